using Dashboard.Domain.People;
using Dashboard.Web.Features.SignIn;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Features.Admin;

/// <summary>
/// A page for those who manage people. The permission is asked for here as well as at the door: an open page goes to another
/// without passing the door, and a role can be taken away while the page is open.
/// </summary>
public abstract class AdminPage : ComponentBase, IDisposable
{
    private int _drawn;

    [Inject] protected CurrentActor Current { get; set; } = default!;
    [Inject] protected PeopleDirectory Directory { get; set; } = default!;

    /// <summary>Who looks; null until it is known.</summary>
    protected Actor? Viewer { get; private set; }

    /// <summary>What somebody needs to see the page.</summary>
    protected virtual Permission Needed => Permission.ManagePeople;

    protected bool Allowed => Viewer?.May(Needed) is true;

    /// <summary>People, keys and sessions as of now.</summary>
    protected Known Known { get; private set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        if (RendererInfo.IsInteractive)
            Directory.Read += OnRead;
    }

    /// <summary>Called when people, keys or sessions are not what was drawn, and the viewer may see them.</summary>
    protected virtual Task OnKnownAsync() => Task.CompletedTask;

    protected async Task LookAsync()
    {
        Viewer = await Current.GetAsync();
        Known = await Directory.GetAsync();
        _drawn = SignOf(Known);
        if (Allowed)
            await OnKnownAsync();
    }

    // Read every second, whether or not anything changed.
    private void OnRead(Known known)
    {
        if (SignOf(known) != _drawn)
            _ = InvokeAsync(async () =>
            {
                await LookAsync();
                StateHasChanged();
            });
    }

    private static int SignOf(Known known) =>
        known.People.Values.Aggregate(0, (sign, person) => sign ^ person.GetHashCode())
        ^ known.KeysById.Values.Aggregate(0, (sign, key) => sign ^ HashCode.Combine(key.Id, key.RevokedAt))
        ^ known.Sessions.Values.Aggregate(0, (sign, session) => sign ^ session.GetHashCode());

    public void Dispose()
    {
        Directory.Read -= OnRead;
        GC.SuppressFinalize(this);
    }
}
