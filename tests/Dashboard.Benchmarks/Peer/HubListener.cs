using System.Diagnostics;
using System.Net.WebSockets;
using Dashboard.Benchmarks.Circuits;

namespace Dashboard.Benchmarks.Peer;

/// <summary>One client of the bare hub, in SignalR's JSON protocol.</summary>
internal sealed class HubListener : IAsyncDisposable
{
    private static readonly byte[] s_handshake = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();
    private static readonly byte[] s_ping = "{\"type\":6}\u001e"u8.ToArray();

    private readonly Wire _wire;
    private readonly CancellationTokenSource _end = new();
    private Task _reading = Task.CompletedTask;

    private HubListener(Wire wire) => _wire = wire;

    public static async Task<HubListener> OpenAsync(Uri site, Circuit.Picture message)
    {
        var listener = new HubListener(await Wire.OpenAsync(new Uri(site, "/hub"), null, null, default).ConfigureAwait(false));
        await listener._wire.SendAsync(s_handshake, WebSocketMessageType.Text, default).ConfigureAwait(false);
        listener._reading = listener.ReadAsync(message);
        return listener;
    }

    public Task PingAsync() => _wire.SendAsync(s_ping, WebSocketMessageType.Text, _end.Token);

    private async Task ReadAsync(Circuit.Picture message)
    {
        try
        {
            while (await _wire.ReceiveAsync(_end.Token).ConfigureAwait(false))
            {
                var at = Stopwatch.GetTimestamp();
                Take(message, at);
            }
        }
        catch (Exception) when (_end.IsCancellationRequested)
        {
        }
    }

    private void Take(Circuit.Picture message, long at)
    {
        var rest = _wire.Unread;
        for (var end = rest.IndexOf((byte)0x1e); end >= 0; end = rest.IndexOf((byte)0x1e))
        {
            message(rest[..end], at);
            rest = rest[(end + 1)..];
        }
        _wire.Keep(rest.Length);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _wire.Dispose();
        _end.Dispose();
    }
}
