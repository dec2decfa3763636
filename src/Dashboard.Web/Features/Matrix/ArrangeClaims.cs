using Dashboard.Domain.Claims;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Contradictions;

namespace Dashboard.Web.Features.Matrix;

/// <summary>Joining rows, splitting off a statement, confirming a suggested row: what each means for pairs of statements, which is what is kept.</summary>
public sealed class ArrangeClaims(LinkClaims link)
{
    // A person looks at a handful of sentences; beyond this nobody has read what he confirms.
    private const int Most = 40;

    /// <summary>The rows speak of the same thing.</summary>
    /// <returns>The choice that was kept; null when several were.</returns>
    public Task<ClaimChoice?> JoinAsync(Actor actor, string storyId, IReadOnlyList<MatrixRow> rows, CancellationToken cancel = default) =>
        LinkAsync(actor, storyId, Pairs(rows.SelectMany(row => Statements(row).Take(1)).ToList()), ClaimLinkKind.Together, cancel);

    /// <summary>All statements of the row speak of the same thing, as the program suggested.</summary>
    public Task<ClaimChoice?> ConfirmAsync(Actor actor, string storyId, MatrixRow row, CancellationToken cancel = default) =>
        LinkAsync(actor, storyId, Pairs(Statements(row).ToList()), ClaimLinkKind.Together, cancel);

    /// <summary>The statement speaks of something else than the others of the row.</summary>
    public Task<ClaimChoice?> SplitAsync(Actor actor, string storyId, MatrixRow row, Statement statement, CancellationToken cancel = default) =>
        LinkAsync(actor, storyId, Pairs([statement, .. Statements(row).Where(other => !MatrixBuilder.Overlap(other, statement))]), ClaimLinkKind.Apart, cancel);

    /// <summary>The first with each of the others.</summary>
    public static IReadOnlyList<(StatementAnchor A, StatementAnchor B)> Pairs(IReadOnlyList<Statement> statements) =>
        [.. statements.Skip(1).Where(other => !MatrixBuilder.Overlap(other, statements[0])).Take(Most).Select(other => (AnchorOf(statements[0]), AnchorOf(other)))];

    private async Task<ClaimChoice?> LinkAsync(Actor actor, string storyId, IReadOnlyList<(StatementAnchor A, StatementAnchor B)> pairs, ClaimLinkKind kind, CancellationToken cancel)
    {
        ClaimChoice? kept = null;
        foreach (var (a, b) in pairs)
            kept = await link.HandleAsync(actor, storyId, new LinkClaims.Request(a, b), kind, cancel);
        return pairs.Count == 1 ? kept : null;
    }

    private static IEnumerable<Statement> Statements(MatrixRow row) =>
        row.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).SelectMany(cell => cell.Value.Stances);

    private static StatementAnchor AnchorOf(Statement statement) => new(statement.ArticleId, statement.Start, statement.End);
}
