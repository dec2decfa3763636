using Dashboard.Domain.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>The checks between the way in and the endpoints.</summary>
internal static class Gates
{
    /// <summary>Where pages and programs keep a line open.</summary>
    private static bool IsLive(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/_blazor") || context.Request.Path.StartsWithSegments("/hubs");

    /// <summary>While there is nobody, every page, known or not, leads to the set-up; the API, hubs and files do not.</summary>
    public static void UseSetupGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (IsPage(context) && !await context.RequestServices.GetRequiredService<PeopleDirectory>().HasPeopleAsync())
        {
            context.Response.Redirect(context.Request.PathBase + "/setup");
            return;
        }
        await next(context);
    });

    private static bool IsPage(HttpContext context) => context.GetEndpoint() is { } endpoint
        ? endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && page.Type != typeof(Setup)
        : HttpMethods.IsGet(context.Request.Method) && Problems.WantsPage(context);

    /// <summary>
    /// Live lines are opened by our own pages only. Browsers do not apply the same-origin rule to WebSockets, so it is checked
    /// here; a program has no origin and must bring a key.
    /// </summary>
    public static void UseOriginGate(this WebApplication app)
    {
        var allowed = app.Services.GetRequiredService<IOptions<DoorOptions>>().Value.Origins.ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use((context, next) => IsLive(context) && !IsWelcome(context, allowed)
            ? Problems.WriteAsync(context, Problems.Of(StatusCodes.Status403Forbidden, "Live connections from this origin are not allowed."))
            : next(context));
    }

    private static bool IsWelcome(HttpContext context, HashSet<string> allowed)
    {
        var request = context.Request;
        if (request.Headers.Origin is [{ Length: > 0 } origin, ..])
            return allowed.Contains(origin) || IsOwn(origin, request);
        // Same-origin GETs carry no Origin; those that change nothing and open nothing may pass.
        return (!context.WebSockets.IsWebSocketRequest && HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("id")) || KeyDoor.KeyIn(request) is not null;
    }

    /// <summary>The scheme is not compared: behind a proxy that ends TLS and does not say so, ours is http and the browser's https.</summary>
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Remembers who acts in this request, and keeps live lines where they can be cut.</summary>
    public static void UseActor(this WebApplication app)
    {
        var lines = app.Services.GetRequiredService<LiveLines>();
        app.Use(async (context, next) =>
        {
            context.RequestServices.GetRequiredService<CurrentActor>().Use(context.User);
            if (!IsLive(context))
            {
                await next(context);
                return;
            }
            using var line = lines.Add(context.User, context.Abort, kindly: false);
            await next(context);
        });
    }

    /// <summary>
    /// A browser sends its cookie wherever a page tells it to, so a change through the API by cookie also needs the token that
    /// only our pages can read. Keys are not sent by themselves and need none.
    /// </summary>
    public static void UseApiTokenGate(this WebApplication app)
    {
        var antiforgery = app.Services.GetRequiredService<IAntiforgery>();
        app.Use(async (context, next) =>
        {
            var method = context.Request.Method;
            if (context.Request.Path.StartsWithSegments("/api") && context.User.HasClaim(claim => claim.Type == Ticket.Session)
                && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method)
                && (context.Request.Headers["Sec-Fetch-Site"] == "cross-site" || !await antiforgery.IsRequestValidAsync(context)))
            {
                await Problems.WriteAsync(context, Problems.Of(
                    StatusCodes.Status400BadRequest, $"A browser session sends its antiforgery token in the header {Doors.TokenHeader}; programs use a key."));
                return;
            }
            await next(context);
        });
    }
}

/// <summary>
/// Signed in, whatever the endpoint, unless it says otherwise: files that every visitor's browser needs are the only exception
/// made here.
/// </summary>
internal sealed class SignedIn : IAuthorizationRequirement
{
    public sealed class Handler(IHttpContextAccessor accessor) : AuthorizationHandler<SignedIn>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedIn requirement)
        {
            var http = context.Resource as HttpContext ?? accessor.HttpContext;
            if (http is null)
                return;
            if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
                || await http.RequestServices.GetRequiredService<CurrentActor>().GetAsync() is not null)
                context.Succeed(requirement);
        }
    }
}

/// <summary>Marks an endpoint or page that needs a permission: <c>[Needs(Permission.ManagePeople)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute, IAuthorizationRequirementData
{
    public Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new Requirement(Permission)];

    internal sealed record Requirement(Permission Permission) : IAuthorizationRequirement;

    internal sealed class Handler(IHttpContextAccessor accessor) : AuthorizationHandler<Requirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            var http = context.Resource as HttpContext ?? accessor.HttpContext;
            if (http is not null && await http.RequestServices.GetRequiredService<CurrentActor>().GetAsync() is { } actor && actor.May(requirement.Permission))
                context.Succeed(requirement);
        }
    }
}
