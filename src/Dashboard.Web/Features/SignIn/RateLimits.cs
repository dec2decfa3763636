using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>How much one program, person or address may ask of the API.</summary>
internal static class RateLimits
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits.Value));
            limiter.OnRejected = async (rejected, cancel) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(Math.Max(1, wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
                await Problems.WriteAsync(rejected.HttpContext, Problems.Of(StatusCodes.Status429TooManyRequests, "Slow down and repeat this after the time in Retry-After."));
            };
        });
        return services;
    }

    private static RateLimitPartition<string> Partition(HttpContext context, LimitOptions limits)
    {
        var path = context.Request.Path;
        if (limits.ApiPerSecond <= 0 || !(path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs")))
            return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetTokenBucketLimiter(WhoAsks(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(limits.ApiBurst, limits.ApiPerSecond),
            TokensPerPeriod = Math.Max(1, limits.ApiPerSecond / 5),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(200),
            QueueLimit = 0,
        });
    }

    private static string WhoAsks(HttpContext context) =>
        context.User.FindFirst(Ticket.Key) is { } key ? $"key:{key.Value}"
        : context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier) is { } person ? $"person:{person.Value}"
        : $"address:{SignInThrottle.AddressOf(context.Connection.RemoteIpAddress)}";
}
