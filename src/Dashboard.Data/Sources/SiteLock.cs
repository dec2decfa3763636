using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data.Sources;

/// <summary>
/// Whoever wants to ask a site for something takes its row while it holds this lock, so that two nodes never both find a site free.
/// </summary>
public static class SiteLock
{
    private const long Key = 0x5173_5475_726e;

    /// <summary>Held until the transaction of the context ends. SQLite, which has one writer, needs none.</summary>
    public static async Task HoldAsync(DashboardDbContext db, CancellationToken cancel)
    {
        if (db is PostgreSqlDashboardDbContext)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", cancel).ConfigureAwait(false);
    }
}
