using System.Buffers;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>What single paragraphs of page clutter look like. Every pattern runs over short text only.</summary>
internal static partial class BoilerplateCues
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;
    private const int Milliseconds = 2000;

    [GeneratedRegex(@"^(?:(?:related|recommended)(?:\ (?:articles?|stories|story|posts?|coverage|content|news|links?|topics?|reading|video))?|
        read\ (?:more|also|next)|see\ also|also\ read|more\ (?:on\ this(?:\ story|\ topic)?|from\ .{2,40}|stories|news|coverage)|
        don['’]t\ miss|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)|further\ reading|up\ next|watch(?:\ also|\ now|\ more)?|listen|
        (?:editor['’]s\ )?picks|most\ (?:read|popular|viewed|shared)|trending(?:\ now)?|in\ case\ you\ missed\ it|explore\ more)\s*(?<colon>:|\||»|–|—|-)\s*(?<rest>.{0,250})$", AnyCase, Milliseconds)]
    private static partial Regex RelatedPrefix();

    [GeneratedRegex(@"^(?:related(?:\ (?:articles?|stories|story|posts?|coverage|content|news|links?|topics?|tags|reading|videos?))?|recommended(?:\ for\ you|\ stories|\ articles)?|
        read\ (?:more|next)|see\ also|also\ read|more\ (?:on\ this(?:\ story|\ topic)?|stories|news|coverage)|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)|
        most\ (?:read|popular|viewed|shared)|trending(?:\ now)?|editor['’]s\ picks|further\ reading|up\ next|tags|topics|filed\ under|more\ from\ .{2,40})\s*[:»…]?$", AnyCase, Milliseconds)]
    private static partial Regex RelatedHeading();

    [GeneratedRegex(@"^(?:tags?|topics?|filed\ under|categor(?:y|ies)|keywords?|posted\ in|tagged)\s*:\s*.{1,250}$", AnyCase, Milliseconds)]
    private static partial Regex TagLine();

    [GeneratedRegex(@"^(?:(?:original|source|canonical|full|short|article|page|permanent)\s+)?(?:url|link|address|permalink|source)\s*:?\s*(?:https?://\S+)?$|^(?:read\ (?:the\ )?(?:original|full)\ (?:article|story)|originally\ published\ (?:at|on|in))\b.{0,200}https?://\S+$", AnyCase, Milliseconds)]
    private static partial Regex AddressLabel();

    [GeneratedRegex(@"^[\W\p{M}]*(?:" + NewsWords.Networks + @")\W*$", AnyCase, Milliseconds)]
    private static partial Regex LoneNetwork();

    [GeneratedRegex(@"^[\W\p{M}]*(?:
        (?:share|tweet|pin|print|e-?mail|copy\ link|save|bookmark|like)(?:\ (?:this|it))?(?:\ (?:article|story|post|page))?(?:\ (?:on|via|with|by)\ .{2,40})?\s*:?
        | (?:share|like|follow|rate)\ this\s*:.{0,80} | click\ to\ (?:share|e-?mail|print|copy).{0,120} | share\ your\ thoughts.{0,80}
        | like\ loading.{0,10} | loading\s*(?:\.\.\.|…) | advertisement | sponsored(?:\ content)? | (?:story\ )?continues\ below(?:\ advertisement)? | scroll\ to\ continue.{0,60}
        | (?:%d|[0-9,.]+)\ (?:bloggers?|people|readers)\ like\ this\s*:? | [0-9,.]*\ ?shares?
        | (?:read|get|see|watch|find)\ (?:it|us|this|this\ story|more)\ on\ \p{Lu}.{1,40}
        | (?:this|the)\ (?:story|article|post|report)\ is\ (?:also\ )?available\ (?:on|at|in)\s*:?.{0,60}
        | (?:follow|find|join|like|add)\ (?:(?:us|me|him|her|them|\S{2,30})\ )?on\ .{2,60}
        | (?:talk|speak|write)\ to\ (?:a|an|our|the)\ (?:journalist|reporter|editor|newsroom|team|correspondent).{0,40}
        | (?:contact|e-?mail)\ (?:us|the\ (?:author|editor|reporter|writer)|our\ (?:newsroom|news\ desk))\b.{0,100}
        | skip\ to\ (?:main\ )?content | back\ to\ top | view\ comments | show\ comments | comments?\ \([0-9]+\) | toggle\ \w+ | (?:open|close)\ (?:menu|search|navigation)
        | (?:©|\(c\)|copyright)\W.{0,200} | all\ rights\ reserved\.?
        )\W*$", AnyCase, Milliseconds)]
    private static partial Regex ShareLine();

    // A follow line names an outlet: few words, each with a capital.
    [GeneratedRegex(@"^[\W\p{M}]*(?:Follow|FOLLOW)(?:\ [\p{Lu}@][\p{L}\p{N}'’._-]*){1,5}$", RegexOptions.None, Milliseconds)]
    private static partial Regex FollowName();

    [GeneratedRegex(@"^[\W\p{M}]*(?:leave\ (?:a|your)\ (?:reply|comment|response|thought)|post\ a\ (?:comment|reply)|add\ (?:a|your)\ comment|write\ a\ (?:comment|reply)|join\ the\ (?:conversation|discussion)
        |your\ e-?mail\ address\ will\ not\ be\ published|required\ fields\ are\ marked|fill\ in\ your\ details\ below|you\ are\ commenting\ (?:using|as)
        |(?:click\ here\ to\ )?cancel\ reply|(?:you\ must\ be\ logged\ in|(?:please\ )?log\ ?in|sign\ in|register)\ to\ (?:post\ a\ |leave\ a\ )?(?:comment|reply)|log\ out\ /
        |notify\ me\ of\ (?:new|follow-?up)|(?:the\ )?comments?\ (?:are|is|section\ is)\ (?:now\ )?closed\W*$|connecting\ to\ %s|(?:twitter|facebook|google\+?|wordpress(?:\.com)?)\ (?:picture|photo|logo)$
        |save\ my\ name,\ e-?mail|this\ site\ uses\ \w+\ to\ reduce\ spam|trackback\ url|(?:[0-9]+|one|no|two|three)\ (?:comments?|responses?|replies|thoughts?)(?:\ (?:on|to)\ [“""‘'«].{0,150})?$
        |enter\ your\ (?:comment|name|e-?mail)|(?:post|submit)\ comment$|(?:comments?|responses|discussion)\s*:?$|be\ the\ first\ to\ comment|name\ \*|e-?mail\ \*|website$)", AnyCase, Milliseconds)]
    private static partial Regex ReplyLine();

    /// <summary>Words that open a form: short lines after it belong to it.</summary>
    [GeneratedRegex(@"^[\W\p{M}]*(?:leave\ (?:a|your)\ (?:reply|comment|response)|fill\ in\ your\ details|add\ (?:a|your)\ comment|write\ a\ (?:comment|reply)|you\ are\ commenting)", AnyCase, Milliseconds)]
    private static partial Regex FormOpener();

    [GeneratedRegex(@"^(?:about\ the\ (?:authors?|writers?|reporters?|contributors?|journalists?)|author\ bio(?:graphy)?|meet\ the\ (?:author|writer))\s*:?$", AnyCase, Milliseconds)]
    private static partial Regex AuthorHeading();

    [GeneratedRegex(@"^(?:\W*(?:this\ is\ a\ |a\ )?(?:developing|breaking)(?:\ news)?\ story\b
        |this\ (?:news\ |breaking\ )?(?:story|article|report|page|post)\ (?:is|has\ been|will\ be|was)\ (?:\w+\ )?(?:developing|updated|breaking)\b
        |(?:more|further)\ (?:updates?|details?|information)\ (?:will\ |to\ )(?:follow|come|be\ added)
        |(?:please\ )?(?:check\ back|refresh)\b.{0,30}\bupdates?\b
        |(?:to\ be|get|be|stay)\ (?:notified|alerted|updated|informed)\b)", AnyCase, Milliseconds)]
    private static partial Regex Developing();

    private static readonly SearchValues<string> AppealWords = SearchValues.Create(
        ["donat", "support", "subscri", "sign up", "register", "newsletter", "paywall", "ad-free", "ad free", "adfree", "contribution", "fund", "financ", "sustain", "pay for", "favour", "favor", "re here", "are here",
         "your help", "for as ", "from as ", "for just", "for only", "from just", "from only", "keep us", "keep our", "become a", "download", "inbox", "our ", "advertising", "takes a", "thank you", "readers", "everyone who", "if you "],
        StringComparison.OrdinalIgnoreCase);

    private static readonly (Regex Pattern, int Weight)[] AppealCues =
    [
        (SmallFavour(), 3), (DonateNow(), 3), (AsLittleAs(), 2), (SupportUs(), 2), (SignUp(), 2), (Paywall(), 1), (Contribution(), 1), (HelpFund(), 2),
        (OurJournalism(), 1), (Advertising(), 1), (TakesAMinute(), 1), (OurReaders(), 1),
    ];

    [GeneratedRegex(@"\b(?:(?:a\ )?(?:small|little|quick)\ favou?r\ to\ ask|since\ you(?:['’]|\ a)re\ here\ ?(?:…|\.\.\.|,|$)|(?:we\ )?(?:need|ask\ for)\ your\ (?:help|support|contribution))", AnyCase, Milliseconds)]
    private static partial Regex SmallFavour();

    [GeneratedRegex(@"\bdonate\ (?:here|now|today|to\ us|via)\b|^\W*(?:please\ )?donate\W*$|\bmake\ a\ (?:donation|contribution)\ (?:here|now|today|to\ us)\b|\bclick\ here\ to\ (?:donate|subscribe|support)\b", AnyCase, Milliseconds)]
    private static partial Regex DonateNow();

    [GeneratedRegex(@"\b(?:for|from)\ (?:as\ little\ as|just|only)\ [\p{Sc}0-9][0-9.,]*", AnyCase, Milliseconds)]
    private static partial Regex AsLittleAs();

    [GeneratedRegex(@"\b(?:you\ can\ support|support\ (?:us|our\ (?:work|journalism|reporting|newsroom|mission)|independent\ (?:journalism|media)|quality\ journalism)|(?<=^|[.!?:]\ )(?:please\ )?become\ a\ (?:member|supporter|subscriber|patron)\b|keep\ (?:us|our\ journalism)\ (?:going|free|independent|open))", AnyCase, Milliseconds)]
    private static partial Regex SupportUs();

    [GeneratedRegex(@"\b(?:(?:sign\ up|subscribe|register)\ (?:here|now|today|(?:for|to)\ our\b|(?:for|to)\ (?:\w+\ ){0,4}(?:newsletters?|alerts?|updates?|briefings?|channel)\b|to\ (?:receive|read|get)\ (?:our|the\ latest|more|daily|weekly)\b)|subscribe\W*$|(?:our|the|this|daily|weekly|free)\ (?:\w+\ )?newsletters?\b|download\ (?:our|the)\ (?:\w+\ )?app\b|get\ (?:our|the)\ .{0,40}\b(?:delivered\ to|in)\ your\ inbox)", AnyCase, Milliseconds)]
    private static partial Regex SignUp();

    [GeneratedRegex(@"\bpaywall\b|\bad-?free\b", AnyCase, Milliseconds)]
    private static partial Regex Paywall();

    [GeneratedRegex(@"\b(?:make|making)\ a\ (?:small\ )?(?:contribution|donation)\b|\b(?:your|every|any)\ (?:contribution|donation)s?\b", AnyCase, Milliseconds)]
    private static partial Regex Contribution();

    [GeneratedRegex(@"\bhelps?\ (?:us\ )?(?:to\ )?(?:fund|finance|pay\ for|sustain)\ (?:it|us|our|this|future)\b", AnyCase, Milliseconds)]
    private static partial Regex HelpFund();

    [GeneratedRegex(@"\bour\ (?:independent,?\ )?(?:\w+\ )?(?:journalism|reporting|newsroom|coverage|staff|journalists)\b", AnyCase, Milliseconds)]
    private static partial Regex OurJournalism();

    [GeneratedRegex(@"\badvertising\ (?:revenues?|income)\b", AnyCase, Milliseconds)]
    private static partial Regex Advertising();

    [GeneratedRegex(@"\b(?:only|just)\ takes\ a\ (?:minute|moment|second)\b|\bthank\ you\ for\ (?:reading|your\ support)\b", AnyCase, Milliseconds)]
    private static partial Regex TakesAMinute();

    [GeneratedRegex(@"\b(?:our\ readers|readers\ like\ you|everyone\ who\ reads|if\ you\ (?:like|value|enjoy)\ (?:our|what\ we))\b", AnyCase, Milliseconds)]
    private static partial Regex OurReaders();

    public static bool OpensForm(string text) => text.Length < 200 && FormOpener().IsMatch(text);

    public static bool OpensAuthorBlock(string text) => text.Length < 60 && AuthorHeading().IsMatch(text);

    public static bool OpensRelatedList(string text) => text.Length < 60 && RelatedHeading().IsMatch(text);

    /// <summary>How loudly a paragraph asks the reader for money or a subscription; 2 and up is an appeal.</summary>
    public static int AppealWeight(string text)
    {
        // Most paragraphs hold none of these words, and a look for words costs less than twelve patterns.
        if (text.Length > 3000 || !text.AsSpan().ContainsAny(AppealWords))
            return 0;
        var weight = 0;
        foreach (var (pattern, value) in AppealCues)
        {
            if (pattern.IsMatch(text))
                weight += value;
        }
        return weight;
    }

    /// <summary>The verdict on a paragraph by its own words; null when nothing in it is clutter.</summary>
    public static BlockVerdict? Judge(string text)
    {
        if (Paragraphs.IsAddress(text))
            return new(BlockKind.RelatedLink, 0.9, "Nothing but an address");
        if (text.Length > 400)
            return null;
        if (AddressLabel().IsMatch(text))
            return new(BlockKind.RelatedLink, 0.95, "Names the address of the page");
        if (ReplyLine().IsMatch(text))
            return new(BlockKind.ReplyForm, 0.9, "Part of a form for reader comments");
        if (LoneNetwork().IsMatch(text))
            return new(BlockKind.ShareBar, 0.95, "Nothing but the name of a network");
        if (ShareLine().IsMatch(text) || FollowName().IsMatch(text))
            return new(BlockKind.ShareBar, 0.9, "Invites to share or to follow");
        if (RelatedHeading().IsMatch(text) || TagLine().IsMatch(text))
            return new(BlockKind.RelatedLink, 0.9, "Heads or lists links to other pages");
        if (RelatedPrefix().Match(text) is { Success: true } related && IsLinkTitle(related))
            return new(BlockKind.RelatedLink, 0.93, "Announces another article");
        return Developing().IsMatch(text) ? new(BlockKind.Appeal, 0.85, "Tells the reader that updates will follow") : null;
    }

    // "Watch: ..." and "Related - ..." announce a page; a sentence that happens to begin so ends like one.
    private static bool IsLinkTitle(Match related) =>
        related.Groups["rest"].Value.Length == 0 || related.Groups["colon"].Value == ":" || !related.Groups["rest"].Value.EndsWith('.');
}
