using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>
/// Makes words and addresses from outside fit for readers. Whatever leaves the house goes through here: one line, no characters that
/// steer or reorder a text, and escaped for the language it is written into.
/// </summary>
public static class ReaderText
{
    // Letters of all scripts stay as they are; what has a meaning in HTML does not.
    private static readonly HtmlEncoder s_html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Query parameters that follow a reader around and say nothing of the page.</summary>
    private static readonly string[] s_trackers = ["fbclid", "gclid", "mc_cid", "mc_eid"];

    /// <summary>One line of plain text.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (!Steers(rune.Value) && rune != Rune.ReplacementChar)
            {
                plain.Append(rune.ToString());
            }
        }
        return plain.ToString().Trim();
    }

    // Marks that reorder what stands after them, invisible tags and the like; joiners stay, scripts need them.
    private static bool Steers(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x200B or 0x200E or 0x200F or 0x061C or 0xFEFF
        or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE007F);

    public static string Html(string text) => s_html.Encode(Plain(text));

    /// <summary>The text opens with a quotation mark of its own: another one before it would be a misprint.</summary>
    public static bool OpensQuoted(string text) => Plain(text) is ['"' or '“' or '„' or '«' or '‘' or '‹', ..];

    /// <summary>The words between quotation marks, unless they bring their own.</summary>
    /// <param name="quote">Words as they stand in the article.</param>
    /// <param name="written">The same, made fit for the language that is written.</param>
    public static string Quoted(string quote, string written) => OpensQuoted(quote) ? written : $"“{written}”";

    /// <summary>Text that Markdown shows as it is, wherever in a line it stands.</summary>
    public static string Markdown(string text)
    {
        var plain = Plain(text);
        var escaped = new StringBuilder(plain.Length + 8);
        for (var i = 0; i < plain.Length; i++)
        {
            // Everything that can open emphasis, a link, a picture, code, markup, a heading, a list, a table, or be taken for an address.
            if (plain[i] is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '<' or '>' or '#' or '!' or '|' or '~' or '&' or '@'
                || (plain[i] == ':' && i + 1 < plain.Length && plain[i + 1] == '/')
                || (plain[i] == '.' && i >= 3 && plain.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase)))
                escaped.Append('\\');
            escaped.Append(plain[i]);
        }
        return escaped.ToString();
    }

    /// <summary>An address that may stand in a public text, without what follows readers around; null when it may not.</summary>
    public static string? Address(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https")
            || parsed.Host.Length == 0 || parsed.UserInfo.Length > 0)
            return null;
        var kept = parsed.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !s_trackers.Contains(pair.Split('=')[0], StringComparer.OrdinalIgnoreCase));
        var clean = new UriBuilder(parsed) { Query = string.Join('&', kept) }.Uri.AbsoluteUri;
        // Brackets and quotes would end a Markdown link or an attribute; percent-encoded they mean the same.
        return clean.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal)
            .Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
    }

    /// <summary>"12 March 2026".</summary>
    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2026-03-12".</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of an article's date of publication; null when it has none.</summary>
    public static DateOnly? DayOf(string? publishedAt) =>
        publishedAt is { Length: >= 10 } && DateOnly.TryParseExact(publishedAt.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
