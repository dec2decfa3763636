using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.Web.Components;

/// <summary>
/// Whether the browser of this page is on the line. A page is kept for minutes after its line broke, so that it can come back; while
/// it is away nobody looks at it.
/// </summary>
public sealed class PageLine : CircuitHandler
{
    /// <summary>False from the moment the line broke until it is back.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>The line is back; called outside the page's own context.</summary>
    public event Action? CameBack;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsUp = false;
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsUp = true;
        CameBack?.Invoke();
        return Task.CompletedTask;
    }
}
