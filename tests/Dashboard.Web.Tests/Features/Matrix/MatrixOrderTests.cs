using Dashboard.Domain.Claims;
using Dashboard.Web.Features.Matrix;
using static Dashboard.Web.Tests.Features.Matrix.InventedMatrix;

namespace Dashboard.Web.Tests.Features.Matrix;

public sealed class MatrixOrderTests
{
    private readonly MatrixOrder _order = new();

    private string Rows => string.Join(' ', _order.Rows.Select(row => row.Key));
    private string Columns => string.Join(' ', _order.Columns.Select(column => column.ArticleId));

    [Fact]
    public void Row_that_would_come_before_others_waits_until_it_is_let_in()
    {
        _order.Take(State("a", "b"));
        _order.Take(State("new", "a", "b"));
        Assert.Equal(("a b", 1), (Rows, _order.Held));
        _order.ShowNew();
        Assert.Equal(("new a b", 0), (Rows, _order.Held));
    }

    [Fact]
    public void Row_that_comes_last_moves_nothing_and_is_shown_at_once()
    {
        _order.Take(State("a", "b"));
        _order.Take(State("a", "b", "new"));
        Assert.Equal(("a b new", 0), (Rows, _order.Held));
        Assert.False(_order.Moved);
    }

    [Fact]
    public void Rows_that_changed_places_stay_where_they_are_read_with_their_new_content()
    {
        _order.Take(State("a", "b"));
        var now = State("b", "a");
        _order.Take(now);
        Assert.Equal("a b", Rows);
        Assert.True(_order.Moved);
        Assert.Same(now.Rows[1], _order.Rows[0]);
        _order.ShowNew();
        Assert.Equal("b a", Rows);
    }

    [Fact]
    public void Column_of_an_earlier_article_joins_at_the_end_until_the_reader_sorts()
    {
        _order.Take(State(["a"], "one", "two"));
        _order.Take(State(["a"], "zero", "one", "two"));
        Assert.Equal("one two zero", Columns);
        Assert.True(_order.Moved);
        _order.ShowNew();
        Assert.Equal("zero one two", Columns);
    }

    [Fact]
    public void Claim_that_is_gone_leaves()
    {
        _order.Take(State("a", "b"));
        _order.Take(State("b"));
        Assert.Equal("b", Rows);
    }

    private static MatrixState State(params string[] rows) => State(rows, "one");

    private static MatrixState State(string[] rows, params string[] columns) => new(
        1, DateTimeOffset.UnixEpoch, [.. columns.Select(id => new MatrixColumn(id, id, id, null, DateTimeOffset.UnixEpoch, null, null))],
        [.. rows.Select(key => new MatrixRow(key, key, 1, "", false, false, new Dictionary<string, MatrixCell> { ["one"] = new([Says("one", Stance.Affirm, key)], 0) }, 0))], 0);
}
