namespace Dashboard.Analysis.Inference;

/// <summary>Tells in one sentence how the numbers of two texts were compared.</summary>
internal static class NumericWords
{
    public static string Reason(NumericRelation relation, IReadOnlyList<NumericPair> pairs, IReadOnlyList<NumericMention> unmatched, ArithmeticAnswer? arithmetic)
    {
        if (arithmetic is not null)
            return arithmetic.Reason;
        foreach (var pair in pairs)
        {
            if (pair.Relation == relation && relation == NumericRelation.Contradicts)
                return $"“{pair.Premise.Shown}” allows {pair.Premise.Exact}, “{pair.Hypothesis.Shown}” allows {pair.Hypothesis.Exact}: no value fits both.";
        }
        foreach (var pair in pairs)
        {
            if (pair.Relation == NumericRelation.Open)
                return $"“{pair.Premise.Shown}” allows {pair.Premise.Exact}, “{pair.Hypothesis.Shown}” allows {pair.Hypothesis.Exact}: the one does not settle the other.";
        }
        if (unmatched.Count > 0)
            return $"No number of the first text speaks of “{unmatched[0].Shown}”.";
        if (pairs.Count == 0)
            return "";
        var weakest = pairs[0];
        foreach (var pair in pairs)
        {
            if (pair.Loose && !weakest.Loose)
                weakest = pair;
        }
        return weakest.Loose
            ? $"“{weakest.Premise.Shown}” ({weakest.Premise.Exact}) is loosely the same as “{weakest.Hypothesis.Shown}” ({weakest.Hypothesis.Exact})."
            : $"“{weakest.Premise.Shown}” allows {weakest.Premise.Exact}, all of it within “{weakest.Hypothesis.Shown}”: {weakest.Hypothesis.Exact}.";
    }
}
