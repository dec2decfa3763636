using System.Security.Claims;
using Dashboard.Domain.People;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// What a cookie or key claims. Only names: role, name and validity are looked up each time, so that a change acts at once.
/// </summary>
internal static class Ticket
{
    public const string Key = "dashboard:key";
    public const string Session = "dashboard:session";
    public const string Stamp = "dashboard:stamp";

    public static ClaimsPrincipal ForSession(KnownPerson person, string sessionId) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.Id),
            new(ClaimTypes.Name, person.Name),
            new(Session, sessionId),
            new(Stamp, person.Stamp ?? ""),
        ], Doors.CookieScheme));

    public static ClaimsPrincipal ForKey(KnownKey key) => new(new ClaimsIdentity(
        [new(Key, key.Id), new(ClaimTypes.Name, key.Name)], Doors.KeyScheme));

    /// <summary>The actor behind a ticket as of now; null when the ticket is not, or no longer, good.</summary>
    public static Actor? ActorIn(this Known known, ClaimsPrincipal? ticket, DateTimeOffset now, DoorOptions options)
    {
        if (ticket?.Identity?.IsAuthenticated is not true)
            return null;
        if (ticket.FindFirstValue(Key) is { } keyId)
            return known.KeysById.TryGetValue(keyId, out var key) && key.ValidAt(now) ? key.ToActor() : null;
        return ticket.FindFirstValue(Session) is { } sessionId
            && known.Sessions.TryGetValue(sessionId, out var session)
            && now - session.Began < options.LongestSession
            && known.People.TryGetValue(session.PersonId, out var person)
            && !person.Disabled
            && person.Id == ticket.FindFirstValue(ClaimTypes.NameIdentifier)
            && (person.Stamp ?? "") == ticket.FindFirstValue(Stamp)
                ? new Actor(person.Id, person.Name, person.Role)
                : null;
    }
}
