using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Benchmarks.Live;

/// <summary>A measured program in a process of its own, held on one core.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly long s_ticksPerSecond = 100;
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly string _measure;

    private Child(Process process, string measure)
    {
        _process = process;
        _measure = measure;
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it printed, for when it fails.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    /// <param name="fence">What it may have of the machine's memory from its first page on; null: all of it.</param>
    public static Child Start(
        string folder, string workingDirectory, int? core, string assembly, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, MemoryFence? fence = null)
    {
        var measure = Path.Combine(folder, $"measure-{Guid.NewGuid():N}"[..16] + ".sock");
        var start = Info(core, assembly, arguments, settings, workingDirectory);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment["DASHBOARD_MEASURE"] = measure;
        if (fence is not null)
        {
            foreach (var (at, word) in new[] { "-c", "echo $$ > \"$0\" && exec \"$@\"", fence.Gate, start.FileName }.Index())
                start.ArgumentList.Insert(at, word);
            start.FileName = "sh";
        }
        return new Child(Process.Start(start)!, measure);
    }

    /// <summary>Runs one verb to its end and gives what it printed.</summary>
    public static async Task<string> RunAsync(string assembly, string workingDirectory, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, string? input = null)
    {
        var start = Info(null, assembly, arguments, settings, workingDirectory);
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        if (input is not null)
            await process.StandardInput.WriteLineAsync(input).ConfigureAwait(false);
        process.StandardInput.Close();
        var faults = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? said.Trim()
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {said}{await faults.ConfigureAwait(false)}");
    }

    private static ProcessStartInfo Info(int? core, string assembly, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, string workingDirectory)
    {
        var start = new ProcessStartInfo(core is null ? "dotnet" : "taskset")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        if (core is { } number)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add("dotnet");
        }
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Processor seconds used so far, all threads.</summary>
    public double CpuSeconds => CpuSecondsOf(_process.Id);

    public static double CpuSecondsOf(int process)
    {
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / (double)s_ticksPerSecond;
    }

    /// <summary>Busy seconds of a core since the machine started, whoever used it.</summary>
    public static double BusySecondsOf(int core)
    {
        var line = File.ReadLines("/proc/stat").First(line => line.StartsWith($"cpu{core} ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = line[1..].Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        // All but idle (3) and waiting for disks (4); guest time (8, 9) is in user time already.
        return (ticks.Take(8).Sum() - ticks[3] - ticks[4]) / (double)s_ticksPerSecond;
    }

    public long ResidentBytes => Resident.All;

    /// <summary>What of the program is in memory now.</summary>
    public Pages Resident
    {
        get
        {
            var lines = File.ReadAllLines($"/proc/{_process.Id}/status");
            long Of(string name) => long.Parse(
                lines.First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
            return new Pages(Of("VmRSS"), Of("RssAnon"), Of("RssFile"), Of("RssShmem"));
        }
    }

    /// <summary>Memory of the program, after a full collection when wished.</summary>
    public async Task<Memory> MemoryAsync(bool collect)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_measure)).ConfigureAwait(false);
        await socket.SendAsync(new byte[] { collect ? (byte)'g' : (byte)'s' }).ConfigureAwait(false);
        var buffer = new byte[200];
        var count = await socket.ReceiveAsync(buffer).ConfigureAwait(false);
        var parts = Encoding.ASCII.GetString(buffer, 0, count).Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new Memory(parts[0], ResidentBytes, parts[1], parts[2], parts[3], parts[4]);
    }

    private void Say(string? line)
    {
        lock (_said)
        {
            if (line is not null && _said.Length < 20_000)
                _said.AppendLine(line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }
}

/// <summary>Where resident memory comes from.</summary>
/// <param name="All">All of it, bytes.</param>
/// <param name="Anonymous">Its own: objects and what the runtime keeps beside them.</param>
/// <param name="Files">Assemblies and libraries as they lie on the disk: the kernel can let go of them, and keeps them once for all programs.</param>
/// <param name="Shared">Compiled code, which .NET maps twice.</param>
internal sealed record Pages(long All, long Anonymous, long Files, long Shared)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{All / 1e6:0} MB resident ({Anonymous / 1e6:0} its own, {Files / 1e6:0} files, {Shared / 1e6:0} compiled code)");
}

/// <summary>Bytes of the managed heap and resident; all collections, full ones, their pauses in milliseconds and bytes allocated since the start.</summary>
internal sealed record Memory(long Heap, long Resident, long Collections, long FullCollections, long PausedMs, long Allocated);
