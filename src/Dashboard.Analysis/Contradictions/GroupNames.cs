using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>One group of people is called soldiers by one voice and specialists by another.</summary>
internal static class GroupNames
{
    public const string Rule = "group-name";

    private static readonly FindingText s_text = new PlainText(
        "The same people may go by names that make different things of them",
        "Two different groups.", "Who are these people: what is their task, and whom do they answer to?", Severity.Low, "Find out whether the names mean one group, and choose one with a reason.");

    public static IReadOnlyList<Candidate> Judge(GroupName a, GroupName b)
    {
        if (!a.Clashes(b) || !SamePlace(a, b))
            return [];
        var (x, y) = string.CompareOrdinal(a.Sort, b.Sort) < 0 ? (a, b) : (b, a);
        return
        [
            new Candidate(
                Rule, ContradictionKind.Characterisation, "group|" + a.Of, $"One group or two: “{Words(x)}” or “{Words(y)}”?", Side(x), Side(y),
                [a.Of], [], [], 0, null, "both are people of the same country or body, and both articles name a place or name in common beside them")
            {
                Text = s_text,
                SameDispute = [Contradictions.Keys.Of("group name", a.Of)],
            },
        ];

        static string Words(GroupName group) => Narration.WordsOf(group.Sentence, group.First, group.Last);
        static Assertion Side(GroupName group) =>
            new(group.Sentence, Stance.Affirm, group.Noun, [Narration.Span(group.Sentence, group.First, group.Last)], char.ToUpperInvariant(group.Noun[0]) + group.Noun[1..], group.Sort[0]);
    }

    /// <summary>A second name beside the country: where they are, or whom they serve.</summary>
    private static bool SamePlace(GroupName a, GroupName b) =>
        a.Sentence.Names.Any(name => name != a.Of && (b.Sentence.Names.Contains(name)));
}
