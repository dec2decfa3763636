using System.Collections.Concurrent;
using Dashboard.Analysis;
using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// Keeps the analysis of each story in memory and up to date with the stored articles. What it knows can always be rebuilt from
/// their texts, so it is dropped when many other stories were looked at since.
/// </summary>
public sealed class StoryAnalyst(IDbContextFactory<DashboardDbContext> contexts, TimeProvider time) : IDisposable
{
    private const int StoriesInMemory = 50;
    private readonly ConcurrentDictionary<string, Desk> _desks = new();

    /// <summary>Gives the analysis of a story to one caller at a time, with every article that is ready.</summary>
    public Task<T> WithAsync<T>(string storyId, Func<Desk, Task<T>> work, CancellationToken cancel) =>
        // Reading hundreds of articles takes seconds of processor time: never those of somebody's screen.
        Task.Run(() => TakeTurnAsync(storyId, work, cancel), cancel);

    private async Task<T> TakeTurnAsync<T>(string storyId, Func<Desk, Task<T>> work, CancellationToken cancel)
    {
        var desk = _desks.GetOrAdd(storyId, id => new Desk(id));
        await desk.Turn.WaitAsync(cancel);
        try
        {
            desk.UsedAt = time.GetTimestamp();
            await SyncAsync(desk, cancel);
            return await work(desk);
        }
        finally
        {
            desk.Turn.Release();
            DropOldest();
        }
    }

    /// <summary>The matrix rows and shared passages as of now.</summary>
    public Task<(IReadOnlyList<ClaimRow> Claims, IReadOnlyList<ReusePassage> Reuse)> ReadAsync(string storyId, CancellationToken cancel) =>
        WithAsync(storyId, desk => Task.FromResult((desk.Analysis.Claims, desk.Analysis.Reuse)), cancel);

    /// <summary>How far the reading of a story's articles is, after a restart for one; null when nothing is being read.</summary>
    public ReadingProgress? ProgressOf(string storyId) => _desks.GetValueOrDefault(storyId)?.Progress;

    /// <summary>Makes the analysis hold exactly the articles that are ready. Costs one small query when nothing changed.</summary>
    /// <param name="desk">The analysis.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="keep">An article in it that is being analysed, so not ready yet.</param>
    public async Task SyncAsync(Desk desk, CancellationToken cancel, string? keep = null)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using var dispose = db.ConfigureAwait(false);
        var ready = await ReadyAsync(db, desk.StoryId, cancel);
        foreach (var gone in desk.Known.Keys.Except(ready.Keys).Where(id => id != keep).ToList())
            desk.Forget(gone);
        var unread = ready.Where(pair => desk.Known.GetValueOrDefault(pair.Key) != pair.Value).ToList();
        try
        {
            for (var at = 0; at < unread.Count; at++)
            {
                desk.Progress = new(at, unread.Count);
                desk.Take(await LoadAsync(db, unread[at].Key, cancel), unread[at].Value);
            }
        }
        finally
        {
            desk.Progress = null;
        }
        var choices = await db.ClaimChoices.AsNoTracking().Where(row => row.StoryId == desk.StoryId).OrderBy(row => row.Id).ToListAsync(cancel);
        desk.Link(choices);
    }

    /// <summary>Article id to version of its reading, for every article that is ready.</summary>
    public static async Task<Dictionary<string, long>> ReadyAsync(DashboardDbContext db, string storyId, CancellationToken cancel) =>
        await db.Articles.AsNoTracking().Where(article => article.StoryId == storyId && article.Status == ArticleStatus.Ready)
            .Join(db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion },
                version => new { Id = version.ArticleId, version.Number }, (article, version) => new { article.Id, version.Version })
            .ToDictionaryAsync(row => row.Id, row => row.Version, cancel);

    /// <summary>An article as the analysis wants it.</summary>
    public static async Task<AnalysisArticle> LoadAsync(DashboardDbContext db, string articleId, CancellationToken cancel)
    {
        var article = await db.Articles.AsNoTracking().SingleAsync(row => row.Id == articleId, cancel);
        var version = await db.ArticleVersions.AsNoTracking()
            .SingleAsync(row => row.ArticleId == articleId && row.Number == article.CurrentVersion, cancel);
        return new AnalysisArticle(
            article.Id, article.Source ?? "Unknown source", article.Title, version.Text, version.Blocks, version.Anchor, article.ReceivedAt);
    }

    private void DropOldest()
    {
        while (_desks.Count > StoriesInMemory && _desks.MinBy(pair => pair.Value.UsedAt) is { Value: { } oldest } pair && oldest.Turn.CurrentCount == 1)
            _desks.TryRemove(pair);
    }

    public void Dispose()
    {
        foreach (var desk in _desks.Values)
            desk.Turn.Dispose();
    }

    /// <summary>One story's analysis and what it holds.</summary>
    public sealed class Desk(string storyId)
    {
        internal SemaphoreSlim Turn { get; } = new(1, 1);
        internal long UsedAt { get; set; }
        internal ReadingProgress? Progress { get; set; }
        public string StoryId { get; } = storyId;
        public StoryAnalysis Analysis { get; } = new();

        /// <summary>Article id to version of the reading that the analysis holds.</summary>
        public Dictionary<string, long> Known { get; } = [];

        public void Take(AnalysisArticle article, long version)
        {
            Analysis.Match(article);
            Analysis.ReadStatements(article);
            Known[article.Id] = version;
        }

        /// <summary>Tells the analysis what people joined and split, when that has changed.</summary>
        public void Link(IReadOnlyList<ClaimChoice> choices)
        {
            var versions = choices.Select(choice => choice.Version).ToList();
            if (versions.SequenceEqual(_linked))
                return;
            _linked = versions;
            Analysis.Link([.. choices.Select(choice => choice.Link)]);
        }

        private IReadOnlyList<long> _linked = [];

        public void Forget(string articleId)
        {
            Analysis.Remove(articleId);
            Known.Remove(articleId);
        }
    }
}

/// <summary>So many of so many articles are read.</summary>
public sealed record ReadingProgress(int Done, int All);
