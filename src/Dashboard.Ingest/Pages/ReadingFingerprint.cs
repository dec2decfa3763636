using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// Stands for what an article says: headline, byline and its own text. Advertisements, related links, appeals, comments, times of updating and
/// the spelling of quotation marks do not count, so that only a change of the article itself changes it.
/// </summary>
public static class ReadingFingerprint
{
    private const int LongestStamp = 120;

    // What lines are made of that tell when a page was changed, or how often it was read.
    private static readonly FrozenSet<string> StampWords = Stamps();

    /// <returns>64 lower-case hex digits.</returns>
    public static string Of(ArticleDraft draft)
    {
        var said = new StringBuilder();
        said.Append(Plain(draft.Fields.GetValueOrDefault(FieldNames.Title)?.Value ?? "")).Append('\n');
        said.Append(Plain(draft.Fields.GetValueOrDefault(FieldNames.Byline)?.Value ?? "")).Append('\n');
        foreach (var block in draft.Blocks.Where(block => block.Kind is BlockKind.Title or BlockKind.Body or BlockKind.Caption))
        {
            var line = Plain(draft.Text.AsSpan(block.Start, block.End - block.Start));
            if (line.Length > 0 && !IsStamp(line))
                said.Append(line).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }

    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (char.GetUnicodeCategory(letter) is not UnicodeCategory.Format)
            {
                plain.Append(letter switch { '“' or '”' or '„' or '«' or '»' => '"', '’' or '‘' or '‚' => '\'', '–' or '—' or '‑' => '-', _ => letter });
            }
        }
        return plain.ToString().TrimEnd(' ');
    }

    private static bool IsStamp(string line)
    {
        if (line.Length > LongestStamp || !line.Any(char.IsAsciiDigit))
            return false;
        var at = 0;
        while (at < line.Length)
        {
            var end = at;
            while (end < line.Length && char.IsLetter(line[end]))
                end++;
            if (end > at && !StampWords.Contains(line[at..end].ToLowerInvariant()))
                return false;
            at = Math.Max(end, at + 1);
        }
        return true;
    }

    private static FrozenSet<string> Stamps()
    {
        var words = new HashSet<string>(
            ("updated update published posted modified edited last first on at of the am pm a m p gmt utc est edt et cet cest bst pst pdt z t st nd rd th ago just now min mins minute minutes h hr hrs hour hours day days "
            + "week weeks month months year years read reading views view comments comment shares share listen today yesterday "
            + "aktualisiert veröffentlicht vor stand uhr minuten stunden tagen um am lesezeit publié mis à jour le il y heures heure lecture actualizado publicado hace horas minutos el las a "
            + "aggiornato pubblicato il alle ore fa bijgewerkt gepubliceerd uur geleden minuten atualizado há às").Split(' '), StringComparer.Ordinal);
        foreach (var language in (string[])["en", "es", "fr", "de", "it", "pt", "nl"])
        {
            var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
            foreach (var name in format.MonthNames.Concat(format.AbbreviatedMonthNames).Concat(format.DayNames).Concat(format.AbbreviatedDayNames))
            {
                if (name.Length > 0)
                    words.Add(name.TrimEnd('.').ToLowerInvariant());
            }
        }
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
