using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Api;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Comments;

/// <summary>How Coral reaches us; off without a secret.</summary>
/// <param name="WebhookSecret">The signing secret of the endpoint in Coral's configuration; two with a comma between while it is changed.</param>
/// <param name="PhaseSecret">The signing secret of the external moderation phase, likewise; without it the phase wants a key of ours.</param>
public sealed record CoralOptions(string? WebhookSecret = null, string? PhaseSecret = null)
{
    public const string Section = "Coral";
}

/// <summary>
/// Takes in what Coral tells of its comments. Its events name a comment and do not carry it: a comment that is known here is marked when
/// it enters or leaves a queue over there, a thread is marked when it has new answers. An event into which a bridge has put the comment
/// itself (<c>data.comment</c> with <c>id, body, author, createdAt, parentID</c> and <c>data.storyURL</c>) is imported.
/// </summary>
public sealed class ReceiveCoralEvent(CoralOptions options, StoryLog log, ImportComments import, IDbContextFactory<DashboardDbContext> contexts)
{
    public const int MaxBytes = 256 * 1024;

    /// <summary>Labels that Coral sets and that a new look at the thread leaves alone.</summary>
    internal const string Label = "Coral: ", NewAnswers = Label + "new answers ×";

    private static readonly Actor s_coral = new("coral", "Coral", Role.Moderator);

    public bool IsOn => !string.IsNullOrWhiteSpace(options.WebhookSecret);

    /// <inheritdoc cref="CoralSignature.Fits"/>
    public bool IsSigned(string? signatures, ReadOnlySpan<byte> body) => CoralSignature.Fits(options.WebhookSecret, signatures, body);

    /// <returns>How many articles or comments it was about; 0 for what we do not know.</returns>
    /// <exception cref="JsonException">No event.</exception>
    public async Task<int> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            throw new JsonException("An event has a type and data.");
        var type = Text(document.RootElement, "type");
        if (data.TryGetProperty("comment", out var comment) && comment.ValueKind == JsonValueKind.Object)
            return await TakeAsync(data, comment, cancel);
        return type switch
        {
            "COMMENT_REPLY_CREATED" when data.TryGetProperty("ancestorIDs", out var ancestors) && ancestors.ValueKind == JsonValueKind.Array =>
                await MarkThreadsAsync([.. ancestors.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!).Take(50)], cancel),
            "COMMENT_ENTERED_MODERATION_QUEUE" => await MarkAsync(Text(data, "commentID"), Text(data, "queue") ?? "queued", cancel),
            "COMMENT_LEFT_MODERATION_QUEUE" => await MarkAsync(Text(data, "commentID"), null, cancel),
            _ => 0,
        };
    }

    private async Task<int> TakeAsync(JsonElement data, JsonElement comment, CancellationToken cancel)
    {
        if (Text(data, "storyURL") is not { } url)
            return 0;
        var bytes = Encoding.UTF8.GetBytes($"[{comment.GetRawText()}]");
        var articles = await ArticlesAtAsync(url, cancel);
        foreach (var article in articles)
            await import.HandleAsync(s_coral, article, new CommentArchive(() => new MemoryStream(bytes), "application/json"), thread: "", cancel);
        return articles.Count;
    }

    private async Task<List<string>> ArticlesAtAsync(string url, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // Articles that came without an address would all stand at "no address".
        var clean = Ingest.Pages.PageAddress.Clean(url) ?? url;
        return await db.Articles.Where(article => article.Url == url || article.Url == clean).Select(article => article.Id).ToListAsync(cancel);
    }

    private async Task<int> MarkThreadsAsync(List<string> ancestors, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var threads = await db.Comments.Where(row => ancestors.Contains(row.ExternalId)).Select(row => new { row.StoryId, row.ArticleId }).Distinct().ToListAsync(cancel);
        foreach (var thread in threads)
        {
            await log.WriteAsync(thread.StoryId, s_coral, async write =>
            {
                if (await CardIntake.FindAsync(write, CardKind.Thread, thread.ArticleId, cancel) is not { } card)
                    return;
                var known = card.Labels.FirstOrDefault(label => label.StartsWith(NewAnswers, StringComparison.Ordinal));
                var count = 1 + (known is not null && int.TryParse(known.AsSpan(NewAnswers.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0);
                card.Labels = [.. card.Labels.Where(label => label != known), NewAnswers + count.ToString(CultureInfo.InvariantCulture)];
                write.Record(LogKinds.CardEdited, card);
            }, cancel);
        }
        return threads.Count;
    }

    /// <param name="commentId">Coral's id.</param>
    /// <param name="queue">Null when it has left.</param>
    /// <param name="cancel">Ends it.</param>
    private async Task<int> MarkAsync(string? commentId, string? queue, CancellationToken cancel)
    {
        if (commentId is null)
            return 0;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var known = await db.Comments.AsNoTracking().Where(row => row.ExternalId == commentId).Select(row => new { row.Id, row.StoryId }).ToListAsync(cancel);
        foreach (var one in known)
        {
            await log.WriteAsync(one.StoryId, s_coral, async write =>
            {
                var comment = await write.GetAsync<Comment>(one.Id, cancel);
                if (await CardIntake.FindAsync(write, CardKind.Comment, comment.Id, cancel) is { } card)
                {
                    card.Labels = [.. card.Labels.Where(label => !label.StartsWith(Label, StringComparison.Ordinal)), .. Labels(queue)];
                    write.Record(LogKinds.CardEdited, card);
                }
                else if (queue is not null)
                {
                    await CardIntake.PutOnTopAsync(write, LaneKind.Moderation, CardKind.Comment, comment.Id, cancel, fresh =>
                        (fresh.Title, fresh.Text, fresh.Labels) = (comment.Author, comment.Text.Length > 280 ? comment.Text[..280] + "…" : comment.Text, Labels(queue)));
                }
            }, cancel);
        }
        return known.Count;
    }

    private static List<string> Labels(string? queue) => queue is null ? [] : [Label + (queue.Length > 30 ? queue[..30] : queue).ToLowerInvariant()];

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and < 2000 } text ? text : null;
}

