using System.Net.Sockets;
using System.Net.WebSockets;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>A WebSocket as a browser opens it: negotiated, with cookie and origin.</summary>
internal sealed class Wire : IDisposable
{
    private static readonly HttpClient s_http = new(Connections(null)) { Timeout = TimeSpan.FromMinutes(2) };

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private byte[] _buffer = new byte[4096];
    private int _filled;

    /// <summary>Bytes received so far.</summary>
    public long Received { get; private set; }

    public static async Task<Wire> OpenAsync(Uri hub, string? cookie, int? receiveBuffer, CancellationToken cancel)
    {
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, new Uri(hub + "/negotiate?negotiateVersion=1"));
        if (cookie is not null)
            negotiate.Headers.Add("Cookie", cookie);
        negotiate.Headers.Add("Origin", hub.GetLeftPart(UriPartial.Authority));
        using var answer = await s_http.SendAsync(negotiate, cancel).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        var token = (string)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false))!["connectionToken"]!;

        var wire = new Wire();
        wire._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (cookie is not null)
            wire._socket.Options.SetRequestHeader("Cookie", cookie);
        wire._socket.Options.SetRequestHeader("Origin", hub.GetLeftPart(UriPartial.Authority));
        var address = new UriBuilder(hub) { Scheme = "ws", Query = "id=" + Uri.EscapeDataString(token) }.Uri;
        var invoker = receiveBuffer is null ? s_http : new HttpMessageInvoker(Connections(receiveBuffer));
        await wire._socket.ConnectAsync(address, invoker, cancel).ConfigureAwait(false);
        return wire;
    }

    private static SocketsHttpHandler Connections(int? receiveBuffer) => new()
    {
        UseCookies = false,
        ConnectCallback = async (context, stop) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (receiveBuffer is { } size)
                socket.ReceiveBufferSize = size;
            await socket.ConnectAsync(context.DnsEndPoint, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType kind, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(bytes, kind, endOfMessage: true, cancel).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Waits for more bytes; what was not consumed of the earlier ones stays in front of them.</summary>
    /// <returns>False when the server has closed.</returns>
    public async ValueTask<bool> ReceiveAsync(CancellationToken cancel)
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var result = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancel).ConfigureAwait(false);
        if (result.MessageType == WebSocketMessageType.Close)
            return false;
        _filled += result.Count;
        Received += result.Count;
        return true;
    }

    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(0, _filled);

    /// <summary>Keeps only the last bytes.</summary>
    public void Keep(int last)
    {
        if (last > 0)
            _buffer.AsSpan(_filled - last, last).CopyTo(_buffer);
        _filled = last;
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
    }
}
