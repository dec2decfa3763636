using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>One article states as a fact what another has only from an unnamed source.</summary>
internal static class FactOrReport
{
    public const string Rule = "fact-or-report";

    private static readonly FindingText s_text = new PlainText(
        "Stated as a fact here, reported from an unnamed source there",
        "The first article has a source of its own that it does not name.",
        "What is this based on: on knowledge of your own, or on the unnamed source?", Severity.Low, "Name the source, or say that it is one report's unnamed source.");

    public static IReadOnlyList<Candidate> Judge(ToldAct a, ToldAct b)
    {
        if (a.Source is null == b.Source is null || a.Class != b.Class)
            return [];
        var (fact, told) = a.Source is null ? (a, b) : (b, a);
        var shared = fact.Sentence.Content.Where(told.Sentence.Content.Contains).Where(concept => concept[0] == '@' || !Words.Common.Contains(concept)).Order(StringComparer.Ordinal).ToList();
        if (shared.Count(concept => concept[0] == '@') < 2 || shared.Count < 3 || fact.Sentence.Scope.Excludes(told.Sentence.Scope) || !Compatible.SameTime(fact.Sentence, told.Sentence))
            return [];
        var verb = fact.Sentence.Tokens[fact.Act];
        var (first, last) = told.Source!.Value;
        var act = told.Sentence.Tokens[told.Act];
        return
        [
            new Candidate(
                Rule, ContradictionKind.Attribution, "fact|" + fact.Class, $"Fact or report: “has {verb.Lower}”, or “{act.Lower}”, {Narration.WordsOf(told.Sentence, first, last)}?",
                new Assertion(fact.Sentence, Stance.Affirm, null, [Narration.Span(fact.Sentence, fact.Act - 1, fact.Act + 1)], "Stated as a fact", 0),
                new Assertion(told.Sentence, Stance.Hedge, null, [(act.Start, act.End), Narration.Span(told.Sentence, first, last)], "Reported from an unnamed source", 1),
                shared, [], [], 0, null, "the same act, with the same names; the first article names nobody for it and does not hedge") { Text = s_text },
        ];
    }
}
