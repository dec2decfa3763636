using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>How a quotation is shown that means something else in another report.</summary>
internal static class AlteredQuotes
{
    public static readonly FindingText Text = new CopiedText(
        "One quotation with two meanings", "A recording: then one of the two is wrong.", "Are these your words: “{0}”?", "Find a recording or the transcript.", Severity.High);
}
