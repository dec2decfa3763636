using Dashboard.Domain.Comments;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Urgent: the most severe signals first. Newest and oldest go by the time of posting, or of the import when the page gave none.</summary>
public enum QueueOrder { Urgent, Newest, Oldest }

/// <summary>Which comments the desk shows.</summary>
/// <param name="StoryId">Null: of all stories that the asker may read and that are not put away.</param>
/// <param name="Queue">Null: whatever became of them. That is for what is few, such as the featured ones: all of them in one order stand in no index. Taken are those that somebody works on now; they also stand among those that need a decision, or were escalated.</param>
/// <param name="Kinds">With a signal of one of these kinds; null for all.</param>
/// <param name="AuthorKey">Of one commenter, see <see cref="Commenter.KeyOf"/>.</param>
/// <param name="ArticleId">Under one article.</param>
/// <param name="Group">Near-duplicates of each other.</param>
/// <param name="Search">Words in the text or the name.</param>
/// <param name="Featured">True: only those that the desk chose as worth reading; false: only the others.</param>
public sealed record QueueQuery(
    string? StoryId = null, CommentState? Queue = CommentState.NeedsDecision, IReadOnlyList<SignalKind>? Kinds = null, string? AuthorKey = null,
    string? ArticleId = null, string? Group = null, string? Search = null, QueueOrder Order = QueueOrder.Urgent,
    bool? Featured = null)
{
    /// <summary>The queue that is meant by whoever names none: of the featured ones most are decided.</summary>
    public static CommentState? QueueFor(bool? featured) => featured is true ? null : CommentState.NeedsDecision;
}

/// <summary>Somebody works on a comment now.</summary>
/// <param name="Until">Ends then unless its page beats again.</param>
/// <param name="Writing">A note or a reason is being written.</param>
public sealed record HoldView(string PersonId, string PersonName, DateTimeOffset Until, bool Writing);

/// <summary>A comment with what a line of the queue says of it.</summary>
/// <param name="Alike">How many near-duplicates it has, itself not counted.</param>
public sealed record QueueItem(Comment Comment, string StorySlug, string StoryTitle, string? ArticleTitle, string? Source, HoldView? Hold, int Alike);

/// <param name="Next">Give it as <c>after</c> to get what follows; null at the end.</param>
public sealed record QueuePage(IReadOnlyList<QueueItem> Items, string? Next);

/// <summary>How many comments stand in the queues.</summary>
/// <param name="Taken">Of those that need a decision or were escalated, how many somebody works on now.</param>
public sealed record QueueCounts(int NeedsDecision, int Taken, int Decided, int Escalated);
