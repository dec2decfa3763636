using System.Globalization;
using System.Text;

namespace Dashboard.Ingest.Pages;

/// <summary>Half a surrogate pair in a JSON escape passes the parser and fails only when the string is asked for; texts cut by length have them.</summary>
internal static class JsonEscapes
{
    /// <summary>The same JSON with unpaired surrogate escapes replaced by U+FFFD.</summary>
    public static string Mend(string json)
    {
        if (json.IndexOf("\\ud", StringComparison.OrdinalIgnoreCase) < 0) return json;
        var mended = new StringBuilder(json);
        for (var i = 0; i < json.Length - 1; i++)
        {
            if (json[i] != '\\') continue;
            if (UnitAt(json, i) is not { } unit)
            {
                i++;
                continue;
            }

            if (char.IsHighSurrogate(unit) && UnitAt(json, i + 6) is { } next && char.IsLowSurrogate(next)) i += 11;
            else
            {
                if (char.IsSurrogate(unit)) "FFFD".CopyTo(mended, i + 2);
                i += 5;
            }
        }

        return mended.ToString();
    }

    private static char? UnitAt(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u' &&
        ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;

    private static void CopyTo(this string text, StringBuilder target, int at)
    {
        for (var i = 0; i < text.Length; i++) target[at + i] = text[i];
    }
}
