using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Ingest.Fetching;

/// <summary>A server on this machine that says byte for byte what a test wants, honest or not.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    public delegate Task Talk(string request, Stream stream, CancellationToken stop);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;

    public RawServer(Talk talk)
    {
        _listener.Start();
        _accepting = AcceptAsync(talk);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public int Connections => _connections;
    public List<string> Requests { get; } = [];

    public Uri Address(string path = "/") => new($"http://127.0.0.1:{Port}{path}");

    /// <summary>Answers every request with the same head and body.</summary>
    public static RawServer Answering(string head, byte[]? body = null) => new((_, stream, stop) => SendAsync(stream, head, body ?? [], stop));

    public static RawServer Redirecting(Func<string, string> locationOfPath) => new((request, stream, stop) =>
        SendAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: {locationOfPath(request.Split(' ')[1])}\r\n", [], stop));

    public static async Task SendAsync(Stream stream, string head, byte[] body, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), stop);
        await stream.WriteAsync(body, stop);
    }

    private async Task AcceptAsync(Talk talk)
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                return;
            }

            Interlocked.Increment(ref _connections);
            _ = Task.Run(() => ServeAsync(client, talk));
        }
    }

    private async Task ServeAsync(TcpClient client, Talk talk)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = new StringBuilder();
                var buffer = new byte[4096];
                while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await stream.ReadAsync(buffer, _stop.Token);
                    if (read == 0) return;
                    request.Append(Encoding.Latin1.GetString(buffer, 0, read));
                }

                lock (Requests) Requests.Add(request.ToString());
                await talk(request.ToString(), stream, _stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
                _ = await stream.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: false, _stop.Token);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The other side hung up: that is what most of these tests are about.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }
}
