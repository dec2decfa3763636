using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>
/// Finds a paragraph that has nothing to do with the article around it: the share of its content words that occur anywhere else in the
/// article is far below that of every other paragraph.
/// </summary>
internal static partial class InsertFinder
{
    private const double Alarm = 0.15;
    private const int LeastWords = 8;
    private const int LeastParagraphs = 6;
    private const int LongestText = 400_000;

    [GeneratedRegex(@"^\W*(?:but|and|so|then|yet|however|meanwhile|also|as\ for|both|such|another|these|those|this|that|in\ addition|for\ example|instead|still|later|afterwards?|moreover|it|its|he|she|they|his|her|their|there|here|when)\b|\bthe\ (?:case|same)\b", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex LeansBack();

    // In a report the narrator does not say "I" or "we"; in a column the whole text does.
    [GeneratedRegex(@"^\W*(?:i|we|you|our|my|your)\b", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex SpeaksForItself();

    private static readonly SearchValues<char> QuoteMarks = SearchValues.Create("\"“”„«»");

    /// <param name="Names">Its capitalised words.</param>
    /// <param name="OwnLine">Whether it begins with a headline of its own.</param>
    private sealed record Unit(int First, int Last, string Text, HashSet<string> Words, HashSet<string> Names, bool OwnLine);

    /// <summary>Marks inserts among the body paragraphs; a promotional headline counts together with the line under it.</summary>
    public static void Mark(IReadOnlyList<Paragraph> paragraphs, BlockVerdict[] verdicts)
    {
        var units = Units(paragraphs, verdicts);
        if (units.Count < LeastParagraphs)
            return;

        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (verdicts[i].Kind is not (BlockKind.Title or BlockKind.Caption))
                continue;
            Count(Words(paragraphs[i].Text), words);
            Count(Names(paragraphs[i].Text), names);
        }
        foreach (var unit in units)
        {
            Count(unit.Words, words);
            Count(unit.Names, names);
        }

        var scored = units.Where(u => u.Words.Count >= LeastWords).Select(u => (Unit: u, Overlap: Overlap(u, words))).OrderBy(s => s.Overlap).ToList();
        if (scored.Count < LeastParagraphs - 1)
            return;
        var usual = scored[scored.Count / 2].Overlap;
        var suspects = scored.Where(s => s.Overlap < Alarm && s.Overlap < usual / 2.5 && IsForeign(s.Unit, s.Overlap, names)).ToList();
        var others = scored.Except(suspects).Select(s => s.Overlap).DefaultIfEmpty(0).Min();
        // Several odd paragraphs, or a gentle slope down to them, are a loosely written article and no insert.
        if (suspects.Count is 0 or > 2 || suspects[^1].Overlap > others - 0.05)
            return;
        foreach (var (unit, overlap) in suspects)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"Shares {overlap:P0} of its content words and no name with the rest of the article; every other paragraph shares at least {others:P0}");
            for (var i = unit.First; i <= unit.Last; i++)
                verdicts[i] = new(BlockKind.Insert, Math.Round(Math.Min(0.95, 0.7 + (others - overlap)), 2), reason);
        }
    }

    // Few shared words are not enough: a paragraph that names what the report names, speaks, or leans on the sentence before it belongs to it.
    private static bool IsForeign(Unit unit, double overlap, Dictionary<string, int> names)
    {
        if (unit.Text.AsSpan().ContainsAny(QuoteMarks) || unit.Names.Any(n => names[n] > 1))
            return false;
        return unit.OwnLine || (overlap < 0.15 && unit.Words.Count >= 12 && unit.Names.Count >= 2 && !LeansBack().IsMatch(Opening(unit.Text)) && !SpeaksForItself().IsMatch(unit.Text));
    }

    private static string Opening(string text) => text.Length > 400 ? text[..400] : text;

    private static List<Unit> Units(IReadOnlyList<Paragraph> paragraphs, BlockVerdict[] verdicts)
    {
        var units = new List<Unit>();
        var length = 0;
        for (var i = 0; i < verdicts.Length && length < LongestText; i++)
        {
            if (verdicts[i].Kind != BlockKind.Body)
                continue;
            var text = paragraphs[i].Text;
            var last = i;
            var ownLine = BlockClassifier.IsTitleLike(text) && i + 1 < verdicts.Length && verdicts[i + 1].Kind == BlockKind.Body && !BlockClassifier.StartsWithQuote(paragraphs[i + 1].Text)
                && !LeansBack().IsMatch(Opening(paragraphs[i + 1].Text));
            if (ownLine)
                text += "\n" + paragraphs[last = i + 1].Text;
            length += text.Length;
            units.Add(new Unit(i, last, text, Words(text), Names(text), ownLine));
            i = last;
        }
        return units;
    }

    private static HashSet<string> Names(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Tokens(text))
        {
            if (char.IsUpper(word[0]) && !NewsWords.StopWords.Contains(word) && DateWords.WeekdayOf(word) is null)
                names.Add(word.ToLowerInvariant());
        }
        return names;
    }

    private static double Overlap(Unit unit, Dictionary<string, int> inUnits) =>
        unit.Words.Count(w => inUnits[w] > 1) / (double)unit.Words.Count;

    private static void Count(HashSet<string> words, Dictionary<string, int> inUnits)
    {
        foreach (var word in words)
            inUnits[word] = inUnits.GetValueOrDefault(word) + 1;
    }

    internal static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokens(text))
        {
            var word = token.ToLowerInvariant();
            if (!NewsWords.StopWords.Contains(word))
                words.Add(word.Length > 4 && word.EndsWith('s') ? word[..^1] : word);
        }
        return words;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i - start >= 3)
                yield return text[start..i];
        }
    }
}
