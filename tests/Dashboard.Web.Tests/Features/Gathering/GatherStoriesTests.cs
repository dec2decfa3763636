using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.CatchUp;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Features.Gathering;

/// <summary>Moves of articles between stories, merges, and taking them back, over real databases.</summary>
public sealed class GatherStoriesTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task A_moved_article_takes_what_is_its_parts_what_it_tears_and_returns_as_it_was() => MoveAndReturnAsync(null);

    [PostgresFact]
    public Task A_moved_article_takes_what_is_its_parts_what_it_tears_and_returns_as_it_was_on_postgresql() => MoveAndReturnAsync(postgres.NewDatabase());

    private static async Task MoveAndReturnAsync(string? database)
    {
        await using var room = await TwoStories.OpenAsync(database);
        await room.ReportAsync(room.First, InventedStory.Articles[0]);
        var moved = await room.ReportAsync(room.First, InventedStory.Articles[1]);
        await room.Newsroom.Get<ImportComments>().HandleAsync(TwoStories.Ana, moved.Id, InventedStory.Comments);
        await room.Newsroom.Get<WriteNote>().AddAsync(TwoStories.Ana, room.First.Id, new("Ring the council", NoteTarget.Article, moved.Id));
        await room.Newsroom.Get<WriteNote>().AddAsync(TwoStories.Ana, room.First.Id, new("For the next shift"));
        var number = await room.NumberAsync(room.First);
        await room.Newsroom.Get<ResolveContradiction>().HandleAsync(TwoStories.Ana, number.Id, new(Verdict.Side, "The board confirmed it", 0));
        var before = await room.StateAsync(room.First);
        var flags = (await room.OnAsync<Contradiction>(room.First)).Count;
        Assert.True(flags > 1);

        var look = await room.Gather.LookAsync(TwoStories.Rob, room.First.Id, new([moved.Id], room.Second.Id));
        var result = await room.MoveAsync(TwoStories.Rob, room.First, room.Second, moved.Id);
        await room.Newsroom.AnalyseAllAsync();

        Assert.Equal(look.Moved, result.Moved);
        Assert.Equal((1, 3, 1, flags - 1, 1), (look.Moved.Articles, look.Moved.Comments, look.Moved.Notes, look.Moved.TornOpen, look.Moved.TornSettled));
        Assert.Equal(moved.Id, Assert.Single(await room.OnAsync<Article>(room.Second)).Id);
        Assert.Equal(ArticleStatus.Ready, Assert.Single(await room.OnAsync<Article>(room.Second)).Status);
        Assert.Equal(3, (await room.OnAsync<Comment>(room.Second)).Count);
        Assert.Equal("Ring the council", Assert.Single(await room.OnAsync<Note>(room.Second)).Text);
        Assert.Equal("For the next shift", Assert.Single(await room.OnAsync<Note>(room.First)).Text);
        var torn = await room.OnAsync<Contradiction>(room.First);
        Assert.Equal(flags, torn.Count);
        Assert.All(torn, row => Assert.Equal((true, room.Second.Id, "Rob"), (row.Withdrawn, row.PartedBecause?.StoryId, row.PartedBecause?.ByName)));
        Assert.Equal(ContradictionStatus.Resolved, torn.Single(row => row.Id == number.Id).Status);
        await room.CheckLogsAsync();

        await room.UndoAsync(TwoStories.Rob, result.Sent!);
        await room.Newsroom.AnalyseAllAsync();

        TwoStories.AssertSame(before, await room.StateAsync(room.First));
        Assert.Empty(await room.OnAsync<Article>(room.Second));
        Assert.Empty(await room.OnAsync<Card>(room.Second));
        await room.CheckLogsAsync();
        var again = await Assert.ThrowsAsync<CannotUndoException>(() => room.UndoAsync(TwoStories.Rob, result.Sent!));
        Assert.Contains("already", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_merged_story_is_a_signpost_loses_nothing_and_stands_again_after_undo() => MergeAndReturnAsync(null);

    [PostgresFact]
    public Task A_merged_story_is_a_signpost_loses_nothing_and_stands_again_after_undo_on_postgresql() => MergeAndReturnAsync(postgres.NewDatabase());

    private static async Task MergeAndReturnAsync(string? database)
    {
        await using var room = await TwoStories.OpenAsync(database);
        var newsroom = room.Newsroom;
        await newsroom.Get<EditStory>().HandleAsync(TwoStories.Ana, room.First.Id, new(Keywords: ["dam", "reservoir"]));
        await newsroom.Get<EditStory>().HandleAsync(TwoStories.Ana, room.Second.Id, new(Keywords: ["Dam", "well"]));
        await room.ReportAsync(room.First, InventedStory.Articles[0]);
        var denied = await room.ReportAsync(room.First, InventedStory.Articles[1]);
        // The same bytes on both: neither is lost, and neither is in the way of the other.
        await room.ReportAsync(room.Second, InventedStory.Articles[1]);
        await newsroom.Get<ImportComments>().HandleAsync(TwoStories.Ana, denied.Id, InventedStory.Comments);
        await newsroom.Get<WriteNote>().AddAsync(TwoStories.Ana, room.First.Id, new("For the next shift"));
        var lane = await newsroom.Get<ChangeLanes>().AddAsync(TwoStories.Ana, room.First.Id, "To call");
        await newsroom.Get<MoveCard>().HandleAsync(TwoStories.Ana, (await room.OnAsync<Card>(room.First)).First(card => card.Kind == CardKind.Note).Id, new(lane.Id));
        await newsroom.Get<FollowSource>().HandleAsync(TwoStories.Ana, new("https://example.org/feed", room.First.Id));
        await newsroom.Get<FollowSource>().HandleAsync(TwoStories.Ana, new("https://example.org/both", room.First.Id));
        await newsroom.Get<FollowSource>().HandleAsync(TwoStories.Ana, new("https://example.org/both", room.Second.Id));
        await newsroom.Get<ResolveContradiction>().HandleAsync(TwoStories.Ana, (await room.NumberAsync(room.First)).Id, new(Verdict.NotAConflict, "The same", Why: DismissalReason.SameFact));
        await newsroom.Get<ReadMarks>().MarkAsync(TwoStories.Rob, room.First.Id, 5);
        var (first, second) = (await room.StateAsync(room.First), await room.StateAsync(room.Second));
        var settled = await room.NumberAsync(room.First);

        var result = await room.Gather.MergeAsync(TwoStories.Ana, room.First.Id, room.Second.Slug);
        await newsroom.AnalyseAllAsync();

        var signpost = await room.NowAsync(room.First);
        Assert.Equal((room.Second.Id, true), (signpost.MergedIntoId, signpost.Archived));
        Assert.Equal(room.Second.Id, (await newsroom.Get<Dashboard.Data.StoryLookup>().FindAsync(room.First.Slug))!.Id);
        Assert.Equal(["Dam", "well", "reservoir"], (await room.NowAsync(room.Second)).Keywords);
        Assert.Equal(3, (await room.OnAsync<Article>(room.Second)).Count);
        Assert.Equal((2, 3), (result.Moved.Articles, result.Moved.Comments));
        Assert.Contains(await room.OnAsync<Lane>(room.Second), row => row.Id == lane.Id);
        Assert.Equal(lane.Id, (await room.OnAsync<Card>(room.Second)).Single(card => card.Kind == CardKind.Note).LaneId);
        Assert.Equal(["https://example.org/both", "https://example.org/feed"], (await room.OnAsync<Source>(room.Second)).Select(row => row.Address).Order());
        Assert.Contains(await room.OnAsync<Contradiction>(room.Second), row => row.Id == settled.Id && row.Status == ContradictionStatus.NotAConflict);
        Assert.Single(await room.OnAsync<Dismissal>(room.Second));
        Assert.Empty(await room.OnAsync<Article>(room.First));
        var since = await newsroom.Get<ReadMarks>().SinceAsync(TwoStories.Rob, room.Second.Id);
        Assert.Equal(2, since.Articles);
        await Assert.ThrowsAsync<MovedAwayException>(() => newsroom.Get<WriteNote>().AddAsync(TwoStories.Ana, room.First.Id, new("Too late")));
        await room.CheckLogsAsync();

        await room.UndoAsync(TwoStories.Ana, result.Sent!);
        await newsroom.AnalyseAllAsync();

        TwoStories.AssertSame(first, await room.StateAsync(room.First));
        TwoStories.AssertSame(second, await room.StateAsync(room.Second));
        Assert.Equal(["Dam", "well"], (await room.NowAsync(room.Second)).Keywords);
        Assert.False((await room.NowAsync(room.First)).Archived);
        await room.CheckLogsAsync();
        // The receipts go by their own hashes again: the same bytes are known on both.
        Assert.True((await newsroom.Get<ReceiveArticle>().HandleAsync(TwoStories.Ana, room.First.Id, System.Text.Encoding.UTF8.GetBytes(InventedStory.Articles[1]), new("text/plain"))).WasThere);
    }

    [Fact]
    public async Task Chosen_articles_begin_a_new_story_and_what_is_wholly_theirs_goes_with_its_history()
    {
        await using var room = await TwoStories.OpenAsync();
        var one = await room.ReportAsync(room.First, InventedStory.Articles[0]);
        var two = await room.ReportAsync(room.First, InventedStory.Articles[1]);
        var three = await room.ReportAsync(room.First, InventedStory.Articles[2]);
        var number = await room.NumberAsync(room.First);
        await room.Newsroom.Get<ResolveContradiction>().HandleAsync(TwoStories.Ana, number.Id, new(Verdict.Both, "Two counts"));
        Assert.Equal(one.Id, (await room.OnAsync<Article>(room.First)).Single(row => row.Id == three.Id).CopyOf);

        var result = await room.Gather.MoveAsync(TwoStories.Rob, room.First.Id, new([one.Id, two.Id], NewTitle: "The council"));
        await room.Newsroom.AnalyseAllAsync();

        Assert.Equal("The council", result.To!.Title);
        Assert.Equal(2, (await room.OnAsync<Article>(result.To)).Count);
        // The third article copies the first, so it carried the same figure: the flag between them all is torn, and a new one stands where both sides are.
        Assert.Equal(ContradictionKind.Number, (await room.NumberAsync(result.To)).Kind);
        Assert.Null(Assert.Single(await room.OnAsync<Article>(room.First)).CopyOf);
        await room.CheckLogsAsync();

        await room.UndoAsync(TwoStories.Rob, result.Sent!);
        await room.Newsroom.AnalyseAllAsync();

        Assert.Equal(3, (await room.OnAsync<Article>(room.First)).Count);
        Assert.Equal(one.Id, (await room.OnAsync<Article>(room.First)).Single(row => row.Id == three.Id).CopyOf);
        Assert.Equal(ContradictionStatus.Resolved, (await room.NumberAsync(room.First)).Status);
        Assert.Null((await room.NumberAsync(room.First)).PartedBecause);
        Assert.True((await room.NowAsync(result.To)).Archived);
        await room.CheckLogsAsync();
    }

    [Fact]
    public async Task What_moved_on_since_is_not_taken_back_and_the_refusal_says_who_moved_it()
    {
        await using var room = await TwoStories.OpenAsync();
        var article = await room.ReportAsync(room.First, InventedStory.Articles[0]);
        var third = await room.Newsroom.CreateStoryAsync("Third");
        var result = await room.MoveAsync(TwoStories.Ana, room.First, room.Second, article.Id);
        await room.MoveAsync(TwoStories.Rob, room.Second, third, article.Id);

        var refusal = await Assert.ThrowsAsync<CannotUndoException>(() => room.UndoAsync(TwoStories.Ana, result.Sent!));

        Assert.Contains("Rob has moved", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(refusal.Since);
    }

    [Fact]
    public async Task An_article_that_waits_for_its_reading_is_read_on_the_story_where_it_went()
    {
        await using var room = await TwoStories.OpenAsync();
        var article = await room.Newsroom.ReceiveAsync(room.First, InventedStory.Articles[0]);
        var taken = await room.Newsroom.Get<Web.Pipeline.PipelineQueue>().TakeAsync(default);
        await room.MoveAsync(TwoStories.Rob, room.First, room.Second, article.Id);

        // A worker had it in hand already, for the story that it left.
        await room.Newsroom.Get<Web.Pipeline.StoryPipeline>().RunAsync(taken!, default);
        await room.Newsroom.AnalyseAllAsync();

        Assert.Equal(ArticleStatus.Ready, Assert.Single(await room.OnAsync<Article>(room.Second)).Status);
        await room.CheckLogsAsync();
    }

    [Fact]
    public async Task Of_two_people_who_merge_two_stories_into_each_other_one_is_told_and_nothing_is_lost()
    {
        await using var room = await TwoStories.OpenAsync();
        await room.ReportAsync(room.First, InventedStory.Articles[0]);
        await room.ReportAsync(room.Second, InventedStory.Articles[1]);

        var outcomes = await Task.WhenAll(
            Record.ExceptionAsync(() => room.Gather.MergeAsync(TwoStories.Ana, room.First.Id, room.Second.Id)),
            Record.ExceptionAsync(() => room.Gather.MergeAsync(TwoStories.Ana, room.Second.Id, room.First.Id)));

        Assert.IsType<RuleBrokenException>(Assert.Single(outcomes, fault => fault is not null));
        await room.Newsroom.AnalyseAllAsync();
        var goesOn = (await room.NowAsync(room.First)).MergedIntoId is null ? room.First : room.Second;
        Assert.Equal(2, (await room.OnAsync<Article>(goesOn)).Count);
        await room.CheckLogsAsync();
    }

    [Fact]
    public async Task Whoever_drags_a_card_of_a_story_that_was_merged_is_told_where_it_is()
    {
        await using var room = await TwoStories.OpenAsync();
        await room.ReportAsync(room.First, InventedStory.Articles[0]);
        var (card, lane) = (Assert.Single(await room.OnAsync<Card>(room.First)), (await room.OnAsync<Lane>(room.First))[^1]);
        await room.Gather.MergeAsync(TwoStories.Ana, room.First.Id, room.Second.Id);

        // The lane where it was dropped is one of the signpost's; a note is for the board that is no more.
        var drag = await Assert.ThrowsAsync<MovedAwayException>(() => room.Newsroom.Get<MoveCard>().HandleAsync(TwoStories.Rob, card.Id, new(lane.Id)));
        Assert.Equal("Ana has moved this card to the story “Valley water” in the meantime. Nothing was changed.", drag.Message);
        var late = await Assert.ThrowsAsync<MovedAwayException>(() => room.Newsroom.Get<WriteNote>().AddAsync(TwoStories.Rob, room.First.Id, new("On the old board")));

        Assert.Equal(room.Second.Id, late.StoryId);
        Assert.NotEqual(lane.Id, Assert.Single(await room.OnAsync<Card>(room.Second)).LaneId);
        await room.CheckLogsAsync();
    }

    [Fact]
    public async Task Many_moves_at_once_leave_every_article_on_one_story_and_both_logs_in_order()
    {
        await using var room = await TwoStories.OpenAsync();
        var ids = new List<string>();
        for (var number = 0; number < 6; number++)
            ids.Add((await room.Newsroom.ReceiveAsync(room.First, $"Report {number}\n\nThe gauge at the weir read {number} metres on Monday.")).Id);

        var refused = 0;
        await Parallel.ForEachAsync(ids.Concat(ids), async (id, _) =>
        {
            if (await Record.ExceptionAsync(() => room.MoveAsync(TwoStories.Rob, room.First, room.Second, id)) is { } fault)
            {
                Assert.Contains("Rob has moved", Assert.IsType<MovedAwayException>(fault).Message, StringComparison.Ordinal);
                Interlocked.Increment(ref refused);
            }
        });

        Assert.Equal(6, refused);
        Assert.Equal(6, (await room.OnAsync<Article>(room.Second)).Count);
        await room.Newsroom.AnalyseAllAsync();
        await room.CheckLogsAsync();
    }

    [Theory]
    [InlineData(Role.Viewer, false, false)]
    [InlineData(Role.Reporter, true, false)]
    [InlineData(Role.Editor, true, true)]
    public async Task Reporters_move_articles_and_editors_merge_stories(Role role, bool moves, bool merges)
    {
        await using var room = await TwoStories.OpenAsync();
        var actor = new Actor("someone", "Someone", role);
        var article = await room.Newsroom.ReceiveAsync(room.First, InventedStory.Articles[0]);

        Assert.Equal(moves, await Record.ExceptionAsync(() => room.MoveAsync(actor, room.First, room.Second, article.Id)) is not NotAllowedException);
        Assert.Equal(merges, await Record.ExceptionAsync(() => room.Gather.MergeAsync(actor, room.First.Id, room.Second.Id)) is not NotAllowedException);
    }
}
