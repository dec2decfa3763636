namespace Dashboard.Web.Features.SignIn;

/// <summary>Names of the ways in.</summary>
public static class Doors
{
    /// <summary>People: the cookie of a browser session.</summary>
    public const string CookieScheme = "Identity.Application";

    /// <summary>Programs: a bearer key.</summary>
    public const string KeyScheme = "Key";

    /// <summary>Picks one of the two by what the request carries.</summary>
    internal const string EitherScheme = "Door";

    /// <summary>Name of the session cookie; <c>__Host-</c> stands before it over https.</summary>
    public const string Cookie = "dashboard";

    /// <summary>Header in which a browser session sends its antiforgery token to the API.</summary>
    public const string TokenHeader = "X-CSRF-Token";
}
