using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Data.Sources;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.Stories;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Which comments are wanted.</summary>
/// <param name="Queue">needs-decision, taken, decided or escalated. Left out: needs-decision, or whatever became of them when only featured ones are wanted.</param>
/// <param name="Kind">Kinds of signal, with commas between.</param>
/// <param name="Author">Name of a commenter.</param>
/// <param name="Order">urgent, the default, newest or oldest.</param>
/// <param name="Featured">true: only those chosen as worth reading; false: only the others.</param>
public sealed record QueueFilter(
    [FromQuery(Name = "queue")] string? Queue = null, [FromQuery(Name = "story")] string? Story = null, [FromQuery(Name = "kind")] string? Kind = null,
    [FromQuery(Name = "author")] string? Author = null, [FromQuery(Name = "article")] string? Article = null, [FromQuery(Name = "group")] string? Group = null,
    [FromQuery(Name = "search")] string? Search = null, [FromQuery(Name = "order")] string? Order = null, [FromQuery(Name = "featured")] bool? Featured = null)
{
    internal async Task<QueueQuery> QueryAsync(Actor actor, StoryLookup lookup, CancellationToken cancel) => new(
        Story is null ? null : (await lookup.ReadableAsync(actor, Story, cancel)).Id,
        Query.Word<CommentState>("queue", Queue) ?? QueueQuery.QueueFor(Featured), Query.Words<SignalKind>("kind", Kind),
        Author is null ? null : Commenter.KeyOf(Author), Article, Group, Search, Query.Word<QueueOrder>("order", Order) ?? QueueOrder.Urgent, Featured);
}

/// <summary>A comment in a queue.</summary>
/// <param name="Alike">How many near-duplicates it has.</param>
/// <param name="Hold">Who works on it now.</param>
public sealed record QueuedComment(CommentResponse Comment, string StorySlug, string StoryTitle, string? ArticleTitle, string? Source, int Alike, HolderResponse? Hold)
{
    public static QueuedComment From(QueueItem item) => new(
        CommentResponse.From(item.Comment, [], item.Hold is not null), item.StorySlug, item.StoryTitle, item.ArticleTitle, item.Source, item.Alike, HolderResponse.From(item.Hold));
}

/// <param name="Until">Ends then unless it is renewed.</param>
/// <param name="Writing">A note or a reason is being written.</param>
public sealed record HolderResponse(PersonResponse By, DateTimeOffset Until, bool Writing)
{
    public static HolderResponse? From(HoldView? hold) => hold is null ? null : new(new PersonResponse(hold.PersonId, hold.PersonName), hold.Until, hold.Writing);
}

/// <param name="Writing">A note or a reason is being written.</param>
/// <param name="TakeOver">Also when somebody else holds it.</param>
public sealed record HoldRequest(bool Writing = false, bool TakeOver = false);

/// <param name="Mine">False: somebody else holds it, and still does.</param>
public sealed record HoldResponse(bool Mine, PersonResponse By, DateTimeOffset Until, bool Writing)
{
    public static HoldResponse From(HoldAnswer answer) => new(answer.Mine, new PersonResponse(answer.Hold.PersonId, answer.Hold.PersonName), answer.Hold.Until, answer.Hold.Writing);
}

public sealed record FeatureRequest(bool Featured = true);

/// <summary>Which comments, and what shall happen to them.</summary>
/// <param name="Ids">These.</param>
/// <param name="Group">Or the near-duplicates of a group.</param>
/// <param name="Author">Or all of a commenter that wait.</param>
/// <param name="Filter">Or all that a queue shows.</param>
/// <param name="Except">Not these.</param>
/// <param name="Preview">Only say what would happen.</param>
/// <param name="Count">How many the preview said: refused with 412 when it is another number by now.</param>
public sealed record BulkRequest(
    IReadOnlyList<string>? Ids = null, string? Group = null, string? Author = null, BulkFilter? Filter = null, IReadOnlyList<string>? Except = null,
    DecisionAction? Action = null, string? Policy = null, string? Reason = null, bool Preview = false, int? Count = null)
{
    internal async Task<BulkChoice> ChoiceAsync(Actor actor, StoryLookup lookup, CancellationToken cancel) => new(
        Ids, Group, Author is null ? null : Commenter.KeyOf(Author), Filter is null ? null : await Filter.QueryAsync(actor, lookup, cancel), Except);
}

/// <summary>As the query of GET /moderation/comments.</summary>
public sealed record BulkFilter(
    string? Story = null, CommentState? Queue = null, IReadOnlyList<SignalKind>? Kinds = null, string? Author = null, string? Article = null, string? Group = null, string? Search = null, bool? Featured = null)
{
    internal async Task<QueueQuery> QueryAsync(Actor actor, StoryLookup lookup, CancellationToken cancel) => new(
        Story is null ? null : (await lookup.ReadableAsync(actor, Story, cancel)).Id, Queue ?? QueueQuery.QueueFor(Featured), Kinds,
        Author is null ? null : Commenter.KeyOf(Author), Article, Group, Search, Featured: Featured);
}

