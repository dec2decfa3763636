using Bunit;
using Dashboard.Domain.Claims;
using Dashboard.Web.Features.Matrix;
using static Dashboard.Web.Tests.Features.Matrix.InventedMatrix;

namespace Dashboard.Web.Tests.Features.Matrix;

public sealed class MatrixLineTests : BunitContext
{
    private static MatrixState Matrix(params Statement[] stances) =>
        MatrixBuilder.Build(BoardOf(7, [Article("a", "Early Times"), Article("b", "Late Post", "2026-03-11", copyOf: "a"), Article("c", "Mute Mail", "2026-03-12")]), [Claim("quay & co", "The quay is closed", stances)], null);

    private IRenderedComponent<MatrixLine> Line(MatrixState matrix, Action<ComponentParameterCollectionBuilder<MatrixLine>>? more = null) => Render<MatrixLine>(parameters =>
    {
        parameters.Add(line => line.Row, matrix.Rows[0]).Add(line => line.Columns, matrix.Columns).Add(line => line.Index, 0).Add(line => line.PagePath, "/m");
        more?.Invoke(parameters);
    });

    [Fact]
    public void Cell_says_the_stance_with_sign_and_word_and_who_takes_it()
    {
        var line = Line(Matrix(Says("a", Stance.Affirm, "shut", "Harbour master"), Says("a", Stance.Deny, "open", start: 9), Says("b", Stance.Hedge, "perhaps", "Harbour master")));
        var cells = line.FindAll("td");
        Assert.Equal(["affirms", "denies"], cells[0].QuerySelectorAll(".st").Select(sign => sign.TextContent));
        Assert.Equal(["Harbour master", "own words"], cells[0].QuerySelectorAll("small").Select(who => who.TextContent));
        Assert.All(cells[0].QuerySelectorAll(".st"), sign => Assert.NotNull(sign.QuerySelector("svg")));
        Assert.Equal("Harbour master, copied", cells[1].QuerySelector("small")!.TextContent);
        Assert.Equal("silent", cells[2].QuerySelector(".st")!.GetAttribute("aria-label"));
        Assert.Equal("/m?claim=quay%20%26%20co&article=a", cells[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Words_from_outside_never_become_markup()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        var matrix = MatrixBuilder.Build(BoardOf(1, [Article("a", hostile)]), [Claim(hostile, hostile, Says("a", Stance.Affirm, hostile, hostile))], null);
        var line = Line(matrix, parameters => parameters.Add(item => item.Choosable, true));
        Assert.Empty(line.FindAll("img"));
        Assert.Equal(hostile, line.Find("th a").TextContent);
        Assert.Equal(hostile, line.Find("td small").TextContent);
    }

    [Fact]
    public void Cell_that_came_after_the_page_was_opened_is_new_and_flashes_with_its_change_only()
    {
        var before = Matrix(Says("a", Stance.Affirm, "shut"));
        var now = MatrixBuilder.Build(BoardOf(9, [Article("a", "Early Times"), Article("b", "Late Post", "2026-03-11")]), [Claim("quay & co", "The quay is closed", Says("a", Stance.Affirm, "shut"), Says("b", Stance.Deny, "open"))], before);
        var line = Line(now, parameters => parameters.Add(item => item.NewSince, 7).Add(item => item.Flash, 9));
        Assert.Equal("new flash", line.FindAll("td")[1].ClassName);
        Assert.True(string.IsNullOrEmpty(line.FindAll("td")[0].ClassName));
        line.Render(parameters => parameters.Add(item => item.Flash, 12));
        Assert.Equal("new", line.FindAll("td")[1].ClassName);
    }

    [Fact]
    public void Row_that_has_not_changed_is_not_drawn_again()
    {
        var matrix = Matrix(Says("a", Stance.Affirm, "shut"));
        var line = Line(matrix);
        line.Render(parameters => parameters.Add(item => item.Row, matrix.Rows[0]));
        Assert.Equal(1, line.RenderCount);
    }

    [Fact]
    public void Row_can_be_chosen_only_where_that_is_allowed()
    {
        string? chosen = null;
        var matrix = Matrix(Says("a", Stance.Affirm, "shut"));
        Assert.Empty(Line(matrix).FindAll("input"));
        var line = Line(matrix, parameters => parameters.Add(item => item.Choosable, true).Add(item => item.Choose, key => chosen = key));
        line.Find("input").Change(true);
        Assert.Equal("quay & co", chosen);
    }
}
