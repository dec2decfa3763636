using System.Text.RegularExpressions;

namespace Dashboard.Ingest.Pages;

/// <summary>The words and addresses of pages that stand in for articles. Whole headings count, never words inside a longer one: news report about missing pages, too.</summary>
internal static partial class StandInCues
{
    /// <summary>Pages in place of an article say little. An article about cookies says more.</summary>
    private const int LittleProse = 900;
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^\W*(?:(?:http\s+)?(?:error|fehler|erreur|erro|errore|ошибка|błąd|hata)\W*)?(?:404|410)\b(?:\W*(?:error|fehler|erreur|erro|not\ found|gone|page\b.{0,40}|file\b.{0,40}|seite\b.{0,40}|página\b.{0,40}|pagina\b.{0,40}))?\W*$
        |^\W*(?:(?:oops|ops|sorry|whoops|error|404|uh-?oh|hoppla|ups)\W+)*(?:(?:we\W+(?:are\ )?sorry|sorry)\W+(?:but\ )?)?(?:(?:this|that|the)\ )?(?:requested\ )?(?:page|article|story|content|document|file|url|post)(?:\ (?:you(?:[’']re|\ are)?\ (?:requested|want(?:ed)?|looking\ for|were\ looking\ for|tried\ to\ (?:view|reach|open))))?
            \ (?:(?:was|is|could|has|can|does)\ ?)?(?:been\ )?(?:not\ (?:be\ )?(?:found|available|exist)|n[o’']t\ (?:be\ )?(?:found|available|exist)|(?:cannot|can[’']t|couldn[’']t|could\ not)\ be\ found|no\ longer\ (?:available|exists?|here|online)|isn[’']t\ (?:available|here)|doesn[’']t\ exist|does\ not\ exist|not\ found|removed|expired|deleted|unavailable|missing)\W*(?:error|404)?\W*$
        |^\W*(?:sorry\W+)?(?:we|you)\ (?:can[’']t|couldn[’']t|cannot|could\ not)\ (?:seem\ to\ )?find\ (?:that|this|the|your)\ (?:page|article|story|content)\b.{0,40}$
        |^\W*not\ found\W*$
        |^\W*(?:seite|artikel|dokument)\ (?:wurde\ |konnte\ )?(?:leider\ )?nicht\ (?:gefunden|vorhanden|verfügbar)(?:\ werden)?\W*$|^\W*(?:la\ )?(?:página|pagina|página\ web|noticia)\ (?:que\ (?:busca|buscas)\ )?(?:no\ (?:encontrada|existe|disponible|se\ encuentra|ha\ sido\ encontrada|se\ ha\ encontrado)|não\ (?:encontrada|existe|foi\ encontrada)|non\ (?:trovata|esiste|è\ stata\ trovata))\W*$
        |^\W*(?:la\ )?page\ (?:est\ )?(?:introuvable|non\ trouvée|demandée\ (?:est\ introuvable|n[’']existe\ (?:pas|plus)))\W*$|^\W*pagina\ niet\ gevonden\W*$|^\W*(?:strona\ )?nie\ (?:została\ |zosta[łl]a\ )?znalezion[ao]\W*(?:strony)?\W*$|^\W*(?:sidan|siden|sivua)\ (?:hittades\ inte|(?:blev\ )?ikke\ funnet|(?:blev\ )?ikke\ fundet|ei\ löytynyt|kunde\ inte\ hittas)\W*$
        |^\W*(?:такой\ )?(?:страница|страницы|сторінку|сторінка|материал)\ (?:не\ найдена?|не\ существует|не\ знайдено|удал[её]на?)\W*$|^\W*(?:sayfa|aradığınız\ sayfa)\ bulunamadı\W*$|^\W*الصفحة\ (?:غير\ موجودة|المطلوبة\ غير\ موجودة)\W*$|^\W*(?:页面|頁面|该页面|您访问的页面)(?:不存在|未找到|找不到)\W*$|^\W*(?:お探しの)?ページ(?:が|は)?(?:見つかりません(?:でした)?|存在しません)\W*$|^\W*페이지를\ 찾을\ 수\ 없습니다\W*$", AnyCase)]
    private static partial Regex Missing();

    [GeneratedRegex(@"^\W*(?:(?:please\ )?(?:log[\ -]?in|sign[\ -]?in|log[\ -]?on|sign[\ -]?on|register|subscribe)(?:\ (?:now|here|required|or\ (?:register|sign\ up|subscribe|create\ (?:an\ )?account)|to\ (?:continue|your\ account|read|access|view)\b.{0,60}))?|(?:log[\ -]?in|sign[\ -]?in)\ page|member\ (?:log[\ -]?in|sign[\ -]?in)|subscriber\ (?:log[\ -]?in|sign[\ -]?in)|subscription\ required|this\ (?:article|content|story)\ is\ (?:only\ )?(?:for|available\ to)\ (?:\w+\ )?(?:subscribers|members)(?:\ only)?
        |(?:bitte\ )?(?:anmelden|einloggen|anmeldung|login)|iniciar\ sesión|inicia\ sesión|iniciar\ sessão|entrar|fazer\ login|se\ connecter|connexion|connectez-vous|identifiez-vous|accedi|inloggen|logga\ in|log\ ind|logg\ inn|kirjaudu(?:\ sisään)?|zaloguj(?:\ się)?|logowanie|войти|вход|авторизация|увійти|giriş\ yap|تسجيل\ الدخول|登录|登入|ログイン|로그인)\W*$", AnyCase)]
    private static partial Regex LoginHeading();

    [GeneratedRegex(@"(?:^|[/._-])(?:log-?in|sign-?in|log-?on|sso|oauth2?|oidc|idp|authenticate|authorize|auth|registerwall|regwall|paywall|anmelden|connexion|iniciar-sesion)(?:$|[/._?-])", AnyCase)]
    private static partial Regex LoginAddress();

    [GeneratedRegex(@"(?:^|[/._-])(?:404|not-?found|page-?not-?found|error-?404|missing)(?:$|[/._?-])", AnyCase)]
    private static partial Regex MissingAddress();

    [GeneratedRegex(@"(?:^|[/._-])(?:consent|cookie-?wall|privacy-?(?:wall|gate|settings|consent)|cmp|gdpr)(?:$|[/._?-])", AnyCase)]
    private static partial Regex ConsentAddress();

    [GeneratedRegex(@"^\W*(?:before\ you\ continue\b.{0,40}|(?:we\ (?:value|care\ about|respect)\ )?your\ (?:privacy|data|cookies?)(?:\ (?:choices|settings|matters|is\ important(?:\ to\ us)?|consent|preferences))?|(?:cookie|cookies|privacy|consent)(?:\ (?:consent|settings|preferences|choices|notice|wall|and\ privacy))?|consent\ (?:required|form)|(?:manage|review)\ (?:your\ )?(?:cookies?|consent|privacy\ (?:settings|choices))|(?:wir\ (?:respektieren|schätzen)\ )?ihre\ (?:privatsphäre|daten)|datenschutz(?:einstellungen)?|cookie-?einstellungen|votre\ vie\ privée|nous\ respectons\ votre\ vie\ privée|(?:tu|su)\ privacidad|sua\ privacidade|la\ tua\ privacy|jouw\ privacy|uw\ privacy|(?:with|mit)\ (?:advertising|werbung)\b.{0,40})\W*$", AnyCase)]
    private static partial Regex ConsentHeading();

    [GeneratedRegex(@"\b(?:cookies?|consent|privacy|personal\ data|data\ protection|legitimate\ interests?|vendors?|einwilligung|datenschutz|personenbezogene|confidentialité|consentement|données|privacidad|consentimiento|privacidade|consenso|toestemming|gegevens)\b", AnyCase)]
    private static partial Regex ConsentWord();

    [GeneratedRegex(@"^\W*(?:just\ a\ moment|attention\ required!?(?:\ \|\ .{0,30})?|access\ (?:to\ this\ page\ has\ been\ )?denied|(?:please\ )?(?:verify|confirm|prove)\ (?:that\ )?you(?:[’']re|\ are)\ (?:a\ )?(?:human|not\ a\ robot|a\ person)|are\ you\ (?:a\ )?(?:human|robot)|(?:you\ are\ )?not\ a\ robot|checking\ your\ browser\b.{0,60}|(?:one\ more\ step|security\ check(?:\ required)?|human\ verification|bot\ verification|captcha|request\ (?:blocked|unsuccessful)|you\ have\ been\ blocked|pardon\ our\ interruption|ddos\ protection\ by\ .{2,30}|unusual\ traffic\b.{0,60}))\W*$", AnyCase)]
    private static partial Regex RobotHeading();

    [GeneratedRegex(@"\b(?:subscribe|sign\ (?:up|in)|log\ ?in|register|create\ (?:a|an)\ (?:free\ )?account|become\ a\ (?:subscriber|member)|start\ your\ (?:free\ )?trial)\b.{0,60}\b(?:to\ (?:continue|keep|read|unlock|access|view)|full\ (?:article|story|access))|\b(?:to\ (?:continue|keep)\ reading|(?:rest|remainder)\ of\ (?:this|the)\ (?:article|story)|(?:this|the)\ (?:article|story|content)\ is\ (?:for|reserved\ for|available\ (?:only\ )?to|exclusive\ to)\ (?:\w+\ ){0,2}(?:subscribers|members))|\balready\ a\ (?:subscriber|member)\b|\b(?:weiterlesen\ mit|jetzt\ abonnieren|réservé\ aux\ abonnés|exclusivo\ para\ (?:suscriptores|assinantes)|riservato\ agli\ abbonati)\b", AnyCase)]
    private static partial Regex Wall();

    /// <summary>A line that stands where the rest of an article is sold.</summary>
    public static bool IsWall(string line) => Wall().IsMatch(line);

    public static StandInPage? RobotCheck(PageGlance seen) =>
        seen.Prose < LittleProse && Heading(seen, RobotHeading()) is { } heading
            ? new StandInPage(StandIn.RobotCheck, $"The site asks whether a person is there: “{heading}”. Open the address in a browser and paste the text.")
            : null;

    public static StandInPage? NotFound(PageGlance seen, Uri asked, Uri answered)
    {
        if (seen.Prose >= LittleProse) return null;
        if (Heading(seen, Missing()) is { } heading) return new StandInPage(StandIn.NotFound, $"The page says “{heading}”.");
        return !Same(asked, answered) && MissingAddress().IsMatch(answered.AbsolutePath) && !MissingAddress().IsMatch(asked.AbsolutePath)
            ? new StandInPage(StandIn.NotFound, $"The address leads to {Where(answered)}, which is for pages that are missing.")
            : null;
    }

    /// <summary>
    /// Sites that clear out send old addresses to their front page, where the headline may still stand as a teaser. Only who knows the
    /// article can say that it is not there: on a first visit a short address may lead anywhere.
    /// </summary>
    public static StandInPage? FrontPage(PageGlance seen, Uri asked, Uri answered, KnownArticle? known) =>
        known is not null && Depth(asked) > 0 && Depth(answered) == 0 && answered.Query.Length == 0 && asked.Query.Length == 0 && !seen.HoldsText(known)
            ? new StandInPage(StandIn.NotFound, $"The address leads to the front page of {answered.Host}; the article is not there.")
            : null;

    public static StandInPage? Login(PageGlance seen, Uri asked, Uri answered)
    {
        if (seen.Prose >= LittleProse) return null;
        var moved = !Same(asked, answered) && LoginAddress().IsMatch(answered.Host + answered.AbsolutePath) && !LoginAddress().IsMatch(asked.Host + asked.AbsolutePath);
        var heading = Heading(seen, LoginHeading());
        if (moved && (seen.AsksForPassword || heading is not null || seen.Prose == 0)) return new StandInPage(StandIn.Login, $"The address leads to {Where(answered)}, where one logs in.");
        return heading is not null && (seen.AsksForPassword || seen.Headings.TrueForAll(one => LoginHeading().IsMatch(Main(one))))
            ? new StandInPage(StandIn.Login, $"The page asks to log in: “{heading}”.")
            : null;
    }

    public static StandInPage? Consent(PageGlance seen, Uri asked, Uri answered)
    {
        var moved = !Same(asked, answered) && ConsentAddress().IsMatch(answered.Host + answered.AbsolutePath) && !ConsentAddress().IsMatch(asked.Host + asked.AbsolutePath);
        var heading = Heading(seen, ConsentHeading());
        if (!moved && heading is null) return null;

        // The notices themselves are long; what counts is that the page speaks of little else.
        var lines = seen.Lines.Where(line => line.Text.Length >= 40).ToList();
        var about = lines.Where(line => ConsentWord().IsMatch(line.Text)).Sum(line => line.Text.Length);
        var all = lines.Sum(line => line.Text.Length);
        if (all == 0 ? !moved : about * 2 < all) return null;
        return new StandInPage(StandIn.Consent, moved ? $"The address leads to {Where(answered)}, where the site asks for consent first." : $"The page asks for consent first: “{heading}”.");
    }

    private static string? Heading(PageGlance seen, Regex cue) => seen.Headings.Select(heading => (Whole: heading, Main: Main(heading))).Where(heading => cue.IsMatch(heading.Main) || cue.IsMatch(heading.Whole)).Select(heading => PageGlance.Short(heading.Whole)).FirstOrDefault();

    /// <summary>A heading without the name of the site behind or before it.</summary>
    private static string Main(string heading)
    {
        foreach (var separator in (string[])[" | ", " – ", " — ", " - ", " :: ", " » ", " · "])
        {
            var at = heading.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0) return heading[..at];
        }

        return heading;
    }

    private static int Depth(Uri address) => address.AbsolutePath.Trim('/').Length;

    private static bool Same(Uri a, Uri b) =>
        string.Equals(a.Host, b.Host, StringComparison.OrdinalIgnoreCase) && string.Equals(a.AbsolutePath.TrimEnd('/'), b.AbsolutePath.TrimEnd('/'), StringComparison.Ordinal);

    private static string Where(Uri address) => address.Host + (address.AbsolutePath.Length <= 60 ? address.AbsolutePath : address.AbsolutePath[..60] + "…");
}
