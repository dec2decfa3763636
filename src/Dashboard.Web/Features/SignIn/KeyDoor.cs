using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary><c>Authorization: Bearer dk_…</c>, and <c>access_token</c> where a browser's WebSocket cannot send headers.</summary>
internal sealed class KeyDoor(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PeopleDirectory directory)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyIn(Request) is not { } key)
            return AuthenticateResult.NoResult();
        if (!KeySecrets.LooksLikeKey(key))
            return AuthenticateResult.Fail("This is not a key of this program.");
        // Found by its hash: a table look-up over SHA-256 tells nothing about keys that are nearly right.
        var hash = KeySecrets.HashOf(key);
        if (!(await directory.GetAsync(Context.RequestAborted)).KeysByHash.TryGetValue(hash, out var found))
            (await directory.GetFreshAsync(Context.RequestAborted)).KeysByHash.TryGetValue(hash, out found);
        return found is not null && found.ValidAt(TimeProvider.GetUtcNow())
            ? AuthenticateResult.Success(new AuthenticationTicket(Ticket.ForKey(found), Doors.KeyScheme))
            : AuthenticateResult.Fail("This key is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, Problems.Of(StatusCodes.Status401Unauthorized, "This key is missing, unknown, expired or revoked."));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, Problems.Of(StatusCodes.Status403Forbidden));

    /// <summary>The key that a request carries, if it carries one.</summary>
    public static string? KeyIn(HttpRequest request)
    {
        if (request.Headers.Authorization is [{ } header, ..] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();
        return request.Path.StartsWithSegments("/hubs") && request.Query["access_token"] is [{ Length: > 0 } token, ..] ? token : null;
    }
}
