using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>Several comments in one act, and one undo for it.</summary>
public sealed class BulkTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Comment_that_came_after_the_preview_is_not_decided_with_the_others()
    {
        await using var room = await OpenAsync();
        var bulk = room.Get<BulkDecide>();
        var choice = new BulkChoice(Filter: new QueueQuery(room.Story.Id));
        var preview = await bulk.PreviewAsync(Ana, choice);
        await room.ImportAsync([DeskRoom.Draft(90)]);
        var late = room.Comments[^1];
        Assert.DoesNotContain(late.Id, preview.Ids);

        var refused = await Assert.ThrowsAsync<Web.Features.RefusedException>(() => bulk.HandleAsync(Ana, new(choice, DecisionAction.Hide, Count: preview.Count)));
        Assert.Equal(412, refused.Status);
        Assert.All(room.Comments, comment => Assert.Equal(CommentState.NeedsDecision, comment.State));

        Assert.Equal(preview.Count, (await bulk.HandleAsync(Ana, new(new BulkChoice(Ids: preview.Ids), DecisionAction.Hide, Count: preview.Count))).Decided);
        Assert.Equal(CommentState.NeedsDecision, (await room.CommentAsync(late.Id)).State);
    }

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
        BulkResult broken;
        using (room.Get<StorySignals>().Listen((_, _) => { if (++written == lots) throw new IOException("The power went."); }))
            broken = await room.Get<BulkDecide>().HandleAsync(Ana, new(choice, DecisionAction.Hide));
        Assert.Equal((false, decided), (broken.Finished, broken.Decided));
        await room.ReadAgainAsync();
        Assert.Equal(decided, room.Comments.Count(comment => comment.State == CommentState.Decided));
        await using (var db = room.Newsroom.Open())
            Assert.Equal(decided, (await db.CommentBatches.SingleAsync()).Comments);

        // Of a program that was killed nobody was told the undo id: the history has it.
        await room.UndoAsync(Ana, LogKinds.CommentsDecided);
        await room.ReadAgainAsync();
        Assert.DoesNotContain(room.Comments, comment => comment.State == CommentState.Decided);
        Assert.Empty((await room.Get<LogVerifier>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Act_that_fails_before_anything_is_decided_is_the_fault_itself()
    {
        await using var room = await OpenAsync();
        await FailAsync(room, LogKinds.CommentDecided, after: 2);
        var choice = new BulkChoice(Ids: [.. room.Comments.Select(comment => comment.Id)]);
        await Assert.ThrowsAsync<DbUpdateException>(() => room.Get<BulkDecide>().HandleAsync(Ana, new(choice, DecisionAction.Hide)));
        await room.ReadAgainAsync();
        Assert.DoesNotContain(room.Comments, comment => comment.State == CommentState.Decided);
    }

    [Fact]
    public async Task Undo_that_the_database_breaks_off_goes_on_when_asked_again_and_blames_nobody()
    {
        await using var room = await OpenAsync(comments: 450);
        var result = await room.Get<BulkDecide>().HandleAsync(Ana, new(new BulkChoice(Ids: [.. room.Comments.Select(comment => comment.Id)]), DecisionAction.Hide));
        var decided = (await room.LogAsync()).FindAll(row => row.Kind == LogKinds.CommentDecided);
        await room.DecideAsync(Ben, await room.CommentAsync(decided[5].SubjectId), DecisionAction.Keep);
        // One of them goes back by itself.
        await room.Get<UndoEvent>().HandleAsync(Ana, room.Story.Id, decided[7].Sequence);

        await FailAsync(room, LogKinds.Undone, after: 250);
        var undo = room.Get<UndoBatch>();
        var first = await undo.HandleAsync(Ana, result.UndoId!);
        Assert.False(first.Finished);
        Assert.Equal(198, first.Undone);
        Assert.Equal(198, await BackAsync(room));
        await Assert.ThrowsAsync<DbUpdateException>(() => undo.HandleAsync(Ana, result.UndoId!));
        Assert.Equal(198, await BackAsync(room));

        // Somebody goes on working meanwhile with what waits again.
        var again = await room.CommentAsync((await room.LogAsync()).Last(row => row.Kind == LogKinds.Undone && row.SubjectType == "comment").SubjectId);
        Assert.Equal(CommentState.NeedsDecision, again.State);
        await room.DecideAsync(Ben, again, DecisionAction.Reject);
        await MendAsync(room);
        var second = await undo.HandleAsync(Ana, result.UndoId!);
        Assert.Equal((true, 250, 199), (second.Finished, second.Undone, second.Before));
        Assert.Equal(decided[5].SubjectId, Assert.Single(second.Left).CommentId);
        Assert.StartsWith("Ben kept this", second.Left[0].Why, StringComparison.Ordinal);
        Assert.Equal(DecisionAction.Reject, (await room.CommentAsync(again.Id)).Decision!.Action);
        await using var db = room.Newsroom.Open();
        Assert.Equal(448, await db.Comments.CountAsync(row => row.State == CommentState.NeedsDecision));
        await Assert.ThrowsAsync<CannotUndoException>(() => undo.HandleAsync(Ana, result.UndoId!));
        Assert.Empty((await room.Get<LogVerifier>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Undo_from_the_history_that_breaks_off_says_how_far_it_came_and_goes_on()
    {
        await using var room = await OpenAsync(comments: 210);
        await room.Get<BulkDecide>().HandleAsync(Ana, new(new BulkChoice(Ids: [.. room.Comments.Select(comment => comment.Id)]), DecisionAction.Hide));
        await FailAsync(room, LogKinds.Undone, after: 205);
        Assert.StartsWith("200 decisions were taken back", (await Assert.ThrowsAsync<CannotUndoException>(() => room.UndoAsync(Ana, LogKinds.CommentsDecided))).Message, StringComparison.Ordinal);
        await MendAsync(room);
        await room.UndoAsync(Ana, LogKinds.CommentsDecided);
        await room.ReadAgainAsync();
        Assert.DoesNotContain(room.Comments, comment => comment.State == CommentState.Decided);
    }

    [Fact]
    public async Task Undo_takes_back_what_was_decided_while_it_went_on_and_leaves_the_erased_in_peace()
    {
        await using var room = await OpenAsync(comments: 450);
        var choice = new BulkChoice(Ids: [.. room.Comments.Select(comment => comment.Id)]);
        var act = "";
        Task<BatchUndone>? undo = null;
        async Task<BatchUndone> TakeBackAsync()
        {
            await room.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, "reader 2");
            return await room.Get<UndoBatch>().HandleAsync(Ana, act);
        }
        void Begin(string story, long sequence)
        {
            using var db = room.Newsroom.Open();
            if (act.Length > 0 || db.CommentBatches.SingleOrDefault() is not { } batch)
                return;
            act = batch.ActId;
            undo = Task.Run(TakeBackAsync);
        }
        using (room.Get<StorySignals>().Listen(Begin))
            await room.Get<BulkDecide>().HandleAsync(Ana, new(choice, DecisionAction.Hide));
        var back = await undo!;
        Assert.True(back.Finished);
        await room.ReadAgainAsync();
        Assert.All(room.Comments, comment => Assert.Equal(comment.ErasedAt is not null, comment.State == CommentState.Decided));
        Assert.Empty((await room.Get<LogVerifier>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Act_whose_undo_failed_stays_the_next_one_to_be_taken_back()
    {
        var (undo, works) = (new DeskUndo(), false);
        undo.Remember("First", () => Task.FromResult(true));
        var second = undo.Remember("Second", () => Task.FromResult(works));
        await undo.TakeBackAsync(undo.Last);
        Assert.Same(second, undo.Last);
        works = true;
        await undo.TakeBackAsync(second);
        await undo.TakeBackAsync(second);
        Assert.Equal("First", undo.Last!.Words);
    }

    // The database itself refuses, in the middle of a lot: the row of this kind that follows so many.
    private static async Task FailAsync(DeskRoom room, string kind, int after)
    {
        await using var db = room.Newsroom.Open();
#pragma warning disable EF1002 // Nobody's words are in it, and a trigger takes no parameters.
        await db.Database.ExecuteSqlRawAsync($"CREATE TRIGGER fault BEFORE INSERT ON Log WHEN NEW.Kind = '{kind}' AND (SELECT COUNT(*) FROM Log WHERE Kind = '{kind}') >= {after} BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END");
#pragma warning restore EF1002
    }

    private static async Task MendAsync(DeskRoom room)
    {
        await using var db = room.Newsroom.Open();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER fault");
    }

    // How many decisions of the act were taken back.
    private static async Task<int> BackAsync(DeskRoom room) => (await room.LogAsync()).Count(row => row.Kind == LogKinds.Undone && row.SubjectType == "comment") - 1;

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
    public async Task Undo_of_more_than_the_board_holds_puts_back_what_stood_there_and_no_more_than_there_is_room()
    {
        await using var room = await OpenAsync(comments: CommentCards.Most + 140);
        await room.RaiseAsync(SignalKind.Spam, Severity.Medium, null, [.. room.Comments.Select(comment => comment.Id)]);
        var stood = (await room.CardsAsync()).Select(card => card.SubjectId).ToHashSet();
        Assert.Equal(CommentCards.Most, stood.Count);
        var result = await room.Get<BulkDecide>().HandleAsync(Ana, new(new BulkChoice(Ids: [.. room.Comments.Select(comment => comment.Id)]), DecisionAction.Hide));
        Assert.Empty(await room.CardsAsync());
        await room.Get<UndoBatch>().HandleAsync(Ana, result.UndoId!);
        var back = (await room.CardsAsync()).Select(card => card.SubjectId).ToHashSet();
        Assert.Superset(stood, back);
        Assert.True(back.Count < CommentCards.Most + 140, $"{back.Count} cards");
        // Of those that the board had no room for, one that is opened again waits on the desk.
        var waits = room.Comments.First(comment => !back.Contains(comment.Id));
        await room.DecideAsync(Ana, await room.CommentAsync(waits.Id), DecisionAction.Keep);
        await room.Get<ReopenComment>().HandleAsync(Ana, waits.Id);
        Assert.Equal(back.Count, (await room.CardsAsync()).Count);
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
