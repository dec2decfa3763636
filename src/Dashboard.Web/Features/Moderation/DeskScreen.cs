using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Features.Moderation;

/// <summary>
/// What stands on one person's desk: the list, the comment that is looked at with its thread, and what others do to them meanwhile. The page
/// draws it; <see cref="DeskDecisions"/> decides on it. Lives as long as the page, and is used on its thread alone.
/// </summary>
public sealed class DeskScreen(
    DeskList list, DeskContexts contexts, DeskHold hold, DeskRhythm rhythm, ModerationQueue queue, ErasedMeanwhile erased, Acts acts, IJSRuntime browser, TimeProvider time)
{
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(200);

    // Strong words that somebody asked to see.
    private readonly HashSet<string> _shown = [];
    private Action _draw = () => { };
    private Func<Func<Task>, Task> _onPage = work => work();
    private CancellationToken _closing;
    private bool _live;
    private int _waiting;

    public DeskList List => list;
    public DeskHold Hold => hold;
    public DeskRhythm Rhythm => rhythm;
    public Actor Viewer { get; private set; } = default!;
    public QueueItem? Current { get; private set; }

    /// <summary>Why the queue could not be read; null when it was.</summary>
    public string? Fault { get; private set; }

    /// <summary>On a phone: the comment is before them, not the list.</summary>
    public bool Reading { get; set; }

    /// <param name="viewer">Who sits here.</param>
    /// <param name="query">What is listed first.</param>
    /// <param name="draw">Draws the page anew.</param>
    /// <param name="onPage">Runs something on the page's thread; null while the page is only drawn once and answers nobody.</param>
    /// <param name="closing">The page goes.</param>
    public async Task BeginAsync(Actor viewer, QueueQuery query, Action draw, Func<Func<Task>, Task>? onPage, CancellationToken closing)
    {
        (Viewer, _draw, _closing, _live) = (viewer, draw, closing, onPage is not null);
        _onPage = onPage ?? _onPage;
        list.Ask(query);
        await ReadAsync();
        if (_live)
            _ = hold.BeatAsync(IsHeld, closing);
    }

    /// <summary>Draws the page anew, for who changes something outside of an event of the page.</summary>
    public void Draw() => _draw();

    public CommentView? ContextOf(string id) => contexts.Of(id);

    public bool IsBlurred(Comment comment) => comment.Urgency >= 3 && !_shown.Contains(comment.Id);

    public void ShowWords(string id) => _shown.Add(id);

    public Task WriteAsync(bool writing) => Current is { } current && Viewer.May(Permission.Moderate, list.Query.StoryId) ? hold.WriteAsync(current.Comment.Id, writing) : Task.CompletedTask;

    // ---- The list

    public async Task ReadAsync() => Fault = await acts.TryAsync(list.ReadAsync);

    public async Task MoreAsync()
    {
        if (list.HasMore)
            await acts.DoAsync(list.MoreAsync);
    }

    public async Task GoAsync(QueueQuery wanted)
    {
        list.Ask(wanted);
        _draw();
        await ReadAsync();
        await ShowAsync(list.Items is [var first, ..] ? first : null);
        Reading = false;
    }

    // ---- The comment that is looked at

    public Task OpenListedAsync(string id)
    {
        Reading = true;
        return ShowAsync(list.Find(id));
    }

    /// <summary>One that may not stand in the list: an answer, a near-duplicate, what a link names.</summary>
    public async Task OpenAsync(string id)
    {
        var item = list.Find(id);
        if (item is null)
            await acts.DoAsync(async actor => item = await queue.OfAsync(actor, [id]) is [var one] ? one : null);
        if (item is null)
            return;
        Reading = true;
        await ShowAsync(item);
    }

    public async Task StepAsync(int by)
    {
        if (list.Step(Current?.Comment.Id, by) is { } near && list.IsNearEnd(near.Comment.Id))
            await MoreAsync();
        if (list.Step(Current?.Comment.Id, by) is { } item)
            await ShowAsync(item);
    }

    public QueueItem? After(QueueItem item) => list.After(item, Viewer.Id);

    public async Task ShowAsync(QueueItem? item)
    {
        Current = item;
        if (item is null || !_live)
            return;
        browser.Tell("dashboard.nearest", $"line-{item.Comment.Id}");
        _draw();
        // While an event is handled nothing is drawn: the browser would bring into sight what is about to go.
        await Task.Yield();
        browser.Tell("dashboard.into", ".cm.me");
        await ReadContextAsync(item.Comment.Id);
        rhythm.Saw(Viewer, item.Comment);
        if (Viewer.May(Permission.Moderate, list.Query.StoryId))
            _ = hold.TakeSoonAsync(item.Comment.Id, IsHeld, _closing);
        // What comes next is read before it is wanted.
        if (After(item) is { } next)
            _ = _onPage(() => ReadContextAsync(next.Comment.Id));
        if (list.IsNearEnd(item.Comment.Id))
            _ = _onPage(async () => { await MoreAsync(); _draw(); });
    }

    private bool IsHeld(string id) => Current?.Comment.Id == id && Current.Comment.State != CommentState.Decided;

    private async Task ReadContextAsync(string id)
    {
        if (contexts.Of(id) is not null || _closing.IsCancellationRequested)
            return;
        if (await acts.TryAsync(actor => contexts.ReadAsync(actor, id, rhythm.IsSecondLook(id))) is null && Current?.Comment.Id == id)
        {
            _draw();
            browser.Tell("dashboard.into", ".cm.me");
        }
    }

    /// <summary>Something about the comment was added or taken back.</summary>
    public async Task ReadContextAgainAsync()
    {
        if (Current is not { } current)
            return;
        contexts.Forget(current.Comment.Id);
        await ReadContextAsync(current.Comment.Id);
    }

    // ---- What changes, by this page and by others

    /// <summary>The comment is now like this.</summary>
    public void Put(Comment comment)
    {
        list.Put(comment);
        if (Current?.Comment.Id == comment.Id && Current.Comment.Version <= comment.Version)
            Current = Current with { Comment = comment };
        contexts.Forget(comment.Id);
    }

    /// <summary>Something was written on a story; from any thread. Many changes are looked at together.</summary>
    public void SeeSoon(string storyId, long sequence)
    {
        erased.Tell(storyId, sequence);
        SeeSoon();
    }

    private void SeeSoon()
    {
        if (Interlocked.Exchange(ref _waiting, 1) != 0)
            return;
        _ = _onPage(async () =>
        {
            await Task.Delay(s_frame, time, _closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            Interlocked.Exchange(ref _waiting, 0);
            if (!_closing.IsCancellationRequested)
                await SeeAsync(null);
        });
    }

    /// <summary>What is on the list changes in place; what is new waits behind the pill.</summary>
    /// <param name="ids">Only these; null for all that are in sight.</param>
    public async Task SeeAsync(IReadOnlyList<string>? ids)
    {
        if (list.Items is null)
            return;
        await acts.TryAsync(async actor =>
        {
            var gone = await erased.LookAsync(_closing);
            if (gone)
                contexts.ForgetAll();
            IEnumerable<string> wanted = ids is null || gone ? [.. list.Seen(all: gone), .. Current is null ? [] : new[] { Current.Comment.Id }] : ids;
            foreach (var now in await queue.OfAsync(actor, [.. wanted.Distinct().Where(id => gone || !rhythm.IsSecondLook(id))]))
                await SeeOneAsync(now);
            await list.CountAsync(actor);
        });
        _draw();
        if (Current is { } current)
            await ReadContextAsync(current.Comment.Id);
    }

    private async Task SeeOneAsync(QueueItem now)
    {
        if (rhythm.IsSecondLook(now.Comment.Id))
        {
            // It is shown as if nobody had decided it; only that its words are gone must be seen.
            if (now.Comment.ErasedAt is null)
                return;
            var next = list.Find(now.Comment.Id) is { } look ? After(look) : null;
            list.Remove(now.Comment.Id);
            if (Current?.Comment.Id == now.Comment.Id)
                await ShowAsync(next);
            return;
        }
        list.Put(now);
        if (Current?.Comment.Id != now.Comment.Id || Current.Comment.Version > now.Comment.Version)
            return;
        if (Current.Comment.Version != now.Comment.Version)
            contexts.Forget(now.Comment.Id);
        Current = now;
    }

    /// <summary>Somebody took up a comment or let it go.</summary>
    public void SeeHold(HoldChange change)
    {
        list.Hold(change);
        if (Current?.Comment.Id == change.CommentId)
            Current = Current with { Hold = change.Hold };
        SeeSoon();
        _draw();
    }
}
