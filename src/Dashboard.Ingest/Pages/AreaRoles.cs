using AngleSharp.Dom;

namespace Dashboard.Ingest.Pages;

/// <summary>Reads what an element is for from its tag, its ARIA role and the words of its class and id.</summary>
internal static class AreaRoles
{
    private static readonly Dictionary<string, AreaRole> Words = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, AreaRole>.AlternateLookup<ReadOnlySpan<char>> WordLookup;

    static AreaRoles()
    {
        Add(AreaRole.Chrome, "nav navigation navbar menu submenu footer masthead breadcrumb breadcrumbs sidebar rail advert adverts advertisement advertising ad ads adsbygoogle " +
            "adslot adunit sponsor sponsored dfp banner cookie cookies consent gdpr modal popup overlay toolbar login signin search pagination pager paging tags taglist " +
            "topics categories hidden invisible skip offscreen ticker widget widgets tooltip dropdown lightbox placeholder loading toast alert keywords hashtags");
        Add(AreaRole.Share, "share sharing sharebar shares sharedaddy sharethis addthis addtoany social socials socialmedia sociable follow likes reactions");
        Add(AreaRole.Related, "related relatedposts recommended recommendations recommend recirc recirculation outbrain taboola trending popular mostread mostpopular " +
            "readmore readnext upnext morefrom alsolike suggested teaser teasers promo promos yarpp zergnet latest jumplist moreon");
        Add(AreaRole.Appeal, "newsletter newsletters subscribe subscription subscriptions signup donate donation donations optin paywall membership mailchimp mailinglist");
        Add(AreaRole.AuthorBio, "authorbio bio authorbox aboutauthor authorinfo authorcard");
        Add(AreaRole.ReplyForm, "respond replyform commentform commentrespond");
        Add(AreaRole.Comments, "comments commentlist disqus livefyre spotim viafoura commentsection commentsarea commentthread");
        Add(AreaRole.Caption, "caption figcaption captions credit credits photocredit imagecredit");
        Add(AreaRole.Byline, "byline bylines dateline timestamp pubdate postmeta entrymeta articlemeta dateposted postdate publishdate readtime readingtime");
        WordLookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Pairs that mean something only together, such as "author" and "bio".</summary>
    private static readonly (string First, string Second, AreaRole Role)[] Pairs =
    [
        ("author", "bio", AreaRole.AuthorBio), ("author", "box", AreaRole.AuthorBio), ("about", "author", AreaRole.AuthorBio), ("author", "info", AreaRole.AuthorBio),
        ("author", "card", AreaRole.AuthorBio), ("author", "description", AreaRole.AuthorBio), ("author", "profile", AreaRole.AuthorBio),
        ("comment", "form", AreaRole.ReplyForm), ("comment", "respond", AreaRole.ReplyForm), ("reply", "form", AreaRole.ReplyForm),
        ("comment", "list", AreaRole.Comments), ("comment", "section", AreaRole.Comments), ("comment", "area", AreaRole.Comments), ("comment", "thread", AreaRole.Comments),
        ("most", "read", AreaRole.Related), ("most", "popular", AreaRole.Related), ("read", "more", AreaRole.Related), ("read", "next", AreaRole.Related),
        ("more", "from", AreaRole.Related), ("more", "stories", AreaRole.Related), ("more", "news", AreaRole.Related), ("also", "read", AreaRole.Related), ("see", "also", AreaRole.Related),
        ("up", "next", AreaRole.Related), ("next", "post", AreaRole.Related), ("post", "navigation", AreaRole.Chrome), ("you", "may", AreaRole.Related),
        ("sign", "up", AreaRole.Appeal), ("mailing", "list", AreaRole.Appeal), ("call", "out", AreaRole.Content),
        ("post", "meta", AreaRole.Byline), ("entry", "meta", AreaRole.Byline), ("article", "meta", AreaRole.Byline), ("post", "date", AreaRole.Byline), ("publish", "date", AreaRole.Byline),
        ("published", "date", AreaRole.Byline), ("author", "name", AreaRole.Byline), ("tag", "list", AreaRole.Chrome), ("tag", "cloud", AreaRole.Chrome), ("sr", "only", AreaRole.Chrome),
        ("visually", "hidden", AreaRole.Chrome), ("screen", "reader", AreaRole.Chrome), ("image", "credit", AreaRole.Caption), ("photo", "credit", AreaRole.Caption),
        ("image", "caption", AreaRole.Caption), ("entry", "footer", AreaRole.Chrome), ("article", "footer", AreaRole.Chrome), ("post", "footer", AreaRole.Chrome),
        ("site", "header", AreaRole.Chrome), ("page", "header", AreaRole.Chrome), ("post", "tags", AreaRole.Chrome), ("article", "tags", AreaRole.Chrome),
    ];

    private static readonly Dictionary<string, (string First, string Second, AreaRole Role)[]>.AlternateLookup<ReadOnlySpan<char>> PairLookup =
        Pairs.GroupBy(pair => pair.First, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Elements that name the article itself keep their role whatever their classes say (a theme puts the article's tags there).</summary>
    private static bool IsArticle(string tag) => tag is "html" or "body" or "main" or "article";

    /// <param name="element">The element.</param>
    /// <param name="known">What class names were found to mean so far: a page repeats a few of them all over.</param>
    public static AreaRole Of(IElement element, Dictionary<string, AreaRole>? known = null)
    {
        var tag = element.LocalName;
        switch (tag)
        {
            case "nav" or "footer" or "aside" or "menu" or "dialog": return AreaRole.Chrome;
            case "figure" or "figcaption": return AreaRole.Caption;
            case "address": return AreaRole.Byline;
        }

        if (IsArticle(tag)) return AreaRole.Content;
        switch (element.GetAttribute("role"))
        {
            case "navigation" or "complementary" or "banner" or "contentinfo" or "search" or "dialog" or "menu" or "menubar" or "toolbar" or "alert" or "tooltip":
                return AreaRole.Chrome;
        }

        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsStyledAway(element.GetAttribute("style"))) return AreaRole.Chrome;
        var names = element.GetAttribute("class");
        if (names is null || known is null || !known.TryGetValue(names, out var role))
        {
            role = OfWords(names);
            if (names is not null) known?.Add(names, role);
        }

        return role == AreaRole.Content ? OfWords(element.Id) : role;
    }

    private static bool IsStyledAway(string? style) =>
        style is not null && style.Contains("display", StringComparison.OrdinalIgnoreCase) &&
        style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first telling word, name by name; a name is one class or an id, its words parted by hyphens, underscores or capitals.</summary>
    public static AreaRole OfWords(ReadOnlySpan<char> names)
    {
        foreach (var range in names.SplitAny(" \t\r\n"))
        {
            var name = names[range];
            if (name.IsEmpty || name.Length > 80) continue;
            if (WordLookup.TryGetValue(name, out var whole)) return whole;
            if (OfName(name) is var role && role != AreaRole.Content) return role;
        }

        return AreaRole.Content;
    }

    private static AreaRole OfName(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> before = default;
        var found = AreaRole.Content;
        for (var start = 0; start < name.Length;)
        {
            var end = start + 1;
            while (end < name.Length && char.IsLetterOrDigit(name[end]) && !(char.IsUpper(name[end]) && char.IsLower(name[end - 1]))) end++;
            var word = name[start..end];
            if (!before.IsEmpty && PairLookup.TryGetValue(before, out var seconds))
            {
                foreach (var (_, second, role) in seconds)
                {
                    if (word.Equals(second, StringComparison.OrdinalIgnoreCase)) return role;
                }
            }

            if (found == AreaRole.Content && WordLookup.TryGetValue(word, out var single) && !IsNegated(before)) found = single;
            before = word;
            start = end;
            while (start < name.Length && !char.IsLetterOrDigit(name[start])) start++;
        }

        return found;
    }

    /// <summary>"has-sidebar", "no-ads", "with-comments" speak about a page, not about this element.</summary>
    private static bool IsNegated(ReadOnlySpan<char> before) =>
        before.Equals("has", StringComparison.OrdinalIgnoreCase) || before.Equals("no", StringComparison.OrdinalIgnoreCase) ||
        before.Equals("with", StringComparison.OrdinalIgnoreCase) || before.Equals("without", StringComparison.OrdinalIgnoreCase) ||
        before.Equals("is", StringComparison.OrdinalIgnoreCase) || before.Equals("not", StringComparison.OrdinalIgnoreCase);

    private static void Add(AreaRole role, string words)
    {
        foreach (var word in words.Split(' ')) Words[word] = role;
    }
}
