using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.Matrix;
using static Dashboard.Web.Tests.Features.Matrix.InventedMatrix;

namespace Dashboard.Web.Tests.Features.Matrix;

public sealed class MatrixBuilderTests
{
    [Fact]
    public void Sources_stand_in_the_order_of_their_time_and_disputed_claims_first()
    {
        var board = BoardOf(1, [Article("b", "Late Post", "2026-03-11"), Article("a", "Early Times", "2026-03-10T07:30:00Z")]);
        var matrix = MatrixBuilder.Build(board,
        [
            Claim("agreed", "The quay is closed", Says("a", Stance.Affirm, "closed"), Says("b", Stance.Affirm, "shut")),
            Claim("open", "The crane was old", Says("a", Stance.Affirm, "old"), Says("b", Stance.Deny, "not old")),
        ], null);
        Assert.Equal(["Early Times", "Late Post"], matrix.Columns.Select(column => column.Source));
        Assert.Equal(["open", "agreed"], matrix.Rows.Select(row => row.Key));
        Assert.Equal(1, matrix.Disputed);
    }

    [Fact]
    public void Two_values_are_disputed_only_when_a_flag_stands_between_them()
    {
        var five = Says("a", Stance.Affirm, "five cranes", value: "5");
        var nine = Says("b", Stance.Affirm, "nine cranes", value: "9");
        var articles = new[] { Article("a", "Early Times"), Article("b", "Late Post") };
        Assert.False(MatrixBuilder.Build(BoardOf(1, articles), [Claim("cranes", "Cranes on the quay", five, nine)], null).Rows[0].Disputed);
        var flag = Contradiction.From("story", new Finding("key", ContradictionKind.Number, "How many cranes?", "", [], Severity.High, .9, new Rule("number", "1"),
            [new Side("5", [five]), new Side("9", [nine])], [], [], 2), DateTimeOffset.UnixEpoch);
        Assert.True(MatrixBuilder.Build(BoardOf(1, articles, flag), [Claim("cranes", "Cranes on the quay", five, nine)], null).Rows[0].Disputed);
        flag.Withdraw();
        Assert.False(MatrixBuilder.Build(BoardOf(1, articles, flag), [Claim("cranes", "Cranes on the quay", five, nine)], null).Rows[0].Disputed);
    }

    [Theory]
    [InlineData(ContradictionKind.QuoteDrift, Stance.Affirm, false)]
    [InlineData(ContradictionKind.Certainty, Stance.Affirm, false)]
    [InlineData(ContradictionKind.Attribution, Stance.Affirm, false)]
    [InlineData(ContradictionKind.Certainty, Stance.Hedge, true)]
    [InlineData(ContradictionKind.Date, Stance.Affirm, true)]
    public void What_everybody_affirms_is_not_disputed_by_a_flag_about_how_it_is_said(ContradictionKind kind, Stance other, bool disputed)
    {
        var (one, two) = (Says("a", Stance.Affirm, "the quay is shut"), Says("b", other, "the quay was shut"));
        var flag = Contradiction.From("story", new Finding("key", kind, "Was the quay shut?", "", [], Severity.Medium, .9, new Rule("rule", "1"),
            [new Side("shut", [one]), new Side("closed", [two])], [], [], 2), DateTimeOffset.UnixEpoch);

        var row = MatrixBuilder.Build(BoardOf(1, [Article("a", "Early Times"), Article("b", "Late Post")], flag), [Claim("quay", "The quay is shut", one, two)], null).Rows[0];

        Assert.Equal(disputed, row.Disputed);
    }

    [Fact]
    public void Matrix_in_which_nothing_changed_is_the_same_object()
    {
        var articles = new[] { Article("a", "Early Times") };
        ClaimRow[] Claims() => [Claim("quay", "The quay is closed", Says("a", Stance.Affirm, "closed"))];
        var before = MatrixBuilder.Build(BoardOf(4, articles), Claims(), null);
        Assert.Same(before, MatrixBuilder.Build(BoardOf(5, articles), Claims(), before));
    }

    [Fact]
    public void Only_the_cell_that_a_new_article_brings_is_marked_as_changed()
    {
        Statement first = Says("a", Stance.Affirm, "closed"), second = Says("b", Stance.Deny, "open");
        var before = MatrixBuilder.Build(BoardOf(4, [Article("a", "Early Times")]), [Claim("quay", "The quay is closed", first)], null);
        var now = MatrixBuilder.Build(BoardOf(9, [Article("a", "Early Times"), Article("b", "Late Post", "2026-03-11")]), [Claim("quay", "The quay is closed", first, second)], before);
        Assert.Equal(["Early Times", "Late Post"], now.Columns.Select(column => column.Source));
        Assert.Same(before.Rows[0].Cells["a"], now.Rows[0].Cells["a"]);
        Assert.Equal((0, 9, 9), (now.Rows[0].Cells["a"].Changed, now.Rows[0].Cells["b"].Changed, now.Rows[0].Changed));
    }

    [Fact]
    public void Count_of_origins_says_which_articles_only_repeat_others()
    {
        var board = BoardOf(1, [Article("a", "Early Times"), Article("b", "Late Post", copyOf: "a")]);
        var row = MatrixBuilder.Build(board, [Claim("quay", "The quay is closed", Says("a", Stance.Affirm, "closed"), Says("b", Stance.Affirm, "closed"))], null).Rows[0];
        Assert.StartsWith("1 origin in 2 articles", row.Why, StringComparison.Ordinal);
        Assert.Contains("Late Post copies Early Times", row.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Article_whose_card_was_taken_off_the_board_keeps_its_column()
    {
        var matrix = MatrixBuilder.Build(BoardOf(1, []), [Claim("quay", "The quay is closed", Says("gone", Stance.Affirm, "closed"))], null);
        Assert.Equal("Outlet gone", Assert.Single(matrix.Columns).Source);
    }

    [Fact]
    public void Filter_finds_words_of_claim_sentence_speaker_and_outlet()
    {
        var row = MatrixBuilder.Build(BoardOf(1, []), [Claim("quay", "The quay is closed", Says("a", Stance.Affirm, "shut since noon", "Harbour master"))], null).Rows[0];
        Assert.All(["QUAY", "noon", "master", "Outlet a"], words => Assert.True(new MatrixFilter(Search: words).Lets(row)));
        Assert.False(new MatrixFilter(Search: "bridge").Lets(row));
        Assert.False(new MatrixFilter(Disputed: true).Lets(row));
    }
}
