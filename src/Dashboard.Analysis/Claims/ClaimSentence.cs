using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Claims;

/// <summary>
/// A sentence as a part of a claim. It meets sentences that share one of its sketched word pairs: a bounded number of all pairs of content
/// words, the same few for the same pairs in every sentence, so that a paraphrase meets its original however its words are ordered.
/// </summary>
internal sealed class ClaimSentence : ILinkable<ClaimSentence>
{
    /// <summary>Pairs kept of each sentence. More finds more paraphrases and costs memory in proportion.</summary>
    private const int SketchSize = 12;

    /// <summary>Pairs are taken from this many content words at most; what is longer is a list.</summary>
    private const int MostConcepts = 24;

    private ClaimSentence(ReadSentence sentence)
    {
        Sentence = sentence;
        Concepts = Stated(sentence);
        Reasons = [.. GivenReason.Read(sentence)];
        Keys = [.. Sketch(Concepts).Concat(SameFigure.Keys(this)).Concat(Reasons.SelectMany(reason => reason.Keys)).Distinct()];
    }

    public ReadSentence Sentence { get; }

    /// <summary>Content of what is stated, without who says so, and the figures in it ("=100"); sorted.</summary>
    public string[] Concepts { get; }

    /// <summary>What it says why something was done.</summary>
    public IReadOnlyList<GivenReason> Reasons { get; }

    private int[]? _numbered;
    private (long Age, double Sum) _weight = (-1, 0);

    /// <summary>How much its content weighs in the story of now.</summary>
    public double Weight(ConceptWeights weights)
    {
        if (_weight.Age != weights.Age)
            _weight = (weights.Age, weights.Sum(_numbered ??= weights.Numbered(Concepts)));
        return _weight.Sum;
    }

    public IReadOnlyList<ulong> Keys { get; }
    public string ArticleId => Sentence.ArticleId;
    public string SentenceId => Sentence.Id;

    /// <summary>The sentences of an article that state something: no questions, no fragments.</summary>
    public static IEnumerable<ClaimSentence> Read(ReadArticle article) =>
        article.Sentences.Where(States).Select(sentence => new ClaimSentence(sentence));

    public int CompareTo(ClaimSentence? other) => other is null ? 1 : Sentence.CompareTo(other.Sentence);

    private static bool States(ReadSentence sentence) =>
        sentence.Content.Count >= 4 && sentence.Tokens.Count >= 5 && !sentence.Tokens[^1].Is("?");

    private static string[] Stated(ReadSentence sentence)
    {
        var (first, last) = ClaimSpan.Of(sentence);
        var concepts = new SortedSet<string>(StringComparer.Ordinal);
        for (var k = first; k < last; k++)
        {
            if (StatementReader.IsContent(sentence.Tokens[k]) && !sentence.Quantities.Any(quantity => quantity.First <= k && k < quantity.Last))
                concepts.Add(sentence.Tokens[k].Concept);
        }
        foreach (var quantity in sentence.Quantities)
        {
            if (quantity.Core >= first && quantity.Core < last && SameFigure.Of(quantity) is { } figure)
                concepts.Add(figure);
        }
        return [.. concepts];
    }

    private static ulong[] Sketch(string[] concepts)
    {
        var telling = concepts.Where(concept => !Words.Common.Contains(concept)).Take(MostConcepts).ToArray();
        var pairs = new List<ulong>();
        for (var i = 0; i < telling.Length; i++)
        {
            for (var j = i + 1; j < telling.Length; j++)
                pairs.Add(Contradictions.Keys.Of(telling[i], telling[j]));
        }
        // The smallest scrambled values: chance decides which pairs, but the same chance in every sentence.
        pairs.Sort(static (a, b) => Scramble(a).CompareTo(Scramble(b)));
        return [.. pairs.Take(SketchSize)];
    }

    private static ulong Scramble(ulong key)
    {
        key ^= key >> 33;
        key *= 0xff51afd7ed558ccd;
        key ^= key >> 33;
        return key;
    }
}
