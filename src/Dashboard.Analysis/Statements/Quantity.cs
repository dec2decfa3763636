namespace Dashboard.Analysis.Statements;

/// <summary>How a number relates to what it counts: two numbers are compared only when they play the same part.</summary>
internal enum QuantityRole
{
    /// <summary>"40 people": how many there are or were.</summary>
    Level,

    /// <summary>"from 1,000": before a change.</summary>
    Before,

    /// <summary>"to 30": after a change.</summary>
    After,

    /// <summary>"rose by 30", "cut 5 percent": the size of a change.</summary>
    Change,

    /// <summary>"another 30": on top of something.</summary>
    Extra,

    /// <summary>"30 of the 40": a part of a whole.</summary>
    Part,

    /// <summary>"30 a day": for each of something.</summary>
    Rate,
}

/// <summary>A number in a sentence with its unit and what it counts.</summary>
/// <param name="First">Index of its first token, qualifier included.</param>
/// <param name="Core">Index of the token with the number itself.</param>
/// <param name="Last">One past its last token, unit included.</param>
/// <param name="Start">First UTF-16 code unit in the article's text, qualifier included.</param>
/// <param name="End">One past the last.</param>
/// <param name="Low">Smallest value that the words allow, in the base unit.</param>
/// <param name="High">Largest value that they allow.</param>
/// <param name="Usual">For open bounds, the largest value for which a writer would still choose these words; else <paramref name="High"/>.</param>
/// <param name="Value">The number as written, in the base unit.</param>
/// <param name="Unit">Empty for counts, else <c>%</c>, a currency code, or a base unit such as <c>m</c>.</param>
/// <param name="Qualifier">"about", "more than" and the like, as written; empty for none.</param>
/// <param name="Vague">"several", "dozens": words without a figure.</param>
/// <param name="Head">Concept of what is counted, or null.</param>
/// <param name="HeadWord">What is counted, as written.</param>
/// <param name="Modifiers">Concepts of the words between number and counted thing.</param>
/// <param name="Outcome">What happened to those counted (killed, injured ...), or null.</param>
/// <param name="Role">The part it plays.</param>
/// <param name="Shown">Normalised for display.</param>
internal sealed record Quantity(
    int First,
    int Core,
    int Last,
    int Start,
    int End,
    double Low,
    double High,
    double Usual,
    double Value,
    string Unit,
    string Qualifier,
    bool Vague,
    string? Head,
    string HeadWord,
    IReadOnlyList<string> Modifiers,
    string? Outcome,
    QuantityRole Role,
    string Shown)
{
    /// <summary>The number without its qualifier: "about 300" and "300" stand on one side.</summary>
    public string Plain => Qualifier.Length > 0 ? Shown[(Qualifier.Length + 1)..] : Shown;

    /// <summary>
    /// Whether one value fits both. "More than 26,000" fits 40,000; but of two such bounds the lower one would not be written by somebody who
    /// knows the higher.
    /// </summary>
    public bool Overlaps(Quantity other) =>
        double.IsPositiveInfinity(High) && double.IsPositiveInfinity(other.High)
            ? Low <= other.Usual && other.Low <= Usual
            : Low <= other.High && other.Low <= High;
}
