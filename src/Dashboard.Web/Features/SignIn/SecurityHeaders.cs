namespace Dashboard.Web.Features.SignIn;

/// <summary>Headers that every answer carries, errors and files included.</summary>
internal static class SecurityHeaders
{
    // base-uri is 'self' because Blazor needs its <base>. Styles come from files only, but a style *attribute* is let through:
    // Blazor's virtualised lists set the height of what is not drawn by one, and an attribute can neither load nor run anything
    // under the rest of this policy. connect-src 'self' covers the WebSocket to the same host.
    internal const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'; manifest-src 'self'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()";
            if (context.Request.IsHttps && context.Request.Host.Host is not "localhost")
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            // What belongs to somebody who is signed in stays out of every cache; files with a fingerprint say for themselves.
            if (!headers.ContainsKey("Cache-Control") || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
