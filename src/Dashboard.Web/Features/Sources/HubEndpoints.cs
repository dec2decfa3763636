using Dashboard.Ingest.Feeds;
using Dashboard.Web.Api;
using Dashboard.Web.Sources;

namespace Dashboard.Web.Features.Sources;

/// <summary>Where hubs check what we asked them for, and deliver (WebSub). Needs no key: the check is answered only when we asked, deliveries are signed.</summary>
internal static class HubEndpoints
{
    public static void MapHubs(this RouteGroupBuilder api)
    {
        api.MapGet("/hooks/websub/{id}", async (string id, HttpRequest request, FeedHubs hubs, CancellationToken cancel) =>
            {
                var query = request.Query;
                return await hubs.ConfirmAsync(id, query["hub.mode"], query["hub.topic"], query["hub.lease_seconds"], query["hub.reason"], cancel)
                    ? Results.Text(query["hub.challenge"].ToString() is { Length: <= 1000 } challenge ? challenge : "", "text/plain") : Results.NotFound();
            })
            .Describe("Confirm that a hub was asked", "For WebSub hubs: echoes the challenge of a subscription that the desk asked for; 404 for any other.", StatusCodes.Status200OK).AllowAnonymous();

        api.MapPost("/hooks/websub/{id}", async (string id, HttpRequest request, FeedHubs hubs, CancellationToken cancel) =>
            {
                var stream = await RequestBody.ReadAsync(request, FeedReader.MostBytes);
                using var body = new MemoryStream();
                await stream.CopyToAsync(body, cancel);
                return await hubs.DeliverAsync(id, request.Headers[FeedHubs.SignatureHeader], body.GetBuffer().AsMemory(0, (int)body.Length), cancel)
                    ? Results.StatusCode(StatusCodes.Status202Accepted) : Results.StatusCode(StatusCodes.Status410Gone);
            })
            .Describe("Tell of news in a feed", "For WebSub hubs: a delivery signed in X-Hub-Signature with the secret of its subscription has the feed visited at once; any other is left aside.", StatusCodes.Status202Accepted)
            // Hubs name what they bring in many ways, or not at all.
            .Accepts<string>("*/*").AllowAnonymous();
    }
}
