using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Says how likely it is that one short text contradicts, leaves open or entails another.</summary>
internal static class PairJudge
{
    /// <param name="premise">What the first report says, one sentence or a few.</param>
    /// <param name="hypothesis">What the second one says.</param>
    public static PairVerdict Judge(string premise, string hypothesis)
    {
        ArgumentNullException.ThrowIfNull(premise);
        ArgumentNullException.ThrowIfNull(hypothesis);
        var there = Content(premise);
        var asked = Content(hypothesis);
        var share = asked.Count == 0 ? 0 : (double)asked.Count(there.Contains) / asked.Count;
        return new PairVerdict(share >= 0.75 ? new PairOpinion(0.2, 0.2, 0.6) : new PairOpinion(0.2, 0.6, 0.2), []);
    }

    private static HashSet<string> Content(string text) =>
        [.. Tokenizer.Read(text, 0, text.Length).Where(StatementReader.IsContent).Select(token => token.Concept)];
}
