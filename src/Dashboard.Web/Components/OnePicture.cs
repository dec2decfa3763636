using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Web.Components;

/// <summary>
/// Draws several components as one picture. Each component that asks to be drawn by itself is sent to the browser by itself and
/// acknowledged by itself; those that ask while this one is being drawn travel together.
/// </summary>
public sealed class OnePicture : ComponentBase
{
    private Action? _show;

    /// <summary>Runs what tells the components, as part of one picture.</summary>
    public void Draw(Action show)
    {
        _show = show;
        StateHasChanged();
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var show = _show;
        _show = null;
        show?.Invoke();
    }
}
