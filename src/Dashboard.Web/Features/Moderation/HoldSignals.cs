using System.Collections.Concurrent;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Somebody took up a comment, writes on it, or let it go.</summary>
/// <param name="Hold">Null when nobody holds it any more.</param>
public sealed record HoldChange(string StoryId, string CommentId, HoldView? Hold);

/// <summary>Tells the pages of this node who works on which comment: of this node at once, of others within a few seconds.</summary>
public sealed class HoldSignals
{
    private readonly ConcurrentDictionary<Guid, Action<HoldChange>> _listeners = new();
    private readonly ConcurrentDictionary<string, HoldChange> _told = new();

    /// <summary>Whether anybody wants to know.</summary>
    public bool HasListeners => !_listeners.IsEmpty;

    /// <summary>Calls back with every change until disposed.</summary>
    public IDisposable Listen(Action<HoldChange> listener)
    {
        var key = Guid.NewGuid();
        _listeners[key] = listener;
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    /// <summary>Tells a change, unless it is what was told last: a beat that only goes on is no news.</summary>
    public void Raise(HoldChange change)
    {
        if (change.Hold is null ? !_told.TryRemove(change.CommentId, out _) : _told.TryGetValue(change.CommentId, out var told) && Same(told.Hold!, change.Hold))
            return;
        if (change.Hold is not null)
            _told[change.CommentId] = change;
        foreach (var listener in _listeners.Values)
            listener(change);
    }

    /// <summary>What was told and not taken back.</summary>
    internal IReadOnlyCollection<HoldChange> Told => [.. _told.Values];

    private static bool Same(HoldView one, HoldView other) => one.PersonId == other.PersonId && one.Writing == other.Writing;

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
