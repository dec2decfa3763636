using System.Globalization;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Realtime;
using Dashboard.Web.Components;

namespace Dashboard.Web.Features.Matrix;

/// <summary>Makes the matrix of a board and the claims found. Parts that are as before are the same objects as before.</summary>
public static class MatrixBuilder
{
    public static MatrixState Build(BoardState board, IReadOnlyList<ClaimRow> claims, MatrixState? before)
    {
        var columns = ColumnsOf(board, claims, before);
        var byArticle = columns.ToDictionary(column => column.ArticleId);
        var flags = board.Lanes.SelectMany(lane => lane.Cards).Select(card => card.Contradiction).OfType<Contradiction>().Where(found => !found.Withdrawn).ToList();
        var places = columns.Select((column, index) => (column.ArticleId, index)).ToDictionary(pair => pair.ArticleId, pair => pair.index);
        var known = before?.Rows.ToDictionary(row => row.Key) ?? [];
        IReadOnlyList<MatrixRow> rows =
        [
            .. claims.DistinctBy(claim => claim.Key).Select(claim => RowOf(claim, byArticle, claim.IsDisputed || IsDisputed(claim, flags), known.GetValueOrDefault(claim.Key), before is null ? 0 : board.Sequence))
                .OrderByDescending(row => row.Disputed).ThenByDescending(row => row.Cells.Count)
                .ThenBy(row => row.Cells.Keys.Min(article => places[article])).ThenBy(row => row.Text, StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal),
        ];
        if (before is not null && before.Waiting == board.Counts.Pending && Same(before.Columns, columns) && Same(before.Rows, rows))
            return before;
        return new MatrixState(board.Sequence, board.At, columns, rows, board.Counts.Pending);
    }

    private static bool Same<T>(IReadOnlyList<T> before, IReadOnlyList<T> now) where T : class =>
        before.Count == now.Count && before.Zip(now).All(pair => ReferenceEquals(pair.First, pair.Second));

    private static List<MatrixColumn> ColumnsOf(BoardState board, IReadOnlyList<ClaimRow> claims, MatrixState? before)
    {
        var known = before?.Columns.ToDictionary(column => column.ArticleId) ?? [];
        var columns = board.Lanes.SelectMany(lane => lane.Cards).Where(card => card.Card.Kind == CardKind.Article).Select(card => card.Article).OfType<Article>()
            .Where(article => article.Status == ArticleStatus.Ready).DistinctBy(article => article.Id).Select(ColumnOf).ToList();
        // A card may have been taken off the board; what its article says still counts.
        var shown = columns.Select(column => column.ArticleId).ToHashSet();
        foreach (var stance in claims.SelectMany(claim => claim.Stances))
        {
            if (shown.Add(stance.ArticleId))
                columns.Add(known.GetValueOrDefault(stance.ArticleId) ?? new MatrixColumn(stance.ArticleId, stance.Source, stance.Source, null, board.At, null, null));
        }
        return [.. columns.Select(column => known.GetValueOrDefault(column.ArticleId) is { } old && old == column ? old : column)
            .OrderBy(TimeOf).ThenBy(column => column.ReceivedAt).ThenBy(column => column.ArticleId, StringComparer.Ordinal)];
    }

    private static MatrixColumn ColumnOf(Article article) =>
        new(article.Id, article.Source ?? "Unknown source", article.Heading, article.PublishedAt, article.ReceivedAt, article.CopyOf, article.CopyNote);

    private static DateTimeOffset TimeOf(MatrixColumn column) =>
        DateTimeOffset.TryParse(column.Published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : column.ReceivedAt;

    private static MatrixRow RowOf(ClaimRow claim, Dictionary<string, MatrixColumn> columns, bool disputed, MatrixRow? before, long now)
    {
        var cells = claim.Stances.GroupBy(stance => stance.ArticleId)
            .ToDictionary(group => group.Key, group => CellOf([.. group.OrderBy(stance => stance.Start)], before?.Cells.GetValueOrDefault(group.Key), now));
        var why = Why(cells.Keys, columns, claim.Origins);
        if (before is not null && before.Text == claim.Text && before.Origins == claim.Origins && before.Disputed == disputed && before.Confirmed == claim.IsConfirmed && before.Why == why
            && before.Cells.Count == cells.Count && cells.All(cell => ReferenceEquals(before.Cells.GetValueOrDefault(cell.Key), cell.Value)))
            return before;
        return new MatrixRow(claim.Key, claim.Text, claim.Origins, why, disputed, claim.IsConfirmed, cells, now);
    }

    private static MatrixCell CellOf(IReadOnlyList<Statement> stances, MatrixCell? before, long now) =>
        before is not null && before.Stances.Count == stances.Count && before.Stances.Zip(stances).All(pair => SaysTheSame(pair.First, pair.Second)) ? before : new MatrixCell(stances, now);

    private static bool SaysTheSame(Statement one, Statement other) =>
        ReferenceEquals(one, other) || (one.Start == other.Start && one.End == other.End && one.Stance == other.Stance && one.Voice == other.Voice && one.Speaker == other.Speaker
            && one.Value == other.Value && one.Quote == other.Quote && one.Source == other.Source && one.Chain.SequenceEqual(other.Chain) && one.Marks.SequenceEqual(other.Marks));

    private static bool IsDisputed(ClaimRow claim, IReadOnlyList<Contradiction> flags) =>
        (claim.Stances.Any(stance => stance.Stance == Stance.Affirm) && claim.Stances.Any(stance => stance.Stance == Stance.Deny))
        || flags.Any(flag => DividesOn(flag.Kind, claim) && Sides(flag, claim.Stances) > 1);

    // Where everybody affirms, a flag about the words, the certainty or who said it leaves the claim itself undisputed.
    private static bool DividesOn(ContradictionKind kind, ClaimRow claim) =>
        kind is not (ContradictionKind.QuoteDrift or ContradictionKind.Certainty or ContradictionKind.Attribution) || claim.Stances.Any(stance => stance.Stance != Stance.Affirm);

    private static int Sides(Contradiction flag, IReadOnlyList<Statement> stances) =>
        flag.Sides.Count(side => side.Statements.Any(carrier => stances.Any(stance => Overlap(carrier, stance))));

    /// <summary>Two statements are of the same words.</summary>
    public static bool Overlap(Statement one, Statement other) => one.ArticleId == other.ArticleId && one.Start < other.End && other.Start < one.End;

    // "5 articles, 2 origins" needs its reason at hand: which articles repeat which.
    private static string Why(IEnumerable<string> articles, Dictionary<string, MatrixColumn> columns, int origins)
    {
        var carriers = articles.Select(article => columns[article]).ToList();
        var copies = carriers.Where(column => column.CopyOf is not null).ToList();
        var named = string.Join(", ", copies.Take(6).Select(copy => columns.TryGetValue(copy.CopyOf!, out var from) ? $"{copy.Source} copies {from.Source}" : $"{copy.Source} is a copy"));
        var rest = copies.Count > 6 ? $" and {copies.Count - 6} more" : "";
        var counted = copies.Count > 0 ? $" Counted once: {named}{rest}." : "";
        return $"{Words.Count(origins, "origin")} in {Words.Count(carriers.Count, "article")}: whoever only repeats another article or the same agency text adds no weight.{counted}";
    }
}
