using Dashboard.Analysis.Inference;
using Dashboard.Analysis.Statements;

namespace Dashboard.Evaluation;

/// <summary>Two documents without a finding between them: a summary is judged sentence by sentence, two reports are left alone.</summary>
internal static class DocumentPairs
{
    private static readonly PairVerdict Silent = Both(new PairOpinion(0.1, 0.2, 0.7));

    public static PairVerdict Judge(string a, string b, PairLabels labels)
    {
        if (!labels.ConflictIncludesOpen)
            return Silent;
        var other = SummaryJudge.SaysSomethingElse(StatementReader.Read(StoryPair.Article("a", a, true, 0)), StatementReader.Read(StoryPair.Article("b", b, false, 1)));
        return Both(new PairOpinion(other, 0, 1 - other));
    }

    private static PairVerdict Both(PairOpinion opinion) => new(opinion, opinion, []);
}
