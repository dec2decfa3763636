using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A cause is given and judged without a source, where another outlet says of the same thing that it works.</summary>
internal static class Causes
{
    public const string Rule = "cause-without-source";

    private static readonly FindingText s_text = new PlainText(
        "A cause is given and judged without a source, and another outlet frames the same thing the other way",
        "A source for the cause, in either report.", "What shows that this was the cause?", Severity.Low, "Give the cause a source, or leave the judgement out.");

    public static IReadOnlyList<Candidate> Judge(JudgedCause a, JudgedCause b)
    {
        if (a.Blames == b.Blames || a.Thing != b.Thing || a.Owner != b.Owner)
            return [];
        var (blames, works) = a.Blames ? (a, b) : (b, a);
        return
        [
            new Candidate(
                Rule, ContradictionKind.Causal, "cause|" + a.Thing, $"Who says so: “{Words(blames)}”, or “{Words(works)}”?", Side(blames, "Named as a cause and blamed", 0), Side(works, "Said to work", 1),
                [a.Thing], [], [], 0, null, "the same thing of the same owner, in the voice of both outlets; neither names a source") { Text = s_text },
        ];

        static string Words(JudgedCause cause) => Narration.WordsOf(cause.Sentence, cause.First, cause.Last);
        static Assertion Side(JudgedCause cause, string label, int sort) => new(cause.Sentence, Stance.Affirm, null, [Narration.Span(cause.Sentence, cause.First, cause.Last)], label, sort);
    }
}
