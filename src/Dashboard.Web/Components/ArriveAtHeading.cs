using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components;

/// <summary>
/// Puts the focus on the new page's heading, so that a screen reader says where it is. Unlike the framework's FocusOnNavigate it leaves
/// the focus alone where somebody is at work on the new page already: the line can be slower than a quick hand.
/// </summary>
public sealed class ArriveAtHeading(IJSRuntime js) : ComponentBase
{
    private Type? _page;
    private bool _arrived;

    [Parameter, EditorRequired] public Microsoft.AspNetCore.Components.RouteData RouteData { get; set; } = default!;

    protected override void OnParametersSet()
    {
        _arrived = _page != RouteData.PageType;
        _page = RouteData.PageType;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_arrived)
            return;
        _arrived = false;
        await js.InvokeVoidAsync("dashboard.arrive");
    }
}
