using Dashboard.Data;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Whether the program runs, and whether it can do its work; for load balancers and service managers, without sign-in.</summary>
internal static class Health
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(60);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" })).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (IDbContextFactory<DashboardDbContext> contexts, PipelineQueue queue, TimeProvider time, CancellationToken cancel) =>
            await FaultAsync(contexts, queue, time, cancel) is { } fault
                ? Results.Json(new { status = "not-ready", reason = fault }, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Json(new { status = "ready" })).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<string?> FaultAsync(IDbContextFactory<DashboardDbContext> contexts, PipelineQueue queue, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                return "The database is older than the program.";
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return "The database cannot be reached.";
        }
        return time.GetUtcNow() - queue.LastLook > s_heartbeat ? "The pipeline does not look for work." : null;
    }
}
