using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Two nearly equal sentences give another time of day.</summary>
internal static class ClockTimes
{
    public const string Rule = "clock-time";

    public static readonly FindingText Text = new CopiedText(
        "The same event is given two times of day", "Two time zones, or one time rounded more than the other.", "Where does “{0}” come from, and in which time zone?",
        "Ask both for the source of the time and its time zone.", Severity.Medium);

    public static Candidate? Judge(CopiedPair pair, Difference difference)
    {
        if (pair.Share < 0.7 || In(pair.A, difference.AFirst, difference.ALast) is not { } x || In(pair.B, difference.BFirst, difference.BLast) is not { } y)
            return null;
        if (x.Apart(y) is not { } apart || apart <= Math.Max(x.Grain, y.Grain))
            return null;
        // The other sentence knows this time too: it gives both, or another clock's.
        if (pair.A.Times.Any(time => time.Apart(y) is 0) || pair.B.Times.Any(time => time.Apart(x) is 0))
            return null;
        return CopiedCandidates.Make(
            pair, Rule, ContradictionKind.Date, Text, $"At what time: “{CopiedCandidates.Around(pair.A, x.First, x.Last)}”?",
            new CopiedSide(x.Shown, x.Shown, x.First, x.Last, x.Minute), new CopiedSide(y.Shown, y.Shown, y.First, y.Last, y.Minute),
            "the sentences are the same around the time; same time zone or none named; further apart than rounding explains",
            FormattableString.Invariant($"{x.Shown} against {y.Shown}: {apart / 60} h {apart % 60} min apart"));
    }

    private static ClockTime? In(ReadSentence sentence, int first, int last) => sentence.Times.FirstOrDefault(time => time.First < last && time.Last > first);
}
