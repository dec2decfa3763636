using System.Text.Json;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.DecisionOutlets;

internal static class CoralPhaseEndpoint
{
    private const int MaxBytes = 256 * 1024;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <summary>Signed by Coral, or called with a key: nobody else learns what the triage thinks.</summary>
    public static void MapCoralPhase(this RouteGroupBuilder api) => api.MapPost("/hooks/coral/moderation-phase", async (
            HttpRequest request, CoralOptions options, CoralPhase phase, CurrentActor who, CancellationToken cancel) =>
        {
            var stream = await RequestBody.ReadAsync(request, MaxBytes);
            using var body = new MemoryStream();
            await stream.CopyToAsync(body, cancel);
            var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
            if (!CoralSignature.Fits(options.PhaseSecret, request.Headers[CoralSignature.Header], bytes.Span))
            {
                if (request.Headers.ContainsKey(CoralSignature.Header) && !string.IsNullOrWhiteSpace(options.PhaseSecret))
                    throw new RefusedException(StatusCodes.Status401Unauthorized, "not-signed", $"{CoralSignature.Header} does not fit the body and our secret.");
                (await who.RequireAsync()).Require(Permission.Read);
            }
            return await phase.JudgeAsync(Read(bytes), cancel) is { } answer ? Results.Ok(answer) : Results.NoContent();
        })
        .Describe<CoralPhaseResponse>("Judge a comment for Coral", "An external moderation phase: set this address in Coral's configuration and its signing secret as Coral__PhaseSecret here; without one it wants a key. The triage looks at the comment beside its article and the last comments of the thread. It flags and stores nothing; it names a status only where the team switched on that a policy decides by itself. 204: no opinion.")
        .Produces(StatusCodes.Status204NoContent).Accepts<CoralPhaseRequest>("application/json").AllowAnonymous();

    private static CoralPhaseRequest Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (JsonSerializer.Deserialize<CoralPhaseRequest>(bytes.Span, s_json) is { Comment.Body: not null } request)
                return request;
        }
        catch (JsonException)
        {
        }
        throw new RefusedException(StatusCodes.Status400BadRequest, "bad-request", "The body is no request of Coral for an external moderation phase: comment.body is missing or the JSON is not readable.");
    }
}
