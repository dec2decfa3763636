namespace Dashboard.Web.Features.Matrix;

/// <summary>
/// The rows and columns as one viewer reads them. Cells change where they stand; what would move a row waits until the viewer asks.
/// New columns join at the end, and find their place in time when the viewer asks.
/// </summary>
public sealed class MatrixOrder
{
    private MatrixState? _state;

    public IReadOnlyList<MatrixRow> Rows { get; private set; } = [];
    public IReadOnlyList<MatrixColumn> Columns { get; private set; } = [];

    /// <summary>New rows that are not shown yet.</summary>
    public int Held { get; private set; }

    /// <summary>Rows or columns stand elsewhere than they would by now.</summary>
    public bool Moved { get; private set; }

    /// <summary>Takes over a newer matrix.</summary>
    public void Take(MatrixState state)
    {
        _state = state;
        var (rows, newRows) = Keep(Rows, state.Rows, row => row.Key);
        // New rows that all come after the others move nothing.
        var moves = rows.Count > 0 && !StandsFirst(rows, state.Rows, row => row.Key);
        (Rows, Held) = moves ? (rows, newRows.Count) : (state.Rows, 0);
        var (columns, newColumns) = Keep(Columns, state.Columns, column => column.ArticleId);
        Columns = [.. columns, .. newColumns];
        Moved = moves || !StandsFirst(Columns, state.Columns, column => column.ArticleId);
    }

    /// <summary>Lets in what waits, and puts everything where it belongs.</summary>
    public void ShowNew()
    {
        if (_state is not null)
            (Rows, Columns, Held, Moved) = (_state.Rows, _state.Columns, 0, false);
    }

    // Those that were shown, in their old order with their new content, and those that are new.
    private static (List<T> Kept, List<T> Fresh) Keep<T>(IReadOnlyList<T> shown, IReadOnlyList<T> now, Func<T, string> key)
    {
        var byKey = now.ToDictionary(key);
        var kept = shown.Select(item => byKey.GetValueOrDefault(key(item))).OfType<T>().ToList();
        var old = kept.Select(key).ToHashSet();
        return (kept, [.. now.Where(item => !old.Contains(key(item)))]);
    }

    private static bool StandsFirst<T>(IReadOnlyList<T> shown, IReadOnlyList<T> now, Func<T, string> key) =>
        now.Take(shown.Count).Select(key).SequenceEqual(shown.Select(key));
}
