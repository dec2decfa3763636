using System.Globalization;

namespace Dashboard.Web.Api;

/// <summary>Answers that carry the version of what they show.</summary>
public static class Answer
{
    /// <summary>200 with an ETag.</summary>
    public static IResult Of<T>(T value, long version) => new Versioned<T>(value, version, StatusCodes.Status200OK, null);

    /// <summary>201 with an ETag and the address of what was made.</summary>
    public static IResult Created<T>(T value, long version, string location) => new Versioned<T>(value, version, StatusCodes.Status201Created, location);

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private sealed class Versioned<T>(T value, long version, int status, string? location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = Tag(version);
            if (location is not null)
                httpContext.Response.Headers.Location = location;
            httpContext.Response.StatusCode = status;
            return httpContext.Response.WriteAsJsonAsync(value, httpContext.RequestAborted);
        }
    }
}
