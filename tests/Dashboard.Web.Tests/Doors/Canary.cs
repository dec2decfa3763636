using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Dashboard.Web.Tests.Doors;

/// <summary>A server inside that nobody may reach. It listens on every address of this machine and counts who comes; it answers, so that a visit does not go unseen.</summary>
internal sealed class Canary : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.IPv6Any, 0);
    private readonly Task _accepting;
    private int _visits;

    public Canary()
    {
        _listener.Server.DualMode = true;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public int Visits => Volatile.Read(ref _visits);

    /// <summary>Addresses under which it can be reached from this machine and that are no loopback, so that no setting for tests lets them through.</summary>
    public IReadOnlyList<string> Addresses =>
    [
        $"http://0:{Port}/canary", $"http://[::]:{Port}/canary",
        .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(one => one.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)).Take(1).Select(address => $"http://{address}:{Port}/canary"),
    ];

    /// <summary>Proves that it would have noticed.</summary>
    public async Task<bool> NoticesAsync()
    {
        var before = Visits;
        using var http = new HttpClient();
        await http.GetStringAsync($"http://127.0.0.1:{Port}/");
        return Visits == before + 1;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _visits);
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[2048]);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret"u8.ToArray());
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
            {
                if (!_listener.Server.IsBound)
                    return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }
}
