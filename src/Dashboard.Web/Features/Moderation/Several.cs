using Dashboard.Domain.Comments;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Several comments that somebody is about to decide, with what that would touch.</summary>
public sealed record Several(BulkChoice Choice, DecisionAction Action, BulkPreview Preview);
