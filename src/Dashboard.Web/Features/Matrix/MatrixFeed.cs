using Dashboard.Analysis;
using Dashboard.Domain.Claims;
using Dashboard.Realtime;
using Dashboard.Web.Pipeline;

namespace Dashboard.Web.Features.Matrix;

/// <summary>The matrix of each story that somebody looks at, kept up to date.</summary>
public sealed class MatrixFeed(StoryFeed feed, StoryAnalyst analyst, ILogger<MatrixFeed> logger) : AnalysisFeed<IReadOnlyList<ClaimRow>, MatrixState>(feed, analyst, logger)
{
    protected override IReadOnlyList<ClaimRow> Take(StoryAnalysis analysis) => analysis.Claims;

    protected override MatrixState Build(BoardState board, IReadOnlyList<ClaimRow> found, MatrixState? before) => MatrixBuilder.Build(board, found, before);
}
