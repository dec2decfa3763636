using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Dashboard.Web.Tests.CommandLine;

/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record Told(int Code, string Out, string Error);

/// <summary>The built program over an empty folder, run as processes.</summary>
public sealed class VerbProgram : IAsyncDisposable
{
    private static readonly string s_root = FindRoot();
    private Process? _server;

    public VerbProgram()
    {
        Settings["ConnectionStrings__Dashboard"] = $"Data Source={Database}";
        Settings["Doors__HashRounds"] = "1000";
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Address = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}";
        Settings["ASPNETCORE_URLS"] = Address;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("dashboard-verb-").FullName;

    public string Database => Path.Combine(Folder, "dashboard.db");

    public string Address { get; }

    public HttpClient Http { get; } = new();

    /// <summary>Its environment.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public async Task<Told> RunAsync(string[] verb, string? input = null)
    {
        using var process = Process.Start(Info(verb))!;
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the server and waits until it is ready.</summary>
    public async Task ServeAsync()
    {
        _server = Process.Start(Info([]))!;
        _ = _server.StandardOutput.ReadToEndAsync();
        var error = _server.StandardError.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(90))
        {
            Assert.False(_server.HasExited, _server.HasExited ? await error : "");
            try
            {
                if ((await Http.GetAsync(new Uri(Address + "/health/ready"))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        Assert.Fail("The server did not become ready.");
    }

    public async Task StopAsync()
    {
        _server!.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Runs SQL behind the program's back; gives the first value.</summary>
    public async Task<object?> SqlAsync(string sql, string? file = null)
    {
        await using var connection = new SqliteConnection($"Data Source={file ?? Database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await StopAsync();
        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ProcessStartInfo Info(string[] verb)
    {
        // The same configuration as these tests were built in: bin/Release/net10.0.
        var flavour = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;
        var info = new ProcessStartInfo("dotnet", [Path.Combine(s_root, "src", "Dashboard.Web", "bin", flavour, "net10.0", "Dashboard.Web.dll"), .. verb])
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings)
            info.Environment[name] = value;
        return info;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dashboard.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
