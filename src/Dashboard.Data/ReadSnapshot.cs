using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Data;

public static class ReadSnapshot
{
    /// <summary>
    /// Begins a transaction in which all reads see one moment, without holding up writers. EF's own BeginTransaction would
    /// take SQLite's write lock at once.
    /// </summary>
    public static async Task<DbTransaction> BeginSnapshotAsync(this DashboardDbContext db, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        var transaction = db.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => sqlite.BeginTransaction(deferred: true),
            var other => await other.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel).ConfigureAwait(false),
        };
        await db.Database.UseTransactionAsync(transaction, cancel).ConfigureAwait(false);
        return transaction;
    }
}
