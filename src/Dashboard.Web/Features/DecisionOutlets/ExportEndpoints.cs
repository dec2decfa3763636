using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Domain.Comments;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>Which decisions are wanted.</summary>
/// <param name="Since">From this moment on.</param>
/// <param name="Until">Before this moment.</param>
/// <param name="Policy">Under this policy.</param>
/// <param name="Action">keep, hide, request-edit, reject or escalate.</param>
public sealed record DecisionQuery(
    [FromQuery(Name = "since")] string? Since = null, [FromQuery(Name = "until")] string? Until = null, [FromQuery(Name = "policy")] string? Policy = null, [FromQuery(Name = "action")] string? Action = null)
{
    /// <exception cref="InvalidRequestException">A value is none.</exception>
    internal DecisionExport.Filter ToFilter() => new(Time("since", Since), Time("until", Until), string.IsNullOrEmpty(Policy) ? null : Policy, Query.Word<DecisionAction>("action", Action));

    private static DateTimeOffset? Time(string name, string? text) =>
        string.IsNullOrEmpty(text) ? null : ApiJson.TryTime(text, out var time) ? time : throw Query.Wrong(name, "must be a time like 2026-11-22T14:05:00Z.");
}

internal static class ExportEndpoints
{
    private const string Said = "One row for each decision, by story and in the order in which they were made, with what it is in Coral and in WordPress and whether it still stands. Written as it is read, however many there are. For moderators.";

    private static readonly string[] s_columns =
    [
        "storyId", "articleId", "articleUrl", "commentId", "externalId", "author", "text", "action", "policy", "coralStatus", "coralReason", "wordPressStatus", "by", "at (UTC)", "reason", "byRule", "fate",
    ];

    public static void MapDecisionExports(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/comments/decisions.csv", (string story, [AsParameters] DecisionQuery query, HttpContext context, CurrentActor who, DecisionExport export) => CsvAsync(story, query, context, who, export))
            .Describe("Export a story's decisions, as a table", Said, StatusCodes.Status200OK);
        api.MapGet("/moderation/decisions.csv", ([AsParameters] DecisionQuery query, HttpContext context, CurrentActor who, DecisionExport export) => CsvAsync(null, query, context, who, export))
            .Describe("Export all decisions, as a table", Said, StatusCodes.Status200OK);
        api.MapGet("/stories/{story}/comments/decisions.json", (string story, [AsParameters] DecisionQuery query, HttpContext context, CurrentActor who, DecisionExport export, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) =>
                JsonAsync(story, query, context, who, export, json.Value.SerializerOptions))
            .Describe<ExportedDecision[]>("Export a story's decisions", Said);
        api.MapGet("/moderation/decisions.json", ([AsParameters] DecisionQuery query, HttpContext context, CurrentActor who, DecisionExport export, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) =>
                JsonAsync(null, query, context, who, export, json.Value.SerializerOptions))
            .Describe<ExportedDecision[]>("Export all decisions", Said);
        api.MapGet("/articles/{id}/comments/coral.zip", async (string id, HttpContext context, CurrentActor who, CoralArchive archive) =>
            {
                var article = await archive.ArticleAsync(await who.RequireAsync(), id, context.RequestAborted);
                return Results.Stream(await archive.PackAsync(article, context.RequestAborted), "application/zip", "coral.zip");
            })
            .Describe("Export a thread for Coral", "comments.csv, users.csv and stories.csv as Coral's importer reads them. Hidden comments go as rejected; commenters have no address of e-mail. For moderators.", StatusCodes.Status200OK);
    }

    private static async Task<IResult> CsvAsync(string? story, DecisionQuery query, HttpContext context, CurrentActor who, DecisionExport export)
    {
        var (actor, filter) = (await who.RequireAsync(), query.ToFilter());
        var stories = await export.StoriesAsync(actor, story, context.RequestAborted);
        return Results.Stream(async output =>
        {
            await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await RowAsync(writer, s_columns);
            await foreach (var row in export.ReadAsync(actor, stories, filter, context.RequestAborted))
            {
                await RowAsync(writer,
                [
                    row.StoryId, row.ArticleId, row.ArticleUrl, row.CommentId, row.ExternalId, row.Author, row.Text, ApiJson.Word(row.Action), row.Policy, row.CoralStatus, row.CoralReason, row.WordPressStatus,
                    row.By, row.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), row.Reason, row.ByRule, ApiJson.Word(row.Fate),
                ]);
            }
        }, "text/csv; charset=utf-8", "decisions.csv");
    }

    private static async Task<IResult> JsonAsync(string? story, DecisionQuery query, HttpContext context, CurrentActor who, DecisionExport export, JsonSerializerOptions json)
    {
        var (actor, filter) = (await who.RequireAsync(), query.ToFilter());
        var stories = await export.StoriesAsync(actor, story, context.RequestAborted);
        return Results.Stream(output => JsonSerializer.SerializeAsync(output, export.ReadAsync(actor, stories, filter, context.RequestAborted), json, context.RequestAborted), "application/json");
    }

    private static Task RowAsync(StreamWriter writer, string?[] cells) => writer.WriteAsync(string.Join(',', cells.Select(Csv.Cell)) + "\r\n");
}
