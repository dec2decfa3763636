using Dashboard.Data;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

internal static class ModerationEndpoints
{
    public static void MapModeration(this RouteGroupBuilder api)
    {
        api.MapQueue();
        api.MapActs();
        api.MapPolicies();
    }

    private static void MapQueue(this RouteGroupBuilder api)
    {
        api.MapGet("/moderation/comments", async (
                [AsParameters] QueueFilter filter, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup, ModerationQueue queue, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var found = await queue.ReadAsync(actor, await filter.QueryAsync(actor, lookup, cancel), page.After, page.Size, cancel);
                return new ListResponse<QueuedComment>([.. found.Items.Select(QueuedComment.From)], found.Next);
            })
            .Describe<ListResponse<QueuedComment>>("List what waits on the moderation desk", "Of all stories that the key may read, or of one (story). queue is a state, kind one or several kinds of signal, author the name of a commenter; order is urgent, newest or oldest. featured=true lists those chosen as worth reading, in all queues unless one is named.");

        api.MapGet("/moderation/counts", async (string? story, CurrentActor who, StoryLookup lookup, ModerationQueue queue, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                return await queue.CountAsync(actor, story is null ? null : (await lookup.ReadableAsync(actor, story, cancel)).Id, cancel);
            })
            .Describe<QueueCounts>("Count the queues of the moderation desk", "Of all stories, or of one. Those that are taken also count where they wait.");

        api.MapPost("/comments/{id}/hold", async (string id, OptionalJsonBody<HoldRequest> body, CurrentActor who, HoldComment hold, CancellationToken cancel) =>
                HoldResponse.From(await hold.BeatAsync(await who.RequireAsync(), id, body.Value.Writing, body.Value.TakeOver, cancel)))
            .Describe<HoldResponse>("Take a comment up", "Others see it for two minutes; send it again every 30 s to go on. Somebody else's live hold is not taken away unless takeOver says so; the answer says who holds it. It keeps nobody from deciding.");

        api.MapDelete("/comments/{id}/hold", async (string id, CurrentActor who, HoldComment hold, CancellationToken cancel) =>
            {
                await hold.ReleaseAsync(await who.RequireAsync(), id, cancel);
                return Results.NoContent();
            })
            .Describe("Let a comment go", "Nothing happens when somebody else holds it.", StatusCodes.Status204NoContent);
    }

    private static void MapActs(this RouteGroupBuilder api)
    {
        api.MapPost("/comments:bulk-decide", async (JsonBody<BulkRequest> body, CurrentActor who, StoryLookup lookup, BulkDecide bulk, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var choice = await body.Value.ChoiceAsync(actor, lookup, cancel);
                return body.Value.Preview
                    ? BulkResponse.From(await bulk.PreviewAsync(actor, choice, cancel))
                    : BulkResponse.From(await bulk.HandleAsync(actor, new BulkDecide.Request(choice, body.Value.Action, body.Value.Policy, body.Value.Reason, body.Value.Count), cancel));
            })
            .Describe<BulkResponse>("Decide about several comments", $"By ids, near-duplicate group, author or filter; at most {BulkDecide.Most} at once. With preview nothing is decided: the count, the first texts, how many stories and commenters it touches, and which were decided already. What somebody has decided is never overwritten. With the count of a preview it is refused when by now it would be more or fewer. undoId takes all of it back. finished false: it broke off halfway, and the others wait as before.");

        api.MapPost("/comments/batches/{id}/undo", async (string id, CurrentActor who, UndoBatch undo, CancellationToken cancel) => await undo.HandleAsync(await who.RequireAsync(), id, cancel))
            .Describe<BatchUndone>("Take decisions about several comments back", "All on which nobody has acted since; the rest is named with who and when. finished false: it broke off halfway; sent again it goes on, and before says how many had been taken back already.");

        api.MapPost("/comments/{id}/reopen", async (string id, IfMatch ifMatch, CurrentActor who, ReopenComment reopen, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                return await CommentEndpoints.OneAsync(contexts, actor, await reopen.HandleAsync(actor, id, ifMatch.Version, cancel), time, cancel);
            })
            .Describe<CommentResponse>("Put a comment back in the queue", "It waits for a decision again; what was decided stays in the log.");

        api.MapPost("/comments/{id}/feature", async (string id, OptionalJsonBody<FeatureRequest> body, IfMatch ifMatch, CurrentActor who, FeatureComment feature, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                return await CommentEndpoints.OneAsync(contexts, actor, await feature.HandleAsync(actor, id, body.Value.Featured, ifMatch.Version, cancel), time, cancel);
            })
            .Describe<CommentResponse>("Choose a comment as worth reading", "featured false takes that back. Hidden and rejected ones cannot be chosen.");

        api.MapPost("/comments/{id}/leads", async (string id, JsonBody<LinkLead.Request> body, CurrentActor who, LinkLead link, CancellationToken cancel) =>
            {
                var lead = await link.AddAsync(await who.RequireAsync(), id, body.Value, cancel);
                return Answer.Created(LeadResponse.From(lead), lead.Version, $"/api/v1/leads/{lead.Id}");
            })
            .Describe<LeadResponse>("Join a comment to a claim", "It supports or disputes a sentence of an article, or adds a claim. A card on top of the lane of notes tells the team.", StatusCodes.Status201Created);

        api.MapDelete("/leads/{id}", async (string id, CurrentActor who, LinkLead link, CancellationToken cancel) =>
            {
                await link.RemoveAsync(await who.RequireAsync(), id, cancel);
                return Results.NoContent();
            })
            .Describe("Take a lead off the board", "Whoever made it, or an editor. The log keeps it, and undo brings it back.", StatusCodes.Status204NoContent);
    }

