using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Reuse;

/// <summary>An article prepared for comparison: only its evidence, as words with paragraph, sentence and quotation known.</summary>
internal sealed class ArticleWords : IComparable<ArticleWords>
{
    /// <summary>Words per run: shorter runs meet by chance in any two reports of one event.</summary>
    public const int Run = 5;

    private readonly List<int> paragraphEnds = [];
    private (ulong[] Grams, int[] Words)? sorted;

    public ArticleWords(string id, DateTimeOffset receivedAt, string source, string text, IReadOnlyList<Block> blocks)
    {
        Id = id;
        ReceivedAt = receivedAt;
        Source = source;
        Words = new WordRun(text);
        IEnumerable<(int Start, int End)> evidence = blocks.Count == 0
            ? [(0, text.Length)]
            : blocks.Where(block => block.IsEvidence).OrderBy(block => block.Start).Select(block => (block.Start, block.End));
        foreach (var (start, end) in evidence)
            foreach (var (from, to) in Paragraphs.Of(text, Math.Clamp(start, 0, text.Length), Math.Clamp(end, 0, text.Length)))
            {
                Words.Append(from, to);
                if (Words.Count > (paragraphEnds.Count == 0 ? 0 : paragraphEnds[^1])) paragraphEnds.Add(Words.Count);
            }
        ParagraphOf = new int[Words.Count];
        for (int paragraph = 0, word = 0; paragraph < paragraphEnds.Count; paragraph++)
            while (word < paragraphEnds[paragraph]) ParagraphOf[word++] = paragraph;
        Fingerprints = Winnow();
        HasWireCredit = WireCredit.IsIn(text, blocks);
    }

    public string Id { get; }
    public DateTimeOffset ReceivedAt { get; }
    public string Source { get; }
    public WordRun Words { get; }
    public int[] ParagraphOf { get; }

    /// <summary>Whether the text itself credits an agency.</summary>
    public bool HasWireCredit { get; }

    /// <summary>Distinct winnowed five-word runs.</summary>
    public ulong[] Fingerprints { get; }

    public int ParagraphStart(int paragraph) => paragraph == 0 ? 0 : paragraphEnds[paragraph - 1];
    public int ParagraphEnd(int paragraph) => paragraphEnds[paragraph];
    public int ParagraphCount => paragraphEnds.Count;

    /// <summary>All five-word runs in order of their hash; made when the article is compared for the first time.</summary>
    public (ulong[] Grams, int[] Words) SortedGrams()
    {
        if (sorted is { } done) return done;
        var grams = new List<ulong>(Words.Count);
        var places = new List<int>(Words.Count);
        for (var word = 0; word + Run <= Words.Count; word++)
        {
            if (ParagraphOf[word] != ParagraphOf[word + Run - 1]) continue;
            grams.Add(Words.Gram(word, Run));
            places.Add(word);
        }
        var keys = grams.ToArray();
        var items = places.ToArray();
        Array.Sort(keys, items);
        sorted = (keys, items);
        return (keys, items);
    }

    /// <summary>A word opens a sentence when it opens its paragraph or follows a full stop.</summary>
    public bool OpensSentence(int word) =>
        word == 0 || ParagraphOf[word] != ParagraphOf[word - 1]
        || Words.Text.AsSpan(Words.End(word - 1), Words.Start(word) - Words.End(word - 1)).IndexOfAny(".!?") >= 0;

    public bool ClosesSentence(int word) => word + 1 == Words.Count || OpensSentence(word + 1);

    /// <summary>Earlier reception first; the id decides between equals so that the order of adding never matters.</summary>
    public int CompareTo(ArticleWords? other)
    {
        if (other is null) return 1;
        var byTime = ReceivedAt.CompareTo(other.ReceivedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(Id, other.Id);
    }

    // A window of two: no shared run of six words is missed, and a third of the fingerprints is saved.
    private ulong[] Winnow()
    {
        var chosen = new List<ulong>(Words.Count);
        for (var paragraph = 0; paragraph < paragraphEnds.Count; paragraph++)
        {
            var start = ParagraphStart(paragraph);
            var last = paragraphEnds[paragraph] - Run;
            if (start > last) continue;
            var previous = Words.Gram(start, Run);
            // The smaller of each two neighbours; a lone run stands for itself.
            if (start == last) chosen.Add(previous);
            for (var word = start + 1; word <= last; word++)
            {
                var gram = Words.Gram(word, Run);
                var smaller = Math.Min(previous, gram);
                if (chosen.Count == 0 || chosen[^1] != smaller) chosen.Add(smaller);
                previous = gram;
            }
        }
        chosen.Sort();
        var distinct = 0;
        for (var i = 0; i < chosen.Count; i++)
            if (distinct == 0 || chosen[i] != chosen[distinct - 1]) chosen[distinct++] = chosen[i];
        return [.. chosen[..distinct]];
    }
}
