using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>What was told as done in part becomes, told again, something that goes on as a whole.</summary>
internal static class ParaphraseDrift
{
    public const string Rule = "paraphrase-drift";

    private static readonly FindingText s_text = new PlainText(
        "Told as done in part here, as going on there", "Two messages, one after the other.",
        "What exactly was said: that it was done, or that it was going on; a part, or all?", Severity.Low, "Go back to the words of the message.");

    public static IReadOnlyList<Candidate> Judge(ToldProgress a, ToldProgress b)
    {
        if (a.Done == b.Done || a.Act != b.Act)
            return [];
        var (done, going) = a.Done ? (a, b) : (b, a);
        // One message: the same who told, to whom.
        var shared = done.Sentence.Names.Intersect(going.Sentence.Names).Order(StringComparer.Ordinal).ToList();
        if (shared.Count < 2)
            return [];
        return
        [
            new Candidate(
                Rule, ContradictionKind.Certainty, "progress|" + done.Act, $"What was told: “{Words(done)}”, or “{Words(going)}”?", Side(done, "Done, in part", 0), Side(going, "Going on", 1),
                [.. shared, done.Act], [], [], 0, null, "the same act, told by and to the same names")
            {
                Text = s_text,
                SameDispute = [Contradictions.Keys.Of("progress " + done.Act, shared[0])],
            },
        ];

        static string Words(ToldProgress told) => Narration.WordsOf(told.Sentence, told.First, told.Last);
        static Assertion Side(ToldProgress told, string label, int sort) => new(told.Sentence, Stance.Affirm, null, [Narration.Span(told.Sentence, told.First, told.Last)], label, sort);
    }
}
