namespace Dashboard.Evaluation.Training;

/// <summary>Logistic regression by plain descent: the same cases give the same weights.</summary>
internal static class Logistic
{
    private const int Steps = 4_000;
    private const double Pace = 0.3;
    private const double Ridge = 1e-3;

    /// <param name="cases">Numbers, the first of which is 1, and how much each case counts.</param>
    /// <param name="steps">How long it descends.</param>
    /// <param name="pace">How far each step goes.</param>
    public static double[] Learn(IReadOnlyList<(double[] Values, bool Holds, double Weight)> cases, int steps = Steps, double pace = Pace)
    {
        var total = cases.Sum(one => one.Weight);
        var weights = new double[cases[0].Values.Length];
        for (var step = 0; step < steps; step++)
        {
            var slope = new double[weights.Length];
            foreach (var (values, holds, weight) in cases)
            {
                var miss = weight / total * (Say(weights, values) - (holds ? 1 : 0));
                for (var i = 0; i < weights.Length; i++)
                    slope[i] += miss * values[i];
            }
            for (var i = 0; i < weights.Length; i++)
                weights[i] -= pace * (slope[i] + (i == 0 ? 0 : Ridge * weights[i]));
        }
        return weights;
    }

    public static double Say(double[] weights, double[] values)
    {
        var score = 0.0;
        for (var i = 0; i < weights.Length; i++)
            score += weights[i] * values[i];
        return 1 / (1 + Math.Exp(-score));
    }
}
