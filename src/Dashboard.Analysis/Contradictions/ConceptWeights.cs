using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>How much a shared concept says, from how rare it is in the sentences of this story.</summary>
internal sealed class ConceptWeights
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<int> _sentences = [];
    private readonly List<bool> _common = [];
    private readonly ConditionalWeakTable<IReadOnlyList<string>, Context> _contexts = [];
    private double[] _weights = [];
    private bool _weighed;
    private int _count;

    public void Add(ReadSentence sentence) => Change(sentence, 1);

    public void Remove(ReadSentence sentence) => Change(sentence, -1);

    /// <summary>The concepts around one disputed thing with the sum of their weights, which many candidates ask for.</summary>
    internal sealed class Context(int[] numbered)
    {
        public int[] Numbered { get; } = numbered;
        public double Sum { get; set; }
        public long Age { get; set; } = -1;
    }

    /// <summary>Weighted share of common context, 0 to 1, over the poorer of the two sentences.</summary>
    /// <param name="shared">Numbers of the concepts that both share.</param>
    /// <param name="a">Context of the one sentence.</param>
    /// <param name="b">Context of the other.</param>
    public double Share(int[] shared, Context a, Context b)
    {
        var least = Math.Min(Sum(a), Sum(b));
        return least <= 0 ? 0 : Sum(shared) / least;
    }

    /// <summary>The context for these concepts; one for each list, however many candidates hold it.</summary>
    public Context ContextOf(IReadOnlyList<string> sorted) => _contexts.GetValue(sorted, list => new Context(Numbered(list)));

    /// <summary>Numbers of these concepts for <see cref="Sum(int[])"/>, in the same order.</summary>
    public int[] Numbered(IReadOnlyList<string> sorted) => [.. sorted.Select(IdOf)];

    /// <summary>Sum of the weights as of now.</summary>
    public double Sum(int[] numbered)
    {
        if (!_weighed)
            Weigh();
        var sum = 0.0;
        foreach (var id in numbered)
            sum += _weights[id];
        return sum;
    }

    /// <summary>Rises with every sentence that comes or goes: until then all sums stay what they are.</summary>
    public long Age { get; private set; }

    private void Change(ReadSentence sentence, int by)
    {
        _count += by;
        _weighed = false;
        Age++;
        foreach (var concept in sentence.Content)
            _sentences[IdOf(concept)] += by;
    }

    private int IdOf(string concept)
    {
        if (_ids.TryGetValue(concept, out var id))
            return id;
        _ids[concept] = id = _ids.Count;
        _sentences.Add(0);
        _common.Add(Words.Common.Contains(concept));
        _weighed = false;
        return id;
    }

    private void Weigh()
    {
        if (_weights.Length < _sentences.Count)
            _weights = new double[_sentences.Count * 2];
        for (var id = 0; id < _sentences.Count; id++)
        {
            // In a story of three short reports everything shared is "frequent"; as if fifty other sentences had been read before, that evens out.
            var rarity = Math.Log(1 + (_count + 50) / (5.0 + _sentences[id]));
            _weights[id] = _common[id] ? rarity * 0.3 : rarity;
        }
        _weighed = true;
    }

    private double Sum(Context context)
    {
        if (context.Age != Age)
            (context.Sum, context.Age) = (Sum(context.Numbered), Age);
        return context.Sum;
    }
}
