using Dashboard.Analysis.Inference;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Evaluation;

/// <summary>The labels of one set, and how findings and probabilities become one of them.</summary>
internal sealed class PairLabels
{
    private static readonly string[] ConflictNames = ["contradiction", "inconsistent", "not_entailment"];
    private static readonly string[] OpenNames = ["neutral", "not_entailment", "inconsistent", "compatible", "consistent"];
    private static readonly string[] AgreeNames = ["entailment", "consistent", "compatible"];

    // Pairs of news reports are what the detectors were made for: there the sentence judge alone is no ground for a flag unless it is right three times of four.
    private const double SureOfReports = 0.75;

    private readonly IReadOnlyList<string> _labels;
    private readonly string? _open;
    private readonly string? _agree;

    private PairLabels(IReadOnlyList<string> labels)
    {
        _labels = labels;
        Conflict = ConflictNames.FirstOrDefault(labels.Contains) ?? labels[0];
        _agree = AgreeNames.FirstOrDefault(labels.Contains) ?? labels.FirstOrDefault(label => label != Conflict);
        _open = OpenNames.FirstOrDefault(labels.Contains);
    }

    /// <summary>What this set calls two texts that cannot both hold.</summary>
    public string Conflict { get; }

    /// <summary>"inconsistent" and the like also cover what the first text leaves open.</summary>
    public bool ConflictIncludesOpen => _open == Conflict;

    /// <summary>Part of a file with labels of its own: negation_nli's RTE pairs know two, the others three.</summary>
    public static string Part(Item item) => item.Set + "/" + item.TextOr("origin", "");

    public static Dictionary<string, PairLabels> Inventories(IEnumerable<Item> items, bool documents) =>
        items.GroupBy(Part).ToDictionary(part => part.Key, part =>
        {
            var labels = part.Select(item => item.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
            return new PairLabels(labels.Count > 0 ? labels : documents ? ["consistent", "contradiction"] : ["contradiction", "entailment", "neutral"]);
        });

    public static PairLabels Of(IEnumerable<string> labels) => new([.. labels.Distinct().Order(StringComparer.Ordinal)]);

    public static bool IsConflict(string label) => Array.IndexOf(ConflictNames, label) >= 0;

    /// <summary>Findings that say both cannot hold; a drifted quotation or a later count is something else.</summary>
    public static bool IsConflict(Finding finding) => finding.Kind is not (ContradictionKind.QuoteDrift or ContradictionKind.Superseded or ContradictionKind.Confirmation
        or ContradictionKind.Characterisation or ContradictionKind.Certainty or ContradictionKind.Scope or ContradictionKind.ThinDenial);

    /// <summary>One number per label, summing to one, in the order of the labels.</summary>
    public Dictionary<string, double> Scores(PairOpinion opinion)
    {
        var scores = _labels.ToDictionary(label => label, _ => 0.0, StringComparer.Ordinal);
        scores[Conflict] += opinion.Contradiction;
        if (_agree is not null) scores[_agree] += opinion.Entailment;
        if (_open is not null) scores[_open] += opinion.Neutral;
        return Normal(scores);
    }

    public Prediction Answer(string id, PairVerdict verdict, IReadOnlyList<Finding> found, bool documents)
    {
        var conflict = found.Where(IsConflict).MaxBy(finding => finding.Confidence);
        var sure = _labels.Contains("compatible") || _labels.Contains("quote_drift") ? SureOfReports : 0;
        var isUnsure = verdict.Opinion.Contradiction < sure;
        var predicted = Weigh(verdict.Leaning).MaxBy(score => score.Value).Key;
        var scores = Weigh(verdict.Opinion);
        var shown = conflict ?? (found.Count > 0 ? found[0] : null);
        var reason = shown?.Explanation ?? (verdict.Reasons.Count > 0 ? string.Join("; ", verdict.Reasons) : null);
        return new Prediction(id, predicted, scores, shown is null ? null : StoryPair.Kind(shown), reason, documents ? StoryPair.Found(found) : null);

        Dictionary<string, double> Weigh(PairOpinion opinion)
        {
            if (conflict is not null)
                opinion = opinion.AtLeast(Math.Max(0.51, conflict.Confidence));
            else if (isUnsure)
                opinion = Unsure(opinion, sure);
            var weighed = Scores(opinion);
            if (Named(found, conflict) is { } other && weighed.ContainsKey(other.Label))
            {
                foreach (var label in _labels) weighed[label] *= 1 - other.Confidence;
                weighed[other.Label] += other.Confidence;
            }
            return Normal(weighed);
        }
    }

    /// <summary>Keeps the order of the pairs among themselves, but lets the likelier of the two quiet answers win.</summary>
    private static PairOpinion Unsure(PairOpinion opinion, double sure)
    {
        var contradiction = 0.45 * Math.Min(1, opinion.Contradiction / sure);
        var quiet = Math.Max(1e-9, opinion.Neutral + opinion.Entailment);
        var likelier = Math.Max((1 - contradiction) * Math.Max(opinion.Neutral, opinion.Entailment) / quiet, contradiction + 0.01);
        var other = 1 - contradiction - likelier;
        return opinion.Neutral > opinion.Entailment ? new PairOpinion(contradiction, likelier, other) : new PairOpinion(contradiction, other, likelier);
    }

    private static Dictionary<string, double> Normal(Dictionary<string, double> scores)
    {
        var sum = Math.Max(1e-9, scores.Values.Sum());
        return scores.ToDictionary(score => score.Key, score => Math.Round(score.Value / sum, 4), StringComparer.Ordinal);
    }

    private static (string Label, double Confidence)? Named(IReadOnlyList<Finding> found, Finding? conflict)
    {
        var drift = found.Where(finding => finding.Kind == ContradictionKind.QuoteDrift).MaxBy(finding => finding.Confidence);
        if (drift is not null && (conflict is null || conflict == drift))
            return ("quote_drift", Math.Max(0.51, drift.Confidence));
        var later = found.Where(finding => finding.Kind == ContradictionKind.Superseded).MaxBy(finding => finding.Confidence);
        return later is not null && conflict is null ? ("update", Math.Max(0.51, later.Confidence)) : null;
    }
}
