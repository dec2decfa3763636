using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Dashboard.Realtime.Presence;

/// <summary>Somebody who is on a story now.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">For display.</param>
/// <param name="Place">Where: <c>board</c>, <c>card:ID</c>, <c>editing:ID</c>; free words of the client, at most 100 characters.</param>
/// <param name="Idle">Has done nothing for five minutes.</param>
public sealed record Present(string PersonId, string Name, string Place, bool Idle);

/// <summary>
/// Who is on which story. Kept in memory only: worthless a moment later. Each open page beats every ten seconds and is gone
/// thirty seconds after its last beat, or at once when it says so.
/// </summary>
public sealed class PresenceBoard(TimeProvider time)
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(5);

    private readonly record struct Page(string PersonId, string Name, string Place, DateTimeOffset Seen, DateTimeOffset Active);

    private sealed class Room
    {
        public Dictionary<string, Page> Pages { get; } = [];
        public ImmutableArray<Present> Roster { get; set; } = [];
    }

    private readonly Dictionary<string, Room> _rooms = [];
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<Guid, Action<string, ImmutableArray<Present>>> _listeners = new();

    /// <summary>A page is open on a story.</summary>
    /// <param name="storyId">The story.</param>
    /// <param name="page">Key of the page or connection, unique on this node.</param>
    /// <param name="personId">Who looks at it.</param>
    /// <param name="name">For display.</param>
    /// <param name="place">See <see cref="Present"/>.</param>
    /// <param name="active">False when the person has done nothing since the last beat.</param>
    public void Here(string storyId, string page, string personId, string name, string place, bool active = true)
    {
        var now = time.GetUtcNow();
        place = place.Length > 100 ? place[..100] : place;
        lock (_lock)
        {
            if (_rooms.TryGetValue(storyId, out var room) && TryBeat(room, page, personId, name, place, active, now))
                return;
        }
        Change(storyId, create: true, room =>
        {
            var since = active || !room.Pages.TryGetValue(page, out var known) ? now : known.Active;
            room.Pages[page] = new Page(personId, name, place, now, since);
        });
    }

    // Nearly every call is a beat that changes nothing to be seen. With a thousand pages there are a hundred in a second, so such
    // a one must not go through all pages.
    private static bool TryBeat(Room room, string page, string personId, string name, string place, bool active, DateTimeOffset now)
    {
        if (!room.Pages.TryGetValue(page, out var known) || known.PersonId != personId || known.Name != name || known.Place != place)
            return false;
        // An act makes this page the one where the person is, and wakes the person up.
        if (active && !room.Roster.Any(present => present.PersonId == personId && present.Place == place && !present.Idle))
            return false;
        room.Pages[page] = known with { Seen = now, Active = active ? now : known.Active };
        return true;
    }

    /// <summary>A page was closed.</summary>
    public void Gone(string storyId, string page) => Change(storyId, create: false, room => room.Pages.Remove(page));

    /// <summary>Drops pages that stopped beating. Called every few seconds.</summary>
    public void Sweep()
    {
        string[] rooms;
        lock (_lock)
            rooms = [.. _rooms.Keys];
        foreach (var storyId in rooms)
            Change(storyId, create: false, _ => { });
    }

    /// <summary>Who is there, by name; one entry per person, at the place where they were active last.</summary>
    public ImmutableArray<Present> Roster(string storyId)
    {
        lock (_lock)
            return _rooms.TryGetValue(storyId, out var room) ? room.Roster : [];
    }

    /// <summary>Calls back with story and roster whenever a roster changes.</summary>
    public IDisposable Listen(Action<string, ImmutableArray<Present>> listener)
    {
        var key = Guid.NewGuid();
        _listeners[key] = listener;
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    private void Change(string storyId, bool create, Action<Room> change)
    {
        ImmutableArray<Present> roster;
        lock (_lock)
        {
            if (!_rooms.TryGetValue(storyId, out var room))
            {
                if (!create)
                    return;
                room = _rooms[storyId] = new Room();
            }
            change(room);
            var now = time.GetUtcNow();
            foreach (var (page, _) in room.Pages.Where(pair => now - pair.Value.Seen > GoneAfter).ToList())
                room.Pages.Remove(page);
            roster =
            [
                .. room.Pages.Values.GroupBy(page => page.PersonId)
                    .Select(pages => pages.MaxBy(page => page.Active))
                    .Select(page => new Present(page.PersonId, page.Name, page.Place, now - page.Active > IdleAfter))
                    .OrderBy(present => present.Name, StringComparer.Ordinal).ThenBy(present => present.PersonId, StringComparer.Ordinal),
            ];
            if (room.Pages.Count == 0)
                _rooms.Remove(storyId);
            if (room.Roster.SequenceEqual(roster))
                return;
            room.Roster = roster;
        }
        foreach (var listener in _listeners.Values)
            listener(storyId, roster);
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
