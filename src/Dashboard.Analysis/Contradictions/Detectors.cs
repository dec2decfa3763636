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
        new WithinArticle(disputes, AnonymousSources.Count),
        new WithinArticle(disputes, StockAndFlow.Find),
        new WithinArticle(disputes, Directions.Find),
        new WithinArticle(disputes, Offices.WithinArticle),
        // Between articles: numbers, days, acts, reports.
        new BetweenArticles<CountedIn>(disputes, CountedIn.Read, QuantityConflicts.Judge),
        new BetweenArticles<CountedIn>(disputes, CountedIn.Read, LaterCounts.Judge),
        new BetweenArticles<StateReached>(disputes, LaterStates.Read, LaterStates.Judge),
        new BetweenArticles<DatedEvent>(disputes, DayConflicts.Read, DayConflicts.JudgePair),
        new DenialDetector(disputes),
        new BetweenArticles<ReportRelation>(disputes, ReportRelation.Read, Confirmations.Judge),
        // What a newsroom notes rather than disputes: whose words, how sure, what called.
        new BetweenArticles<SourcePhrase>(disputes, SourcePhrase.Read, AnonymousSources.Same),
        new BetweenArticles<ToldAct>(disputes, ToldAct.Read, FactOrReport.Judge),
        new BetweenArticles<HeldView>(disputes, HeldView.Read, Certainties.Judge),
        new BetweenArticles<ToldProgress>(disputes, ToldProgress.Read, ParaphraseDrift.Judge),
        new BetweenArticles<OwnedQuote>(disputes, OwnedQuote.Read, QuoteOwners.Judge),
        new BetweenArticles<GroupName>(disputes, GroupName.Read, GroupNames.Judge),
        new BetweenArticles<HeldOffice>(disputes, HeldOffice.Read, Offices.Judge),
        new BetweenArticles<JudgedCause>(disputes, JudgedCause.Read, Causes.Judge),
        // Sentences that are copies but for a word.
        new BetweenArticles<ReadSentence>(disputes, article => article.Sentences, NearCopies.Judge),
        new BetweenArticles<SpokenWords>(disputes, SpokenWords.Read, QuoteDrift.Judge),
    ];
}
