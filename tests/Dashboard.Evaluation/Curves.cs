namespace Dashboard.Evaluation;

/// <summary>Figures over scores instead of decisions.</summary>
internal static class Curves
{
    /// <summary>Area under the ROC curve: the chance that a positive item scores above a negative one; 0.5 when a class is empty.</summary>
    public static double Auc(IEnumerable<(double Score, bool Positive)> items)
    {
        var sorted = items.OrderBy(item => item.Score).ToList();
        long positives = sorted.Count(item => item.Positive), negatives = sorted.Count - positives;
        if (positives == 0 || negatives == 0) return 0.5;
        double ranks = 0;
        for (var i = 0; i < sorted.Count;)
        {
            var end = i;
            while (end < sorted.Count && sorted[end].Score.Equals(sorted[i].Score)) end++;
            // Equal scores share the middle rank.
            var rank = (i + 1 + end) / 2.0;
            for (; i < end; i++) if (sorted[i].Positive) ranks += rank;
        }
        return (ranks - positives * (positives + 1) / 2.0) / ((double)positives * negatives);
    }

    /// <summary>Pearson's correlation; 0 when one side does not vary.</summary>
    public static double Pearson(IReadOnlyList<(double X, double Y)> items)
    {
        double meanX = items.Average(item => item.X), meanY = items.Average(item => item.Y);
        var covariance = items.Sum(item => (item.X - meanX) * (item.Y - meanY));
        var spread = Math.Sqrt(items.Sum(item => Math.Pow(item.X - meanX, 2)) * items.Sum(item => Math.Pow(item.Y - meanY, 2)));
        return spread == 0 ? 0 : covariance / spread;
    }
}
