using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Tests.Ingest.Pages;

/// <summary>
/// Time that this thread worked, so that a promise about time can be tested on a machine that is busy with other things. Where the system
/// does not tell, the clock on the wall.
/// </summary>
internal sealed class WorkTime
{
    private const string Stat = "/proc/thread-self/stat";
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private readonly TimeSpan? _start = OfThread();

    public TimeSpan Elapsed => OfThread() is { } now && _start is { } start ? now - start : _wall.Elapsed;

    private static TimeSpan? OfThread()
    {
        if (!File.Exists(Stat)) return null;
        var stat = File.ReadAllText(Stat);
        // The name in brackets may hold spaces; user and system time, in hundredths of a second, are the 12th and 13th field after it.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
    }
}
