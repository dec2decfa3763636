using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.PastedText;
using Dashboard.Ingest.Wires;

namespace Dashboard.Ingest;

/// <summary>Bytes to article: decodes them and gives them to the reader that fits, by what the sender said or by how they look.</summary>
public sealed partial class ArticleReader
{
    private const int Megabyte = 1024 * 1024;
    private const int SniffLength = 4096;

    /// <summary>What is larger is refused; an article of 16 MB would be a shelf of books.</summary>
    public int MostBytes { get; init; } = 16 * Megabyte;

    /// <summary>Characters of the text of an article; the longest live blogs have 200,000.</summary>
    private const int LongestText = 300_000;

    /// <summary>Characters of what was pasted, which may carry the page around the article and its readers' comments.</summary>
    private const int LongestPaste = 2_000_000;

    [GeneratedRegex(@"^\s*(?:<!--.{0,2000}?-->\s*)?(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])|^\s*<\?xml[^>]{0,200}>\s*(?:<!doctype\s+html|<html[\s>])", RegexOptions.IgnoreCase | RegexOptions.Singleline, 10000)]
    private static partial Regex PageStart();

    [GeneratedRegex(@"</?(?:p|div|a|article|section|h[1-6]|ul|li|span|br|img|table|blockquote|figure|em|strong)(?:\s[^<>]{0,500})?/?>", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\s*(?:<\?xml|<rss[\s>]|<feed[\s>]|<newsItem|<newsMessage|<nitf[\s>])", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex XmlStart();

    /// <exception cref="UnreadableException">Empty, no text, too large, or of a kind that has no reader; the message says what to do.</exception>
    public ArticleDraft Read(ReadOnlyMemory<byte> bytes, ReceivedWith with, DateTimeOffset receivedAt)
    {
        if (bytes.IsEmpty)
            throw new UnreadableException("The file is empty. Send the text of the article, its page or its address.");
        if (bytes.Length > MostBytes)
            throw new UnreadableException($"The file has {bytes.Length / Megabyte} MB, an article at most {MostBytes / Megabyte} MB. Send only the part that belongs to the story.");

        var text = TextDecoder.Decode(bytes, with.ContentType);
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadableException("There is no text in it. Send the words of the article, its page or its address.");
        if (WireReader.Recognises(text, with))
            return Checked(WireReader.Read(bytes, with, receivedAt));
        if (IsPage(text, with))
            return Checked(PageReader.Read(text, with, receivedAt));
        if (XmlStart().IsMatch(text[..Math.Min(text.Length, SniffLength)]))
            throw new UnreadableException("This is XML, a feed or a wire message and no article. Add its address as a source, or send the text of the article.");
        return text.Length > LongestPaste ? throw TooLong(text.Length, LongestPaste) : Checked(PastedTextReader.Read(text, with, receivedAt));
    }

    private static ArticleDraft Checked(ArticleDraft draft) => draft.Text.Length > LongestText ? throw TooLong(draft.Text.Length, LongestText) : draft;

    private static UnreadableException TooLong(int length, int most) => new(string.Create(
        CultureInfo.InvariantCulture, $"The text has {length:N0} characters, an article at most {most:N0}. Send only the part that belongs to the story."));

    // Browsers and mail programs send pages as plain text too, so the text itself has the last word.
    private static bool IsPage(string text, ReceivedWith with)
    {
        if (Says(with.ContentType, "html"))
            return true;
        var head = text[..Math.Min(text.Length, SniffLength)];
        return PageStart().IsMatch(head)
            || (IsPageName(with.FileName) && Markup().Count(head) >= 1)
            || (head.AsSpan().TrimStart().StartsWith("<") && Markup().Count(head) >= 3);
    }

    private static bool IsPageName(string? name) =>
        name is not null && (name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase));

    private static bool Says(string? contentType, string kind) => contentType?.Contains(kind, StringComparison.OrdinalIgnoreCase) == true;
}
