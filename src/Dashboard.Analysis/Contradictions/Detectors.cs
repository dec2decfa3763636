using Dashboard.Analysis.Contradictions.Copies;
using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Every detector of the program. Each looks for one kind of disagreement and knows nothing of the others.</summary>
internal static class Detectors
{
    public static IReadOnlyList<IDetector> All(Disputes disputes) =>
    [
        // Within one article.
        new WithinArticle(disputes, Denials.WithinArticle),
        new WithinArticle(disputes, HeadlineStates.Find),
        new WithinArticle(disputes, HeadlineNumbers.Find),
        new WithinArticle(disputes, DenialScopes.Find),
        new WithinArticle(disputes, ImpossibleTenses.Find),
        // Between articles: numbers, days, acts; then sentences that are copies but for a word.
        new BetweenArticles<CountedIn>(disputes, CountedIn.Read, QuantityConflicts.Judge),
        new BetweenArticles<DatedEvent>(disputes, DayConflicts.Read, DayConflicts.JudgePair),
        new DenialDetector(disputes),
        new BetweenArticles<ReportRelation>(disputes, ReportRelation.Read, Confirmations.Judge),
        new BetweenArticles<ReadSentence>(disputes, article => article.Sentences, NearCopies.Judge),
        new BetweenArticles<SpokenWords>(disputes, SpokenWords.Read, QuoteDrift.Judge),
    ];
}
