using System.Globalization;
using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>A pair and what the judge would say of it.</summary>
/// <param name="Leaning">Which answer it gives.</param>
/// <param name="Said">How sure it is.</param>
internal sealed record JudgedPair(LabelledPair Pair, PairOpinion Leaning, PairOpinion Said)
{
    public static JudgedPair Of(ScoredPair one, PairCalibration calibration) =>
        new(one.Pair, calibration.Lean(one.Scores), calibration.Correct(calibration.Lean(one.Scores)));
}

/// <summary>Figures per set.</summary>
internal static class PairTable
{
    public static void Print(string title, IReadOnlyList<JudgedPair> answers, TextWriter output)
    {
        output.WriteLine($"\n{title}\n{"set",-22}{"items",7}{"accuracy",10}{"balanced",10}{"precision",11}{"recall",8}{"F1",7}{"AUC",7}");
        foreach (var set in answers.GroupBy(one => one.Pair.Set))
        {
            var inventories = set.GroupBy(one => one.Pair.Part).ToDictionary(part => part.Key, part => PairLabels.Of(part.Select(one => one.Pair.Label)));
            var said = set.Select(one => (one.Pair, Scores: inventories[one.Pair.Part].Scores(one.Leaning))).Select(one => (one.Pair, Label: one.Scores.MaxBy(score => score.Value).Key,
                Conflict: one.Scores.Where(score => PairLabels.IsConflict(score.Key)).Sum(score => score.Value))).ToList();
            // negation_nli holds two kinds of parts; the figure asked for is that of "contradiction".
            Func<string, bool> conflict = said.Exists(one => one.Pair.Label == "contradiction") ? label => label == "contradiction" : PairLabels.IsConflict;
            int right = said.Count(one => one.Label == one.Pair.Label), flagged = said.Count(one => conflict(one.Label)),
                conflicts = said.Count(one => conflict(one.Pair.Label)), hits = said.Count(one => conflict(one.Pair.Label) && conflict(one.Label));
            double precision = flagged == 0 ? 0 : (double)hits / flagged, recall = conflicts == 0 ? 0 : (double)hits / conflicts;
            var balanced = said.GroupBy(one => one.Pair.Label).Average(label => (double)label.Count(one => one.Label == label.Key) / label.Count());
            var auc = Curves.Auc(said.Select(one => (one.Conflict, one.Pair.IsConflict)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Key,-22}{said.Count,7}{(double)right / said.Count,10:0.000}{balanced,10:0.000}{precision,11:0.000}{recall,8:0.000}{(hits == 0 ? 0 : 2 * precision * recall / (precision + recall)),7:0.000}{auc,7:0.000}"));
        }
    }

    public static void PrintImportant(BoostedTrees trees, TextWriter output)
    {
        var uses = new int[PairFeatures.Count];
        foreach (var feature in trees.Trees.SelectMany(tree => tree.Feature).Where(feature => feature >= 0))
            uses[feature]++;
        output.WriteLine("\nmost asked: " + string.Join(", ", uses.Index().OrderByDescending(use => use.Item).Take(40).Select(use => $"{PairFeatures.Name(use.Index)} {use.Item}")));
    }
}
