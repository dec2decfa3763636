using Dashboard.Domain.Claims;
using Dashboard.Web.Features.Matrix;
using Dashboard.Web.Tests.Support;
using static Dashboard.Web.Tests.Features.Matrix.InventedMatrix;

namespace Dashboard.Web.Tests.Features.Matrix;

/// <summary>What people say about which sentences belong together, over the real commands and the real analysis.</summary>
public sealed class ArrangeClaimsTests
{
    private static readonly string[] s_agreeing =
    [
        """
        Notes from the quay

        Published: Tue, March 10, 2026

        The dredger Morven reached the harbour with forty sailors aboard, the port office said.

        Rain fell all morning on the empty market, and the fishmongers packed up before ten.
        """,
        """
        A diary of the harbour

        Published: Wed, March 11, 2026

        The museum shop opens again in May, after a winter in which nobody bought postcards.

        The dredger Morven reached the harbour with forty sailors aboard, the port office said.
        """,
    ];

    [Fact]
    public void First_statement_is_paired_with_each_of_the_others_but_never_with_its_own_words()
    {
        var pairs = ArrangeClaims.Pairs([Says("a", Stance.Affirm, "closed", start: 4), Says("a", Stance.Affirm, "closed since noon", start: 4), Says("b", Stance.Deny, "open"), Says("c", Stance.Deny, "open")]);
        Assert.Equal([("a", "b"), ("a", "c")], pairs.Select(pair => (pair.A.ArticleId, pair.B.ArticleId)));
        Assert.Empty(ArrangeClaims.Pairs([Says("a", Stance.Affirm, "closed")]));
        Assert.Empty(ArrangeClaims.Pairs([]));
    }

    [Fact]
    public async Task Confirmed_row_says_so_and_a_statement_that_was_split_off_leaves_it()
    {
        await using var newsroom = new Newsroom();
        var story = await newsroom.CreateStoryAsync();
        foreach (var text in s_agreeing)
            await newsroom.ReceiveAsync(story, text);
        await newsroom.AnalyseAllAsync();
        var (matrices, arrange) = (newsroom.Get<MatrixFeed>(), newsroom.Get<ArrangeClaims>());
        var row = (await matrices.GetAsync(story.Id)).Rows.First(row => !row.Disputed && row.Cells.Count > 1);
        Assert.False(row.Confirmed);

        await arrange.ConfirmAsync(Newsroom.Editor, story.Id, row);
        Assert.Contains((await matrices.GetAsync(story.Id)).Rows, now => now.Confirmed && now.Text == row.Text);

        var leaving = row.Cells.Values.Last().Stances[0];
        await arrange.SplitAsync(Newsroom.Editor, story.Id, row, leaving);
        Assert.DoesNotContain((await matrices.GetAsync(story.Id)).Rows,
            now => !now.Disputed && now.Cells.Count > 1 && now.Cells.Values.SelectMany(cell => cell.Stances).Any(stance => MatrixBuilder.Overlap(stance, leaving)));
    }
}
