using Dashboard.Data;
using Microsoft.Data.Sqlite;

namespace Dashboard.Web.CommandLine;

/// <summary>
/// A lock on a file beside the SQLite database: shared by servers, taken alone by a restore. The system lets go of it when a
/// process dies, however it dies. PostgreSQL needs none.
/// </summary>
internal static class ServingMark
{
    /// <summary>Held by a server as long as it runs.</summary>
    /// <exception cref="InvalidOperationException">A restore is under way.</exception>
    public static IDisposable? Share(IConfiguration configuration) =>
        FileOf(configuration) is { } file
            ? TryOpen(file, FileAccess.Read, FileShare.Read) ?? throw new InvalidOperationException("The database is being restored at this moment. Start again when that is done.")
            : null;

    /// <returns>Null when a server runs on the database.</returns>
    public static IDisposable? TryTakeAlone(IConfiguration configuration) =>
        FileOf(configuration) is { } file ? TryOpen(file, FileAccess.ReadWrite, FileShare.None) : null;

    /// <summary>True while a server runs on this SQLite file.</summary>
    public static bool IsServed(IConfiguration configuration)
    {
        if (FileOf(configuration) is null)
            return false;
        using var alone = TryTakeAlone(configuration);
        return alone is null;
    }

    /// <summary>The SQLite file; null with PostgreSQL.</summary>
    public static string? DatabaseOf(IConfiguration configuration) =>
        DataServices.ProviderOf(configuration) == DatabaseProvider.Sqlite
            ? Path.GetFullPath(new SqliteConnectionStringBuilder(configuration.GetConnectionString("Dashboard")).DataSource)
            : null;

    private static string? FileOf(IConfiguration configuration) => DatabaseOf(configuration) is { } database ? database + ".serving" : null;

    private static FileStream? TryOpen(string file, FileAccess access, FileShare share)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
