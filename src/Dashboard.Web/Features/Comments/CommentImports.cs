using System.Collections.Concurrent;

namespace Dashboard.Web.Features.Comments;

public enum CommentImportState { Looking, Storing, Judging, Done, Cancelled, Failed }

/// <summary>How far an import is.</summary>
/// <param name="Total">Comments to import; 0 until the file was looked through.</param>
/// <param name="Done">Of them stored or found to be there; while the file is looked through, how many were read.</param>
public sealed record CommentImportProgress(CommentImportState State, int Total, int Done, int Added, int Unchanged)
{
    public bool IsRunning => State is CommentImportState.Looking or CommentImportState.Storing or CommentImportState.Judging;
}

/// <summary>The imports of this node: one at a time per article, each with its progress and a way to stop it.</summary>
public sealed class CommentImports : IDisposable
{
    private readonly ConcurrentDictionary<string, Import> _imports = new();

    /// <summary>The import of an article that runs, or the last one since the program was started.</summary>
    public CommentImportProgress? Of(string articleId) => _imports.GetValueOrDefault(articleId)?.Progress;

    /// <summary>Stops the import that runs; what is stored stays, and the same file goes on where it ended. False when none runs.</summary>
    public bool Cancel(string articleId) => _imports.GetValueOrDefault(articleId) is { } import && import.Cancel();

    /// <summary>Waits for its turn, then begins.</summary>
    internal async Task<Import> BeginAsync(string articleId, CancellationToken cancel)
    {
        var import = _imports.GetOrAdd(articleId, _ => new Import());
        await import.Turn.WaitAsync(cancel);
        import.Begin(cancel);
        return import;
    }

    public void Dispose()
    {
        foreach (var import in _imports.Values)
            import.Turn.Dispose();
    }

    /// <summary>The import of one article; disposing it lets the next one begin.</summary>
    internal sealed class Import : IDisposable
    {
        private CancellationTokenSource? _stop;

        public SemaphoreSlim Turn { get; } = new(1, 1);
        public CommentImportProgress? Progress { get; set; }
        public CancellationToken Token => _stop!.Token;

        public void Begin(CancellationToken cancel)
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            Progress = new CommentImportProgress(CommentImportState.Looking, 0, 0, 0, 0);
        }

        public bool Cancel()
        {
            try
            {
                _stop?.Cancel();
                return _stop is not null;
            }
            catch (ObjectDisposedException)
            {
                // It came to its end by itself in this moment.
                return false;
            }
        }

        public void Dispose()
        {
            if (Progress is { IsRunning: true } running)
                Progress = running with { State = CommentImportState.Failed };
            Interlocked.Exchange(ref _stop, null)?.Dispose();
            Turn.Release();
        }
    }
}
