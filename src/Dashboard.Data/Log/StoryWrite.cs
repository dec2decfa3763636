using System.Globalization;
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
    /// <exception cref="MovedAwayException">It was moved to another story.</exception>
    public async Task<T> GetAsync<T>(string id, CancellationToken cancel = default) where T : class, IStoryPart
    {
        var part = await Db.FindAsync<T>([id], cancel).ConfigureAwait(false);
        if (part?.StoryId == Story.Id)
            return part;
        if (part is null || await WhoSentAsync(part, cancel).ConfigureAwait(false) is not { } who)
            throw new NotFoundException(StoryPartTypes.NameOf(typeof(T)), id);
        throw new MovedAwayException($"{who} has moved this to another story in the meantime. Open it there; nothing was changed.", part.StoryId);
    }

    private Task<string?> WhoSentAsync(IStoryPart part, CancellationToken cancel)
    {
        var left = LogKinds.LeftOf(StoryPartTypes.NameOf(part.GetType()));
        return Db.Log.Where(row => row.StoryId == Story.Id && row.SubjectId == part.Id && row.Kind == left)
            .OrderByDescending(row => row.Sequence).Select(row => row.ActorName).FirstOrDefaultAsync(cancel);
    }

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

    /// <summary>As <see cref="Record"/>, but what the part was before is withheld: the row names the properties and not what they held.</summary>
    public bool RecordWithheld(string kind, IStoryPart part)
    {
        var before = _known.TryGetValue(part, out var known) ? known : LogJson.Write(AsLoaded(part));
        var after = LogJson.Write(part);
        if (LogJson.Difference(before, after) is not { } difference)
            return false;
        Append(kind, part, Withhold(difference.After), difference.After, null);
        _known[part] = after;
        return true;
    }

    /// <summary>As <see cref="Remove"/>, but what the part was is withheld, so that it cannot be brought back.</summary>
    public void RemoveWithheld(string kind, IStoryPart part)
    {
        Append(kind, part, "{}", null, null);
        Db.Remove(part);
        _known.Remove(part);
    }

    private static string Withhold(string after)
    {
        var names = JsonNode.Parse(after)!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)null));
        return new JsonObject(names).ToJsonString(LogJson.Options);
    }

    /// <summary>
    /// Takes words out of rows that stand in this story's log already, and says so in one row about the story: it names each of them and the
    /// digest of what it reads now, so that <see cref="LogVerifier"/> knows which rows may differ from their hash, and in what.
    /// </summary>
    /// <param name="rows">As they shall read: see <see cref="LogEntry.Redact"/>.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RedactAsync(IReadOnlyCollection<LogEntry> rows, CancellationToken cancel = default)
    {
        if (rows.Count == 0)
            return;
        var said = new JsonObject();
        foreach (var row in rows)
        {
            await Db.Log.Where(stored => stored.StoryId == Story.Id && stored.Sequence == row.Sequence).ExecuteUpdateAsync(
                set => set.SetProperty(stored => stored.Before, row.Before).SetProperty(stored => stored.After, row.After).SetProperty(stored => stored.Redacted, true), cancel).ConfigureAwait(false);
            said[row.Sequence.ToString(CultureInfo.InvariantCulture)] = row.Digest();
        }
        Append(LogKinds.CommentErased, Story, new JsonObject { [LogVerifier.RedactedRows] = said }.ToJsonString(LogJson.Options), "{}", null);
    }

    /// <summary>A part goes to another story of the same transaction: it leaves here and joins there, under the same id.</summary>
    /// <param name="part">Tracked.</param>
    /// <param name="to">The other story.</param>
    /// <param name="change">What must be different there, e.g. the lane of a card.</param>
    public void Hand(IStoryPart part, StoryWrite to, Action? change = null)
    {
        var type = StoryPartTypes.NameOf(part.GetType());
        var before = _known.TryGetValue(part, out var known) ? known : LogJson.Write(AsLoaded(part));
        Append(LogKinds.LeftOf(type), part, before.ToJsonString(LogJson.Options), null, null);
        _known.Remove(part);
        Db.Entry(part).Property(nameof(IStoryPart.StoryId)).CurrentValue = to.Story.Id;
        change?.Invoke();
        var after = LogJson.Write(part);
        to.Append(LogKinds.JoinedOf(type), part, null, after.ToJsonString(LogJson.Options), null);
        to._known[part] = after;
    }

    private IStoryPart AsLoaded(IStoryPart part) => (IStoryPart)Db.Entry(part).OriginalValues.ToObject();

    private void Append(string kind, IStoryPart part, string? before, string? after, long? undoes)
    {
        if (part.StoryId != Story.Id)
            throw new InvalidOperationException($"{part.GetType().Name} {part.Id} belongs to another story than the log it was to be written to.");
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

    /// <summary>Finds a change that no story of the transaction recorded: a defect of the caller.</summary>
    internal static void RefuseUnrecordedChanges(params StoryWrite[] writes)
    {
        foreach (var entry in writes[0].Db.ChangeTracker.Entries<IStoryPart>().ToList())
        {
            var part = entry.Entity;
            if (entry.State != EntityState.Unchanged && !Array.Exists(writes, write => write.HasRecorded(part, entry.State)))
                throw new InvalidOperationException($"{part.GetType().Name} {part.Id} was changed without a row in the log.");
        }
    }

    private bool HasRecorded(IStoryPart part, EntityState state) => state switch
    {
        EntityState.Added => _known.ContainsKey(part),
        EntityState.Modified => JsonNode.DeepEquals(
            _known.TryGetValue(part, out var known) ? known : LogJson.Write(AsLoaded(part)), LogJson.Write(part)),
        EntityState.Deleted => _entries.Exists(row => row.SubjectId == part.Id && row.After is null),
        _ => true,
    };
}
