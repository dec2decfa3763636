using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>Several comments in one act, and one undo for it.</summary>
public sealed class BulkTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Several_are_decided_and_one_undo_takes_back_what_nobody_touched_since() => BulkAsync(null);

    [PostgresFact]
    public Task Several_are_decided_and_undone_on_postgresql() => BulkAsync(postgres.NewDatabase());

    private static async Task BulkAsync(string? database)
    {
        await using var room = await OpenAsync(database, comments: 450);
        await room.RaiseAsync(SignalKind.Spam, Severity.High, null, [.. room.Comments.Take(430).Select(comment => comment.Id)]);
        var cards = (await room.CardsAsync()).Select(card => card.SubjectId).ToHashSet();
        var bulk = room.Get<BulkDecide>();
        var filter = new BulkChoice(Filter: new QueueQuery(room.Story.Id, Kinds: [SignalKind.Spam]), Except: [room.Comments[7].Id]);
        var preview = await bulk.PreviewAsync(Ana, filter);
        Assert.Equal((429, 1, 4, 20, 0), (preview.Count, preview.Stories, preview.Authors, preview.First.Count, preview.DecidedCount));

        // Somebody decides between the look and the act.
        await room.DecideAsync(Ben, room.Comments[3], DecisionAction.Keep);
        var chosen = new BulkChoice(Ids: [.. room.Comments.Take(430).Select(comment => comment.Id)], Except: [room.Comments[7].Id]);
        Assert.Equal((428, 1), ((await bulk.PreviewAsync(Ana, chosen)).Count, (await bulk.PreviewAsync(Ana, chosen)).DecidedCount));
        var result = await bulk.HandleAsync(Ana, new(chosen, DecisionAction.Reject, "spam"));
        Assert.Equal(428, result.Decided);
        Assert.StartsWith("Ben kept this", Assert.Single(result.Left).Why, StringComparison.Ordinal);
        var batch = Assert.Single(result.Batches);
        Assert.Equal(LogKinds.CommentsDecided, (await room.LogAsync())[^1].Kind);
        Assert.Equal(room.Comments[7].Id, Assert.Single(await room.CardsAsync()).SubjectId);

        // Somebody overrules one of them, and the undo names it.
        await room.DecideAsync(Ben, await room.CommentAsync(room.Comments[5].Id), DecisionAction.Keep);
        await Assert.ThrowsAsync<NotAllowedException>(() => room.Get<UndoBatch>().HandleAsync(Ben, result.UndoId!));
        var undone = await room.Get<UndoBatch>().HandleAsync(Ana, result.UndoId!);
        Assert.Equal(427, undone.Undone);
        Assert.Equal(room.Comments[5].Id, Assert.Single(undone.Left).CommentId);
        await using var db = room.Newsroom.Open();
        Assert.Equal(448, await db.Comments.CountAsync(row => row.State == CommentState.NeedsDecision));
        Assert.NotNull((await db.CommentBatches.SingleAsync()).UndoneAt);
        var back = (await room.CardsAsync()).Select(card => card.SubjectId).ToHashSet();
        Assert.Superset(cards.Where(id => id != room.Comments[5].Id && id != room.Comments[3].Id).ToHashSet(), back);
        await Assert.ThrowsAsync<CannotUndoException>(() => room.Get<UndoBatch>().HandleAsync(Ana, result.UndoId!));
        await Assert.ThrowsAsync<NotFoundException>(() => room.Get<UndoBatch>().HandleAsync(Ana, "nothing"));
        Assert.Empty((await room.Get<LogVerifier>().VerifyAsync()).Faults);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 400)]
    public async Task Act_that_breaks_off_halfway_is_taken_back_as_one(int lots, int decided)
    {
        await using var room = await OpenAsync(comments: 450);
        var choice = new BulkChoice(Ids: [.. room.Comments.Select(comment => comment.Id)]);
        var written = 0;
        using (room.Get<StorySignals>().Listen((_, _) => { if (++written == lots) throw new IOException("The power went."); }))
            await Assert.ThrowsAsync<IOException>(() => room.Get<BulkDecide>().HandleAsync(Ana, new(choice, DecisionAction.Hide)));
        await room.ReadAgainAsync();
        Assert.Equal(decided, room.Comments.Count(comment => comment.State == CommentState.Decided));
        await using (var db = room.Newsroom.Open())
            Assert.Equal(decided, (await db.CommentBatches.SingleAsync()).Comments);

        // Nobody was told the undo id: the history has it.
        await room.UndoAsync(Ana, LogKinds.CommentsDecided);
        await room.ReadAgainAsync();
        Assert.DoesNotContain(room.Comments, comment => comment.State == CommentState.Decided);
        Assert.Empty((await room.Get<LogVerifier>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Act_that_is_taken_back_while_it_goes_on_stops()
    {
        await using var room = await OpenAsync(comments: 450);
        var choice = new BulkChoice(Ids: [.. room.Comments.Select(comment => comment.Id)]);
        void TakeBack(string story, long sequence)
        {
            using var db = room.Newsroom.Open();
            db.CommentBatches.ExecuteUpdate(set => set.SetProperty(batch => batch.UndoneAt, room.Clock.GetUtcNow()));
        }
        BulkResult result;
        using (room.Get<StorySignals>().Listen(TakeBack))
            result = await room.Get<BulkDecide>().HandleAsync(Ana, new(choice, DecisionAction.Hide));
        Assert.Equal(200, result.Decided);
        await room.ReadAgainAsync();
        Assert.Equal(200, room.Comments.Count(comment => comment.State == CommentState.Decided));
    }

    [Fact]
    public async Task Group_and_author_are_chosen_over_all_stories_and_each_story_gets_its_batch()
    {
        await using var room = await OpenAsync();
        var other = await room.Newsroom.CreateStoryAsync("Bridge");
        var article = await room.Newsroom.ReceiveAsync(other, InventedStory.Articles[1]);
        await room.Newsroom.AnalyseAllAsync();
        await room.Get<Web.Features.Comments.ImportComments>().HandleAsync(Newsroom.Editor, article.Id, [Draft(1), Draft(2)]);
        var bulk = room.Get<BulkDecide>();
        var preview = await bulk.PreviewAsync(Ana, new BulkChoice(AuthorKey: "reader 1"));
        Assert.Equal((3, 2, 1), (preview.Count, preview.Stories, preview.Authors));
        var result = await bulk.HandleAsync(Ana, new(new BulkChoice(AuthorKey: "reader 1"), DecisionAction.Hide));
        Assert.Equal((3, 2), (result.Decided, result.Batches.Count));
        Assert.All(result.Batches, batch => Assert.Equal(result.UndoId, batch.ActId));
        // From the history of one story, too, all of it goes back.
        await room.UndoAsync(Ana, LogKinds.CommentsDecided);
        Assert.Equal(8, (await room.Get<ModerationQueue>().CountAsync(Ana)).NeedsDecision);

        await room.RaiseAsync(SignalKind.NearDuplicate, Severity.Medium, "g", room.Comments[0].Id, room.Comments[2].Id);
        Assert.Equal(2, (await bulk.HandleAsync(Ana, new(new BulkChoice(Group: "g"), DecisionAction.Hide))).Decided);
        Assert.Null((await bulk.HandleAsync(Ana, new(new BulkChoice(Group: "g"), DecisionAction.Hide))).UndoId);
    }

    [Fact]
    public async Task Nothing_too_much_and_two_ways_at_once_are_refused_in_words()
    {
        await using var room = await OpenAsync();
        var bulk = room.Get<BulkDecide>();
        await Assert.ThrowsAsync<RuleBrokenException>(() => bulk.PreviewAsync(Ana, new BulkChoice()));
        await Assert.ThrowsAsync<RuleBrokenException>(() => bulk.PreviewAsync(Ana, new BulkChoice(["none"])));
        await Assert.ThrowsAsync<RuleBrokenException>(() => bulk.PreviewAsync(Ana, new BulkChoice([room.Comments[0].Id], "g")));
        await Assert.ThrowsAsync<RuleBrokenException>(() => bulk.PreviewAsync(Ana, new BulkChoice([.. Enumerable.Range(0, BulkDecide.Most + 1).Select(number => $"{number}")])));
        var choice = new BulkChoice([room.Comments[0].Id]);
        Assert.Equal("reason", (await Assert.ThrowsAsync<RuleBrokenException>(() => bulk.HandleAsync(Ana, new(choice, DecisionAction.Reject, "accusation")))).Field);
        await Assert.ThrowsAsync<NotAllowedException>(() => bulk.HandleAsync(Rex, new(choice, DecisionAction.Keep)));
    }

    [Fact]
    public async Task Board_takes_the_most_pressing_only_and_fills_up_from_the_desk()
    {
        await using var room = await OpenAsync(comments: CommentCards.Most + 40);
        await room.RaiseAsync(SignalKind.Spam, Severity.Medium, null, [.. room.Comments.Select(comment => comment.Id)]);
        Assert.Equal(CommentCards.Most, (await room.CardsAsync()).Count);
        var shown = (await room.CardsAsync())[0].SubjectId;
        await room.DecideAsync(Ana, await room.CommentAsync(shown), DecisionAction.Hide);
        var cards = await room.CardsAsync();
        Assert.Equal(CommentCards.Most, cards.Count);
        Assert.DoesNotContain(cards, card => card.SubjectId == shown);
    }
}
