using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Tests.Support;

/// <summary>A real PostgreSQL server of its own on loopback, in a temporary folder, for the tests of one class.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-pg-").FullName;
    private readonly int _port = FreePort();
    private int _databases;

    /// <summary>Folder of the server's programs; null when PostgreSQL is not installed.</summary>
    public static string? Programs { get; } = !Directory.Exists("/usr/lib/postgresql") ? null : Directory.GetDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "postgres")));

    public async Task InitializeAsync()
    {
        if (Programs is null)
            return;
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", _folder);
        var data = Path.Combine(_folder, "data");
        await AsServerAsync(Path.Combine(Programs, "initdb"), "-D", data, "-U", "dashboard", "-A", "trust", "-E", "UTF8", "--no-sync");
        await AsServerAsync(
            Path.Combine(Programs, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(_folder, "log"),
            "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off", "start");
    }

    /// <summary>Connection string of a new, empty database.</summary>
    public string NewDatabase() =>
        $"Host=127.0.0.1;Port={_port};Username=dashboard;Database=test{Interlocked.Increment(ref _databases)};Maximum Pool Size=20";

    public async Task DisposeAsync()
    {
        if (Programs is null)
            return;
        Npgsql.NpgsqlConnection.ClearAllPools();
        await AsServerAsync(Path.Combine(Programs, "pg_ctl"), "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    // The server refuses to run as root.
    private static Task AsServerAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Output is not read: the server inherits the pipe from pg_ctl and would keep it open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

/// <summary>A test that needs PostgreSQL; skipped, saying so, where it is not installed.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Programs is null)
            Skip = "PostgreSQL is not installed (Debian: apt-get install postgresql).";
    }
}
