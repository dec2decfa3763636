using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>One labelled pair, measured.</summary>
/// <param name="Set">File name without its ending.</param>
/// <param name="Part">Part of the set with labels of its own.</param>
/// <param name="Label">As its set names it.</param>
/// <param name="Group">Pairs with an equal group share a text: never learn from one and test on another.</param>
/// <param name="Item">What is learned from; weight 1.</param>
internal sealed record LabelledPair(string Set, string Part, string Label, string Group, string Premise, string Hypothesis, Example Item)
{
    public bool IsConflict => PairLabels.IsConflict(Label);
}

/// <summary>The sentence sets: which may be learned from, and what their labels mean.</summary>
internal static class PairSets
{
    private const int C = 1 << PairModel.Contradiction, N = 1 << PairModel.Neutral, E = 1 << PairModel.Entailment, All = C | N | E;

    /// <summary>Sets of one family stay out together when one of them is tested. "sick" may not be learned from at all, "news_conflicts" is kept for testing.</summary>
    public static readonly IReadOnlyList<(string Family, string[] Sets)> Families =
    [
        ("breaking", ["breaking_nli"]),
        ("captions", ["counterfactual_nli", "snli_1k"]),
        ("negation", ["negation_nli"]),
        ("genres", ["mnli_matched_1k", "mnli_mismatched_1k"]),
        ("conjunctions", ["conj_nli", "conj_nli_auto"]),
        ("encyclopedia", ["fever_symmetric", "fool_me_twice"]),
        ("numbers", ["newsnli", "rte_quant", "redditnli", "awpnli", "numeric_stress"]),
        ("summaries", ["summedits_pairs"]),
        ("edits", ["news_edits"]),
    ];

    private const int MostOfNoisy = 2_500;

    /// <summary>Only measured.</summary>
    public static readonly string[] NeverLearned = ["sick"];

    public static List<LabelledPair> Read(string folder, IEnumerable<string> sets)
    {
        var pairs = new List<LabelledPair>();
        foreach (var set in sets)
        {
            var path = Path.Combine(folder, set + ".jsonl");
            if (!File.Exists(path))
                throw new BadDataException($"{path} is missing.");
            var most = set == "conj_nli_auto" ? MostOfNoisy : int.MaxValue;
            var items = Items.Read(path).Take(most).Where(item => item.Label is not null and not "quote_drift").ToList();
            var inventories = items.GroupBy(PairLabels.Part).ToDictionary(part => part.Key, part => part.Select(item => item.Label!).ToHashSet(StringComparer.Ordinal));
            var read = new LabelledPair[items.Count];
            Parallel.For(0, items.Count, i => read[i] = One(set, items[i], inventories[PairLabels.Part(items[i])]));
            pairs.AddRange(read);
        }
        return pairs;
    }

    /// <summary>The file that a pair comes from, or was made from.</summary>
    public static string Origin(LabelledPair pair) => pair.Set.Split('+')[0];

    /// <summary>A pair of three possible labels.</summary>
    public static LabelledPair Made(string set, string premise, string hypothesis, string label) =>
        new(set, set, label, premise, premise, hypothesis, new Example(Measure(premise, hypothesis), All, label == "contradiction" ? C : label == "neutral" ? N : E, 1));

    private static float[] Measure(string premise, string hypothesis) => PairFeatures.Of(PairText.Of(premise), PairText.Of(hypothesis)).Values;

    private static LabelledPair One(string set, Item item, HashSet<string> labels)
    {
        var (premise, hypothesis) = (item.Text("premise"), item.Text("hypothesis"));
        var values = Measure(premise, hypothesis);
        // Where a set asks "follows or contradicts", what is open was never asked.
        var possible = labels.Contains("contradiction") && !labels.Contains("neutral") ? C | E : All;
        var truth = item.Label switch
        {
            "contradiction" => C,
            "neutral" => N,
            "entailment" or "consistent" => E,
            "not_entailment" or "inconsistent" => C | N,
            _ => throw new BadDataException($"{item.Id} has the label \"{item.Label}\", which nothing is learned from."),
        };
        return new LabelledPair(set, PairLabels.Part(item), item.Label!, premise, premise, hypothesis, new Example(values, possible, truth, 1));
    }
}