internal static class CoralEndpoint
{
    /// <summary>Signed by Coral, so it needs no key of ours.</summary>
    public static void MapCoral(this RouteGroupBuilder api) => api.MapPost("/hooks/coral", async (HttpRequest request, ReceiveCoralEvent receive, CancellationToken cancel) =>
        {
            if (!receive.IsOn)
                return Results.NotFound();
            var stream = await RequestBody.ReadAsync(request, ReceiveCoralEvent.MaxBytes);
            using var body = new MemoryStream();
            await stream.CopyToAsync(body, cancel);
            var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
            if (!receive.IsSigned(request.Headers[CoralSignature.Header], bytes.Span))
                throw new RefusedException(StatusCodes.Status401Unauthorized, "not-signed", $"{CoralSignature.Header} does not fit the body and our secret.");
            try
            {
                return Results.Ok(new CoralResponse(await receive.HandleAsync(bytes, cancel)));
            }
            catch (JsonException)
            {
                throw new RefusedException(StatusCodes.Status400BadRequest, "bad-request", "The body is no event of Coral.");
            }
        })
        .Describe<CoralResponse>("Tell of comments in Coral", "An event of Coral's webhooks, signed in X-Coral-Signature with the secret that is configured here; needs no key. 404 without a secret.")
        .Accepts<CoralEvent>("application/json").AllowAnonymous();
}

/// <summary>An event as Coral sends it.</summary>
public sealed record CoralEvent(string? Id, string Type, JsonElement Data, DateTimeOffset? CreatedAt);

/// <param name="Handled">How many articles or comments it was about; 0 for what is not known here.</param>
public sealed record CoralResponse(int Handled);
