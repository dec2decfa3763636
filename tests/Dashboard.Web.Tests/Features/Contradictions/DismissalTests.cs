using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Tests.Support;
using static Dashboard.Web.Tests.Features.Contradictions.WorkRoom;

namespace Dashboard.Web.Tests.Features.Contradictions;

/// <summary>What was dismissed does not come back; what was settled opens again when something new comes.</summary>
public sealed class DismissalTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string NewFigure =
        """
        County corrects the figures

        Published: Thu, March 12, 2026

        The reservoir supplies about 31,000 households in the valley, the county said in a statement on Thursday.
        """;

    [Fact]
    public Task A_dismissed_pair_stays_silent_and_comes_back_when_it_is_lifted() => DismissAsync(null);

    [PostgresFact]
    public Task A_dismissed_pair_stays_silent_on_postgresql() => DismissAsync(postgres.NewDatabase());

    private static async Task DismissAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        var dismissed = await room.ResolveAsync(Ben, Verdict.NotAConflict, why: DismissalReason.DifferentScope);
        Assert.Equal((ContradictionStatus.NotAConflict, DismissalReason.DifferentScope), (dismissed.Status, dismissed.DismissedAs!.Value));
        var memory = Assert.Single(await room.DismissalsAsync());
        Assert.Equal((dismissed.Id, "Ben", DismissalReason.DifferentScope), (memory.ContradictionId, memory.ByName, memory.Why));
        Assert.Empty(memory.Silenced);

        // One more carrier of a known figure: nothing opens, it is only counted.
        await room.ReportAsync(InventedStory.Articles[2]);
        Assert.Equal(ContradictionStatus.NotAConflict, (await room.NumberAsync()).Status);
        Assert.Single(Assert.Single(await room.DismissalsAsync()).Silenced);

        await room.Newsroom.Get<LiftDismissal>().HandleAsync(Fay, memory.Id);
        Assert.Empty(await room.DismissalsAsync());
        var open = await room.NumberAsync();
        Assert.True(open.IsOpen);
        Assert.Null(open.DismissedAs);
    }

    [Fact]
    public async Task A_dismissal_that_waits_for_a_second_person_is_not_remembered_yet()
    {
        await using var room = await OpenAsync();
        await room.WantSecondPersonAsync();
        await room.ResolveAsync(Ben, Verdict.NotAConflict, why: DismissalReason.Trivial);
        Assert.Empty(await room.DismissalsAsync());
        await room.ConfirmAsync(Fay);
        Assert.Equal(DismissalReason.Trivial, Assert.Single(await room.DismissalsAsync()).Why);
    }

    [Fact]
    public async Task Undoing_a_dismissal_forgets_it()
    {
        await using var room = await OpenAsync();
        await room.ResolveAsync(Ben, Verdict.NotAConflict, why: DismissalReason.MisreadText);
        var row = (await room.Newsroom.Get<StoryLog>().ReadAsync(room.Story.Id, 0, int.MaxValue)).Last(row => row.Kind == LogKinds.ContradictionResolved);
        await room.Newsroom.Get<UndoEvent>().HandleAsync(Ben, room.Story.Id, row.Sequence);
        Assert.Empty(await room.DismissalsAsync());
        Assert.Equal(ContradictionStatus.New, (await room.NumberAsync()).Status);
    }

    [Fact]
    public async Task Opening_a_dismissed_one_again_forgets_the_dismissal()
    {
        await using var room = await OpenAsync();
        var dismissed = await room.ResolveAsync(Ben, Verdict.NotAConflict, why: DismissalReason.SameFact);
        await room.Newsroom.Get<ChangeContradiction>().HandleAsync(Fay, dismissed.Id, new(Status: ContradictionStatus.NeedsCall));
        Assert.Empty(await room.DismissalsAsync());
    }

    [Fact]
    public async Task A_dismissal_without_a_kind_of_mistake_is_refused_by_the_domain()
    {
        await using var room = await OpenAsync();
        var found = await room.NumberAsync();
        var fault = Assert.Throws<RuleBrokenException>(() =>
            found.Resolve(new Resolution(Verdict.NotAConflict, null, "No conflict", null, "ben", "Ben", DateTimeOffset.UnixEpoch)));
        Assert.Equal("why", fault.Field);
    }

    [Fact]
    public async Task A_copy_leaves_a_resolution_alone_and_a_new_figure_opens_it_again_saying_which_article()
    {
        await using var room = await OpenAsync();
        await room.ResolveAsync(Ben, Verdict.Side, 0);
        await room.ReportAsync(InventedStory.Articles[2]);
        Assert.Equal(ContradictionStatus.Resolved, (await room.NumberAsync()).Status);

        var article = await room.ReportAsync(NewFigure);
        var open = await room.NumberAsync();
        Assert.True(open.IsOpen);
        Assert.Null(open.Resolution);
        Assert.Equal(article, open.ReopenedBecause?.ArticleId);
        Assert.Equal("Ben", open.ReopenedBecause?.Was.ByName);
        Assert.Contains((await room.Newsroom.Get<StoryLog>().ReadAsync(room.Story.Id, 0, int.MaxValue)), row => row.Kind == LogKinds.ContradictionReopened);

        Assert.Null((await room.ResolveAsync(Fay, Verdict.Both)).ReopenedBecause);
    }
}
