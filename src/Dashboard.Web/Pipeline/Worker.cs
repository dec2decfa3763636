using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Web.Pipeline;

/// <summary>The name under which this process holds leases, and whether the one behind another name still lives.</summary>
internal static class Worker
{
    public static readonly string Name = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{StartOf(Process.GetCurrentProcess())}");

    /// <summary>True when it is known to be gone: a process of this machine that ended. What another machine does cannot be known.</summary>
    public static bool IsDead(string? name)
    {
        if (name?.Split('/') is not [var machine, var pid, var start, ..] || machine != Environment.MachineName)
            return false;
        try
        {
            using var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            return StartOf(process).ToString(CultureInfo.InvariantCulture) != start;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    // To the second: the same process is read with slightly different ticks.
    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
