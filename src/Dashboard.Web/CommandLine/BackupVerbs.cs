using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Log;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.CommandLine;

internal static class BackupVerbs
{
    public static Verb Backup(VerbHost host) => new("backup", "FILE", 1, "Copies the database into one file, also while the server runs.", [], async given =>
    {
        var target = Path.GetFullPath(given.Words[0]);
        await using var app = await host();
        var source = SqliteFileOf(app);
        if (File.Exists(target))
            throw new IOException($"{target} exists already; a backup replaces nothing.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await CopyAsync(source, part);
            await CheckFileAsync(part);
            File.Move(part, target, overwrite: false);
        }
        finally
        {
            Discard(part);
        }
        Console.WriteLine($"{target}: {new FileInfo(target).Length / 1024:N0} KB");
        return CommandLineProgram.Done;
    });

    public static Verb Restore(VerbHost host) => new("restore", "FILE", 1, "Puts a backup in the place of the database and keeps the old one aside.", [], async given =>
    {
        var source = Path.GetFullPath(given.Words[0]);
        if (!File.Exists(source))
            throw new FileNotFoundException($"There is no file {source}.");
        await using var app = await host(migrate: false);
        var target = SqliteFileOf(app);
        using var alone = ServingMark.TryTakeAlone(app.Configuration)
            ?? throw new InvalidOperationException("A server runs on this database. Stop it first.");
        var part = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await CheckFileAsync(source);
            await CopyAsync(source, part);
            await CheckContentAsync(part);
            var aside = await SetAsideAsync(target);
            File.Move(part, target, overwrite: false);
            Console.WriteLine(aside is null ? $"Restored {target}." : $"Restored {target}. The one before is {aside}.");
        }
        finally
        {
            Discard(part);
        }
        return CommandLineProgram.Done;
    });

    private static string SqliteFileOf(WebApplication app) => ServingMark.DatabaseOf(app.Configuration)
        ?? throw new InvalidOperationException("This verb is for SQLite. PostgreSQL has pg_dump and pg_restore.");

    /// <summary>SQLite's own copying: one moment of the database, whoever writes meanwhile.</summary>
    private static async Task CopyAsync(string source, string target)
    {
        await using var from = Open(source, SqliteOpenMode.ReadOnly);
        await from.OpenAsync();
        await using var to = Open(target, SqliteOpenMode.ReadWriteCreate);
        await to.OpenAsync();
        from.BackupDatabase(to);
        // One file that can be carried about: no write-ahead log beside it.
        await ScalarAsync(to, "PRAGMA journal_mode=DELETE");
    }

    /// <exception cref="InvalidOperationException">Not a whole Dashboard database.</exception>
    private static async Task CheckFileAsync(string file)
    {
        try
        {
            await using var connection = Open(file, SqliteOpenMode.ReadOnly);
            await connection.OpenAsync();
            if (await ScalarAsync(connection, "PRAGMA quick_check(1)") is not "ok")
                throw new InvalidOperationException($"{file} is damaged.");
            if (await ScalarAsync(connection, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('Stories', 'Log', 'Articles', '__EFMigrationsHistory')") is not 4L)
                throw new InvalidOperationException($"{file} is not a database of Dashboard.");
        }
        catch (SqliteException error)
        {
            throw new InvalidOperationException($"{file} is not a database of Dashboard: {error.Message}");
        }
    }

    /// <summary>Brings the copy up to date and checks every story's log.</summary>
    private static async Task CheckContentAsync(string file)
    {
        var contexts = new FileContexts(file);
        await using (var db = contexts.CreateDbContext())
            await Upgrade.ApplyAsync(db, file);
        File.Delete(file + ".migrating");
        var found = await new LogVerifier(contexts).VerifyAsync();
        if (found.Faults is [var fault, ..])
            throw new InvalidOperationException($"The log of the backup is not intact: {fault.StorySlug}: {fault.What}. Nothing was restored.");
    }

    private static async Task<string?> SetAsideAsync(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            await using var connection = Open(file, SqliteOpenMode.ReadWrite);
            await connection.OpenAsync();
            await ScalarAsync(connection, "PRAGMA journal_mode=DELETE");
        }
        catch (SqliteException)
        {
            // Damaged, perhaps the very reason for the restore: kept as it is, with what lies beside it.
        }
        var aside = $"{file}.before-restore-{TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        foreach (var tail in new[] { "-wal", "-shm", "" })
        {
            if (File.Exists(file + tail))
                File.Move(file + tail, aside + tail);
        }
        return aside;
    }

    private static void Discard(string part)
    {
        foreach (var tail in new[] { "", "-wal", "-shm", "-journal", ".migrating" })
            File.Delete(part + tail);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this file come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private sealed class FileContexts(string file) : IDbContextFactory<DashboardDbContext>
    {
        private readonly DbContextOptions<SqliteDashboardDbContext> _options = new DbContextOptionsBuilder<SqliteDashboardDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()).Options;

        public DashboardDbContext CreateDbContext() => new SqliteDashboardDbContext(_options);
    }
}
