using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>The words of a detector whose sides are named by what stands there.</summary>
internal sealed class CopiedText(string opening, string wouldChange, string question, string gap, Severity severity) : FindingText
{
    public override string Version => "1.0";
    public override string Opening => opening;
    public override string WouldChange => wouldChange;
    public override string Question(Statement statement) => statement.Value is { Length: > 0 } value ? question.Replace("{0}", value, StringComparison.Ordinal) : "What are the exact words?";
    public override IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions) => [gap];
    public override Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions) => severity;
    public override string Label(string group, Assertion first) => Capital(first.Value is { Length: > 0 } value ? value : group);

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
