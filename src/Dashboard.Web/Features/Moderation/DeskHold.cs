using Dashboard.Web.Components;

namespace Dashboard.Web.Features.Moderation;

/// <summary>The soft claim of one person's desk: on what they look at for a moment, told again while they stay, given back when they go.</summary>
public sealed class DeskHold(HoldComment holds, Acts acts, TimeProvider time)
{
    private static readonly TimeSpan s_dwell = TimeSpan.FromMilliseconds(400);

    private bool _writing;

    /// <summary>What they hold; null for nothing.</summary>
    public string? CommentId { get; private set; }

    /// <summary>Takes up a comment, unless they have gone on before the moment is over.</summary>
    /// <param name="id">The comment.</param>
    /// <param name="wanted">Whether it is still before them and can be decided.</param>
    /// <param name="closing">The page goes.</param>
    public async Task TakeSoonAsync(string id, Func<string, bool> wanted, CancellationToken closing)
    {
        await Task.Delay(s_dwell, time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (closing.IsCancellationRequested || !wanted(id) || CommentId == id)
            return;
        var before = CommentId;
        CommentId = id;
        await acts.TryAsync(async actor =>
        {
            if (before is not null)
                await holds.ReleaseAsync(actor, before);
            await holds.BeatAsync(actor, id, _writing);
        });
    }

    /// <summary>They type about it, or have stopped.</summary>
    public async Task WriteAsync(string id, bool writing)
    {
        if (_writing == writing)
            return;
        _writing = writing;
        await acts.TryAsync(actor => holds.BeatAsync(actor, id, writing));
    }

    /// <summary>Says again and again that they are still there, until the page goes.</summary>
    public async Task BeatAsync(Func<string, bool> wanted, CancellationToken closing)
    {
        using var timer = new PeriodicTimer(HoldComment.Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(closing))
            {
                if (CommentId is { } id && wanted(id))
                    await acts.TryAsync(actor => holds.BeatAsync(actor, id, _writing));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    public void Release()
    {
        if (CommentId is { } held)
            _ = acts.TryAsync(actor => holds.ReleaseAsync(actor, held));
    }
}
