using Dashboard.Domain.Moderation;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.Commenters;

/// <param name="Reason">Why; optional.</param>
public sealed record LiftRequest(string? Reason = null);

/// <param name="Text">What the commenter says.</param>
public sealed record AppealRequest(string? Text);

/// <param name="Verdict">uphold: the decision stands; overturn: the comment is kept and comes back.</param>
/// <param name="Reason">Required; told to the commenter.</param>
public sealed record AppealDecisionRequest(AppealVerdict? Verdict, string? Reason);

/// <param name="Preview">Only say what would be erased.</param>
public sealed record EraseRequest(bool Preview = false);

/// <summary>How the desk decides.</summary>
public sealed record QualityResponse(QualityReport SecondLooks, IReadOnlyList<SkippedComment> Skipped);

internal static class CommenterEndpoints
{
    public static void MapCommenters(this RouteGroupBuilder api)
    {
        api.MapGet("/people/{id}", async (
                string id, [AsParameters] PageQuery page, CurrentActor who, CommenterHistory history, TimeProvider time, CancellationToken cancel) =>
            {
                DateTimeOffset? before = page.After is null ? null : new DateTimeOffset(Math.Min(Query.Number("after", page.After, 0), DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
                return CommenterResponse.From(await history.ReadAsync(await who.RequireAsync(), Query.Name(id), before, page.Size, cancel), time.GetUtcNow());
            })
            .Describe<CommenterResponse>("Get a commenter", "By name or key: figures, what the strikes suggest, strikes and sanctions with those that ended, and one timeline of comments, decisions, notes, near-duplicates, strikes, sanctions, appeals and reversals.");

        api.MapPost("/people/{id}/strikes", async (string id, JsonBody<StrikePeople.Request> body, CurrentActor who, StrikePeople strikes, TimeProvider time, CancellationToken cancel) =>
            {
                var strike = await strikes.GiveAsync(await who.RequireAsync(), Query.Name(id), body.Value, cancel);
                return Answer.Created(StrikeResponse.From(strike, time.GetUtcNow()), strike.Version, $"/api/v1/people/{Uri.EscapeDataString(strike.PersonKey)}");
            })
            .Describe<StrikeResponse>("Give a strike", "It weighs, expires, and only suggests: nothing follows from it by itself.", StatusCodes.Status201Created);

        api.MapPost("/strikes/{id}/lift", async (string id, JsonBody<LiftRequest> body, IfMatch ifMatch, CurrentActor who, StrikePeople strikes, TimeProvider time, CancellationToken cancel) =>
            {
                var strike = await strikes.LiftAsync(await who.RequireAsync(), id, body.Value.Reason, ifMatch.Version, cancel);
                return Answer.Of(StrikeResponse.From(strike, time.GetUtcNow()), strike.Version);
            })
            .Describe<StrikeResponse>("Lift a strike", "It stays on the timeline and no longer counts.");

        api.MapPost("/people/{id}/sanctions", async (string id, JsonBody<SanctionPeople.Request> body, CurrentActor who, SanctionPeople sanctions, TimeProvider time, CancellationToken cancel) =>
            {
                var sanction = await sanctions.SetAsync(await who.RequireAsync(), Query.Name(id), body.Value, cancel);
                return Answer.Created(SanctionResponse.From(sanction, time.GetUtcNow()), sanction.Version, $"/api/v1/people/{Uri.EscapeDataString(sanction.PersonKey)}");
            })
            .Describe<SanctionResponse>("Set a sanction", "watch: new comments are marked. premoderate: they wait for a decision. suspend, which needs an end: they wait, and sites are to refuse them.", StatusCodes.Status201Created);

        api.MapPost("/sanctions/{id}/lift", async (string id, JsonBody<LiftRequest> body, IfMatch ifMatch, CurrentActor who, SanctionPeople sanctions, TimeProvider time, CancellationToken cancel) =>
            {
                var sanction = await sanctions.LiftAsync(await who.RequireAsync(), id, body.Value.Reason, ifMatch.Version, cancel);
                return Answer.Of(SanctionResponse.From(sanction, time.GetUtcNow()), sanction.Version);
            })
            .Describe<SanctionResponse>("Lift a sanction", "It stays on the timeline.");

        api.MapPost("/people/{id}:erase", async (string id, JsonBody<EraseRequest> body, CurrentActor who, EraseCommenter erase, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                return body.Value.Preview ? await erase.PreviewAsync(actor, Query.Name(id), cancel) : await erase.HandleAsync(actor, Query.Name(id), cancel);
            })
            .Describe<Erasure>("Erase a commenter", "Words and name leave the comments, of which tombstones stay, the cards, notes, signals, strikes, sanctions, appeals, drafts, received pages and the log, whose rows are marked. For editors and admins; it cannot be taken back. preview says what it would touch.");

        MapAppeals(api);
        MapQuality(api);
        MapSettings(api);
    }

    private static void MapAppeals(RouteGroupBuilder api)
    {
        api.MapPost("/comments/{id}/appeals", async (string id, JsonBody<AppealRequest> body, CurrentActor who, Appeals appeals, CancellationToken cancel) =>
            {
                var appeal = await appeals.ReceiveAsync(await who.RequireAsync(), id, body.Value.Text, cancel);
                return Answer.Created(AppealResponse.From(appeal), appeal.Version, "/api/v1/moderation/appeals");
            })
            .Describe<AppealResponse>("Appeal against a decision", "From the site, or by a moderator who got it by mail. One at a time.", StatusCodes.Status201Created);

        api.MapPost("/appeals/{id}/decision", async (string id, JsonBody<AppealDecisionRequest> body, IfMatch ifMatch, CurrentActor who, Appeals appeals, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var verdict = body.Value.Verdict ?? throw new InvalidRequestException("verdict", "must be uphold or overturn.");
                var appeal = await appeals.SettleAsync(actor, id, verdict == AppealVerdict.Overturn, body.Value.Reason, ifMatch.Version, cancel);
                return Answer.Of(AppealResponse.From(appeal), appeal.Version);
            })
            .Describe<AppealResponse>("Answer an appeal", "By somebody else than who decided. overturn keeps the comment and brings it back.");

        api.MapGet("/moderation/appeals", async (string? state, [AsParameters] PageQuery page, CurrentActor who, Appeals appeals, CancellationToken cancel) =>
            {
                var open = state switch { null or "open" => true, "answered" => false, _ => throw Query.Wrong("state", "must be open or answered.") };
                var rows = await appeals.ListAsync(await who.RequireAsync(), open, page.After, page.Size + 1, cancel);
                return page.Page([.. rows.Select(row => AppealResponse.From(row.Appeal, row.Comment))], appeal => appeal.Id);
            })
            .Describe<ListResponse<AppealResponse>>("List appeals", "The open ones, the oldest first, or with state=answered the others, the newest first.");
    }

    private static void MapQuality(RouteGroupBuilder api)
    {
        api.MapGet("/moderation/quality", async (CurrentActor who, SecondLooks looks, Skips skips, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                return new QualityResponse(await looks.ReportAsync(actor, cancel), await skips.ReportAsync(actor, cancel));
            })
            .Describe<QualityResponse>("Look at how the desk decides", "Agreement of second looks by policy and action, with how many there are; where two people disagreed; and what people skipped and nobody decided.");

        api.MapPost("/comments/{id}/skips", async (string id, CurrentActor who, Skips skips, CancellationToken cancel) =>
            {
                await skips.SkipAsync(await who.RequireAsync(), id, cancel);
                return Results.NoContent();
            })
            .Describe("Skip a comment", "It stays in the queue and is counted: what everybody skips needs somebody.", StatusCodes.Status204NoContent);
    }

    private static void MapSettings(RouteGroupBuilder api)
    {
        api.MapGet("/moderation/settings", async (CurrentActor who, DeskSettings settings, CancellationToken cancel) =>
            {
                (await who.RequireAsync()).Require(Domain.People.Permission.Moderate);
                var (value, version) = await settings.ReadAsync(cancel);
                return Answer.Of(value, version);
            })
            .Describe<ModerationSettings>("Get the settings of the moderation desk", "For all stories, with what the last daily look erased.");

        api.MapPut("/moderation/settings", async (JsonBody<ModerationSettings> body, IfMatch ifMatch, CurrentActor who, DeskSettings settings, CancellationToken cancel) =>
            {
                var (value, version) = await settings.SaveAsync(await who.RequireAsync(), body.Value, ifMatch.Version, cancel);
                return Answer.Of(value, version);
            })
            .Describe<ModerationSettings>("Change the settings of the moderation desk", "All of them: what is left out gets its default. For admins.");
    }
}
