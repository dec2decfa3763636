using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;

namespace Dashboard.Web.Features.Moderation;

/// <summary>
/// What comes between the comments of a queue for one person at the desk: an easy one now and then, and, without being told, one that somebody
/// else has decided. Lives as long as the page.
/// </summary>
public sealed class DeskRhythm(EasyItems easy, SecondLooks looks, SessionCounter counter, DeskSettings settings, ModerationQueue queue)
{
    // Rarely enough that nobody begins to guess which ones they are.
    private const int LookEvery = 9;

    private readonly HashSet<string> _looks = [];
    private int _decisions;

    /// <summary>This comment was decided by somebody else; what is chosen for it is only compared.</summary>
    public bool IsSecondLook(string commentId) => _looks.Contains(commentId);

    /// <summary>One more decision was made: what to put before the person next; null to go on with the queue.</summary>
    /// <param name="listed">Ids of the comments that stand on the list.</param>
    /// <param name="storyId">Of this story; null for all.</param>
    public async Task<QueueItem?> NextAsync(Actor actor, IReadOnlyCollection<string> listed, string? storyId, CancellationToken cancel = default)
    {
        _decisions++;
        if (_decisions % LookEvery == 0 && await looks.NextAsync(actor, storyId, cancel) is { } look && !listed.Contains(look.Id)
            && await queue.OfAsync(actor, [look.Id], cancel) is [var decided])
        {
            _looks.Add(look.Id);
            return decided with { Comment = look, Hold = null };
        }
        var every = (await settings.ReadAsync(cancel)).Value.EasyOneEvery;
        if (every > 0 && _decisions % every == 0 && await easy.NextAsync(actor, listed, storyId, cancel) is { } calm
            && await queue.OfAsync(actor, [calm.Id], cancel) is [var item])
            return item;
        return null;
    }

    /// <summary>The person has it before them.</summary>
    public void Saw(Actor actor, Comment comment) => counter.Saw(actor, comment);

    public void Decided(Actor actor, int comments = 1) => counter.Decided(actor, comments);

    public void Pause(Actor actor) => counter.Pause(actor);

    public Task<Session> SessionAsync(Actor actor, CancellationToken cancel = default) => counter.ReadAsync(actor, cancel);

    /// <summary>Keeps what somebody chose at a second look. One that somebody else took meanwhile, or that is gone, is passed over: nobody is told that it was one.</summary>
    public async Task AnswerAsync(Actor actor, Wish wish, CancellationToken cancel = default)
    {
        try
        {
            await looks.AnswerAsync(actor, wish.Item.Comment.Id, wish.Action, wish.Policy, cancel);
        }
        catch (NotFoundException)
        {
        }
    }
}
