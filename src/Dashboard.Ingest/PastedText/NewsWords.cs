using System.Collections.Frozen;

namespace Dashboard.Ingest.PastedText;

/// <summary>Words of the trade and of the language that the readers lean on. No names but those of news and picture agencies and of social networks.</summary>
internal static class NewsWords
{
    /// <summary>News and picture agencies: whom a credit may name. Spelled as they sign, compared without case.</summary>
    public const string Agencies =
        @"Reuters|Thomson\ Reuters|(?:The\ )?Associated\ Press|AP|Agence\ France[- ]Presse|AFP|dpa|Deutsche\ Presse-Agentur|EFE|ANSA|Xinhua|TASS|ITAR-TASS|Interfax|RIA\ Novosti|" +
        @"UPI|United\ Press\ International|PA|PA\ Media|Press\ Association|Kyodo|Jiji|Yonhap|PTI|Press\ Trust\ of\ India|ANI|IANS|AAP|Anadolu|Anadolu\ Agency|AA|Bloomberg|" +
        @"(?:The\ )?Canadian\ Press|CP|APA|NTB|TT|Ritzau|STT|Belga|ANP|PAP|CTK|MTI|Lusa|Agerpres|BTA|Ukrinform|Belta|WAM|SPA|KUNA|MENA|IRNA|ISNA|Bernama|Antara|VNA|KCNA|" +
        @"EPA|EPA-EFE|EFE-EPA|Getty(?:\ Images)?|Shutterstock|Alamy|iStock|ZUMA|Sipa|Magnum|Rex|Agencies|Agency|Wires|Wire\ Services";

    public const string Networks =
        "twitter|facebook|instagram|linkedin|youtube|whatsapp|telegram|reddit|pinterest|tumblr|tiktok|threads|bluesky|mastodon|flipboard|snapchat|messenger|vk|viber|skype|medium|xing|weibo|wechat";

    /// <summary>Nouns by which newspapers and stations call themselves.</summary>
    public static readonly FrozenSet<string> OutletNouns = Set(
        "times news post journal herald tribune gazette chronicle observer daily weekly magazine press agency network radio tv television " +
        "broadcasting media online today dispatch courier examiner standard mirror sentinel bulletin wire review monitor register ledger " +
        "inquirer enquirer globe mail express newspaper service channel bureau report reporter citizen independent record argus echo");

    /// <summary>Capitalised words that stand alone on a line without being anybody's name.</summary>
    public static readonly FrozenSet<string> NotNames = Set(
        "world politics business sport sports opinion culture technology science health travel home breaking exclusive analysis video photo " +
        "photos gallery live update updated updates published posted share print email comment comments related topics author authors about read more " +
        "continue reading advertisement sponsored subscribe newsletter international national local europe asia africa america americas " +
        "east west north south middle latin central pacific economy finance markets money weather entertainment style food arts books music film the a an " +
        "and of in on at by for from with to is are was were editor staff writer correspondent contributor image credit caption source");

    /// <summary>Function words of English: they say nothing about what a paragraph is about.</summary>
    public static readonly FrozenSet<string> StopWords = Set(
        "a an the and or but nor so yet if then than that this these those there here of in on at by for from with without to into onto upon over under " +
        "between among through during before after above below up down out off about against as is are was were be been being am do does did done " +
        "doing have has had having will would shall should can could may might must not no yes it its he him his she her hers they them their theirs we us our " +
        "ours you your yours i me my mine who whom whose which what when where why how all any both each few more most other others some such only own same " +
        "too very just also even still while because since until although though however whether many much several one two first last new said say says saying told " +
        "tell according like get got make made take took going go went come came back now again once ever never always often another every per via amid despite toward " +
        "towards within along across around rather quite well way see seen also likely including include includes included");

    /// <summary>Words after which a date lies ahead.</summary>
    public const string AheadWords = "will|would|shall|until|till|by|before|next|deadline|due|plans?|planned|scheduled|slated|expected|upcoming|set|through|no later than";

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
