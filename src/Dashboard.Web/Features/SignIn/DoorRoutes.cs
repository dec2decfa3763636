using Dashboard.Realtime.Hub;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Connections;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Endpoints of the doors that are not pages.</summary>
public static class DoorRoutes
{
    internal static void MapDoors(this WebApplication app)
    {
        app.MapPost("/logout", async (HttpContext context, SignInDesk desk, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.Redirect("/");
            await desk.SignOutAsync(context);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.Redirect("/login");
        }).ExcludeFromDescription();

        app.MapHub<StoryHub>("/hubs/story", options =>
        {
            // Long polling would carry a cookie without an Origin to check, and no client of ours needs it.
            options.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
            options.ApplicationMaxBufferSize = DoorServices.MessageLimit;
            options.CloseOnAuthenticationExpiration = true;
        });
    }

    /// <summary>An address on this site, or the start page: who signs in must not be sent elsewhere.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length < 2000 && !address.Any(char.IsControl) && !address.Contains('\\') ? address : "/";

    /// <summary>The sign-in page that comes back here.</summary>
    public static string LoginFor(string address) => Local(address) is "/" ? "/login" : $"/login?returnUrl={Uri.EscapeDataString(Local(address))}";
}
