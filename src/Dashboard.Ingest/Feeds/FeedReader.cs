using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Feeds;

/// <summary>Reads the bytes of a feed in any format: RSS, Atom, JSON Feed, news sitemaps. Nothing is fetched, and document types are not followed.</summary>
public static partial class FeedReader
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>What is larger is refused. Large feeds have two or three megabytes.</summary>
    public const int MostBytes = 10 * Megabyte;

    /// <param name="body">As received, already inflated.</param>
    /// <param name="contentType">As sent; it is a hint for the encoding only, because servers send feeds under any name.</param>
    /// <param name="address">Where the feed was found: relative links are relative to it.</param>
    /// <exception cref="UnreadableException">It is no feed; the message says what it is and what to do.</exception>
    public static FeedReading Read(ReadOnlyMemory<byte> body, string? contentType, Uri address) => Read(body, contentType, address, new DateHabits());

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string?, Uri)"/>
    /// <param name="habits">How the dates of this source are to be read.</param>
    public static FeedReading Read(ReadOnlyMemory<byte> body, string? contentType, Uri address, DateHabits habits)
    {
        var text = Decode(body, contentType);
        if (JsonFeedReader.IsFeed(text)) return JsonFeedReader.Read(text, address, habits);
        if (!LooksLikeXml(text)) throw NoFeed(text);

        var reading = Read(FeedXml.Parse(text), address, habits);
        return reading with { Faults = [.. EncodingFaults(text), .. reading.Faults] };
    }

    internal static FeedReading Read(FeedDocument document, Uri address, DateHabits habits) =>
        document.Root.Name.LocalName.ToLowerInvariant() switch
        {
            "rss" or "rdf" or "channel" => RssReader.Read(document, address, habits),
            "feed" or "entry" => AtomReader.Read(document, address, habits),
            "urlset" => SitemapReader.Read(document, address, habits),
            "sitemapindex" => throw new UnreadableException("This is the list of the sitemaps of a site. Add the news sitemap that it names."),
            "opml" => throw new UnreadableException("This is a list of feeds (OPML). Import it as a list."),
            var root => throw new UnreadableException($"This is XML that begins with <{root}>, and no feed. Add the address of a feed, or of a page of the site: its feeds are looked for there."),
        };

    /// <summary>The text of a feed, sitemap, list or page, unpacked when it came as a gzip file.</summary>
    /// <exception cref="UnreadableException">Empty, too large, or no text.</exception>
    internal static string Decode(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.Span is [0x1F, 0x8B, ..]) body = Unpack(body);
        if (body.Length > MostBytes) throw TooLarge();
        var text = TextDecoder.Decode(body, contentType);
        return string.IsNullOrWhiteSpace(text) ? throw new UnreadableException("The answer is empty. If this lasts, ask the publisher whether the feed still exists.") : text;
    }

    /// <summary>Whether an element that feeds begin with stands near the beginning; pages have others.</summary>
    internal static bool LooksLikeXml(string text) => !PageStart().IsMatch(text) && (XmlStart().IsMatch(text) || Root().IsMatch(text));

    private static IEnumerable<string> EncodingFaults(string text)
    {
        if (DeclaredEncoding().Match(text) is { Success: true } declared && !IsEncoding(declared.Groups[1].Value))
            yield return $"The encoding that it declares, {declared.Groups[1].Value}, does not exist.";
        if (text.Contains('\uFFFD', StringComparison.Ordinal)) yield return "Some characters are damaged: it is not written in the encoding that it declares.";
    }

    private static bool IsEncoding(string name)
    {
        try
        {
            // What browsers read as UTF-32 and other systems write with an underscore.
            return Encoding.GetEncoding(name.Replace('_', '-')) is not null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static UnreadableException NoFeed(string text) => new(PageStart().IsMatch(text) || text.AsSpan().TrimStart().StartsWith("<")
        ? "This is a web page and no feed. Its feeds are looked for when you add its address as a page."
        : "This is no feed: neither XML nor JSON Feed.");

    private static UnreadableException TooLarge() => new($"The feed has more than {MostBytes / Megabyte} MB. It was not read.");

    /// <summary>Sitemaps lie on servers as gzip files.</summary>
    private static byte[] Unpack(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var input = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            using var output = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = input.Read(buffer)) > 0;)
            {
                output.Write(buffer, 0, read);
                if (output.Length > MostBytes) throw TooLarge();
            }

            return output.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new UnreadableException("The gzip file is damaged and cannot be unpacked.");
        }
    }

    [GeneratedRegex(@"^\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", RegexOptions.IgnoreCase | RegexOptions.Singleline, 10000)]
    private static partial Regex PageStart();

    [GeneratedRegex("""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DeclaredEncoding();

    [GeneratedRegex(@"^\s*<\?xml\s", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex XmlStart();

    [GeneratedRegex(@"<(?:[a-z][a-z0-9_.-]{0,30}:)?(?:rss|rdf|feed|urlset|sitemapindex|opml|channel|entry)[\s>]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Root();
}
