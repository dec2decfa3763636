using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>A pair and what trees said that never saw it.</summary>
internal sealed record ScoredPair(LabelledPair Pair, double[] Scores);

/// <summary>
/// Finds the correction under which what was said about unseen pairs is most likely: three numbers, then a rising curve for how often a contradiction was found.
/// In the curve no set counts more than the square root of its size, or the largest one's share of contradictions would be everybody's.
/// </summary>
internal static class CalibrationFit
{
    private const int Steps = 150;
    private const double Pace = 0.5;
    private const int Points = 10;

    /// <summary>Whether the pair's part of its set tells contradiction, neutral and entailment apart, and its label is one of them.</summary>
    public static bool IsTold(LabelledPair pair, HashSet<string> parts) =>
        parts.Contains(pair.Part) && IsOne(pair);

    private static bool IsOne(LabelledPair pair) => pair.Item.Possible == 7 && int.PopCount(pair.Item.True) == 1;

    /// <summary>Parts that have pairs labelled as contradiction.</summary>
    public static HashSet<string> Parts(IEnumerable<LabelledPair> pairs) =>
        pairs.Where(pair => pair.Label == "contradiction").Select(pair => pair.Part).ToHashSet(StringComparer.Ordinal);

    public static PairCalibration Of(IReadOnlyList<ScoredPair> answers)
    {
        var parts = Parts(answers.Select(one => one.Pair));
        var told = answers.Where(one => IsTold(one.Pair, parts)).ToList();
        var sizes = told.GroupBy(one => one.Pair.Set).ToDictionary(set => set.Key, set => (double)set.Count());
        // For the answer itself, what follows from texts of sets that only ask for that counts as well.
        var straight = Straight(answers.Where(one => IsOne(one.Pair)).ToList());
        return straight with { Curve = Curve(told.ConvertAll(one => (straight.Lean(one.Scores).Contradiction, one.Pair.Label == "contradiction", Math.Pow(sizes[one.Pair.Set], -0.5)))) };
    }

    private static PairCalibration Straight(List<ScoredPair> answers)
    {
        var cases = answers.Where((_, i) => i % 4 == 0).ToList();
        var fit = PairCalibration.None;
        for (var step = 0; step < Steps && cases.Count > 0; step++)
        {
            double sharpness = 0, contradiction = 0, neutral = 0;
            foreach (var one in cases)
            {
                var said = fit.Lean(one.Scores);
                Span<double> miss = [said.Contradiction, said.Neutral, said.Entailment];
                miss[int.TrailingZeroCount(one.Pair.Item.True)] -= 1;
                for (var k = 0; k < miss.Length; k++)
                    sharpness += miss[k] * one.Scores[k];
                contradiction += miss[0];
                neutral += miss[1];
            }
            fit = fit with
            {
                Sharpness = fit.Sharpness - 0.2 * Pace * sharpness / cases.Count,
                ForContradiction = fit.ForContradiction - Pace * contradiction / cases.Count,
                ForNeutral = fit.ForNeutral - Pace * neutral / cases.Count,
            };
        }
        return fit;
    }

    /// <summary>Stretches of equal weight in the order of what was said; neighbours that would fall are put together, so that who was surer stays surer.</summary>
    private static List<(double Said, double Found)> Curve(List<(double Said, bool So, double Weight)> cases)
    {
        var most = cases.Sum(one => one.Weight) / Points;
        var stretches = new List<(double Said, double Found, double Weight)>();
        (double Said, double Found, double Weight) open = (0, 0, 0);
        foreach (var (said, so, weight) in cases.OrderBy(one => one.Said))
        {
            open = (open.Said + weight * said, open.Found + (so ? weight : 0), open.Weight + weight);
            if (open.Weight >= most)
                Close();
        }
        if (open.Weight > 0)
            Close();
        return stretches.ConvertAll(one => (one.Said / one.Weight, one.Found / one.Weight));

        void Close()
        {
            while (stretches.Count > 0 && stretches[^1].Found / stretches[^1].Weight >= open.Found / open.Weight)
            {
                open = (open.Said + stretches[^1].Said, open.Found + stretches[^1].Found, open.Weight + stretches[^1].Weight);
                stretches.RemoveAt(stretches.Count - 1);
            }
            stretches.Add(open);
            open = (0, 0, 0);
        }
    }
}
