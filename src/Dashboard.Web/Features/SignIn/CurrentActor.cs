using System.Security.Claims;
using Dashboard.Domain.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// Who is acting in this request or on this open page. Asked anew each time, never kept: a role that was taken away or a person
/// who was disabled must not get another act through.
/// </summary>
public sealed class CurrentActor(PeopleDirectory directory, TimeProvider time, IOptions<DoorOptions> options, IServiceProvider services)
{
    private ClaimsPrincipal? _ticket;

    /// <summary>Set for requests; an open page knows its ticket by Blazor's own state.</summary>
    internal void Use(ClaimsPrincipal ticket) => _ticket = ticket;

    internal async ValueTask<ClaimsPrincipal?> TicketAsync() =>
        _ticket ??= (await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User;

    /// <returns>Null when nobody is signed in, or no longer.</returns>
    public async ValueTask<Actor?> GetAsync()
    {
        var ticket = await TicketAsync();
        return (await directory.GetAsync()).ActorIn(ticket, time.GetUtcNow(), options.Value);
    }

    /// <exception cref="NotSignedInException">Nobody is signed in.</exception>
    public async ValueTask<Actor> RequireAsync() => await GetAsync() ?? throw new NotSignedInException();
}
