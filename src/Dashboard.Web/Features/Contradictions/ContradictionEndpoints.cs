using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Admin;
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

/// <summary>How a contradiction was settled, or what somebody holds about it.</summary>
/// <param name="Why">The kind of mistake, with verdict not-a-conflict.</param>
/// <param name="Decides">An editor's decision over opinions that differ.</param>
public sealed record ResolutionResponse(
    Verdict Verdict, int? Side, string Reason, string? EvidenceUrl, DismissalReason? Why, bool Decides, PersonResponse By, DateTimeOffset At)
{
    public static ResolutionResponse? From(Resolution? resolution) => resolution is null ? null : new(
        resolution.Verdict, resolution.Side, resolution.Reason, resolution.EvidenceUrl, resolution.Why, resolution.Decides,
        new PersonResponse(resolution.ById, resolution.ByName), resolution.At);
}

/// <summary>A second person stands behind a verdict.</summary>
/// <param name="Of">Id of the person whose verdict it is.</param>
public sealed record ConfirmationResponse(string Of, PersonResponse By, DateTimeOffset At)
{
    public static ConfirmationResponse? From(Confirmation? row) => row is null ? null : new(row.OfId, new PersonResponse(row.ById, row.ByName), row.At);
}

/// <summary>Why a settled contradiction opened again by itself.</summary>
/// <param name="What">What came new.</param>
/// <param name="ArticleId">The article that brought it.</param>
/// <param name="Words">What it says, in short.</param>
/// <param name="Start">Where, in its stored text.</param>
/// <param name="Was">The resolution that stood until then.</param>
/// <param name="WasPublished">The published text needs another look.</param>
public sealed record DisturbanceResponse(DisturbedBy What, string ArticleId, string Source, string Words, int Start, DateTimeOffset At, ResolutionResponse Was, bool WasPublished)
{
    public static DisturbanceResponse? From(Disturbance? row) => row is null ? null : new(
        row.What, row.ArticleId, row.Source, row.Words, row.Start, row.At, ResolutionResponse.From(row.Was)!, row.WasPublished);
}

/// <summary>Where it stands among the others of its story.</summary>
/// <param name="Score">Kind × prominence × origins × newness, as the board's sliders weigh them, now.</param>
/// <param name="Words">The factors in words.</param>
public sealed record RankResponse(double Score, string Words, IReadOnlyList<RankFactor> Factors)
{
    public static RankResponse From(Ranked rank) => new(Math.Round(rank.Score, 4), rank.Words, rank.Factors);
}

