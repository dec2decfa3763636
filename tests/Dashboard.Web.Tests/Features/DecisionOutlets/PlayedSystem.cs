using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Features.DecisionOutlets;

/// <summary>A real server on loopback that answers as WordPress and Coral do, with comments of its own.</summary>
internal sealed class PlayedSystem : IAsyncDisposable
{
    public const string User = "ana:abcd efgh", Token = "token-of-ana";

    private PlayedSystem(PressSite site) => Site = site;

    public PressSite Site { get; }

    public string Root => Site.Address("");

    /// <summary>Status of each comment over there.</summary>
    public ConcurrentDictionary<string, string> Comments { get; } = new();

    /// <summary>Every change that came, in order: comment and what was said.</summary>
    public ConcurrentQueue<(string Id, string Said)> Changes { get; } = new();

    /// <summary>Answers instead of the system, when set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Slow { get; set; }

    public static async Task<PlayedSystem> OpenAsync(params string[] comments)
    {
        var played = new PlayedSystem(await PressSite.OpenAsync());
        foreach (var id in comments)
        {
            played.Comments[id] = "none";
            played.Site.On($"/wp-json/wp/v2/comments/{id}", context => played.WordPressAsync(context, id));
        }
        played.Site.On("/wp-json/wp/v2/users/me", context => played.GuardedAsync(context, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(User)),
            () => context.Response.WriteAsJsonAsync(new { id = 1, name = "Ana", capabilities = new { moderate_comments = true } })));
        played.Site.On("/wp-json/wp/v2/comments/404", context => FailAsync(context, 404, "rest_comment_invalid_id"));
        played.Site.On("/api/graphql", context => played.GuardedAsync(context, "Bearer " + Token, () => played.CoralAsync(context)));
        return played;
    }

    private async Task GuardedAsync(HttpContext context, string authorization, Func<Task> answer)
    {
        if (Slow > TimeSpan.Zero)
            await Task.Delay(Slow);
        if (Instead is { } instead)
            await instead(context);
        else if (context.Request.Headers.Authorization != authorization)
            await FailAsync(context, 401, "rest_not_logged_in");
        else
            await answer();
    }

    private Task WordPressAsync(HttpContext context, string id) => GuardedAsync(context, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(User)), async () =>
    {
        if (context.Request.Method == "POST")
        {
            var status = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement.GetProperty("status").GetString()!;
            Changes.Enqueue((id, status));
            if (Comments[id] == status)
            {
                await FailAsync(context, 500, "rest_comment_failed_edit");
                return;
            }
            Comments[id] = status;
        }
        await context.Response.WriteAsJsonAsync(new { id = 7, status = Comments[id] });
    });

    private async Task CoralAsync(HttpContext context)
    {
        var body = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        var (query, variables) = (body.GetProperty("query").GetString()!, body.GetProperty("variables"));
        if (query.Contains("viewer", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(new { data = new { viewer = new { id = "u", username = "Ana", role = "MODERATOR" } } });
            return;
        }
        if (query.StartsWith("query", StringComparison.Ordinal))
        {
            var asked = variables.GetProperty("id").GetString()!;
            await context.Response.WriteAsJsonAsync(new { data = new { comment = Comments.TryGetValue(asked, out var now) ? new { id = asked, status = now, revision = new { id = "rev-" + asked } } : null } });
            return;
        }
        var input = variables.GetProperty("input");
        var id = input.GetProperty("commentID").GetString()!;
        Assert.Equal("rev-" + id, input.GetProperty("commentRevisionID").GetString());
        var approve = query.Contains("approveComment(", StringComparison.Ordinal);
        Comments[id] = approve ? "APPROVED" : "REJECTED";
        Changes.Enqueue((id, approve ? "approve" : "reject " + input.GetProperty("reason").GetProperty("code").GetString()));
        await context.Response.WriteAsJsonAsync(new { data = new { done = new { comment = new { id, status = Comments[id] }, clientMutationId = input.GetProperty("clientMutationId").GetString() } } });
    }

    private static Task FailAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { code, message = "No.", data = new { status } });
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
