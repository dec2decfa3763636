using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>A pair and what trees said that never saw it.</summary>
internal sealed record ScoredPair(LabelledPair Pair, double[] Scores);

/// <summary>Finds the correction under which what was said about unseen pairs is most likely.</summary>
internal static class CalibrationFit
{
    private const int Steps = 150;
    private const double Pace = 0.5;

    public static PairCalibration Of(IReadOnlyList<ScoredPair> answers)
    {
        var cases = answers.Where(one => one.Pair.Item.Possible == 7 && int.PopCount(one.Pair.Item.True) == 1).Where((_, i) => i % 4 == 0).ToList();
        var fit = PairCalibration.None;
        for (var step = 0; step < Steps && cases.Count > 0; step++)
        {
            double sharpness = 0, contradiction = 0, neutral = 0;
            foreach (var one in cases)
            {
                var said = fit.Apply(one.Scores);
                Span<double> miss = [said.Contradiction, said.Neutral, said.Entailment];
                miss[int.TrailingZeroCount(one.Pair.Item.True)] -= 1;
                for (var k = 0; k < miss.Length; k++)
                    sharpness += miss[k] * one.Scores[k];
                contradiction += miss[0];
                neutral += miss[1];
            }
            fit = new PairCalibration(fit.Sharpness - 0.2 * Pace * sharpness / cases.Count, fit.ForContradiction - Pace * contradiction / cases.Count, fit.ForNeutral - Pace * neutral / cases.Count);
        }
        return fit;
    }
}
