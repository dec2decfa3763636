using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Feeds;

/// <summary>What became of one comparison.</summary>
/// <param name="Field">Ours; empty when the comparison is about something that is not read.</param>
/// <param name="Held">Whether the reading says the same.</param>
/// <param name="Why">What the reading says instead, or why the comparison does not concern it.</param>
internal sealed record FeedVerdict(string Field, bool Held, string Why);

/// <summary>Holds a reading against comparisons that were written for another reader: same facts, other names.</summary>
internal sealed class FeedOracle(FeedExpectation file)
{
    private readonly FeedReading? _reading = Read(file);

    public static Uri AddressOf(FeedExpectation file)
    {
        var fetched = new Uri($"http://127.0.0.1:8097/{file.Folder}/{file.Name}");
        return file.Headers.TryGetValue("Content-Location", out var location) ? new Uri(fetched, location) : fetched;
    }

    private static FeedReading? Read(FeedExpectation file)
    {
        try
        {
            return FeedReader.Read(file.Bytes, file.Headers.GetValueOrDefault("Content-type"), AddressOf(file));
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    /// <summary>For "bozo": the other reader found the file broken.</summary>
    public FeedVerdict Broken() => new("faults", _reading is null || _reading.Faults.Count > 0, "read without a fault");

    /// <summary>What is no comparison.</summary>
    public FeedVerdict Judge(string expression) => expression switch
    {
        "entries[0]['guidislink']" => new FeedVerdict("link", _reading?.Items is [{ Link: { } link, Id: var id }, ..] && link == new Uri(id), "another link"),
        "1" or "" => Unconcerned("only that it does not crash"),
        _ when expression.StartsWith("len(", StringComparison.Ordinal) => Unconcerned("how many links or categories there are, empty and repeated ones included"),
        _ when expression.Contains("itunes", StringComparison.Ordinal) => Unconcerned("not read of a feed: itunes_*"),
        _ when expression.Contains("where", StringComparison.Ordinal) => Unconcerned("not read of an item: where"),
        _ when expression.Contains("isinstance", StringComparison.Ordinal) => Unconcerned("the class of an exception in Python"),
        _ => Unconcerned("what came over HTTP is the poller's, not the reader's"),
    };

    public FeedVerdict Judge(FeedComparison comparison)
    {
        if (comparison.Value is NotTranslated) return Unconcerned("places on the globe, and other values that are not read");
        if (file.Folder.EndsWith("cdf", StringComparison.Ordinal)) return Unconcerned("CDF, a format that nobody publishes any more");
        if (file.Headers.ContainsKey("Content-Language")) return Unconcerned("the header Content-Language is not given to the reader");
        if (comparison.Path[0] == "encoding") return Encoded((string)comparison.Value!);
        if (comparison.Path is ["ord", ..] && comparison.Value is int code) return Judge(new FeedComparison([.. comparison.Path.Skip(1)], ((char)code).ToString()));
        if (ReasonNotToRead(comparison) is { } reason) return Unconcerned(reason);
        if (_reading is null) return new FeedVerdict(FieldOf(comparison), false, "not read at all");
        var (subject, path, value) = (comparison.Path[0], comparison.Path.Skip(1).ToArray(), comparison.Value);
        if (subject == "version") return Say("format", FormatOf((string)value!), _reading.Format);
        if (subject == "feed") return Feed(_reading, path, value);
        if (path[0] == "1" && _reading.Items.Count == 1 && _reading.Items[0].Id.Length > 0) return Unconcerned("an item that is there twice is given once");
        return int.Parse(path[0]) is var at && at < _reading.Items.Count ? Item(_reading.Items[at], path[1..], value) : new FeedVerdict(FieldOf(comparison), false, "no such item");
    }

    private static FeedVerdict Unconcerned(string why) => new("", false, why);

    private static string FieldOf(FeedComparison comparison) => comparison.Path.LastOrDefault(part => !char.IsDigit(part[0]) && part is not "value") ?? "";

    /// <summary>Why a comparison is about something that a newsroom's reader leaves alone; null when it concerns us.</summary>
    private string? ReasonNotToRead(FeedComparison comparison)
    {
        var path = comparison.Path;
        if (path is ["version"]) return null;
        var names = path.Skip(path[0] == "entries" ? 2 : 1).Where(part => !char.IsDigit(part[0])).ToArray();
        if (names is [_, "type"] and not ["enclosures", ..]) return "whether a text is markup is settled while reading and not kept";
        if (names is [_, "base"]) return "the base address is not kept: addresses leave absolute";
        if (names is ["author_detail" or "authors", "email" or "url" or "href"]) return "mail and home addresses of authors are left out";
        if (names is ["links", not "href"] || (names is ["links", "href"] && (path[^2] != "0" || file.Expression.Contains("['rel']", StringComparison.Ordinal)))) return "of the links only the page, the comments and the files are kept";
        if (names is ["source", not "title", ..] or ["source", "title", ..] and not ["source", "title"]) return "of the source of a re-published entry only the title is kept";
        if (names is ["tags", "scheme"]) return "of categories only the words are kept";
        if (names is ["title" or "title_detail" or "subtitle" or "tagline" or "tagline_detail" or "description", ..] && comparison.Value is string text && path[0] != "entries" && HasAddress(text) ||
            names is ["title" or "title_detail", ..] && comparison.Value is string title && HasAddress(title)) return "titles leave as plain text, without the addresses in them";
        if (path[0] == "feed")
        {
            return names is ["title" or "link" or "language" or "ttl" or "subtitle" or "tagline" or "description"] or ["title_detail" or "tagline_detail" or "subtitle_detail", "value"] or ["links", "href"]
                ? null : names is [_, "language"] ? "languages are kept per item" : $"not read of a feed: {Family(names[0])}";
        }

        return names[0] is "title" or "title_detail" or "link" or "links" or "id" or "guid" or "summary" or "summary_detail" or "description" or "content" or "author" or "author_detail" or "authors"
            or "published" or "published_parsed" or "updated" or "updated_parsed" or "created_parsed" or "enclosures" or "category" or "tags" or "comments" or "wfw_comment" or "wfw_commentrss"
            or "media_thumbnail" or "image" or "source" ? null : $"not read of an item: {Family(names[0])}";
    }

    private static string Family(string name) => name.Split('_')[0] is "itunes" or "psc" or "media" or "thr" or "validity" ? name.Split('_')[0] + "_*" : name.Replace("_detail", "").Replace("_parsed", "");

    private static bool HasAddress(string text) => text.Contains("href=", StringComparison.Ordinal) || text.Contains("src=", StringComparison.Ordinal);

    private static FeedVerdict Feed(FeedReading feed, string[] path, object? value) => path[0] switch
    {
        "title" or "title_detail" => Words("feed title", value, feed.Title),
        "link" or "links" => Same("feed link", value, feed.Link),
        "language" => Say("feed language", value, feed.Language),
        "ttl" => Say("feed ttl", value, feed.Ttl?.TotalMinutes.ToString("0")),
        _ => Words("feed description", value, feed.Description),
    };

    private static FeedVerdict Item(FeedItem item, string[] path, object? value) => (path[0], path[^1]) switch
    {
        (_, "language") => Say("language", value, item.Language),
        ("title" or "title_detail", _) => Words("title", value, item.Title),
        ("link", _) => Same("link", value, item.Link),
        ("links", _) => value is string ? Same("link", value, item.Link) : Unconcerned("of the links only the page, the comments and the files are kept"),
        ("id" or "guid", _) => Say("id", value, item.Id),
        ("summary" or "summary_detail" or "description", _) when value is string whole && item.Summary is null => Markup("content", whole, item.Html),
        ("summary" or "summary_detail" or "description", _) when value is string text && text.Contains('<') && !item.HasBody => Markup("summary", text, item.Html),
        ("summary" or "summary_detail" or "description", _) => Words("summary", value, item.Summary),
        ("content", _) => Markup("content", (string)value!, item.Html),
        ("authors", _) => new FeedVerdict("author", item.Author?.Split(", ").ElementAtOrDefault(int.Parse(path[1])) == (string?)value, $"{item.Author}"),
        ("author" or "author_detail", _) => Say("author", FeedAuthors.Name((string?)value), item.Author),
        ("published_parsed" or "created_parsed", _) => Time("published", value, item.Published),
        ("published", _) => Say("published, as written", value, item.RawDate),
        ("updated_parsed", _) => Time("updated", value, item.Updated ?? item.Published),
        ("updated", _) => Say("updated, as written", value, item.RawDate),
        ("enclosures", _) => Enclosure(item, path, value),
        ("category", _) or ("tags", "term") => new FeedVerdict("categories", item.Categories.ElementAtOrDefault(path.Length > 1 && int.TryParse(path[1], out var at) ? at : 0) == (string?)value, string.Join('|', item.Categories)),
        ("tags", "label") => new FeedVerdict("categories", item.Categories.Contains((string)value!), string.Join('|', item.Categories)),
        ("comments" or "wfw_comment", _) => Same("comments", value, item.Comments),
        ("wfw_commentrss", _) => Same("comment feed", value, item.CommentFeed),
        ("media_thumbnail" or "image", _) => new FeedVerdict("media", item.Media.Any(media => media.Address == new Uri((string)value!) && media.Medium == "image"), "no such picture"),
        _ => Words("origin", value, item.Origin),
    };

    private static FeedVerdict Enclosure(FeedItem item, string[] path, object? value)
    {
        if (item.Media.ElementAtOrDefault(int.Parse(path[1])) is not { } media) return new FeedVerdict("enclosures", false, "no such file");
        if (value is Dictionary<string, string> all)
            return new FeedVerdict("enclosures", media.Address == new Uri(all["href"]) && media.Type == all["type"] && $"{media.Length}" == all["length"], $"{media}");
        return path[^1] switch
        {
            "href" or "url" => Same("enclosures", value, media.Address),
            "type" => Say("enclosures", value, media.Type),
            _ => Say("enclosures", value, $"{media.Length}"),
        };
    }

    /// <summary>The other reader names the encoding; here the text must be what that encoding makes of the bytes.</summary>
    private FeedVerdict Encoded(string name)
    {
        try
        {
            var expected = Encoding.GetEncoding(name).GetString(file.Bytes).Replace("\uFEFF", "", StringComparison.Ordinal);
            return new FeedVerdict("encoding", FeedReader.Decode(file.Bytes, file.Headers.GetValueOrDefault("Content-type")) == expected, "decoded as something else");
        }
        catch (UnreadableException refused)
        {
            return new FeedVerdict("encoding", false, refused.Message);
        }
    }

    private static FeedVerdict Say(string field, object? expected, string? read) => new(field, expected?.ToString() == read, $"\"{read}\"");

    /// <summary>Titles leave as plain text: of markup that is expected, what a reader of it would see is compared.</summary>
    private static FeedVerdict Words(string field, object? expected, string? read)
    {
        var text = expected as string ?? "";
        var seen = text.Contains('<') || text.Contains('&') ? PageText.Collapse(FeedHtml.TextOf(text)) : null;
        return new FeedVerdict(field, read == PageText.Collapse(text) || (seen is not null && read == seen) || (text.Length == 0 && read is null), $"\"{read}\"");
    }

    private static FeedVerdict Same(string field, object? expected, Uri? read) => new(field, expected is null ? read is null : read == new Uri((string)expected), $"{read}");

    private static FeedVerdict Time(string field, object? expected, DateTimeOffset? read) => new(field, read == (DateTimeOffset)expected!, $"{read:O}");

    /// <summary>Markup is the same when a browser makes the same of it.</summary>
    private static FeedVerdict Markup(string field, string expected, string? read) => expected.Contains('<', StringComparison.Ordinal)
        ? new(field, Tree(expected) == Tree(read ?? ""), $"{read}") : Words(field, expected, PageText.Collapse(FeedHtml.TextOf(read ?? "")));

    private static string Tree(string html)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;
        var tree = new StringBuilder();
        foreach (var node in body.Descendants())
        {
            if (node is IText text) tree.Append(PageText.Collapse(text.Data));
            if (node is not IElement element) continue;
            tree.Append('<').Append(element.LocalName);
            foreach (var attribute in element.Attributes.Where(attribute => !attribute.Name.StartsWith("xml", StringComparison.Ordinal)).OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
                tree.Append(' ').Append(attribute.Name).Append('=').Append(Uri.TryCreate(attribute.Value, UriKind.Absolute, out var address) ? address.AbsoluteUri : attribute.Value);
            tree.Append('>');
        }

        return tree.ToString();
    }

    private static string FormatOf(string version) => version switch
    {
        "rss10" => "RSS 1.0", "rss090" => "RSS 0.90", "rss091n" or "rss091u" => "RSS 0.91", "rss092" => "RSS 0.92", "rss093" => "RSS 0.93", "rss094" => "RSS 0.94", "rss20" => "RSS 2.0", "rss" => "RSS",
        "atom03" => "Atom 0.3", "atom10" => "Atom 1.0", _ => version,
    };
}
