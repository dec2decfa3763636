using Microsoft.JSInterop;

namespace Dashboard.Web.Components;

internal static class BrowserTalk
{
    /// <summary>
    /// Tells the browser something without waiting for it: a browser that is asleep, gone or not a browser must never hold up the page.
    /// </summary>
    public static void Tell(this IJSRuntime browser, string function, params object?[] arguments) => _ = TellAsync(browser, function, arguments);

    private static async Task TellAsync(IJSRuntime browser, string function, object?[] arguments)
    {
        try
        {
            await browser.InvokeVoidAsync(function, arguments);
        }
        catch (Exception fault) when (fault is JSException or JSDisconnectedException or OperationCanceledException or InvalidOperationException)
        {
        }
    }
}
