using System.Globalization;
using AngleSharp.Dom;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>What a page says of itself in its head and its markup, for each field all candidates with the place they were found.</summary>
internal sealed class PageMetadata
{
    private static readonly string[] Separators = [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", ": "];

    private readonly ReceivedWith _with;
    private readonly JsonLd _data;
    private readonly List<(string Name, string Content)> _meta = [];
    private readonly IDocument _document;
    private readonly PageMarks _marks;
    private readonly HashSet<string> _outlets;

    public PageMetadata(IDocument document, PageMarks marks, JsonLd data, ReceivedWith with)
    {
        (_document, _marks, _data, _with) = (document, marks, data, with);
        foreach (var meta in marks.Metas)
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv");
            if (!string.IsNullOrWhiteSpace(name) && meta.GetAttribute("content") is { Length: > 0 } content) _meta.Add((name.Trim().ToLowerInvariant(), content));
        }

        Site = PageText.Plain(Meta("og:site_name") ?? Meta("application-name"));
        _outlets = [.. ((string?[])[Site, data.Text("publisher"), Host, HostName, BehindTitle()]).Select(name => PageText.Key(name)).Where(key => key.Length > 2)];
        Titles = FindTitles();
    }

    /// <summary>What the window's title adds to the headline is what the site calls itself.</summary>
    private string? BehindTitle()
    {
        var window = PageText.Plain(_document.Title);
        foreach (var title in (string[])[_data.Text("headline") ?? "", PageText.Plain(Meta("og:title", "twitter:title"))])
        {
            if (title.Length > 9 && window.Length > title.Length && window.StartsWith(title, StringComparison.OrdinalIgnoreCase) &&
                Separators.FirstOrDefault(separator => window.AsSpan(title.Length).StartsWith(separator)) is { } between)
                return window[(title.Length + between.Length)..];
        }

        return null;
    }

    /// <summary>Name of the site; empty when it gives none.</summary>
    public string Site { get; }

    /// <summary>Best first; what stands in the text itself (h1) is added by the caller.</summary>
    public List<FieldCandidate> Titles { get; }

