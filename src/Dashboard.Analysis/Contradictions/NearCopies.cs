using Dashboard.Analysis.Contradictions.Copies;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Sentences of two articles that are nearly the same: what differs between them may be in dispute.</summary>
internal static class NearCopies
{
    private const double LeastShare = 0.6;
    private const int SharedPairs = 4;

    public static IReadOnlyList<Candidate> Judge(ReadSentence a, ReadSentence b)
    {
        if (a.Article.Id == b.Article.Id || !IsNear(a.Keys, b.Keys) || string.Equals(a.Quote, b.Quote, StringComparison.Ordinal))
            return [];
        if (Alignment.Of(a, b) is not { Share: >= LeastShare } alignment)
            return [];
        var pair = new CopiedPair(a, b, alignment);
        var found = new List<Candidate>();
        foreach (var difference in alignment.Differences)
        {
            if (QuantityConflicts.JudgeAligned(a, b, alignment, difference) is { } number)
                found.Add(number);
            if (DayConflicts.JudgeAligned(a, b, alignment, difference) is { } day)
                found.Add(day);
        }
        // Another number on another day is another reading.
        if (found.Exists(candidate => candidate.Kind == ContradictionKind.Date) && pair.Open.Any(pair.HasNumber))
            found.Clear();
        foreach (var difference in pair.Open)
            found.AddRange(OfMeaning(pair, difference));
        return found;
    }

    /// <summary>What a difference in words means: the first detector that knows has it.</summary>
    public static IEnumerable<Candidate> OfMeaning(CopiedPair pair, Difference difference)
    {
        var found = ClockTimes.Judge(pair, difference)
            ?? Denials.JudgeAligned(pair.A, pair.B, pair.Alignment, difference, pair.IsQuoted(difference))
            ?? DenyingWords.Judge(pair, difference)
            ?? OtherSources.Judge(pair, difference)
            ?? OppositeWords.Judge(pair, difference)
            ?? OtherNames.Judge(pair, difference);
        return found is null ? [] : [found];
    }

    /// <summary>
    /// Four pairs of neighbouring words in common and two fifths of the shorter sentence's; of a short sentence half of them, for each changed word breaks two.
    /// </summary>
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
        var fewest = Math.Min(a.Count, b.Count);
        return shared >= SharedPairs && shared * 5 >= fewest * 2 || shared * 2 >= Math.Max(a.Count, b.Count) - 1 && shared >= 1;
    }
}
