using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Log;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Board;

/// <summary>Somebody was named in a note just now.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="ByName">Who wrote it.</param>
/// <param name="StoryId">On which story's board.</param>
public sealed record Mentioned(string PersonId, string ByName, string StoryId, string StoryTitle, string NoteId, string Text);

/// <summary>
/// Tells the open pages of this node when somebody is named in a note, whichever node it was written on: it follows the logs' signals and
/// reads no more than the rows of notes among what is new.
/// </summary>
public sealed partial class MentionFeed(
    IDbContextFactory<DashboardDbContext> contexts, StorySignals signals, PeopleDirectory directory, TimeProvider time, ILogger<MentionFeed> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Guid, (string PersonId, Action<Mentioned> Tell)> _listeners = new();
    private readonly ConcurrentDictionary<string, long> _read = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private IDisposable? _listening;

    /// <summary>Calls back whenever this person is named, until disposed.</summary>
    public IDisposable Listen(string personId, Action<Mentioned> tell)
    {
        var key = Guid.NewGuid();
        _listeners[key] = (personId, tell);
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = signals.Listen((story, sequence) =>
        {
            if (!_listeners.IsEmpty)
                _ = ReadAsync(story, sequence);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _listening?.Dispose();
        return Task.CompletedTask;
    }

    // What was said before anybody listened is for the catch-up: of a story that is new here only the last moments are read.
    private async Task ReadAsync(string story, long upTo)
    {
        try
        {
            await _reading.WaitAsync();
            try
            {
                var recent = time.GetUtcNow().AddSeconds(-10);
                var after = _read.GetValueOrDefault(story, 0);
                if (after >= upTo)
                    return;
                _read[story] = upTo;
                await using var db = await contexts.CreateDbContextAsync();
                var rows = await db.Log.AsNoTracking().Where(row => row.StoryId == story && row.Sequence > Math.Max(after, upTo - MostRows) && row.Sequence <= upTo
                    && (row.Kind == LogKinds.NoteAdded || row.Kind == LogKinds.NoteEdited) && row.At > recent).OrderBy(row => row.Sequence).ToListAsync();
                if (rows.Count > 0)
                    await TellAsync(db, story, rows);
            }
            finally
            {
                _reading.Release();
            }
        }
        catch (Exception fault) when (fault is not ObjectDisposedException)
        {
            Failed(logger, fault);
        }
    }

    private const int MostRows = 2_000;

    private async Task TellAsync(DashboardDbContext db, string story, List<LogEntry> rows)
    {
        var people = (await directory.GetAsync()).People.Values;
        string? title = null;
        foreach (var row in rows)
        {
            var (before, text) = (TextIn(row.Before), TextIn(row.After));
            var known = Mentions.In(before, people).Select(mention => mention.PersonId).ToHashSet();
            foreach (var person in Mentions.In(text, people).Select(mention => mention.PersonId).Distinct().Where(person => person != row.ActorId && !known.Contains(person)))
            {
                title ??= await db.Stories.Where(one => one.Id == story).Select(one => one.Title).FirstOrDefaultAsync() ?? "";
                foreach (var listener in _listeners.Values.Where(listener => listener.PersonId == person))
                    listener.Tell(new Mentioned(person, row.ActorName, story, title, row.SubjectId, text));
            }
        }
    }

    private static string TextIn(string? json) => json is null ? "" : JsonNode.Parse(json)?["text"]?.GetValue<string>() ?? "";

    public void Dispose()
    {
        _listening?.Dispose();
        _reading.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "Telling who was named in a note failed")]
    private static partial void Failed(ILogger logger, Exception error);

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
