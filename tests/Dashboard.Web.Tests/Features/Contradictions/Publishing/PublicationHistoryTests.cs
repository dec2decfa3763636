using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.Contradictions.Publishing;

namespace Dashboard.Web.Tests.Features.Contradictions.Publishing;

public sealed class PublicationHistoryTests
{
    [Fact]
    public void History_of_what_was_only_settled_has_no_publication_and_no_changes()
    {
        var history = new InventedCase().Resolve(Verdict.Both).History;
        Assert.Null(history.First);
        Assert.Empty(history.Changes);
        Assert.Null(history.Modified);
    }

    [Fact]
    public void History_of_a_published_finding_that_is_opened_again_and_settled_anew_tells_both()
    {
        var invented = new InventedCase().Resolve(Verdict.Side, 0).Publish().NextDay().Reopen().NextDay().Resolve(Verdict.Side, 1);
        var history = invented.History;
        Assert.Equal(new DateTimeOffset(2026, 3, 12, 9, 0, 0, TimeSpan.Zero), history.First);
        Assert.Equal([ChangeOfFinding.Reopened, ChangeOfFinding.Settled], history.Changes.Select(change => change.What));
        Assert.Equal([13, 14], history.Changes.Select(change => change.At.Day));
        Assert.Equal(1, history.Changes[1].Resolution!.Side);
        Assert.Equal(2, history.Since.Count());
        Assert.Equal(14, history.Modified!.Value.Day);
    }

    [Fact]
    public void History_after_publishing_again_keeps_the_first_day_and_has_nothing_untold()
    {
        var history = new InventedCase().Resolve(Verdict.Side, 0).Publish("Because.").NextDay().Reopen().Resolve(Verdict.Side, 1).NextDay().Publish("Because of the list.").History;
        Assert.Equal(12, history.First!.Value.Day);
        Assert.Equal(14, history.Last!.Value.Day);
        Assert.Empty(history.Since);
        Assert.Equal(2, history.Changes.Count);
    }

    [Fact]
    public void History_tells_that_the_explanation_was_revised_only_when_its_words_differ()
    {
        var same = new InventedCase().Resolve(Verdict.Both).Publish("Because.").NextDay().Publish("Because.").History;
        Assert.Empty(same.Changes);
        var other = new InventedCase().Resolve(Verdict.Both).Publish("Because.").NextDay().Publish("Because of the list.").History;
        Assert.Equal([ChangeOfFinding.Reworded], other.Changes.Select(change => change.What));
    }

    [Fact]
    public void History_tells_of_a_further_report_and_of_one_that_went()
    {
        var invented = new InventedCase().Resolve(Verdict.Side, 0).Publish();
        var (first, second) = (invented.Finding.Sides[0], invented.Finding.Sides[1]);
        invented.NextDay().Found(new Side(first.Label, [.. first.Statements, InventedCase.Says("c", "Upland Radio", null, "Some forty were hurt at the mill.")]), second);
        invented.NextDay().Found(first, second);
        Assert.Equal([ChangeOfFinding.ReportsAdded, ChangeOfFinding.ReportsGone], invented.History.Changes.Select(change => change.What));
        Assert.All(invented.History.Changes, change => Assert.Equal(["c"], change.ArticleIds));
    }

    [Fact]
    public void History_forgets_a_publication_that_was_taken_back_and_knows_it_again_when_that_is_taken_back()
    {
        var invented = new InventedCase().Resolve(Verdict.Side, 0).Publish();
        var published = invented.Rows[^1].Sequence;
        Assert.Null(invented.Undo(published).History.First);
        Assert.NotNull(invented.Undo(invented.Rows[^1].Sequence).History.First);
    }
}
