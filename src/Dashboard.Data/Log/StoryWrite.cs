using System.Text.Json.Nodes;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Log;

/// <summary>
/// One transaction on one story. Whoever changes a part says so with <see cref="Add"/>, <see cref="Record"/> or
/// <see cref="Remove"/>; a change that nobody recorded is refused at the commit, so the log cannot miss one.
/// </summary>
public sealed class StoryWrite
{
    private readonly Dictionary<IStoryPart, JsonObject> _known = [];
    private readonly List<LogEntry> _entries = [];

    internal StoryWrite(DashboardDbContext db, Story story, Actor actor, DateTimeOffset now)
    {
        Db = db;
        Story = story;
        Actor = actor;
        Now = now;
    }

    /// <summary>For loading; changes go through the methods below.</summary>
    public DashboardDbContext Db { get; }
    public Story Story { get; }
    public Actor Actor { get; }
    public DateTimeOffset Now { get; }

    /// <summary>Rows written so far, in order.</summary>
    public IReadOnlyList<LogEntry> Entries => _entries;

    /// <summary>A part of this story, tracked.</summary>
    /// <exception cref="NotFoundException">This story has no such part.</exception>
    public async Task<T> GetAsync<T>(string id, CancellationToken cancel = default) where T : class, IStoryPart =>
        await Db.FindAsync<T>([id], cancel).ConfigureAwait(false) is { } part && part.StoryId == Story.Id
            ? part
            : throw new NotFoundException(StoryPartTypes.NameOf(typeof(T)), id);

    /// <summary>A new part enters the story.</summary>
    public T Add<T>(string kind, T part, long? undoes = null) where T : class, IStoryPart
    {
        if (Db.Entry(part).State == EntityState.Detached)
            Db.Add(part);
        var json = LogJson.Write(part);
        Append(kind, part, null, json.ToJsonString(LogJson.Options), undoes);
        _known[part] = json;
        return part;
    }

    /// <summary>A part has changed since it was loaded or last recorded. Returns false, and writes nothing, when it has not.</summary>
    public bool Record(string kind, IStoryPart part, long? undoes = null)
    {
        var before = _known.TryGetValue(part, out var known) ? known : LogJson.Write(AsLoaded(part));
        var after = LogJson.Write(part);
        if (LogJson.Difference(before, after) is not { } difference)
            return false;
        Append(kind, part, difference.Before, difference.After, undoes);
        _known[part] = after;
        return true;
    }

    /// <summary>A part leaves the story; its whole state stays in the log.</summary>
    public void Remove(string kind, IStoryPart part, long? undoes = null)
    {
        var before = _known.TryGetValue(part, out var known) ? known : LogJson.Write(AsLoaded(part));
        Append(kind, part, before.ToJsonString(LogJson.Options), null, undoes);
        Db.Remove(part);
        _known.Remove(part);
    }

    private IStoryPart AsLoaded(IStoryPart part) => (IStoryPart)Db.Entry(part).OriginalValues.ToObject();

    private void Append(string kind, IStoryPart part, string? before, string? after, long? undoes)
    {
        var entry = new LogEntry
        {
            StoryId = Story.Id,
            Sequence = Story.LastSequence + 1,
            Kind = kind,
            At = Now,
            ActorId = Actor.Id,
            ActorName = Actor.Name,
            SubjectType = StoryPartTypes.NameOf(part.GetType()),
            SubjectId = part.Id,
            Before = before,
            After = after,
            Undoes = undoes,
        }.Seal(Story.LastHash);
        Story.LastSequence = entry.Sequence;
        Story.LastHash = entry.Hash;
        part.Version = entry.Sequence;
        _entries.Add(entry);
        Db.Log.Add(entry);
    }

    /// <summary>Finds a change that nobody recorded: a defect of the caller.</summary>
    internal void RefuseUnrecordedChanges()
    {
        foreach (var entry in Db.ChangeTracker.Entries<IStoryPart>())
        {
            var part = entry.Entity;
            var recorded = entry.State switch
            {
                EntityState.Added => _known.ContainsKey(part),
                EntityState.Modified => JsonNode.DeepEquals(
                    _known.TryGetValue(part, out var known) ? known : LogJson.Write(AsLoaded(part)), LogJson.Write(part)),
                EntityState.Deleted => _entries.Exists(row => row.SubjectId == part.Id && row.After is null),
                _ => true,
            };
            if (!recorded)
                throw new InvalidOperationException($"{part.GetType().Name} {part.Id} was changed without a row in the log.");
        }
    }
}