    private static void MapPolicies(this RouteGroupBuilder api)
    {
        api.MapGet("/moderation/policies", async ([AsParameters] PageQuery page, CurrentActor who, Policies policies, CancellationToken cancel) =>
            {
                (await who.RequireAsync()).Require(Permission.Read);
                var all = (await policies.ListAsync(cancel)).ToList();
                return page.Page([.. all.Skip(page.After is { } after ? all.FindIndex(policy => policy.Id == after) + 1 : 0).Select(PolicyResponse.From)], policy => policy.Id);
            })
            .Describe<ListResponse<PolicyResponse>>("List the policies", "The rules of the house in the team's own words, in their order; retired ones last. automatic says what the machine does by itself under one; null, the default, is nothing.");

        api.MapPost("/moderation/policies", async (JsonBody<NewPolicyRequest> body, CurrentActor who, Policies policies, CancellationToken cancel) =>
            {
                var policy = await policies.AddAsync(await who.RequireAsync(), body.Value.Id, body.Value.Fields, cancel);
                return Answer.Created(PolicyResponse.From(policy), policy.Version, "/api/v1/moderation/policies");
            })
            .Describe<PolicyResponse>("Add a policy", "The id is lower-case letters, digits and hyphens, and never changes.", StatusCodes.Status201Created);

        api.MapPatch("/moderation/policies/{id}", async (string id, JsonBody<PolicyRequest> body, IfMatch ifMatch, CurrentActor who, Policies policies, CancellationToken cancel) =>
            {
                var policy = await policies.SaveAsync(await who.RequireAsync(), id, body.Value.Fields, ifMatch.Version, cancel);
                return Answer.Of(PolicyResponse.From(policy), policy.Version);
            })
            .Describe<PolicyResponse>("Change a policy", "Fields that are left out stay. automatic lets the machine decide new comments whose signal touches this policy, from the severity automaticFrom on; none switches that off.");

        api.MapGet("/moderation/policies/{id}/history", async (string id, [AsParameters] PageQuery page, CurrentActor who, Policies policies, CancellationToken cancel) =>
                new ListResponse<PolicyChange>([.. (await policies.HistoryAsync(await who.RequireAsync(), id, page.Size, cancel)).Select(PolicyChange.From)], null))
            .Describe<ListResponse<PolicyChange>>("Read who changed a policy", "Newest first, with what it was and what it became.");
    }
}