/// <summary>What would happen, or has happened.</summary>
/// <param name="Count">Comments that would be decided, or were.</param>
/// <param name="Texts">The first of them; only in a preview.</param>
/// <param name="Stories">How many stories it touches.</param>
/// <param name="Authors">How many commenters; only in a preview.</param>
/// <param name="Decided">Chosen and decided already: left as they are; the first of them, only in a preview.</param>
/// <param name="DecidedCount">How many those are.</param>
/// <param name="UndoId">POST /comments/batches/{undoId}/undo takes it back; null in a preview.</param>
/// <param name="Left">What was left as it is, with who did what and when.</param>
/// <param name="Finished">False: it broke off after these; the others wait as before, and the same request decides them.</param>
public sealed record BulkResponse(
    int Count, IReadOnlyList<BulkText> Texts, int Stories, int? Authors, IReadOnlyList<BulkText> Decided, int DecidedCount, string? UndoId, IReadOnlyList<LeftOut> Left, bool Finished)
{
    public static BulkResponse From(BulkPreview preview) => new(
        preview.Count, [.. preview.First.Select(BulkText.From)], preview.Stories, preview.Authors, [.. preview.Decided.Select(BulkText.From)], preview.DecidedCount, null, [], true);

    public static BulkResponse From(BulkResult result) => new(result.Decided, [], result.Batches.Count, null, [], result.Left.Count, result.UndoId, result.Left, result.Finished);
}

/// <summary>A comment in a preview.</summary>
public sealed record BulkText(string Id, string StoryId, string Author, string Text, DecisionResponse? Decision)
{
    public static BulkText From(QueueItem item) => new(item.Comment.Id, item.Comment.StoryId, item.Comment.Author, item.Comment.Text, DecisionResponse.From(item.Comment.Decision));
}

/// <summary>A comment joined to a claim.</summary>
public sealed record LeadResponse(
    string Id, string StoryId, string CommentId, LeadRelation Relation, int Start, int End, StatementAnchor? Claim, string ClaimText, PersonResponse By, DateTimeOffset At, long Version)
{
    public static LeadResponse From(Lead lead) => new(
        lead.Id, lead.StoryId, lead.CommentId, lead.Relation, lead.Start, lead.End, lead.Claim, lead.ClaimText, new PersonResponse(lead.ById, lead.ByName), lead.At, lead.Version);
}

/// <summary>A rule of the house.</summary>
/// <param name="StrikeWeight">Of the strike that a rejection under it suggests.</param>
/// <param name="Automatic">What the machine does by itself; null for nothing.</param>
/// <param name="AutomaticBy">Who switched it on.</param>
public sealed record PolicyResponse(
    string Id, string Name, string Wording, bool ReasonRequired, int StrikeWeight, int Place, bool Retired, DecisionAction? Automatic, Severity AutomaticFrom,
    string? AutomaticBy, DateTimeOffset? AutomaticSince, long Version)
{
    public static PolicyResponse From(Policy policy) => new(
        policy.Id, policy.Name, policy.Wording, policy.ReasonRequired, policy.StrikeWeight, policy.Place, policy.Retired, policy.Automatic, policy.AutomaticFrom,
        policy.AutomaticByName, policy.AutomaticSince, policy.Version);
}

/// <summary>What the machine does by itself.</summary>
public enum AutomaticAction { None, Keep, Hide, RequestEdit, Reject, Escalate }

public record PolicyRequest(
    string? Name = null, string? Wording = null, bool? ReasonRequired = null, int? StrikeWeight = null, int? Place = null, bool? Retired = null,
    AutomaticAction? Automatic = null, Severity? AutomaticFrom = null)
{
    internal Policies.Request Fields => new(
        Name, Wording, ReasonRequired, StrikeWeight, Place, Retired,
        Automatic is null or AutomaticAction.None ? null : Enum.Parse<DecisionAction>(Automatic.Value.ToString()), AutomaticFrom, Automatic == AutomaticAction.None);
}

public sealed record NewPolicyRequest(
    string? Id, string? Name = null, string? Wording = null, bool? ReasonRequired = null, int? StrikeWeight = null, int? Place = null, bool? Retired = null,
    AutomaticAction? Automatic = null, Severity? AutomaticFrom = null) : PolicyRequest(Name, Wording, ReasonRequired, StrikeWeight, Place, Retired, Automatic, AutomaticFrom);

/// <summary>One change of a policy.</summary>
/// <param name="Kind">policy.added or policy.changed.</param>
public sealed record PolicyChange(string Kind, PersonResponse By, DateTimeOffset At, JsonNode? Before, JsonNode? After)
{
    public static PolicyChange From(DeskEntry entry) => new(
        entry.Kind, new PersonResponse(entry.ActorId, entry.ActorName), entry.At, entry.Before is null ? null : JsonNode.Parse(entry.Before), entry.After is null ? null : JsonNode.Parse(entry.After));
}
