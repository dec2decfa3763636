using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Dashboard.Browser.Tests.Support;

/// <summary>The built program, started as its users start it, on an empty folder and a free port.</summary>
public sealed class DashboardProgram : IAsyncDisposable
{
    private static readonly string s_root = FindRoot();
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-run-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <param name="settings">Environment settings beside the database's place.</param>
    public DashboardProgram(params (string Name, string Value)[] settings)
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        _settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        _settings["ConnectionStrings__Dashboard"] = $"Data Source={Database}";
        _settings["ASPNETCORE_URLS"] = Address;
    }

    public string Address { get; }

    /// <summary>Its SQLite file.</summary>
    public string Database => Path.Combine(_folder, "dashboard.db");

    /// <summary>All that it has printed, for messages of failing tests.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Folder with the five articles of the reference story; null where it is not beside the repository.</summary>
    public static string? Seeds { get; } = Directory.Exists(Path.Combine(s_root, "..", "shared", "seeds")) ? Path.Combine(s_root, "..", "shared", "seeds") : null;

    /// <summary>Folder for pictures that a person may want to look at; not in the repository.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(s_root, "artifacts", "pictures")).FullName;

    /// <summary>Takes over what a program that has ended left behind; before this one starts.</summary>
    public void BeginFrom(DashboardProgram ended)
    {
        foreach (var file in Directory.GetFiles(ended._folder))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public async Task StartAsync(params string[] verb)
    {
        _process = Start(verb);
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(3))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Output}");
            try
            {
                if ((await client.GetAsync(new Uri(Address + "/health/ready"))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException($"The program did not become ready:\n{Output}");
    }

    /// <summary>SIGKILL: the program gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        using (Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(40));
    }

    /// <summary>Runs a verb to its end beside the server.</summary>
    public async Task<(int Code, string Output)> RunAsync(string[] verb, string? input = null)
    {
        using var process = new Process { StartInfo = Info(verb) };
        process.StartInfo.RedirectStandardInput = true;
        process.Start();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>A client with a new API key.</summary>
    public async Task<HttpClient> ApiAsync(string role = "admin")
    {
        var (code, output) = await RunAsync(["key", "create", "--name", "test", "--role", role]);
        return code == 0 ? Api(output.Trim()) : throw new InvalidOperationException(output);
    }

    /// <summary>A client with this API key.</summary>
    public HttpClient Api(string key)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address + "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Somebody who can sign in with this address and <see cref="Password"/>.</summary>
    public async Task<string> PersonAsync(string name, string role)
    {
        var email = $"{name.ToLowerInvariant()}@newsroom.example";
        var (code, output) = await RunAsync(["user", "create", "--email", email, "--name", name, "--role", role, "--password-stdin"], Password);
        return code == 0 ? email : throw new InvalidOperationException(output);
    }

    public const string Password = "seven lamps on a wet quay";

    public static async Task<string> CreateStoryAsync(HttpClient api, string title)
    {
        using var answer = await api.PostAsJsonAsync("stories", new { title });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("slug").GetString()!;
    }

    /// <summary>Waits until everything received is analysed.</summary>
    public static async Task WaitForAnalysisAsync(HttpClient api, string story, TimeSpan atMost)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < atMost)
        {
            var status = await api.GetFromJsonAsync<JsonElement>($"stories/{story}/status");
            if (status.GetProperty("pending").GetInt32() == 0)
                return;
            await Task.Delay(100);
        }
        throw new TimeoutException($"The articles of {story} were not analysed within {atMost}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start(string[] verb)
    {
        var process = new Process { StartInfo = Info(verb) };
        void Keep(object _, DataReceivedEventArgs line)
        {
            lock (_output)
                _output.AppendLine(line.Data);
        }
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private ProcessStartInfo Info(string[] verb)
    {
        // The same configuration as these tests were built in: bin/Release/net10.0.
        var flavour = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;
        var program = Path.Combine(s_root, "src", "Dashboard.Web", "bin", flavour, "net10.0", "Dashboard.Web.dll");
        var info = new ProcessStartInfo("dotnet", [program, .. verb])
        {
            WorkingDirectory = s_root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
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

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
