using System.Data.Common;
using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Privacy;

/// <summary>
/// Sees to it that what was erased is gone from the file and not only from the tables. SQLite leaves old words in free space and in its
/// write-ahead log; PostgreSQL does this by itself (autovacuum).
/// </summary>
public sealed partial class StoreCleaner(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, ILogger<StoreCleaner> logger)
{
    /// <returns>False when others hold the file just now; the next erasure or the daily look does it then.</returns>
    public async Task<bool> CleanAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (db is not SqliteDashboardDbContext)
            return true;
        using (await gate.EnterAsync(cancel))
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync("VACUUM", cancel);
                await db.Database.OpenConnectionAsync(cancel);
                await using var checkpoint = db.Database.GetDbConnection().CreateCommand();
                checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                return Convert.ToInt64(await checkpoint.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) == 0;
            }
            catch (DbException busy)
            {
                Busy(logger, busy);
                return false;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The file of the database could not be cleaned after an erasure; it is tried again with the next one")]
    private static partial void Busy(ILogger logger, Exception error);
}
