using System.Buffers;
using System.Globalization;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>
/// Finds a paragraph that has nothing to do with the article around it: the share of its content words that occur anywhere else in the
/// article is far below that of every other paragraph.
/// </summary>
internal static class InsertFinder
{
    private const double Alarm = 0.15;
    private const int LeastWords = 8;
    private const int LeastParagraphs = 6;
    private const int LongestText = 400_000;

    private static readonly SearchValues<char> QuoteMarks = SearchValues.Create("\"“”„«»");

    private sealed record Unit(int First, int Last, HashSet<string> Words, bool Shields);

    /// <summary>Marks inserts among the body paragraphs; a promotional headline counts together with the line under it.</summary>
    public static void Mark(IReadOnlyList<Paragraph> paragraphs, BlockVerdict[] verdicts)
    {
        var units = Units(paragraphs, verdicts);
        if (units.Count < LeastParagraphs)
            return;

        var inUnits = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (verdicts[i].Kind is BlockKind.Title or BlockKind.Caption)
                Count(Words(paragraphs[i].Text), inUnits);
        }
        foreach (var unit in units)
            Count(unit.Words, inUnits);

        var scored = units.Where(u => u.Words.Count >= LeastWords).Select(u => (Unit: u, Overlap: Overlap(u, inUnits))).OrderBy(s => s.Overlap).ToList();
        if (scored.Count < LeastParagraphs - 1)
            return;
        var usual = scored[scored.Count / 2].Overlap;
        var suspects = scored.Where(s => !s.Unit.Shields && s.Overlap < Alarm && s.Overlap < usual / 2.5).ToList();
        var others = scored.Except(suspects).Select(s => s.Overlap).DefaultIfEmpty(0).Min();
        // Several odd paragraphs, or a gentle slope down to them, are a loosely written article and no insert.
        if (suspects.Count is 0 or > 2 || suspects[^1].Overlap > others - 0.08)
            return;
        foreach (var (unit, overlap) in suspects)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"Shares {overlap:P0} of its content words with the rest of the article, every other paragraph at least {others:P0}");
            for (var i = unit.First; i <= unit.Last; i++)
                verdicts[i] = new(BlockKind.Insert, Math.Round(Math.Min(0.95, 0.7 + (others - overlap)), 2), reason);
        }
    }

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
            if (BlockClassifier.IsTitleLike(text) && i + 1 < verdicts.Length && verdicts[i + 1].Kind == BlockKind.Body && !BlockClassifier.StartsWithQuote(paragraphs[i + 1].Text))
            {
                last = i + 1;
                text += " " + paragraphs[last].Text;
            }
            length += text.Length;
            units.Add(new Unit(i, last, Words(text), Shields(text)));
            i = last;
        }
        return units;
    }

    // Speech strays from the words of the report by nature.
    private static bool Shields(string text) => text.AsSpan().ContainsAny(QuoteMarks);

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
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            var word = text[start..i].ToLowerInvariant();
            if (word.Length >= 3 && !NewsWords.StopWords.Contains(word))
                words.Add(word.Length > 4 && word.EndsWith('s') ? word[..^1] : word);
        }
        return words;
    }
}
