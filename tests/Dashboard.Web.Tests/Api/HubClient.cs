using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Dashboard.Web.Tests.Api;

/// <summary>A program that speaks the hub's JSON protocol over a plain WebSocket.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<JsonElement> _calls = Channel.CreateUnbounded<JsonElement>();
    private readonly Dictionary<string, TaskCompletionSource<JsonElement>> _waiting = [];
    private Task _reading = Task.CompletedTask;
    private int _invocations;

    /// <summary>Completes when the line is gone.</summary>
    public Task Ended => _reading;

    /// <param name="address">Of the program.</param>
    /// <param name="key">Sent as a header.</param>
    /// <param name="read">False for a client that never reads what it is sent.</param>
    public static async Task<HubClient> ConnectAsync(Uri address, string? key, bool read = true)
    {
        var client = new HubClient();
        if (key is not null)
            client._socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        await client._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/story" }.Uri, default);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        if (read)
            client._reading = client.ReadAsync();
        return client;
    }

    /// <summary>Calls a method of the hub and waits for its end; returns the error, or null.</summary>
    public async Task<string?> InvokeAsync(string target, params object[] arguments)
    {
        var id = Interlocked.Increment(ref _invocations).ToString();
        var done = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
            _waiting[id] = done;
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target, arguments }));
        var answer = await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return answer.TryGetProperty("error", out var error) ? error.GetString() : null;
    }

    /// <summary>Calls a method of the hub without waiting for anything.</summary>
    public Task TellAsync(string target, params object[] arguments) => SendAsync(JsonSerializer.Serialize(new { type = 1, target, arguments }));

    /// <summary>The arguments of the next call of a method by the server.</summary>
    public async Task<JsonElement> NextAsync(string target, int seconds = 30)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            var call = await _calls.Reader.ReadAsync(patience.Token);
            if (call.GetProperty("target").GetString() == target)
                return call.GetProperty("arguments");
        }
    }

    /// <summary>Events until a sequence was seen.</summary>
    public async Task<List<JsonElement>> EventsUntilAsync(long sequence, int seconds = 60)
    {
        var events = new List<JsonElement>();
        while (events.Count == 0 || events[^1].GetProperty("sequence").GetInt64() < sequence)
            events.AddRange((await NextAsync("Events", seconds))[1].EnumerateArray());
        return events;
    }

    /// <summary>True when no call of a method comes for a while.</summary>
    public async Task<bool> SilentAsync(string target, TimeSpan time)
    {
        await Task.Delay(time);
        while (_calls.Reader.TryRead(out var call))
        {
            if (call.GetProperty("target").GetString() == target)
                return false;
        }
        return true;
    }

    private async Task SendAsync(string message) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, default);

    private async Task ReadAsync()
    {
        var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), default);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                text.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                foreach (var message in Encoding.UTF8.GetString(text.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries))
                    Take(JsonDocument.Parse(message).RootElement);
                text.SetLength(0);
            }
        }
        catch (WebSocketException)
        {
            // Cut.
        }
        finally
        {
            _calls.Writer.TryComplete();
        }
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("type", out var type))
            return;
        if (type.GetInt32() == 1)
            _calls.Writer.TryWrite(message);
        if (type.GetInt32() == 3)
        {
            lock (_waiting)
                _waiting[message.GetProperty("invocationId").GetString()!].TrySetResult(message);
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
