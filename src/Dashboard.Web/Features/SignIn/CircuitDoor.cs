using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Watches over one open page: counts it, lets nothing in once its session is over, and leads it to the sign-in page.</summary>
internal sealed class CircuitDoor(LiveLines lines, CurrentActor actor, NavigationManager navigation, IOptions<LimitOptions> limits) : CircuitHandler
{
    private IDisposable? _line;
    private bool _left;

    // Before the handlers of pages, which may ask who is acting.
    public override int Order => -100;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (await actor.TicketAsync() is not { } ticket || await actor.GetAsync() is null)
            throw new NotSignedInException();
        if (limits.Value.CircuitsPerPerson is > 0 and var most && lines.PagesOf(ticket) >= most)
            throw new RefusedException(StatusCodes.Status429TooManyRequests, "too-many-pages", $"You have {most} pages open. Close some of them.");
        _line = lines.Add(ticket, Leave, kindly: true);
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _line?.Dispose();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        // What a page sends after its session ended is dropped: it has been told to leave.
        if (await actor.GetAsync() is null)
            Leave();
        else
            await next(context);
    };

    private void Leave()
    {
        // Once: a second request for the sign-in page would break off the first, which is on its way.
        if (_left)
            return;
        try
        {
            navigation.NavigateTo(DoorRoutes.LoginFor("/" + navigation.ToBaseRelativePath(navigation.Uri)), forceLoad: true);
            _left = true;
        }
        catch (Exception error) when (error is InvalidOperationException or NavigationException)
        {
            // The page is not connected at this moment; it cannot come back either, its session is over.
        }
    }
}
