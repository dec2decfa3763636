using System.Threading.Channels;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SecondOpinions;

/// <summary>
/// Asks the model about new flags by itself, when the configuration says so. It listens to the log like everybody else, after the commit, and
/// works through a short queue of stories: the pipeline never waits for it, and what does not fit in is found again with the story's next change.
/// </summary>
public sealed partial class SecondOpinionWorker(
    AskSecondOpinion ask, IOptions<SecondOpinionOptions> options, StorySignals signals, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time,
    ILogger<SecondOpinionWorker> logger) : BackgroundService
{
    /// <summary>Stories that may wait.</summary>
    public const int QueueLength = 64;

    private const int AtOnce = 5;
    private const int MostRemembered = 10_000;

    private readonly Channel<string> _stories = Channel.CreateBounded<string>(QueueLength);
    private readonly HashSet<string> _waiting = [];

    // Flags about which the model was silent are not asked about again and again.
    private readonly HashSet<string> _tried = [];

    /// <summary>Stories that wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_waiting)
                return _waiting.Count;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value is not { IsOn: true, Automatic: true })
            return;
        var since = time.GetUtcNow();
        using var listening = signals.Listen((story, _) => Offer(story));
        while (!stoppingToken.IsCancellationRequested)
        {
            var story = await _stories.Reader.ReadAsync(stoppingToken);
            lock (_waiting)
                _waiting.Remove(story);
            try
            {
                await LookAsync(story, since, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                CouldNotAsk(logger, story, fault);
            }
        }
    }

    // Called by whoever has just committed: it only puts a word down.
    private void Offer(string story)
    {
        lock (_waiting)
        {
            if (_waiting.Count < QueueLength && _waiting.Add(story) && !_stories.Writer.TryWrite(story))
                _waiting.Remove(story);
        }
    }

    private async Task LookAsync(string story, DateTimeOffset since, CancellationToken stop)
    {
        List<string> flags;
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            flags = await db.Contradictions.Where(row => row.StoryId == story && !row.Withdrawn && row.Status == ContradictionStatus.New && row.FoundAt >= since)
                .Where(row => !db.SecondOpinions.Any(opinion => opinion.ContradictionId == row.Id)).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(stop);
        }
        var left = flags.Where(id => !_tried.Contains(id)).ToList();
        foreach (var id in left.Take(AtOnce))
        {
            if (_tried.Count >= MostRemembered)
                _tried.Clear();
            _tried.Add(id);
            try
            {
                await ask.HandleAsync(Actor.Program, id, new(), stop);
            }
            catch (RefusedException refused) when (refused.Fault == "daily-limit")
            {
                _tried.Remove(id);
                return;
            }
            catch (RefusedException refused)
            {
                WasSilent(logger, id, refused.Message);
            }
            catch (Domain.NotFoundException)
            {
                // Withdrawn meanwhile.
            }
        }
        if (left.Count > AtOnce)
            Offer(story);
    }

    [LoggerMessage(LogLevel.Warning, "No second opinion on {ContradictionId}: {Why}")]
    private static partial void WasSilent(ILogger logger, string contradictionId, string why);

    [LoggerMessage(LogLevel.Error, "Second opinions on story {StoryId} failed")]
    private static partial void CouldNotAsk(ILogger logger, string storyId, Exception fault);
}
