using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Browser.Tests.Support;

/// <summary>A wire between one browser and the program that can be cut and mended.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _to;
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly Task _accepting;
    private volatile bool _cut;

    /// <param name="program">Address of the program.</param>
    public Wire(string program)
    {
        _to = new Uri(program).Port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Every connection breaks off and no new one comes through.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var socket in _open.Keys)
            Close(socket);
    }

    public void Mend() => _cut = false;

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptSocketAsync();
                if (_cut)
                    Close(browser);
                else
                    _ = CarryAsync(browser);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        var program = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        browser.NoDelay = true;
        _open[browser] = _open[program] = true;
        try
        {
            await program.ConnectAsync(IPAddress.Loopback, _to);
            await Task.WhenAny(CopyAsync(browser, program), CopyAsync(program, browser));
        }
        catch (SocketException)
        {
            // Cut, or the program is not there.
        }
        finally
        {
            Close(browser);
            Close(program);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer)) > 0)
            {
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private void Close(Socket socket)
    {
        _open.TryRemove(socket, out _);
        socket.Close(0);
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _accepting;
    }
}
