using System.Runtime.InteropServices;

namespace Dashboard.Web;

/// <summary>Memory that is not .NET's: SQLite's pages and what the compiler of .NET works with.</summary>
internal static class NativeHeap
{
    private const int MostArenas = -8;
    private const int TrimThreshold = -1;

    /// <summary>
    /// glibc keeps a heap for each thread, up to eight for each core, and gives back of it little that is free. One for all is enough for a program that
    /// spends its time in managed code. Other C libraries keep one anyway.
    /// </summary>
    public static void KeepSmall()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Set(MostArenas, 1);
            _ = Set(TrimThreshold, 128 * 1024);
        }
        catch (EntryPointNotFoundException)
        {
            // Not glibc.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(int option, int value);
}
