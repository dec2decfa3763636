using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Texts;

/// <summary>What a rule says to an editor about what it found, and how much it matters.</summary>
internal abstract class FindingText
{
    /// <summary>Rises whenever the rule would find something else in the same texts.</summary>
    public virtual string Version => "1.2";

    /// <summary>Begins the explanation, without a colon: "The same thing is given different numbers".</summary>
    public abstract string Opening { get; }

    /// <summary>What would show that this is no conflict.</summary>
    public abstract string WouldChange { get; }

    /// <summary>What is missing, as tasks.</summary>
    public virtual IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions) => [];

    /// <summary>The question that whoever made the statement should be asked.</summary>
    public abstract string Question(Statement statement);

    public abstract Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions);

    /// <summary>A few words over one side.</summary>
    public virtual string Label(string group, Assertion first) => group;

    protected static int Articles(IReadOnlyList<Assertion> assertions) =>
        assertions.Select(assertion => assertion.Sentence.Article.Id).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>The text of a rule that needs no case distinctions.</summary>
/// <param name="opening">Begins the explanation.</param>
/// <param name="wouldChange">What would show that this is no conflict.</param>
/// <param name="question">What to ask whoever made a statement.</param>
/// <param name="severity">How much it matters.</param>
/// <param name="gap">What is missing, or null.</param>
internal sealed class PlainText(string opening, string wouldChange, string question, Severity severity, string? gap = null) : FindingText
{
    public override string Opening => opening;
    public override string WouldChange => wouldChange;
    public override string Question(Statement statement) => question;
    public override Severity Severity(Candidate lead, IReadOnlyList<Assertion> assertions) => severity;
    public override IEnumerable<string> Gaps(Candidate lead, IReadOnlyList<Assertion> assertions) => gap is null ? [] : [gap];
}
