using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Sentences of two articles that are nearly the same: what differs between them may be in dispute.</summary>
internal static class NearCopies
{
    private const int SharedPairs = 4;

    public static IReadOnlyList<Candidate> Judge(ReadSentence a, ReadSentence b)
    {
        if (a.Article.Id == b.Article.Id || !IsNear(a.Keys, b.Keys) || !HasSomethingToDispute(a, b) || string.Equals(a.Quote, b.Quote, StringComparison.Ordinal))
            return [];
        if (Alignment.Of(a, b) is not { Share: >= 0.6 } alignment)
            return [];
        var found = new List<Candidate>();
        foreach (var difference in alignment.Differences)
        {
            Keep(QuantityConflicts.JudgeAligned(a, b, alignment, difference));
            Keep(DayConflicts.JudgeAligned(a, b, alignment, difference));
            Keep(Denials.JudgeAligned(a, b, alignment, difference));
        }
        return found;

        void Keep(Candidate? candidate)
        {
            if (candidate is not null)
                found.Add(candidate);
        }
    }

    /// <summary>At least four pairs of neighbouring words in common, and two fifths of the shorter sentence's.</summary>
    private static bool IsNear(IReadOnlyList<ulong> a, IReadOnlyList<ulong> b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return shared >= SharedPairs && shared * 5 >= Math.Min(a.Count, b.Count) * 2;
    }

    private static bool HasSomethingToDispute(ReadSentence a, ReadSentence b) =>
        a.Quantities.Count > 0 && b.Quantities.Count > 0 || a.Days.Count > 0 && b.Days.Count > 0 || a.HasDenial || b.HasDenial;
}
