using System.Globalization;
using System.Net;
using System.Text;

namespace Dashboard.Ingest.Feeds;

/// <summary>Writes text and values of attributes such that XML accepts them: every reference resolved, every bracket escaped, no character that XML forbids.</summary>
/// <param name="xml">Where it is written to.</param>
/// <param name="fault">Told, in words, what had to be mended.</param>
internal sealed class MendedText(StringBuilder xml, Action<string> fault)
{
    /// <summary>As much of a declaration as is looked at.</summary>
    public const int LongestDeclaration = LongestName + LongestOwnEntity + 50;

    private const int MostOwnEntities = 100;
    private const int LongestOwnEntity = 256;
    private const int LongestName = 100;
    private const int MostReplacements = 10_000;

    private readonly Dictionary<string, string> _ownEntities = new(StringComparer.Ordinal);
    private int _replacements;

    /// <summary>Remembers an entity of the document type when it is short and plain: only such ones can neither multiply nor lead anywhere.</summary>
    public void TakeEntity(ReadOnlySpan<char> declaration)
    {
        declaration = declaration.TrimStart();
        var end = declaration.IndexOfAny(' ', '\t', '\n');
        if (end is < 1 or > LongestName || _ownEntities.Count >= MostOwnEntities) return;
        var name = declaration[..end].ToString();
        declaration = declaration[end..].TrimStart();
        if (declaration.IsEmpty || declaration[0] is not ('"' or '\'')) return;
        var close = declaration[1..].IndexOf(declaration[0]);
        if (close is < 0 or > LongestOwnEntity) return;
        var value = declaration.Slice(1, close);
        if (value.IndexOfAny('&', '<', '%') < 0) _ownEntities.TryAdd(name, value.ToString());
    }

    /// <summary>Text whose references are made such that XML knows them.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('&') is >= 0 and var at)
        {
            AppendEscaped(text[..at]);
            text = text[(at + 1)..];
            var end = text[..Math.Min(text.Length, 34)].IndexOf(';');
            if (end > 0 && Reference(text[..end]) is { } meant)
            {
                AppendEscaped(meant);
                text = text[(end + 1)..];
            }
            else
            {
                xml.Append("&amp;");
                fault("A character & stands for itself, or its entity is unknown.");
            }
        }

        AppendEscaped(text);
    }

    private string? Reference(ReadOnlySpan<char> name)
    {
        if (name[0] == '#')
        {
            var hex = name.Length > 1 && name[1] is 'x' or 'X';
            return int.TryParse(hex ? name[2..] : name[1..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && Rune.IsValid(number) ? new Rune(number).ToString() : null;
        }

        var key = name.ToString();
        if (_ownEntities.TryGetValue(key, out var own)) return ++_replacements <= MostReplacements ? own : "";
        if (key is "apos") return "'";
        var decoded = WebUtility.HtmlDecode($"&{key};");
        if (decoded.Length > 2 || decoded.StartsWith('&') && key is not "amp") return null;
        if (key is not ("amp" or "lt" or "gt" or "quot")) fault("It uses the names of characters that only HTML knows.");
        return decoded;
    }

    public void AppendEscaped(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': xml.Append("&amp;"); break;
                case '<': xml.Append("&lt;"); break;
                case '>': xml.Append("&gt;"); break;
                case '"': xml.Append("&quot;"); break;
                case '\uFFFE' or '\uFFFF': break;
                case < ' ' when c is not ('\t' or '\n' or '\r'): break;
                default:
                    if (!char.IsSurrogate(c)) xml.Append(c);
                    else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) xml.Append(c).Append(text[++i]);
                    break;
            }
        }
    }
}
