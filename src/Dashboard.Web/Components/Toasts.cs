namespace Dashboard.Web.Components;

/// <summary>One message at the foot of the screen.</summary>
/// <param name="Id">Unique in this circuit.</param>
/// <param name="Text">What happened, in the past tense.</param>
/// <param name="Bad">Something failed.</param>
/// <param name="Undo">Takes it back; null when there is nothing to take back.</param>
public sealed record Toast(int Id, string Text, bool Bad, Func<Task>? Undo);

/// <summary>The messages of one open page. Each leaves after ten seconds, failures after twenty.</summary>
public sealed class Toasts(TimeProvider time) : IDisposable
{
    private const int MostAtOnce = 3;
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Toast> _toasts = [];
    private int _last;

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => _toasts;

    public void Say(string text, Func<Task>? undo = null) => Show(text, false, undo);

    public void Fail(string text) => Show(text, true, null);

    public void Close(int id)
    {
        if (_toasts.RemoveAll(toast => toast.Id == id) > 0)
            Changed?.Invoke();
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private void Show(string text, bool bad, Func<Task>? undo)
    {
        // Who merges a story is told so by the act and by the page that leads on: one message, with the way back.
        if (_toasts.Find(shown => shown.Text == text && shown.Bad == bad && (shown.Undo is null || undo is null)) is { } same)
        {
            undo ??= same.Undo;
            _toasts.Remove(same);
        }
        var toast = new Toast(++_last, text, bad, undo);
        _toasts.Add(toast);
        if (_toasts.Count > MostAtOnce)
            _toasts.RemoveAt(0);
        Changed?.Invoke();
        _ = LeaveLater(toast, _closing.Token);
    }

    // Runs in the circuit's own context, because Show is called there.
    private async Task LeaveLater(Toast toast, CancellationToken closing)
    {
        await Task.Delay(TimeSpan.FromSeconds(toast.Bad ? 20 : 10), time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!closing.IsCancellationRequested)
            Close(toast.Id);
    }
}
