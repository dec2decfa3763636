using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>Learns the sentence judge from the labelled pairs of a folder, measures it on sets that it did not see, and writes its model.</summary>
internal static class PairTraining
{
    private const int Folds = 5;

    /// <summary>Learns, measures, and writes <c>Models/pairs.bin</c> (or the file after --out).</summary>
    public static int Run(string folder, string? modelPath, TextWriter output)
    {
        var pairs = PairSets.Read(folder, PairSets.Families.SelectMany(family => family.Sets).Concat(PairSets.NeverLearned));
        var learned = pairs.Where(pair => !PairSets.NeverLearned.Contains(pair.Set)).ToList();
        var made = MadePairs.Of(learned);
        return Learn(pairs, made, Folds, modelPath ?? Models.Path("pairs.bin"), output);
    }

    public static int Learn(List<LabelledPair> pairs, List<LabelledPair> made, int folds, string path, TextWriter output)
    {
        var settings = new TreeSettings();
        var learned = pairs.Where(pair => !PairSets.NeverLearned.Contains(pair.Set)).ToList();
        output.WriteLine($"{pairs.Count} pairs, {PairFeatures.Count} numbers each");
        output.WriteLine($"{made.Count} more are made from their texts: {string.Join(", ", made.GroupBy(pair => pair.Set + " " + pair.Label).Select(set => $"{set.Key} {set.Count()}"))}");
        List<LabelledPair> all = [.. learned, .. made];

        // The first job is what ships; its test is what may never be learned from. Then every family is left out once, then every fifth of the texts.
        var jobs = new List<(List<LabelledPair> Train, List<LabelledPair> Test)> { (all, pairs.Where(pair => PairSets.NeverLearned.Contains(pair.Set)).ToList()) };
        foreach (var (_, sets) in PairSets.Families)
        {
            var test = learned.Where(pair => sets.Contains(pair.Set)).ToList();
            jobs.Add((Without(all, test, sets), test));
        }
        var heldOut = jobs.Count;
        for (var fold = 0; fold < folds; fold++)
            jobs.Add((all.Where(pair => Fold(pair.Group) != fold).ToList(), learned.Where(pair => Fold(pair.Group) == fold).ToList()));

        var answers = new List<ScoredPair>[jobs.Count];
        BoostedTrees? shipped = null;
        Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var trees = TreeLearner.Learn(PairWeights.Of(jobs[i].Train), PairModel.Outcomes, settings);
            answers[i] = jobs[i].Test.ConvertAll(pair => new ScoredPair(pair, Scores(trees, pair)));
            if (i == 0)
                shipped = trees;
        });

        // The correction that a family is measured with was fitted on the others.
        var pooled = new List<JudgedPair>();
        for (var i = 0; i < heldOut; i++)
        {
            var others = Enumerable.Range(0, heldOut).Where(k => k != i).SelectMany(k => answers[k]).ToList();
            var calibration = CalibrationFit.Of(others.Where(one => !PairSets.NeverLearned.Contains(one.Pair.Set)).ToList());
            pooled.AddRange(answers[i].Select(one => JudgedPair.Of(one, calibration)));
        }
        var final = CalibrationFit.Of(answers.Take(heldOut).SelectMany(family => family).Where(one => !PairSets.NeverLearned.Contains(one.Pair.Set)).ToList());
        output.WriteLine(FormattableString.Invariant($"sharpness {final.Sharpness:0.000}, for contradiction {final.ForContradiction:0.000}, for neutral {final.ForNeutral:0.000}; said and found: ")
            + string.Join(", ", final.Curve.Select(point => FormattableString.Invariant($"{point.Said:0.000} {point.Found:0.000}"))));
        PairTable.Print("sets not learned on (their whole family left out, and every pair that shares a text with it)", pooled, output);
        PairTable.Print("part of the training, cross-validated by text", answers.Skip(heldOut).SelectMany(fold => fold).Select(one => JudgedPair.Of(one, final)).ToList(), output);
        var told = CalibrationFit.Parts(pairs);
        Reliability.Print("probability of contradiction over sets not learned on (those that tell contradiction from neutral)",
            pooled.Where(one => CalibrationFit.IsTold(one.Pair, told)).Select(one => (one.Said.Contradiction, one.Pair.Label == "contradiction")).ToList(), output);
        PairTable.PrintImportant(shipped!, output);
        using var writer = new BinaryWriter(File.Create(path));
        new PairModel(shipped!, final).Write(writer);
        output.WriteLine($"wrote {path}");
        return 0;
    }

    private static double[] Scores(BoostedTrees trees, LabelledPair pair)
    {
        var scores = new double[PairModel.Outcomes];
        trees.Score(pair.Item.Values, scores);
        return scores;
    }

    /// <summary>Everything outside the family that shares no text with it.</summary>
    private static List<LabelledPair> Without(List<LabelledPair> all, List<LabelledPair> test, string[] sets)
    {
        var texts = test.Select(pair => Plain(pair.Premise)).Concat(test.Select(pair => Plain(pair.Hypothesis))).ToHashSet(StringComparer.Ordinal);
        return all.Where(pair => !sets.Contains(PairSets.Origin(pair)) && !texts.Contains(Plain(pair.Premise)) && !texts.Contains(Plain(pair.Hypothesis))).ToList();

        static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
    }

    private static int Fold(string group)
    {
        uint hash = 2166136261;
        foreach (var c in group)
            hash = (hash ^ c) * 16777619;
        return (int)((hash >> 8) % Folds);
    }
}
