using Dashboard.Domain.Comments;
using Dashboard.Domain.People;

namespace Dashboard.Web.Features.Moderation;

/// <summary>
/// What one person's desk lists: a queue, page by page, which ones of it are chosen, and which ones are being decided. What others do changes
/// it in place; what is new waits until it is let in. Lives as long as the page.
/// </summary>
public sealed class DeskList(ModerationQueue queue, NewComments fresh, TimeProvider time)
{
    /// <summary>New ones are counted up to here.</summary>
    public const int MostNew = 99;

    private const int PageSize = 50;
    private const int NearEnd = 10;

    // What was listed long ago is looked at again when somebody opens it.
    private const int MostSeen = 200;

    private List<QueueItem>? _items;
    private string? _next;
    private DateTimeOffset _readAt;

    public QueueQuery Query { get; private set; } = new();

    /// <summary>Null while they are read.</summary>
    public IReadOnlyList<QueueItem>? Items => _items;
    public QueueCounts? Counts { get; private set; }

    /// <summary>How many came since the list was read; one more than <see cref="MostNew"/> means that nobody counted further.</summary>
    public int New { get; private set; }
    public bool HasMore => _next is not null;

    /// <summary>Ids of those that are chosen for one decision.</summary>
    public HashSet<string> Picked { get; } = [];

    /// <summary>Ids of those whose decision was sent and is not answered yet.</summary>
    public HashSet<string> Deciding { get; } = [];

    public bool Filtered => Query.AuthorKey is not null || Query.Group is not null || Query.Kinds is not null || Query.Search is not null || Query.Featured is not null;

    /// <summary>Another queue or another part of it; read it next.</summary>
    public void Ask(QueueQuery query)
    {
        (Query, _items, _next) = (query, null, null);
        Picked.Clear();
    }

    public async Task ReadAsync(Actor actor)
    {
        _readAt = time.GetUtcNow();
        var page = await queue.ReadAsync(actor, Query, null, PageSize);
        Counts = await queue.CountAsync(actor, Query.StoryId);
        (_items, _next, New) = ([.. page.Items], page.Next, 0);
    }

    public async Task MoreAsync(Actor actor)
    {
        var page = await queue.ReadAsync(actor, Query, _next, PageSize);
        var known = _items!.Select(item => item.Comment.Id).ToHashSet();
        _items!.AddRange(page.Items.Where(item => !known.Contains(item.Comment.Id)));
        _next = page.Next;
    }

    public async Task CountAsync(Actor actor)
    {
        Counts = await queue.CountAsync(actor, Query.StoryId);
        New = await fresh.CountAsync(actor, Query, _readAt, MostNew + 1);
    }

    public QueueItem? Find(string id) => _items?.Find(item => item.Comment.Id == id);

    /// <summary>Whether the next page is soon wanted by whoever looks at this one.</summary>
    public bool IsNearEnd(string id) => _next is not null && _items is not null && IndexOf(id) >= _items.Count - NearEnd;

    /// <summary>So many places further or back from this one, or from the top.</summary>
    public QueueItem? Step(string? from, int by) => _items is { Count: > 0 } ? _items[Math.Clamp((from is null ? -1 : IndexOf(from)) + by, 0, _items.Count - 1)] : null;

    /// <summary>The next in the same state that nobody has decided meanwhile and nobody else works on; null at the end.</summary>
    public QueueItem? After(QueueItem item, string viewerId) => _items?.Skip(IndexOf(item.Comment.Id) + 1)
        .FirstOrDefault(other => other.Comment.State == item.Comment.State && !Deciding.Contains(other.Comment.Id) && (other.Hold is null || other.Hold.PersonId == viewerId));

    /// <summary>Those that are looked at again when others changed something.</summary>
    public IEnumerable<string> Seen(bool all) => (_items ?? []).Take(all ? int.MaxValue : MostSeen).Select(item => item.Comment.Id);

    /// <summary>The comment changed; whoever held it has let it go.</summary>
    public void Put(Comment comment)
    {
        if (IndexOf(comment.Id) is >= 0 and var at && _items![at].Comment.Version <= comment.Version)
            _items[at] = _items[at] with { Comment = comment, Hold = null };
    }

    /// <summary>As it is now.</summary>
    public void Put(QueueItem now)
    {
        if (IndexOf(now.Comment.Id) is >= 0 and var at && _items![at].Comment.Version <= now.Comment.Version)
            _items[at] = now;
    }

    public void Hold(HoldChange change)
    {
        if (IndexOf(change.CommentId) is >= 0 and var at)
            _items![at] = _items[at] with { Hold = change.Hold };
    }

    /// <summary>Behind the one that is looked at, so that nothing moves under the eye.</summary>
    public void MixIn(QueueItem mixed, string behind)
    {
        if (IndexOf(mixed.Comment.Id) < 0)
            _items?.Insert(IndexOf(behind) + 1, mixed);
    }

    public void Remove(string id) => _items?.RemoveAll(item => item.Comment.Id == id);

    public void Pick(string id)
    {
        if (!Picked.Remove(id))
            Picked.Add(id);
    }

    /// <summary>All that can be decided, or none when some are chosen.</summary>
    public void PickAll()
    {
        if (Picked.Count > 0)
            Picked.Clear();
        else
            Picked.UnionWith((_items ?? []).Where(item => item.Comment.State != CommentState.Decided).Select(item => item.Comment.Id));
    }

    private int IndexOf(string id) => _items?.FindIndex(item => item.Comment.Id == id) ?? -1;
}
