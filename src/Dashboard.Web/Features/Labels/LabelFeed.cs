using Dashboard.Analysis;
using Dashboard.Domain.Labels;
using Dashboard.Realtime;
using Dashboard.Web.Pipeline;

namespace Dashboard.Web.Features.Labels;

/// <summary>The labels of each story that somebody looks at, kept up to date.</summary>
public sealed class LabelFeed(StoryFeed feed, StoryAnalyst analyst, ILogger<LabelFeed> logger) : AnalysisFeed<IReadOnlyList<LabelledEntity>, LabelState>(feed, analyst, logger)
{
    protected override IReadOnlyList<LabelledEntity> Take(StoryAnalysis analysis) => analysis.Labels;

    protected override LabelState Build(BoardState board, IReadOnlyList<LabelledEntity> found, LabelState? before) =>
        LabelBuilder.Build(board.Sequence, board.Counts.Pending, found, before);
}
