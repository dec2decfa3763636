using System.Text;
using System.Text.Json;
using Dashboard.Data.Moderation;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>WordPress' REST interface with an application password.</summary>
internal sealed class WordPressComments(GuardedHttpClient web, TimeProvider time) : ICommentSystem
{
    private const string Approved = "approved", Hold = "hold", Spam = "spam", Trash = "trash";

    /// <summary>The status that a decision is in WordPress. It has four, so that asking for an edit, escalating and "nobody has decided" all hold the comment back.</summary>
    public static string StatusOf(DecisionAction? action, string? policy) => action switch
    {
        DecisionAction.Keep => Approved,
        DecisionAction.Reject => policy == PolicyIds.Spam ? Spam : Trash,
        _ => Hold,
    };

    public async Task<Delivery> SendAsync(string root, string secret, string id, OutgoingDecision decision, CancellationToken cancel)
    {
        var status = StatusOf(decision.Action, decision.Policy);
        var address = new Uri($"{root}/wp-json/wp/v2/comments/{id}");
        var answer = await web.SendJsonAsync(address, JsonSerializer.SerializeToUtf8Bytes(new { status }), Basic(secret), cancel);
        var (code, now) = Read(answer);
        if (answer.IsSuccess)
            return now == status ? new(DeliveryEnd.Arrived) : new(DeliveryEnd.Failed, $"{address.Host} answered without the new status of the comment.");
        if (code == "rest_comment_invalid_id" || answer.Status == StatusCodes.Status410Gone)
            return new(DeliveryEnd.NoSuchComment);
        // WordPress takes a status that the comment has already for a failure.
        if (code == "rest_comment_failed_edit" && Read(await web.SendJsonAsync(new Uri(address + "?context=edit"), null, Basic(secret), cancel)).Status == status)
            return new(DeliveryEnd.Arrived);
        return Deliveries.Of(answer, "WordPress", time.GetUtcNow()) ?? new(DeliveryEnd.Failed, $"{address.Host} did not take the status “{status}” (status {answer.Status}{(code is null ? "" : $", {code}")}).");
    }

    public async Task<OutletTest> TestAsync(string root, string secret, CancellationToken cancel)
    {
        var answer = await web.SendJsonAsync(new Uri($"{root}/wp-json/wp/v2/users/me?context=edit"), null, Basic(secret), cancel);
        if (Deliveries.Of(answer, "WordPress", time.GetUtcNow()) is { } trouble)
            return new(false, trouble.Fault ?? "WordPress does not answer.");
        using var json = JsonAnswer.Of(answer);
        if (!answer.IsSuccess || json?.RootElement is not { ValueKind: JsonValueKind.Object } me || !me.TryGetProperty("id", out _))
            return new(false, $"{answer.Address.Host} does not answer as WordPress does (status {answer.Status}).");
        var may = me.TryGetProperty("capabilities", out var capabilities) && capabilities.ValueKind == JsonValueKind.Object
            && capabilities.TryGetProperty("moderate_comments", out var moderate) && moderate.ValueKind == JsonValueKind.True;
        var name = JsonAnswer.Text(me, "name") ?? "somebody";
        return may ? new(true, $"WordPress knows us as {name}, who may moderate comments.") : new(false, $"WordPress knows us as {name}, who may not moderate comments. Use an account that may.");
    }

    private static (string? Code, string? Status) Read(FetchedPage answer)
    {
        using var json = JsonAnswer.Of(answer);
        return json is null ? default : (JsonAnswer.Text(json.RootElement, "code"), JsonAnswer.Text(json.RootElement, "status"));
    }

    private static string Basic(string secret) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Reads what somebody else's server calls JSON.</summary>
internal static class JsonAnswer
{
    private const int LongestText = 200;

    /// <summary>Null when it is none.</summary>
    public static JsonDocument? Of(FetchedPage answer)
    {
        try
        {
            return JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A short text without control characters; null when there is none.</summary>
    public static string? Text(JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            var text = Features.Text.Clean(value.GetString()!);
            return text.Length > LongestText ? text[..LongestText] : text;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }
}
