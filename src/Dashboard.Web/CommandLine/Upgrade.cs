using Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.CommandLine;

/// <summary>Brings the database up to date; waits when another process is doing it.</summary>
internal static class Upgrade
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="InvalidOperationException">The database was made by a newer program.</exception>
    /// <exception cref="TimeoutException">Another process has been at it for a minute.</exception>
    public static async Task<int> ApplyAsync(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        return await ApplyAsync(db, ServingMark.DatabaseOf(configuration));
    }

    /// <param name="file">The SQLite file; null with PostgreSQL, whose own lock EF takes.</param>
    public static async Task<int> ApplyAsync(DashboardDbContext db, string? file)
    {
        using var alone = file is null ? null : await TakeAsync(file + ".migrating");
        if (file is not null)
            await KeepWriteAheadLogAsync(db);
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        var ours = db.Database.GetMigrations().ToHashSet();
        if ((await db.Database.GetAppliedMigrationsAsync()).FirstOrDefault(applied => !ours.Contains(applied)) is { } unknown)
            throw new InvalidOperationException($"The database was made by a newer Dashboard ({unknown}). Start that one, or restore an older backup.");
        if (pending.Count == 0)
            return 0;
        // EF's own lock on SQLite is a row that outlives a killed process. We hold the file, so nobody else can be at it.
        if (file is not null && await HasLockTableAsync(db))
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock");
        await db.Database.MigrateAsync();
        return pending.Count;
    }

    // Readers and the writer then do not wait for each other. EF sets it only on a file that it creates itself. Also the first to open
    // the file after a crash must be able to write, because EF first looks at it through a connection that can only read.
    private static Task KeepWriteAheadLogAsync(DashboardDbContext db) => db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");

    private static async Task<bool> HasLockTableAsync(DashboardDbContext db) =>
        await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync() > 0;

    private static async Task<FileStream> TakeAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(until) < s_patience)
            {
                await Task.Delay(100);
            }
            catch (IOException)
            {
                throw new TimeoutException("Another process has been bringing the database up to date for a minute. Try again when it is done.");
            }
        }
    }
}
