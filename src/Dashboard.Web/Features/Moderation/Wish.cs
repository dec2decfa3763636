using Dashboard.Domain.Comments;

namespace Dashboard.Web.Features.Moderation;

/// <summary>What a moderator wants to be done with the comment as it stood on the screen.</summary>
/// <param name="Policy">Id of a policy.</param>
/// <param name="Reason">In the moderator's words.</param>
/// <param name="Overrule">Also when somebody else decided first.</param>
public sealed record Wish(QueueItem Item, DecisionAction Action, string? Policy = null, string? Reason = null, bool Overrule = false);
