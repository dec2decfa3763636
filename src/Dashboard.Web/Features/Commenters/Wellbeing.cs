using System.Collections.Concurrent;
using Dashboard.Analysis.Triage;
using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Finds a civil comment to mix in among the hard ones.</summary>
public sealed class EasyItems(IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    /// <summary>Of so many the one that says most is given.</summary>
    private const int Looked = 20;

    /// <summary>Among the oldest that wait, against which nothing was raised and on which nobody else works, the comment that says most; null when there is none.</summary>
    /// <param name="actor">Who works.</param>
    /// <param name="not">Comments that they have before them.</param>
    /// <param name="storyId">Of this story; null for all.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Comment?> NextAsync(Actor actor, IReadOnlyCollection<string>? not = null, string? storyId = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate, storyId);
        string[] before = [.. not ?? []];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var waiting = db.Comments.For(actor).Where(row => row.State == CommentState.NeedsDecision && row.Urgency == 0 && !EF.Parameter(before).Contains(row.Id)
            && !db.CommentHolds.Any(hold => hold.CommentId == row.Id && hold.PersonId != actor.Id && hold.Until > now));
        waiting = storyId is null ? waiting.Where(row => db.Stories.Any(story => story.Id == row.StoryId && !story.Archived)) : waiting.Where(row => row.StoryId == storyId);
        // As the index of the queue has them: by id all that was ever decided would be walked through.
        return (await waiting.OrderBy(row => row.PlacedAt).ThenBy(row => row.Id).Take(Looked).ToListAsync(cancel)).MaxBy(row => Usefulness.Of(row.Text));
    }
}

/// <summary>What somebody did today.</summary>
/// <param name="Hard">Comments with a signal of high severity that they saw.</param>
/// <param name="MinutesWithoutPause">Since the last pause of five minutes.</param>
/// <param name="PauseSuggested">As long as the settings say, or longer.</param>
public sealed record Session(int Decided, int Hard, int MinutesWithoutPause, bool PauseSuggested);

/// <summary>Counts what each person does in a day, in the memory of this node: it is for the person, and nobody else sees it.</summary>
public sealed class SessionCounter(DeskSettings settings, TimeProvider time)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Day> _days = new();

    private sealed class Day
    {
        public DateOnly Date { get; set; }
        public int Decided { get; set; }
        public HashSet<string> Hard { get; } = [];
        public DateTimeOffset Since { get; set; }
        public DateTimeOffset Last { get; set; }
    }

    /// <summary>They decided so many comments just now.</summary>
    public void Decided(Actor actor, int comments = 1) => Enter(actor, day => day.Decided += comments);

    /// <summary>They have this comment before them.</summary>
    public void Saw(Actor actor, Comment comment) => Enter(actor, day =>
    {
        if (comment.Signals.Any(signal => signal.Severity == Domain.Contradictions.Severity.High))
            day.Hard.Add(comment.Id);
    });

    /// <summary>They say that they make a pause.</summary>
    public void Pause(Actor actor) => Enter(actor, day => day.Since = time.GetUtcNow());

    public async Task<Session> ReadAsync(Actor actor, CancellationToken cancel = default)
    {
        var (value, _) = await settings.ReadAsync(cancel);
        if (!_days.TryGetValue(actor.Id, out var day))
            return new Session(0, 0, 0, false);
        lock (day)
        {
            var now = time.GetUtcNow();
            if (day.Date != DateOnly.FromDateTime(now.UtcDateTime))
                return new Session(0, 0, 0, false);
            var minutes = now - day.Last >= s_pause ? 0 : (int)(now - day.Since).TotalMinutes;
            return new Session(day.Decided, day.Hard.Count, minutes, value.PauseAfterMinutes > 0 && minutes >= value.PauseAfterMinutes);
        }
    }

    private void Enter(Actor actor, Action<Day> what)
    {
        var day = _days.GetOrAdd(actor.Id, _ => new Day());
        lock (day)
        {
            var now = time.GetUtcNow();
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            if (day.Date != today)
            {
                (day.Date, day.Decided, day.Since) = (today, 0, now);
                day.Hard.Clear();
            }
            if (now - day.Last >= s_pause)
                day.Since = now;
            day.Last = now;
            what(day);
        }
    }
}