    private string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var wanted in names)
        {
            foreach (var (name, content) in _meta)
            {
                if (name == wanted) return content;
            }
        }

        return null;
    }

    private List<FieldCandidate> FindTitles()
    {
        var titles = new List<FieldCandidate>();
        Add(titles, _with.Title, 1, "given with the article");
        Add(titles, _data.Text("headline") is { } headline ? WithoutSite(headline, bySign: false) : null, 0.96, "headline in the page's own data (JSON-LD)");
        Add(titles, WithoutSite(PageText.Plain(Meta("og:title", "twitter:title"))), 0.9, "title the page gives to social networks (og:title)");
        Add(titles, WithoutSite(PageText.Plain(_document.Title)), 0.7, "title of the browser window");
        return titles;
    }

    /// <summary>Takes " | Site" or "Site - " off a title, when the page says what its site is called or the tail is a lone short name.</summary>
    /// <param name="bySign">Whether a bar alone is enough; in a headline it may stand for something else.</param>
    private string WithoutSite(string title, bool bySign = true)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0)
            {
                var tail = title[(last + separator.Length)..];
                if (IsSite(tail) || (bySign && separator == " | " && last > 20 && tail.Length < 30)) return WithoutSite(title[..last].Trim(), bySign);
            }

            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && IsSite(title[..first])) return title[(first + separator.Length)..].Trim();
        }

        return title;
    }

    private bool IsSite(string part)
    {
        var key = PageText.Key(part);
        if (key.Length < 2) return false;
        if (_outlets.Contains(key) || key == PageText.Key(HostName)) return true;
        return Host is { } host && PageText.Key(host) is var hostKey && key.Length > 3 && (hostKey.StartsWith(key, StringComparison.Ordinal) || hostKey == key);
    }

    /// <summary>The host without "www" and what stands behind the first dot.</summary>
    private string? HostName => Host?.Split('.')[0];

    private string? Host => Uri.TryCreate(_with.Url ?? Meta("og:url"), UriKind.Absolute, out var uri)
        ? (uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host)
        : null;

    /// <param name="shown">The byline that stands above the text, if one was found.</param>
    public List<FieldCandidate> Bylines(string? shown)
    {
        var names = new List<FieldCandidate>();
        Add(names, _with.Byline, 1, "given with the article");
        Add(names, Names(_data.Texts("author")), 0.95, "author in the page's own data (JSON-LD)");
        Add(names, Names([.. _meta.Where(m => m.Name is "author" or "parsely-author" or "sailthru.author" or "dc.creator" or "byl").Select(m => PageText.Plain(m.Content))]), 0.85, "author in the head of the page");
        Add(names, Names([.. _meta.Where(m => m.Name == "article:author").Select(m => PageText.Plain(m.Content))]), 0.8, "author the page gives to social networks");
        Add(names, Names([.. Marked().Select(e => PageText.Plain(e.TextContent))]), 0.7, "marked as author on the page");
        Add(names, shown is null ? null : Names([shown]), 0.6, "byline above the text");
        return names;
    }

    /// <summary>Elements that the page marks as its author's name, the first few that do not belong to comments or teasers.</summary>
    private IEnumerable<IElement> Marked() => _marks.Authors.Take(12)
        .Select(e => e.HasAttribute("itemprop") ? e.QuerySelector("[itemprop~='name']") ?? e : e)
        .Where(e => e.TextContent.Length < 200 && !IsElsewhere(e)).Take(4);

    /// <summary>Names only: no addresses, no "By", no essay.</summary>
    private string? Names(IReadOnlyList<string> raw)
    {
        var names = raw.Select(name => AuthorNames.Clean(name, _outlets)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(10).ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    public List<FieldCandidate> Sources()
    {
        var sources = new List<FieldCandidate>();
        Add(sources, _with.Source, 1, "given with the article");
        Add(sources, _data.Text("publisher"), 0.95, "publisher in the page's own data (JSON-LD)");
        Add(sources, Site, 0.9, "name of the site in the head of the page");
        Add(sources, Host, 0.6, "host of the address");
        return sources;
    }

    public List<FieldCandidate> Languages()
    {
        var languages = new List<FieldCandidate>();
        Add(languages, _with.Language, 1, "given with the article");
        Add(languages, Tag(_document.DocumentElement.GetAttribute("lang") ?? _document.DocumentElement.GetAttribute("xml:lang")), 0.9, "language of the page (html lang)");
        Add(languages, Tag(_data.Text("inLanguage")), 0.85, "language in the page's own data (JSON-LD)");
        Add(languages, Tag(Meta("og:locale")), 0.8, "locale the page gives to social networks");
        Add(languages, Tag(Meta("content-language", "language")), 0.7, "language in the head of the page");
        return languages;
    }

    private static string? Tag(string? raw)
    {
        var tag = raw?.Trim().Split(',')[0].Replace('_', '-');
        if (tag is null || tag.Length is < 2 or > 12 || !tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || !char.IsAsciiLetter(tag[0])) return null;
        var parts = tag.Split('-');
        // "English" is a name, not a tag.
        if (parts[0].Length > 3) return null;
        return string.Join('-', parts.Select((part, i) => i == 0 ? part.ToLowerInvariant() : part.Length == 2 ? part.ToUpperInvariant() : part));
    }

    public List<FieldCandidate> Addresses()
    {
        var addresses = new List<FieldCandidate>();
        var own = PageAddress.Clean(_with.Url);
        foreach (var (raw, confidence, reason) in ((string?, double, string)[])
        [
            (_marks.Canonical, 0.95, "canonical address of the page"),
            (Meta("og:url"), 0.9, "address the page gives to social networks"),
            (_with.Url, 0.85, "address it was fetched from or sent with"),
        ])
        {
            // A canonical address that is the front page is a broken template.
            if (PageAddress.Clean(raw, _with.Url) is { } address && (own is null || address == own || new Uri(address).AbsolutePath.Length > 1)) Add(addresses, address, confidence, reason);
        }

        return addresses;
    }

    /// <summary>Times of publication, best first; also the day that each stands for.</summary>
    /// <param name="inText">The line above the text that holds a day, if any.</param>
    /// <param name="head">The time that stands beside the headline, if any.</param>
    public List<(FieldCandidate Candidate, PageTime Time)> Times(string? inText, PageTime? head)
    {
        var times = new List<(FieldCandidate, PageTime)>();
        void Take(PageTime? time, double confidence, string reason)
        {
            if (time is null) return;
            var clock = time.Time is null && time.LocalTime.TimeOfDay != TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $" (says {time.LocalTime:HH:mm} without a time zone)") : "";
            times.Add((new FieldCandidate(time.Value, confidence, reason + clock), time));
        }

        if (_with.PublishedAt is { } given) Take(PageTime.Parse(given.ToString("o", CultureInfo.InvariantCulture)), 1, "given with the article");
        Take(PageTime.Parse(_data.Text("datePublished")), 0.96, "time of publication in the page's own data (JSON-LD)");
        Take(PageTime.Parse(Meta("article:published_time", "og:article:published_time", "og:published_time")), 0.93, "time of publication the page gives to social networks");
        Take(PageTime.Parse(Meta("parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "date", "article.published", "datepublished", "cxenseparse:recs:publishtime")),
            0.88, "date in the head of the page");
        Take(_marks.Times.Take(12).Where(e => !IsElsewhere(e))
            .OrderByDescending(e => e.HasAttribute("pubdate") || (e.ClassName ?? "").Contains("publish", StringComparison.OrdinalIgnoreCase)).Select(e => PageTime.Parse(e.GetAttribute("datetime"))).FirstOrDefault(t => t is not null), 0.82, "time shown on the page");
        Take(_marks.Published.Take(3).Select(e => PageTime.Parse(e.GetAttribute("content") ?? e.GetAttribute("datetime") ?? PageText.Plain(e.TextContent))).FirstOrDefault(t => t is not null),
            0.8, "marked as time of publication on the page");
        Take(InPath(_with.Url ?? Addresses().FirstOrDefault()?.Value), 0.75, "day in the address");
        Take(head, 0.72, "day beside the headline");
        Take(PageTime.Parse(inText) ?? PageTime.InText(inText), 0.6, "date above the text");
        return times;
    }

    /// <summary>Times of comments and of teasers are not the article's.</summary>
    private static bool IsElsewhere(IElement element)
    {
        for (var outer = element.ParentElement; outer is not null; outer = outer.ParentElement)
        {
            if (AreaRoles.Of(outer) is AreaRole.Comments or AreaRole.Related or AreaRole.Chrome) return true;
        }

        return false;
    }

    private static PageTime? InPath(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || PageTimePatterns.DayInPath().Match(uri.AbsolutePath) is not { Success: true } match) return null;
        var (year, month, day) = (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture));
        return day <= DateTime.DaysInMonth(year, month) ? PageTime.Known(new DateOnly(year, month, day)) : null;
    }

    private static void Add(List<FieldCandidate> list, string? value, double confidence, string reason)
    {
        value = value is null ? null : PageText.Collapse(value);
        if (value is { Length: > 0 and < 2000 }) list.Add(new FieldCandidate(value, confidence, reason));
    }
}
