using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Commenters;

/// <summary>What is known of commenters, and what is done about them.</summary>
public sealed class CommenterTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly Actor s_ana = new("ana", "Ana", Role.Moderator);
    private static readonly Actor s_ben = new("ben", "Ben", Role.Moderator);

    [Fact]
    public Task Timeline_holds_everything_the_newest_first_and_pages_on() => TimelineAsync(new Newsroom());

    [PostgresFact]
    public Task Timeline_holds_everything_the_newest_first_and_pages_on_on_postgresql() => TimelineAsync(new Newsroom(postgres.NewDatabase()));

    private static async Task TimelineAsync(Newsroom room)
    {
        await using var newsroom = room;
        var comments = await ThreadAsync(newsroom);
        var history = newsroom.Get<CommenterHistory>();
        await newsroom.Get<DecideComment>().HandleAsync(s_ana, comments[1].Id, new(DecisionAction.Hide, Reason: "twice the same"));
        await newsroom.Get<WriteNote>().AddAsync(s_ana, comments[1].StoryId, new("Writes often at night", NoteTarget.Person, "M.  Tarrant"));
        var strike = await newsroom.Get<StrikePeople>().GiveAsync(s_ana, "m. tarrant", new(comments[1].Id, Weight: 3));
        await newsroom.Get<StrikePeople>().LiftAsync(s_ben, strike.Id, "too harsh");
        var sanction = await newsroom.Get<SanctionPeople>().SetAsync(s_ana, "M. Tarrant", new(SanctionKind.Watch, "repeats himself"));
        var appeal = await newsroom.Get<Appeals>().ReceiveAsync(s_ben, comments[1].Id, "It was true");
        await newsroom.Get<Appeals>().SettleAsync(s_ben, appeal.Id, overturn: true, "It was");

        var card = await history.ReadAsync(s_ana, "m. tarrant");
        Assert.Equal(
            [TimelineKind.AppealSettled, TimelineKind.AppealReceived, TimelineKind.SanctionSet, TimelineKind.StrikeLifted, TimelineKind.StrikeGiven, TimelineKind.Note],
            card.Timeline.Where(item => item.Kind is not (TimelineKind.Comment or TimelineKind.Decision)).Select(item => item.Kind));
        Assert.Equal(2, card.Timeline.Count(item => item.Kind == TimelineKind.Comment));
        Assert.Equal(2, card.Timeline.Count(item => item.Kind == TimelineKind.Decision));
        Assert.True(card.Timeline.Single(item => item.Kind == TimelineKind.StrikeGiven).Ended);
        Assert.Equal("Reservoir", card.Stories[comments[1].StoryId].Title);
        Assert.Equal((2, 1, 0, 0, 1, 0), (card.Summary.Comments, card.Summary.Kept, card.Summary.Hidden, card.Summary.Rejected, card.Summary.Waiting, card.Summary.StrikeWeight));
        Assert.Equal(sanction.Id, Assert.Single(card.Summary.Sanctions).Id);
        Assert.Equal((DecisionAction.Keep, "Ben"), (card.Summary.Last!.Action, card.Summary.Last.ByName));

        var read = new List<TimelineItem>();
        for (DateTimeOffset? before = null; ;)
        {
            var page = await history.ReadAsync(s_ana, "m. tarrant", before, 3);
            read.AddRange(page.Timeline);
            if (page.Before is not { } next)
                break;
            before = next;
        }
        Assert.Equal(card.Timeline.Select(item => (item.Kind, item.Id)), read.Select(item => (item.Kind, item.Id)));
    }

    [Fact]
    public async Task Reader_of_some_stories_sees_only_what_stands_in_those()
    {
        await using var newsroom = new Newsroom();
        var comments = await ThreadAsync(newsroom);
        var elsewhere = new Actor("key:1", "Bot", Role.Moderator, new HashSet<string> { "another" });
        await Assert.ThrowsAsync<NotFoundException>(() => newsroom.Get<CommenterHistory>().ReadAsync(elsewhere, "m. tarrant"));
        await Assert.ThrowsAsync<NotAllowedException>(() => newsroom.Get<CommenterHistory>().ReadAsync(new Actor("r", "Rae", Role.Reporter), "m. tarrant"));
        await Assert.ThrowsAsync<NotFoundException>(() => newsroom.Get<StrikePeople>().GiveAsync(s_ana, "nobody here", new()));
        await Assert.ThrowsAsync<RuleBrokenException>(() => newsroom.Get<StrikePeople>().GiveAsync(s_ana, "valley reader", new(comments[1].Id)));
    }

    [Fact]
    public async Task Strikes_add_up_to_a_suggestion_that_shows_its_sum_and_does_nothing()
    {
        await using var newsroom = new Newsroom();
        var comments = await ThreadAsync(newsroom);
        foreach (var weight in (int[])[3, 2, 1])
            await newsroom.Get<StrikePeople>().GiveAsync(s_ana, "m. tarrant", new(comments[1].Id, Weight: weight));
        var summary = await newsroom.Get<CommenterHistory>().SummaryAsync(s_ana, "M. TARRANT");
        Assert.Equal("3 + 2 + 1 = 6 in 180 days: premoderation is suggested from 6", summary.Suggestion!.Words);
        Assert.Equal(SanctionKind.Premoderate, summary.Suggestion.Kind);
        Assert.Empty(summary.Sanctions);

        await newsroom.Get<SanctionPeople>().SetAsync(s_ben, "m. tarrant", new(SanctionKind.Premoderate, "six"));
        summary = await newsroom.Get<CommenterHistory>().SummaryAsync(s_ana, "m. tarrant");
        Assert.Null(summary.Suggestion!.Kind);
        await Assert.ThrowsAsync<RuleBrokenException>(() => newsroom.Get<SanctionPeople>().SetAsync(s_ben, "m. tarrant", new(SanctionKind.Suspend, "no end")));
    }

    [Fact]
    public async Task Strike_that_is_taken_back_stays_on_the_timeline_as_lifted()
    {
        await using var newsroom = new Newsroom();
        var comments = await ThreadAsync(newsroom);
        var strike = await newsroom.Get<StrikePeople>().GiveAsync(s_ana, "m. tarrant", new(comments[1].Id));
        await newsroom.Get<UndoEvent>().HandleAsync(s_ana, strike.StoryId, strike.Version);
        var card = await newsroom.Get<CommenterHistory>().ReadAsync(s_ana, "m. tarrant");
        Assert.Equal("Taken back", Assert.Single(card.Strikes).Lifted!.Reason);
        Assert.Equal(0, card.Summary.StrikeWeight);
    }

    [Fact]
    public async Task New_comment_of_somebody_premoderated_waits_with_the_reason_and_an_old_one_does_not()
    {
        await using var newsroom = new Newsroom();
        var comments = await ThreadAsync(newsroom);
        var sanction = await newsroom.Get<SanctionPeople>().SetAsync(s_ana, "valley reader", new(SanctionKind.Premoderate, "asks too much"));
        var late = new CommentDraft("c9", "Valley Reader", DateTimeOffset.UtcNow, true, "A calm question about the level of the water in the second basin, which nobody has named so far.");
        await newsroom.Get<ImportComments>().HandleAsync(Newsroom.Editor, comments[0].ArticleId, [.. InventedStory.Comments, late]);
        await newsroom.Get<SanctionPeople>().LiftAsync(s_ana, sanction.Id, null);
        await newsroom.Get<ImportComments>().HandleAsync(Newsroom.Editor, comments[0].ArticleId, [.. InventedStory.Comments, late]);

        await using var db = newsroom.Open();
        var (old, fresh) = (await db.Comments.SingleAsync(row => row.ExternalId == "c1"), await db.Comments.SingleAsync(row => row.ExternalId == "c9"));
        Assert.DoesNotContain(old.Signals, signal => signal.Kind == SignalKind.Sanction);
        Assert.Equal("Ana set premoderation for this commenter: every comment waits for a decision.", Assert.Single(fresh.Signals, signal => signal.Kind == SignalKind.Sanction).Reason);
        Assert.Equal(2, fresh.Urgency);
    }

    [Fact]
    public async Task Appeal_is_answered_by_somebody_else_and_brings_the_comment_back()
    {
        await using var newsroom = new Newsroom();
        var comments = await ThreadAsync(newsroom);
        var appeals = newsroom.Get<Appeals>();
        await Assert.ThrowsAsync<RuleBrokenException>(() => appeals.ReceiveAsync(s_ana, comments[0].Id, "Why?"));
        await newsroom.Get<DecideComment>().HandleAsync(s_ana, comments[0].Id, new(DecisionAction.Reject));
        var appeal = await appeals.ReceiveAsync(s_ana, comments[0].Id, "Why?");
        await Assert.ThrowsAsync<RuleBrokenException>(() => appeals.ReceiveAsync(s_ana, comments[0].Id, "Why again?"));
        await Assert.ThrowsAsync<RuleBrokenException>(() => appeals.SettleAsync(s_ana, appeal.Id, true, "I was wrong"));
        var listed = Assert.Single(await appeals.ListAsync(s_ben));
        Assert.Equal(InventedStory.Comments[0].Text, listed.Comment.Text);

        var answered = await appeals.SettleAsync(s_ben, appeal.Id, true, "A fair question");
        Assert.Equal(AppealState.Overturned, answered.State);
        Assert.Empty(await appeals.ListAsync(s_ben));
        await using (var db = newsroom.Open())
            Assert.Equal((DecisionAction.Keep, "A fair question"), (await db.Comments.Where(row => row.Id == comments[0].Id).Select(row => row.Decision).SingleAsync()) is { } now ? (now.Action, now.Reason) : default);

        await newsroom.Get<UndoEvent>().HandleAsync(s_ben, appeal.StoryId, answered.Version);
        await using var after = newsroom.Open();
        Assert.Equal(DecisionAction.Reject, (await after.Comments.Where(row => row.Id == comments[0].Id).Select(row => row.Decision).SingleAsync())!.Action);
        Assert.Equal(AppealState.Open, (await after.Appeals.SingleAsync()).State);
    }

    internal static async Task<List<Comment>> ThreadAsync(Newsroom newsroom)
    {
        var story = await newsroom.CreateStoryAsync();
        var article = await newsroom.ReceiveAsync(story, InventedStory.Articles[0]);
        await newsroom.AnalyseAllAsync();
        await newsroom.Get<ImportComments>().HandleAsync(Newsroom.Editor, article.Id, InventedStory.Comments);
        await using var db = newsroom.Open();
        return await db.Comments.AsNoTracking().OrderBy(row => row.Position).ToListAsync();
    }
}
