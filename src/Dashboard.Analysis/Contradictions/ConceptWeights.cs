using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>How much a shared concept says, from how rare it is in the sentences of this story.</summary>
internal sealed class ConceptWeights
{
    private readonly Dictionary<string, int> _sentences = new(StringComparer.Ordinal);
    private int _count;

    public void Add(ReadSentence sentence) => Change(sentence, 1);

    public void Remove(ReadSentence sentence) => Change(sentence, -1);

    private void Change(ReadSentence sentence, int by)
    {
        _count += by;
        foreach (var concept in sentence.Content)
        {
            _sentences.TryGetValue(concept, out var count);
            if (count + by <= 0)
                _sentences.Remove(concept);
            else
                _sentences[concept] = count + by;
        }
    }

    /// <summary>Weights are kept while the story stays as it is.</summary>
    public void Forget() => _weights.Clear();

    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    private double Of(string concept)
    {
        if (!_weights.TryGetValue(concept, out var weight))
            _weights[concept] = weight = Weigh(concept);
        return weight;
    }

    private double Weigh(string concept)
    {
        _sentences.TryGetValue(concept, out var count);
        // In a story of three short reports everything shared is "frequent"; as if fifty other sentences had been read before, that evens out.
        var rarity = Math.Log(1 + (_count + 50) / (5.0 + count));
        return Words.Common.Contains(concept) ? rarity * 0.3 : rarity;
    }

    /// <summary>Weighted share of common context, 0 to 1, over the poorer of the two sentences.</summary>
    public double Share(Candidate candidate)
    {
        var shared = Sum(candidate.Shared);
        var least = Math.Min(Sum(candidate.AContext), Sum(candidate.BContext));
        return least <= 0 ? 0 : shared / least;
    }

    private double Sum(IReadOnlyList<string> sorted)
    {
        var sum = 0.0;
        foreach (var concept in sorted)
            sum += Of(concept);
        return sum;
    }
}
