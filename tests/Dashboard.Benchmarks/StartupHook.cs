using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Loaded into the measured program by <c>DOTNET_STARTUP_HOOKS</c>, so that the program itself needs no door for measuring. On each
/// connection to the socket named by <c>DASHBOARD_MEASURE</c> it collects all garbage and answers with one line:
/// heap bytes, collections of the youngest and of the oldest generation, milliseconds that all threads were stopped, bytes allocated since the start.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for this name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("DASHBOARD_MEASURE") is not { Length: > 0 } path)
            return;
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "measure" }.Start();
    }

    private static void Answer(Socket listener)
    {
        var command = new byte[1];
        while (true)
        {
            using var caller = listener.Accept();
            if (caller.Receive(command) == 1 && command[0] == 'g')
            {
                // Twice, because finalizers of the first round free more.
                for (var round = 0; round < 2; round++)
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    GC.WaitForPendingFinalizers();
                }
            }
            caller.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{GC.GetTotalMemory(false)} {GC.CollectionCount(0)} {GC.CollectionCount(GC.MaxGeneration)} {GC.GetTotalPauseDuration().TotalMilliseconds:0} {GC.GetTotalAllocatedBytes()}")));
        }
    }
}
