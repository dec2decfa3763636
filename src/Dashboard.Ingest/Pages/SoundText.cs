using System.Buffers;
using System.Text;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// Text that any store and any browser takes. Decoded bytes are sound already (<see cref="TextDecoder"/>), but numeric references of XML and escapes of JSON
/// can name what is no character: NUL, other controls, half a surrogate pair.
/// </summary>
internal static class SoundText
{
    // Those above 0x7F are left: in feeds they are letters of another encoding, which is mended later.
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r'))]);

    /// <summary>The same text without control characters, halves of surrogate pairs replaced by U+FFFD; the same string when there are none.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text.AsSpan().ContainsAny(Controls) ? Without(text) : text;
        // Nothing in it is paired wrongly when it survives the way through UTF-8, which is rare enough to be worth the copy.
        var paired = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return paired.AsSpan().ContainsAny(Controls) ? Without(paired) : paired == text ? text : paired;
    }

    private static string Without(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!Controls.Contains(letter))
                clean.Append(letter);
        }
        return clean.ToString();
    }
}
