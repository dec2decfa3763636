using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>Somebody of the team.</summary>
public sealed record PersonResponse(string Id, string Name)
{
    public static PersonResponse? From(string? id, string? name) => id is null ? null : new(id, name ?? id);
}

/// <summary>How a contradiction was settled.</summary>
public sealed record ResolutionResponse(Verdict Verdict, int? Side, string Reason, string? EvidenceUrl, PersonResponse By, DateTimeOffset At)
{
    public static ResolutionResponse? From(Resolution? resolution) => resolution is null ? null : new(
        resolution.Verdict, resolution.Side, resolution.Reason, resolution.EvidenceUrl, new PersonResponse(resolution.ById, resolution.ByName), resolution.At);
}

/// <summary>A contradiction as programs see it.</summary>
/// <param name="Sides">Two or more; every quote is exactly the text of its article from start to end.</param>
/// <param name="Gaps">What is missing, as tasks.</param>
/// <param name="CallList">Whom to ask what.</param>
/// <param name="Origins">Independent origins over all sides.</param>
/// <param name="Withdrawn">No longer found, kept because people had worked on it.</param>
public sealed record ContradictionResponse(
    string Id, string StoryId, ContradictionKind Kind, string Title, string Explanation, IReadOnlyList<Reason> Reasons, Severity Severity,
    double Confidence, ContradictionStatus Status, Rule Rule, IReadOnlyList<Side> Sides, IReadOnlyList<string> Gaps, IReadOnlyList<Call> CallList,
    int Origins, PersonResponse? Assignee, ResolutionResponse? Resolution, bool Withdrawn, DateTimeOffset FoundAt, long Version)
{
    public static ContradictionResponse From(Contradiction row) => new(
        row.Id, row.StoryId, row.Kind, row.Title, row.Explanation, row.Reasons, row.Severity, row.Confidence, row.Status, row.Rule, row.Sides,
        row.Gaps, row.CallList, row.Origins, PersonResponse.From(row.AssigneeId, row.AssigneeName), ResolutionResponse.From(row.Resolution),
        row.Withdrawn, row.FoundAt, row.Version);
}

/// <param name="Status">new, taken or needs-call; it is settled with a resolution.</param>
/// <param name="Assignee">Id of a person; an empty text takes it away from whoever has it.</param>
public sealed record ContradictionPatch(ContradictionStatus? Status = null, string? Assignee = null);

/// <summary>One row of the matrix: who says what about one thing.</summary>
public sealed record ClaimResponse(string Id, string Text, int Origins, IReadOnlyList<Statement> Stances);

/// <summary>The matrix.</summary>
public sealed record ClaimsResponse(IReadOnlyList<ClaimResponse> Claims);

/// <summary>One article comes from another.</summary>
/// <param name="From">The earlier article.</param>
/// <param name="To">The one that copies it.</param>
/// <param name="Confidence">0 to 1: how much of their longest shared passage is the same.</param>
/// <param name="Reason">For an editor.</param>
public sealed record LineageEdge(string From, string To, double Confidence, string? Reason);

/// <summary>What the articles of a story share, and which come from which.</summary>
public sealed record ReuseResponse(IReadOnlyList<ReusePassage> Passages, IReadOnlyList<LineageEdge> Lineage);

internal static class ContradictionEndpoints
{
    public static void MapContradictions(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/contradictions", async (
                string story, string? status, string? kind, string? minSeverity, bool? withdrawn, [AsParameters] PageQuery page, CurrentActor who,
                StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                var statuses = Query.Words<ContradictionStatus>("status", status);
                var kinds = Query.Words<ContradictionKind>("kind", kind);
                var severities = Query.Word<Severity>("minSeverity", minSeverity) is { } least ? Enum.GetValues<Severity>().Where(value => value >= least).ToList() : [];
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var rows = await db.Contradictions.AsNoTracking()
                    .Where(row => row.StoryId == found.Id && (withdrawn == true || !row.Withdrawn))
                    .Where(row => statuses.Count == 0 || statuses.Contains(row.Status))
                    .Where(row => kinds.Count == 0 || kinds.Contains(row.Kind))
                    .Where(row => severities.Count == 0 || severities.Contains(row.Severity))
                    .Where(row => page.After == null || string.Compare(row.Id, page.After) > 0)
                    .OrderBy(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
                return page.Page(rows.ConvertAll(ContradictionResponse.From), row => row.Id);
            })
            .Describe<ListResponse<ContradictionResponse>>("List contradictions", "In the order in which they were found. status and kind take several words with commas between; withdrawn=true lists also those that are no longer found but were worked on.");

