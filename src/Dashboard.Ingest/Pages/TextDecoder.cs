using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>Turns received bytes into text, whatever encoding they came in.</summary>
public static partial class TextDecoder
{
    /// <summary>A browser looks for the declaration in the first 1024 bytes; some pages put a licence comment first.</summary>
    private const int DeclarationWindow = 4096;

    private static readonly Encoding Western;
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')), '\uFEFF']);

    static TextDecoder()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Western = Encoding.GetEncoding(1252);
    }

    /// <summary>
    /// Decodes by byte order mark, then the charset of <paramref name="contentType"/>, then the declaration in the text itself (meta tag
    /// or XML declaration), then by looking at the bytes. A declared encoding that the bytes contradict is not believed.
    /// </summary>
    /// <param name="bytes">The whole body as received, already inflated.</param>
    /// <param name="contentType">Media type, with charset when the sender said one.</param>
    /// <returns>Text without NUL and other control characters (tab and line ends stay).</returns>
    /// <exception cref="UnreadableException">The bytes are no text; the message says what they look like and what to do.</exception>
    public static string Decode(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        var span = bytes.Span;
        if (FileSignature.Of(span) is { } form) throw new UnreadableException(form);

        var (encoding, skip) = Choose(span, contentType);
        return Clean(encoding.GetString(span[skip..]));
    }

    private static (Encoding Encoding, int Skip) Choose(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByteOrderMark(bytes) is { } marked) return marked;
        if ((BareUtf32(bytes) ?? BareUtf16(bytes)) is { } wide) return (wide, 0);

        var utf8 = LooksLikeUtf8(bytes);
        var declared = Named(CharsetOf(contentType)) ?? Named(DeclaredIn(bytes));

        // Servers announce Latin-1 for UTF-8 files out of habit; several well-formed sequences and no bad one do not happen by chance.
        if (declared is null || declared.CodePage == Encoding.UTF8.CodePage) return (utf8 == Utf8.No ? CharsetGuess.Of(bytes, Western) : Encoding.UTF8, 0);
        return (declared.CodePage == Western.CodePage && utf8 == Utf8.Yes ? Encoding.UTF8 : declared, 0);
    }

    private static (Encoding, int)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>UTF-16 without a mark: in Western text every second byte is zero, and the others hardly ever.</summary>
    private static Encoding? BareUtf16(ReadOnlySpan<byte> bytes)
    {
        var window = bytes[..(Math.Min(bytes.Length, 2048) & ~1)];
        if (window.Length < 8) return null;
        int even = 0, odd = 0;
        for (var i = 0; i < window.Length; i++)
        {
            if (window[i] != 0) continue;
            if ((i & 1) == 0) even++; else odd++;
        }

        var half = window.Length / 2;
        if (odd > half * 0.7 && even < half * 0.05) return Encoding.Unicode;
        return even > half * 0.7 && odd < half * 0.05 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>UTF-32 without a mark, which only markup tells: its first bracket stands among three zeros.</summary>
    private static Encoding? BareUtf32(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0, 0, 0, (byte)'<', 0, 0, 0, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<', 0, 0, 0, _, 0, 0, 0, ..] => Encoding.UTF32,
        _ => null,
    };

    private enum Utf8 { Ascii, Yes, No }

    /// <summary>A cut-off file or one bad byte among many good sequences is still UTF-8.</summary>
    private static Utf8 LooksLikeUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done) good++;
            else bad++;
            bytes = bytes[length..];
        }

        if (good == 0 && bad == 0) return Utf8.Ascii;
        return bad == 0 || good >= bad * 10 ? Utf8.Yes : Utf8.No;
    }

    private static string? CharsetOf(string? contentType) =>
        contentType is null ? null : Charset().Match(contentType) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);
        if (XmlDeclaration().Match(head) is { Success: true } xml) return xml.Groups[1].Value;
        foreach (Match meta in MetaTag().Matches(head))
        {
            if (Charset().Match(meta.Value) is { Success: true } match) return match.Groups[1].Value;
        }

        return null;
    }

    private static Encoding? Named(string? name)
    {
        if (name is null) return null;
        name = name.Trim().ToLowerInvariant();

        // What browsers do: the web's Latin-1 and ASCII are windows-1252, and a declaration that could be read byte by byte is not UTF-16.
        if (name is "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "ascii" or "us-ascii" or "l1") return Western;
        if (name is "utf8" || name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal) ||
            name.StartsWith("utf-7", StringComparison.Ordinal)) return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            // UTF-7, by whichever of its names, is known and switched off.
            return null;
        }
    }

    private static string Clean(string text)
    {
        var first = text.AsSpan().IndexOfAny(Unwanted);
        if (first < 0) return text;

        var clean = new StringBuilder(text.Length);
        int nulls = 0, controls = 0, from = 0;
        for (var at = first; at >= 0;)
        {
            clean.Append(text, from, at - from);
            switch (text[at])
            {
                case '\0': nulls++; break;
                case '\f' or '\v' or '\u0085': clean.Append('\n'); break;
                case '\uFEFF': break;
                default: controls++; break;
            }

            from = at + 1;
            var next = text.AsSpan(from).IndexOfAny(Unwanted);
            at = next < 0 ? -1 : from + next;
        }

        if (nulls > text.Length / 4 || controls > Math.Max(8, text.Length / 25))
        {
            throw new UnreadableException(
                "This is not text: it is full of control characters, as programs, databases and media files are. " +
                "Open it in the program it belongs to and paste the text.");
        }

        return clean.Append(text, from, text.Length - from).ToString();
    }

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();

    [GeneratedRegex("<meta[^>]{0,400}>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MetaTag();

    [GeneratedRegex("""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();
}
