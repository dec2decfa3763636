using System.Globalization;

namespace Dashboard.Benchmarks.Live;

/// <summary>
/// As much of the machine's memory as a program may have (a control group of Linux, first or second kind; needs root). What the program is the first to read of files counts too, but the kernel
/// may drop that; a program that needs more than is left is ended by the kernel.
/// </summary>
internal sealed class MemoryFence : IDisposable
{
    private const string FirstKind = "/sys/fs/cgroup/memory", SecondKind = "/sys/fs/cgroup";
    private readonly string _folder;
    private readonly bool _first;

    private MemoryFence(string folder, bool first)
    {
        _folder = folder;
        _first = first;
    }

    /// <summary>Whoever writes its number into this file is inside.</summary>
    public string Gate => Path.Combine(_folder, "cgroup.procs");

    /// <summary>Programs that were ended for needing more.</summary>
    public int Ended => File.ReadLines(Path.Combine(_folder, _first ? "memory.oom_control" : "memory.events"))
        .Where(line => line.StartsWith("oom_kill ", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)).FirstOrDefault();

    /// <exception cref="IOException">Not Linux, not root, or a kernel without such groups.</exception>
    public static MemoryFence Of(long bytes)
    {
        var first = Directory.Exists(FirstKind);
        var folder = Path.Combine(first ? FirstKind : SecondKind, $"dashboard-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, first ? "memory.limit_in_bytes" : "memory.max"), bytes.ToString(CultureInfo.InvariantCulture));
        return new MemoryFence(folder, first);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder);
        }
        catch (IOException)
        {
            // Somebody is still inside; the group goes with the machine.
        }
    }
}
