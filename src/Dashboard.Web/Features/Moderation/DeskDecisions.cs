using System.Globalization;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Log;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Somebody decided first.</summary>
/// <param name="Wish">What was wanted, with the comment as it is now.</param>
/// <param name="Words">Who decided what, and when.</param>
public sealed record LateDecision(Wish Wish, string Words);

/// <summary>
/// What one person decides at their desk. A decision is sent while the next comment is already before them; each can be taken back. Lives as
/// long as the page.
/// </summary>
public sealed class DeskDecisions(
    DeskScreen screen, DeskUndo undo, DecideComment decideComment, ReopenComment reopenComment, FeatureComment featureComment, BulkDecide bulkDecide, UndoBatch undoBatch, UndoEvent undoEvent,
    Skips skips, Acts acts, Toasts toasts)
{
    public DeskScreen Screen => screen;
    public DeskUndo Undo => undo;

    /// <summary>A decision that came too late and waits for an answer; null for none.</summary>
    public LateDecision? Late { get; private set; }

    /// <summary>Several comments whose decision waits for a yes; null for none.</summary>
    public Several? Bulk { get; private set; }

    /// <summary>What they did today; null until the first decision.</summary>
    public Session? Today { get; private set; }

    private DeskList List => screen.List;

    // ---- One comment

    public async Task DecideAsync(Wish wish)
    {
        var id = wish.Item.Comment.Id;
        // A second press before the answer of the first is the same wish.
        if (!List.Deciding.Add(id))
            return;
        if (screen.Current?.Comment.Id == id && screen.After(wish.Item) is { } next)
            await screen.ShowAsync(next);
        if (screen.Rhythm.IsSecondLook(id))
            await AnswerAsync(wish);
        else
            await SendAsync(wish);
    }

    private async Task SendAsync(Wish wish)
    {
        var id = wish.Item.Comment.Id;
        Comment? decided = null;
        LateDecisionException? late = null;
        var fault = await acts.TryAsync(async actor =>
        {
            try
            {
                decided = await decideComment.HandleAsync(actor, id, new DecideComment.Request(wish.Action, wish.Policy, wish.Reason, Overrule: wish.Overrule), wish.Item.Comment.Version);
            }
            catch (LateDecisionException first)
            {
                late = first;
            }
        });
        List.Deciding.Remove(id);
        if (late is not null)
        {
            Late = new LateDecision(wish with { Item = wish.Item with { Comment = late.Comment } }, late.Message);
            screen.Put(late.Comment);
        }
        else if (decided is null)
        {
            toasts.Fail(fault ?? "That did not work.");
        }
        else
        {
            screen.Rhythm.Decided(screen.Viewer);
            screen.Put(decided);
            Remember($"{Words.Of(wish.Action)}: {decided.Author}", decided);
            await MixInAsync();
        }
    }

    // What comes between the comments of the queue.
    private async Task MixInAsync() => await acts.TryAsync(async actor =>
    {
        Today = await screen.Rhythm.SessionAsync(actor);
        if (List.Query.Queue == CommentState.NeedsDecision && List.Items is { } items && screen.Current is { } current
            && await screen.Rhythm.NextAsync(actor, [.. items.Select(item => item.Comment.Id)], List.Query.StoryId) is { } mixed)
            List.MixIn(mixed, behind: current.Comment.Id);
    });

    // A second look: the answer is compared, the comment stays as it is.
    private async Task AnswerAsync(Wish wish)
    {
        var fault = await acts.TryAsync(async actor =>
        {
            await screen.Rhythm.AnswerAsync(actor, wish);
            screen.Rhythm.Decided(actor);
            Today = await screen.Rhythm.SessionAsync(actor);
        });
        List.Remove(wish.Item.Comment.Id);
        List.Deciding.Remove(wish.Item.Comment.Id);
        if (fault is null)
            toasts.Say(Sentence($"{Words.Of(wish.Action)}: {wish.Item.Comment.Author}"));
        else
            toasts.Fail(fault);
    }

    public async Task ReopenAsync(QueueItem item)
    {
        Comment? changed = null;
        if (await acts.DoAsync(async actor => changed = await reopenComment.HandleAsync(actor, item.Comment.Id, item.Comment.Version)))
        {
            screen.Put(changed!);
            Remember($"back to pending: {item.Comment.Author}", changed!);
        }
    }

    public async Task FeatureAsync(QueueItem item)
    {
        Comment? changed = null;
        if (await acts.DoAsync(async actor => changed = await featureComment.HandleAsync(actor, item.Comment.Id, !item.Comment.Featured)))
            screen.Put(changed!);
    }

    public async Task SkipAsync(QueueItem item)
    {
        await acts.TryAsync(actor => skips.SkipAsync(actor, item.Comment.Id));
        if (screen.After(item) is { } next)
            await screen.ShowAsync(next);
        else
            await screen.StepAsync(1);
    }

    public async Task PauseAsync()
    {
        screen.Rhythm.Pause(screen.Viewer);
        await acts.TryAsync(async actor => Today = await screen.Rhythm.SessionAsync(actor));
    }

    // ---- Too late

    public Task OverruleAsync()
    {
        var wish = Late!.Wish;
        Late = null;
        return DecideAsync(wish with { Overrule = true });
    }

    public void LeaveIt() => Late = null;

    public Task AskAgainAsync()
    {
        var id = Late!.Wish.Item.Comment.Id;
        Late = null;
        return screen.OpenAsync(id);
    }

    // ---- Several at once

    public Task PreviewPickedAsync(DecisionAction action) => PreviewAsync(action, new BulkChoice(Ids: [.. List.Picked]));

    public Task PreviewAsync(DecisionAction action, BulkChoice choice) => acts.DoAsync(async actor => Bulk = new Several(choice, action, await bulkDecide.PreviewAsync(actor, choice)));

    public void LeaveSeveral() => Bulk = null;

    public async Task DecideSeveralAsync(BulkDecide.Request request)
    {
        BulkResult? result = null;
        if (!await acts.DoAsync(async actor => result = await bulkDecide.HandleAsync(actor, request)) || result is null)
            return;
        Bulk = null;
        if (result.Finished)
            List.Picked.Clear();
        screen.Rhythm.Decided(screen.Viewer, result.Decided);
        var words = $"{Words.Count(result.Decided, "comment")} {Words.Of(request.Action!.Value)}";
        var said = !result.Finished ? $"{words}, then it broke off; the others wait as before. Decide them again." : result.Left.Count == 0 ? words : $"{words}; {Words.Count(result.Left.Count, "comment")} left as they were: {result.Left[0].Why}";
        if (result.UndoId is { } batch)
            Say(said, undo.Remember(words, () => TakeBatchBackAsync(batch)));
        else
            toasts.Say(said);
        await screen.SeeAsync(null);
        if (screen.Current is { } current && screen.After(current) is { } next)
            await screen.ShowAsync(next);
    }

    private async Task<bool> TakeBatchBackAsync(string undoId)
    {
        var over = await TryTakeBackAsync(async actor =>
        {
            var back = await undoBatch.HandleAsync(actor, undoId);
            if (back.Finished)
                toasts.Say(WordsFor(back));
            else
                toasts.Fail($"{WordsFor(back)}; then it broke off. Undo again, and it goes on.");
            return back.Finished;
        });
        await screen.SeeAsync(null);
        return over;
    }

    private static string WordsFor(BatchUndone back)
    {
        var words = $"{Words.Count(back.Undone, "decision")} taken back";
        if (back.Before > 0)
            words += $", {back.Before.ToString("N0", CultureInfo.InvariantCulture)} before";
        return back.Left.Count == 0 ? words : $"{words}; {Words.Count(back.Left.Count, "comment stays", "comments stay")}: {back.Left[0].Why}";
    }

    // A refusal is final; what only failed can be asked for again.
    private async Task<bool> TryTakeBackAsync(Func<Actor, Task<bool>> takeBack)
    {
        var over = false;
        await acts.DoAsync(async actor =>
        {
            try
            {
                over = await takeBack(actor);
            }
            catch (Exception refusal) when (refusal is CannotUndoException or NotFoundException or MovedAwayException or NotAllowedException)
            {
                over = true;
                throw;
            }
        });
        return over;
    }

    // ---- Undo

    private void Remember(string words, Comment changed)
    {
        var (story, sequence, id) = (changed.StoryId, changed.Version, changed.Id);
        var act = undo.Remember(Sentence(words), () => TakeBackAsync(story, sequence, id));
        Say(act.Words, act);
    }

    private void Say(string words, UndoableAct act) => toasts.Say(words, async () =>
    {
        await undo.TakeBackAsync(act);
        screen.Draw();
    });

    private async Task<bool> TakeBackAsync(string story, long sequence, string commentId)
    {
        var back = false;
        var over = await TryTakeBackAsync(async actor =>
        {
            await undoEvent.HandleAsync(actor, story, sequence);
            toasts.Say("Taken back");
            return back = true;
        });
        if (!back)
            return over;
        await screen.SeeAsync([commentId]);
        await screen.OpenAsync(commentId);
        return true;
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
