using Dashboard.Domain.Claims;

namespace Dashboard.Domain.Contradictions;

public enum ContradictionKind
{
    Denial, Number, Date, QuoteDrift, Confirmation, Attribution, Characterisation, Certainty, Scope, SelfContradiction,
    Office, Causal, ThinDenial, AlteredQuote, Superseded,

    /// <summary>Two words that exclude each other: opened and closed, rose and fell.</summary>
    Opposite,

    /// <summary>One event at two places.</summary>
    Place,

    /// <summary>One part in the same event played by two names.</summary>
    Name,
}

public enum Severity { Low, Medium, High }

/// <summary>The detector that found something, so that its result can be replayed.</summary>
public sealed record Rule(string Name, string Version);

/// <summary>One side of a contradiction: everybody who carries it.</summary>
/// <param name="Label">A few words, e.g. "About 40,000 a day".</param>
/// <param name="Statements">The carriers, earliest first.</param>
public sealed record Side(string Label, IReadOnlyList<Statement> Statements);

/// <summary>One line of the explanation, e.g. term "Arithmetic", text "40,000 ÷ 26,000 = 1.54".</summary>
public sealed record Reason(string Term, string Text);

/// <summary>Whom to ring and what to ask.</summary>
public sealed record Call(string Whom, string Question);

/// <summary>A contradiction as a detector found it. A person decides what it is worth.</summary>
/// <param name="Key">Names the disputed fact: the same within the story whenever the same fact is found again, so that it stays one flag.</param>
/// <param name="Kind">What kind of conflict.</param>
/// <param name="Title">The question that the two sides answer differently.</param>
/// <param name="Explanation">One or two sentences in an editor's words.</param>
/// <param name="Reasons">What was compared, the arithmetic, what was checked first, what would change it.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Rule">The detector.</param>
/// <param name="Sides">Two or more.</param>
/// <param name="Gaps">What is missing, as a task.</param>
/// <param name="CallList">Whom to ask what.</param>
/// <param name="Origins">Independent origins over all sides.</param>
/// <param name="Headlines">How many articles carry it in their headline.</param>
public sealed record Finding(
    string Key,
    ContradictionKind Kind,
    string Title,
    string Explanation,
    IReadOnlyList<Reason> Reasons,
    Severity Severity,
    double Confidence,
    Rule Rule,
    IReadOnlyList<Side> Sides,
    IReadOnlyList<string> Gaps,
    IReadOnlyList<Call> CallList,
    int Origins,
    int Headlines = 0);
