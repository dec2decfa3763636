using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Wires;

/// <summary>One item of a message, as bytes that can be kept and read by themselves.</summary>
/// <param name="Bytes">The message itself when it holds one item, else the item alone, written out anew.</param>
/// <param name="ContentType">Of the bytes.</param>
/// <param name="Identity">What tells it and its version apart.</param>
/// <param name="Fault">Why it cannot become an article, e.g. a picture without text; null when it can.</param>
public sealed record WirePart(byte[] Bytes, string ContentType, WireIdentity Identity, string? Fault);

/// <summary>An item without its text.</summary>
/// <param name="Identity">What tells it and its version apart.</param>
/// <param name="Facts">The fields that <see cref="WireFacts"/> reads.</param>
public sealed record WireNotice(WireIdentity Identity, IReadOnlyDictionary<string, ReadField> Facts);

/// <summary>The door for items of news agencies: ninjs (JSON), NewsML-G2 and NITF (XML), alone or several in one message.</summary>
public static partial class WireReader
{
    private const int SniffLength = 16 * 1024;

    /// <summary>Media types that say which wire format the bytes are.</summary>
    public static readonly IReadOnlyList<string> MediaTypes =
        ["application/ninjs+json", "application/vnd.iptc.g2.newsmessage+xml", "application/vnd.iptc.g2.newsitem+xml", "application/nitf+xml"];

    // What was stepped over once stays so: a text of nothing but comments would otherwise be tried in every possible cut.
    [GeneratedRegex("""^\s*(?:<\?xml[^>]{0,400}\?>\s*)?(?>(?:<!--.{0,4000}?-->\s*|<\?[^>]{0,400}\?>\s*){0,20})(?><!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,10000}\]\s*)?>\s*)?(?><!--.{0,4000}?-->\s*)?<(?:[\w.-]{1,40}:)?(?<root>newsMessage|newsItem|nitf)[\s>/]""", RegexOptions.Singleline, 10000)]
    private static partial Regex XmlRoot();

    private enum Format { None, Ninjs, NewsMl, Nitf }

    /// <summary>Whether this is an item or message of a wire, by what the sender says or by how it looks.</summary>
    public static bool Recognises(string text, ReceivedWith with) => FormatOf(text, with) != Format.None;

    /// <exception cref="UnreadableException">Not well-formed, no item, several, no text, or an item that its agency withdrew.</exception>
    public static ArticleDraft Read(ReadOnlyMemory<byte> bytes, ReceivedWith with, DateTimeOffset receivedAt)
    {
        var text = TextDecoder.Decode(bytes, with.ContentType);
        return Items(FormatOf(text, with), text) switch
        {
            [] => throw new UnreadableException("This message holds no news item. Send one with a text in it."),
            [var (item, _)] => WireDraft.Of(item, with, receivedAt),
            var several => throw new UnreadableException($"This message holds {several.Count} items. Send it as a file: each item becomes an article of its own."),
        };
    }

    /// <summary>
    /// The items of a message. Null when it is no message of a wire, or one that cannot be read: <see cref="Read"/> then says why.
    /// </summary>
    public static IReadOnlyList<WirePart>? Split(ReadOnlyMemory<byte> bytes, ReceivedWith with)
    {
        try
        {
            var text = TextDecoder.Decode(bytes, with.ContentType);
            var format = FormatOf(text, with);
            if (format == Format.None) return null;
            var type = format switch { Format.Ninjs => MediaTypes[0], Format.NewsMl => MediaTypes[2], _ => MediaTypes[3] };
            return Items(format, text) switch
            {
                [] => null,
                [var (only, _)] => [new WirePart(bytes.ToArray(), with.ContentType ?? type, only.Identity, null)],
                var several => [.. several.Select(one => new WirePart(Encoding.UTF8.GetBytes(one.Source()), type + "; charset=utf-8", one.Item.Identity, FaultOf(one.Item)))],
            };
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    /// <summary>
    /// What a single item says beside its text, for one that comes after others of the same identity: a kill often has no text. Null when
    /// it is no item of a wire that can be read.
    /// </summary>
    public static WireNotice? Notice(ReadOnlyMemory<byte> bytes, ReceivedWith with)
    {
        try
        {
            var text = TextDecoder.Decode(bytes, with.ContentType);
            var format = FormatOf(text, with);
            return format != Format.None && Items(format, text) is [var (item, _)] ? new WireNotice(item.Identity, WireDraft.Facts(item).ToDictionary()) : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    // In a message of several the pictures come along as items of their own; their captions stand with the text.
    private static string? FaultOf(WireItem item) => item.HasText || item.Status != "usable" ? null : WireDraft.NoText(item);

    private static Format FormatOf(string text, ReceivedWith with)
    {
        if (XmlRoot().Match(text[..Math.Min(text.Length, SniffLength)]) is { Success: true } root)
            return root.Groups["root"].Value == "nitf" ? Format.Nitf : Format.NewsMl;
        return NinjsReader.Recognises(text, with) ? Format.Ninjs : Format.None;
    }

    private static List<(WireItem Item, Func<string> Source)> Items(Format format, string text) => format switch
    {
        Format.NewsMl => NewsMlReader.Items(text),
        Format.Nitf => [(NitfReader.Item(WireXml.Load(text)), () => text)],
        _ => NinjsReader.Items(text),
    };
}
