using System.Globalization;
using System.Text;

namespace Dashboard.Analysis.Text;

/// <summary>Removes accents, so that two spellings of a name compare equal.</summary>
internal static class Accents
{
    public static string Strip(string text)
    {
        var plain = true;
        foreach (var c in text)
            plain &= c < 128;
        if (plain)
            return text;
        var builder = new StringBuilder(text.Length);
        foreach (var c in SafeNormalize(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                builder.Append(c);
        }
        return builder.ToString();
    }

    /// <summary>Half of a surrogate pair cannot be normalised; such text stays as it is.</summary>
    private static string SafeNormalize(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return text;
        }
        return text.Normalize(NormalizationForm.FormD);
    }
}