        api.MapGet("/contradictions/{id}", async (string id, CurrentActor who, StoryLookup lookup, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var row = await lookup.PartAsync<Contradiction>(id, cancel);
                actor.Require(Permission.Read, row.StoryId);
                return Answer.Of(ContradictionResponse.From(row), row.Version);
            })
            .Describe<ContradictionResponse>("Get a contradiction", "With its sides, the arithmetic behind it and whom to ask.");

        api.MapPatch("/contradictions/{id}", async (
                string id, JsonBody<ContradictionPatch> body, IfMatch ifMatch, CurrentActor who, ChangeContradiction change, CancellationToken cancel) =>
            {
                var request = new ChangeContradiction.Request(body.Value.Status, body.Value.Assignee);
                var row = await change.HandleAsync(await who.RequireAsync(), id, request, ifMatch.Version, cancel);
                return Answer.Of(ContradictionResponse.From(row), row.Version);
            })
            .Describe<ContradictionResponse>("Take a contradiction or pass it on", "Status taken without an assignee gives it to whoever asks.");

        api.MapPost("/contradictions/{id}/resolution", async (
                string id, JsonBody<ResolveContradiction.Request> body, IfMatch ifMatch, CurrentActor who, ResolveContradiction resolve, CancellationToken cancel) =>
            {
                var row = await resolve.HandleAsync(await who.RequireAsync(), id, body.Value, ifMatch.Version, cancel);
                return Answer.Of(ContradictionResponse.From(row), row.Version);
            })
            .Describe<ContradictionResponse>("Settle a contradiction", "With a verdict and a reason; side is the index of the side that holds, from 0.");

        api.MapGet("/stories/{story}/claims", async (string story, CurrentActor who, StoryLookup lookup, StoryAnalyst analyst, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                var (claims, _) = await analyst.ReadAsync(found.Id, cancel);
                return new ClaimsResponse([.. claims.Select(row => new ClaimResponse(row.Key, row.Text, row.Origins, row.Stances))]);
            })
            .Describe<ClaimsResponse>("Get the matrix", "Who affirms, denies or hedges what, over all articles of the story.");

        api.MapGet("/stories/{story}/reuse", async (
                string story, CurrentActor who, StoryLookup lookup, StoryAnalyst analyst, IDbContextFactory<DashboardDbContext> contexts, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                var (_, passages) = await analyst.ReadAsync(found.Id, cancel);
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var copies = await db.Articles.Where(row => row.StoryId == found.Id && row.CopyOf != null).OrderBy(row => row.Id)
                    .Select(row => new { row.Id, row.CopyOf, row.CopyNote }).ToListAsync(cancel);
                return new ReuseResponse(passages, copies.ConvertAll(copy => new LineageEdge(copy.CopyOf!, copy.Id, Likeness(passages, copy.Id, copy.CopyOf!), copy.CopyNote)));
            })
            .Describe<ReuseResponse>("Get shared passages", "Passages that two articles share, with exact spans in both, and which article comes from which.");
    }

    private static double Likeness(IReadOnlyList<ReusePassage> passages, string one, string other) => passages
        .Where(passage => (passage.A.ArticleId == one && passage.B.ArticleId == other) || (passage.A.ArticleId == other && passage.B.ArticleId == one))
        .Select(passage => passage.Containment).DefaultIfEmpty().Max();
}