/// <summary>A contradiction as programs see it.</summary>
/// <param name="Sides">Two or more; every quote is exactly the text of its article from start to end.</param>
/// <param name="Gaps">What is missing, as tasks.</param>
/// <param name="CallList">Whom to ask what.</param>
/// <param name="Origins">Independent origins over all sides.</param>
/// <param name="Severity">The rank as a word: what the board's sliders make of it now.</param>
/// <param name="Headlines">How many articles carry it in their headline.</param>
/// <param name="Resolution">What settled it; null while it is open.</param>
/// <param name="Opinions">What people hold, earliest first. While they differ, or one waits for a second person, it is open.</param>
/// <param name="Reopened">Why it opened again by itself; null once it is settled anew.</param>
/// <param name="Withdrawn">No longer found, kept because people had worked on it, or closed because its articles went apart.</param>
/// <param name="Parted">The story to which some of its articles went, and who moved them; null for all others.</param>
public sealed record ContradictionResponse(
    string Id, string StoryId, ContradictionKind Kind, string Title, string Explanation, IReadOnlyList<Reason> Reasons, Severity Severity,
    double Confidence, ContradictionStatus Status, Rule Rule, IReadOnlyList<Side> Sides, IReadOnlyList<string> Gaps, IReadOnlyList<Call> CallList,
    int Origins, int Headlines, RankResponse Rank, PersonResponse? Assignee, ResolutionResponse? Resolution, IReadOnlyList<ResolutionResponse> Opinions,
    ConfirmationResponse? Confirmation, DisturbanceResponse? Reopened, DateTimeOffset? PublishedAt, int PublishedRevision, bool Withdrawn, Parting? Parted,
    DateTimeOffset FoundAt, long Version)
{
    public static ContradictionResponse From(Contradiction row, Ranked rank) => new(
        row.Id, row.StoryId, row.Kind, row.Title, row.Explanation, row.Reasons, rank.Severity, row.Confidence, row.Status, row.Rule, row.Sides,
        row.Gaps, row.CallList, row.Origins, row.Headlines, RankResponse.From(rank), PersonResponse.From(row.AssigneeId, row.AssigneeName),
        ResolutionResponse.From(row.Resolution), [.. row.Opinions.Select(opinion => ResolutionResponse.From(opinion)!)],
        ConfirmationResponse.From(row.Confirmation), DisturbanceResponse.From(row.ReopenedBecause), row.PublishedAt, row.PublishedRevision, row.Withdrawn, row.PartedBecause,
        row.FoundAt, row.Version);
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
                string story, string? status, string? kind, string? minSeverity, bool? withdrawn, string? order, [AsParameters] PageQuery page,
                CurrentActor who, StoryLookup lookup, ContradictionList list, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                var wanted = new ContradictionList.Wanted(
                    Query.Words<ContradictionStatus>("status", status), Query.Words<ContradictionKind>("kind", kind),
                    Query.Word<Severity>("minSeverity", minSeverity) ?? Severity.Low, withdrawn is true,
                    Query.Word<ContradictionOrder>("order", order) ?? ContradictionOrder.Found);
                var rows = await list.ReadAsync(found, wanted, page.After, page.Size + 1, cancel);
                return page.Page(rows, row => row.Id);
            })
            .Describe<ListResponse<ContradictionResponse>>("List contradictions", "In the order in which they were found, or the most pressing first (order=rank). status and kind take several words with commas between; withdrawn=true lists also those that are no longer found but were worked on.");

        api.MapGet("/contradictions/{id}", async (string id, CurrentActor who, StoryLookup lookup, ContradictionList list, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var row = await lookup.PartAsync<Contradiction>(id, cancel);
                actor.Require(Permission.Read, row.StoryId);
                return Answer.Of(await list.OneAsync(row, cancel), row.Version);
            })
            .Describe<ContradictionResponse>("Get a contradiction", "With its sides, the arithmetic behind it, whom to ask, and what people hold.");

        api.MapPatch("/contradictions/{id}", async (
                string id, JsonBody<ContradictionPatch> body, IfMatch ifMatch, CurrentActor who, ChangeContradiction change, ContradictionList list, CancellationToken cancel) =>
            {
                var request = new ChangeContradiction.Request(body.Value.Status, body.Value.Assignee);
                var row = await change.HandleAsync(await who.RequireAsync(), id, request, ifMatch.Version, cancel);
                return Answer.Of(await list.OneAsync(row, cancel), row.Version);
            })
            .Describe<ContradictionResponse>("Take a contradiction or pass it on", "Status taken without an assignee gives it to whoever asks. A settled one is opened again.");

        MapOpinions(api);
        api.MapRanking();
        api.MapDismissals();
        api.MapClaimChoices();
        api.MapRules();

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

    private static void MapOpinions(RouteGroupBuilder api)
    {
        api.MapPost("/contradictions/{id}/resolution", async (
                string id, JsonBody<ResolveContradiction.Request> body, IfMatch ifMatch, CurrentActor who, ResolveContradiction resolve, ContradictionList list, CancellationToken cancel) =>
            {
                var row = await resolve.HandleAsync(await who.RequireAsync(), id, body.Value, ifMatch.Version, cancel);
                return Answer.Of(await list.OneAsync(row, cancel), row.Version);
            })
            .Describe<ContradictionResponse>("Settle a contradiction", "With a verdict and a reason; side is the index of the side that holds, from 0, and why the kind of mistake with verdict not-a-conflict. "
                + "Where the board wants a second person it waits for a confirmation; a verdict that differs from somebody else's stands beside it until an editor decides (decide).");

        api.MapDelete("/contradictions/{id}/resolution", async (
                string id, IfMatch ifMatch, CurrentActor who, ConfirmContradiction confirm, ContradictionList list, CancellationToken cancel) =>
            {
                var row = await confirm.TakeBackAsync(await who.RequireAsync(), id, ifMatch.Version, cancel);
                return Answer.Of(await list.OneAsync(row, cancel), row.Version);
            })
            .Describe<ContradictionResponse>("Take back one's own opinion", "Verdict, confirmation or decision of whoever asks; what others hold stays and is weighed again.");

        api.MapPost("/contradictions/{id}/confirmation", async (
                string id, IfMatch ifMatch, CurrentActor who, ConfirmContradiction confirm, ContradictionList list, CancellationToken cancel) =>
            {
                var row = await confirm.HandleAsync(await who.RequireAsync(), id, ifMatch.Version, cancel);
                return Answer.Of(await list.OneAsync(row, cancel), row.Version);
            })
            .Describe<ContradictionResponse>("Confirm a proposed verdict", "As a second person: whoever proposed it cannot. It takes no body.");
    }

    private static double Likeness(IReadOnlyList<ReusePassage> passages, string one, string other) => passages
        .Where(passage => (passage.A.ArticleId == one && passage.B.ArticleId == other) || (passage.A.ArticleId == other && passage.B.ArticleId == one))
        .Select(passage => passage.Containment).DefaultIfEmpty().Max();
}
