using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Texts;

internal sealed class DayText : FindingText
{
    public override string Opening => "The same event is put on different days";

    public override string WouldChange => "Two separate events, or one account that gives the local day of another time zone.";

    public override IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions)
    {
        if (assertions.Any(assertion => assertion.Sentence.Article.Anchor is null))
            yield return "The day of writing of one article is not known: confirm it.";
    }

    public override string Question(Statement statement) => $"Was it {statement.Value}, in which time zone?";

    public override Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions) =>
        Articles(assertions) >= 3 ? Domain.Contradictions.Severity.Medium : Domain.Contradictions.Severity.Low;
}
