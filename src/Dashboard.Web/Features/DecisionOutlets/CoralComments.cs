using System.Text.Json;
using Dashboard.Data.Moderation;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>Coral's GraphQL interface with the token of a moderator.</summary>
internal sealed class CoralComments(GuardedHttpClient web, TimeProvider time) : ICommentSystem
{
    private const string Approved = "APPROVED", Rejected = "REJECTED";

    // A decision is about one revision of a comment: Coral wants to know which.
    private const string Look = "query Look($id: ID!) { comment(id: $id) { id status revision { id } } }";
    private const string Approve = "mutation Approve($input: ApproveCommentInput!) { approveComment(input: $input) { comment { id status } clientMutationId } }";
    private const string Reject = "mutation Reject($input: RejectCommentInput!) { rejectComment(input: $input) { comment { id status } clientMutationId } }";
    private const string Me = "query Me { viewer { id username role } }";

    /// <summary>Coral's moderators approve and reject; what is hidden here must not be seen there, so that it goes as a rejection.</summary>
    /// <returns>Null for what Coral has no act for.</returns>
    public static string? StatusOf(DecisionAction? action) => action switch
    {
        DecisionAction.Keep => Approved,
        DecisionAction.Reject or DecisionAction.Hide => Rejected,
        _ => null,
    };

    public async Task<Delivery> SendAsync(string root, string secret, string id, OutgoingDecision decision, CancellationToken cancel)
    {
        if (StatusOf(decision.Action) is not { } status)
            return new(DeliveryEnd.Impossible, "Coral cannot take a decision back: over there the comment stays as it was decided. Keep or reject it to change that.");
        var (looked, found) = await AskAsync(root, secret, Look, new { id }, cancel);
        using (looked)
        {
            if (found is not null)
                return found;
            var comment = looked!.RootElement.GetProperty("data").TryGetProperty("comment", out var one) && one.ValueKind == JsonValueKind.Object ? one : default;
            if (comment.ValueKind == JsonValueKind.Undefined)
                return new(DeliveryEnd.NoSuchComment);
            if (JsonAnswer.Text(comment, "status") == status)
                return new(DeliveryEnd.Arrived);
            if (!comment.TryGetProperty("revision", out var at) || JsonAnswer.Text(at, "id") is not { } revision)
                return new(DeliveryEnd.Failed, "Coral answered without the revision of the comment.");
            object input = status == Approved
                ? new { commentID = id, commentRevisionID = revision, clientMutationId = decision.Id }
                : new { commentID = id, commentRevisionID = revision, clientMutationId = decision.Id, reason = new { code = CodeOf(decision.Policy) } };
            var (told, fault) = await AskAsync(root, secret, status == Approved ? Approve : Reject, new { input }, cancel);
            using (told)
                return fault ?? new(DeliveryEnd.Arrived);
        }
    }

    public async Task<OutletTest> TestAsync(string root, string secret, CancellationToken cancel)
    {
        var (answer, fault) = await AskAsync(root, secret, Me, new { }, cancel);
        using (answer)
        {
            if (fault is not null)
                return new(false, fault.Fault ?? "Coral does not answer.");
            if (!answer!.RootElement.GetProperty("data").TryGetProperty("viewer", out var viewer) || viewer.ValueKind != JsonValueKind.Object)
                return new(false, "Coral does not know the token. Make a new one in Coral, for an account that may moderate.");
            var (name, role) = (JsonAnswer.Text(viewer, "username") ?? "somebody", JsonAnswer.Text(viewer, "role"));
            return role is "MODERATOR" or "ADMIN" ? new(true, $"Coral knows us as {name}, who may moderate comments.") : new(false, $"Coral knows us as {name}, who may not moderate comments. Use an account that may.");
        }
    }

    /// <summary>The code of a rejection.</summary>
    public static string CodeOf(string? policy) => (policy is null ? null : CoralVocabulary.RejectionCode(policy)) ?? CoralVocabulary.OtherCode;

    /// <returns>An answer with data, or why there is none.</returns>
    private async Task<(JsonDocument? Answer, Delivery? Fault)> AskAsync(string root, string secret, string query, object variables, CancellationToken cancel)
    {
        var page = await web.SendJsonAsync(new Uri($"{root}/api/graphql"), JsonSerializer.SerializeToUtf8Bytes(new { query, variables }), "Bearer " + secret, cancel);
        // Coral's refusals may come with any status, so that the body is asked first.
        var json = JsonAnswer.Of(page);
        if (json?.RootElement is { ValueKind: JsonValueKind.Object } body)
        {
            if (body.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
            {
                var fault = FaultOf(errors[0], page, time.GetUtcNow());
                json.Dispose();
                return (null, fault);
            }
            if (page.IsSuccess && body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
                return (json, null);
        }
        json?.Dispose();
        return (null, Deliveries.Of(page, "Coral", time.GetUtcNow()) ?? new(DeliveryEnd.Failed, $"{page.Address.Host} does not answer as Coral does (status {page.Status})."));
    }

    private static Delivery FaultOf(JsonElement error, FetchedPage page, DateTimeOffset now)
    {
        var code = error.ValueKind == JsonValueKind.Object && error.TryGetProperty("extensions", out var extensions) ? JsonAnswer.Text(extensions, "code") ?? "" : "";
        if (code == "COMMENT_NOT_FOUND")
            return new(DeliveryEnd.NoSuchComment);
        if (code.Contains("NOT_ENTITLED", StringComparison.Ordinal) || code.Contains("TOKEN", StringComparison.Ordinal) || code.Contains("AUTH", StringComparison.Ordinal) || code.Contains("FORBIDDEN", StringComparison.Ordinal))
            return new(DeliveryEnd.Refused, $"Coral does not let us in ({code}). Write the token again, of an account that may moderate comments; then resume.");
        return Deliveries.Of(page, "Coral", now) ?? new(DeliveryEnd.Failed, $"Coral did not take the decision{(code.Length == 0 ? "" : $" ({code})")}: {JsonAnswer.Text(error, "message")}");
    }
}
