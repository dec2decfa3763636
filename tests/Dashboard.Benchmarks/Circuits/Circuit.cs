using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>
/// One open page without a browser: starts the circuit, acknowledges every picture as blazor.web.js does, answers calls to the
/// browser with null, and hands each picture to whoever measures.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    /// <summary>Takes the bytes of a picture and the moment it was there (Stopwatch ticks).</summary>
    public delegate void Picture(ReadOnlySpan<byte> bytes, long at);

    private readonly Wire _wire;
    private readonly Picture _picture;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _alive = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<byte[]> _answers = [];
    private TaskCompletionSource? _stuck;
    private Task _reading = Task.CompletedTask;
    private string _secret = "";

    private Circuit(Wire wire, Picture picture)
    {
        _wire = wire;
        _picture = picture;
    }

    public int Pictures { get; private set; }
    public long PictureBytes { get; private set; }

    /// <summary>Of the picture that drew the page.</summary>
    public int FirstPictureBytes { get; private set; }

    /// <summary>Why the circuit ended by itself; null while it lives.</summary>
    public string? Fault { get; private set; }

    /// <summary>Opens a page and returns when it has drawn itself for the first time.</summary>
    /// <param name="http">Signed in.</param>
    /// <param name="page">Its address.</param>
    /// <param name="cookie">The session, for the WebSocket.</param>
    /// <param name="picture">Called for each picture, from any thread, one at a time.</param>
    /// <param name="receiveBuffer">Of the socket in bytes, for clients that shall get stuck soon.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Circuit> OpenAsync(
        HttpClient http, Uri page, string cookie, Picture picture, int? receiveBuffer = null, CancellationToken cancel = default)
    {
        var read = await BlazorPage.ReadAsync(http, page, cancel).ConfigureAwait(false);
        var wire = await Wire.OpenAsync(new Uri(page, "/_blazor"), cookie, receiveBuffer, cancel).ConfigureAwait(false);
        var circuit = new Circuit(wire, picture);
        await wire.SendAsync(BlazorPack.Handshake, WebSocketMessageType.Binary, cancel).ConfigureAwait(false);
        circuit._reading = circuit.ReadAsync(read);
        await wire.SendAsync(
            BlazorPack.Call("0", "StartCircuit", new Uri(page, "/").ToString(), page.ToString(), "[]", read.State), WebSocketMessageType.Binary, cancel).ConfigureAwait(false);
        await circuit._alive.Task.WaitAsync(TimeSpan.FromSeconds(60), cancel).ConfigureAwait(false);
        return circuit;
    }

    /// <summary>Stops reading, as a suspended laptop does: the connection stays open and its buffers fill.</summary>
    public void Stick() => _stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says that the client is still there, as browsers do every 15 seconds.</summary>
    public Task PingAsync() => _wire.SendAsync(BlazorPack.Ping, WebSocketMessageType.Binary, _end.Token);

    private async Task ReadAsync(BlazorPage page)
    {
        try
        {
            var greeted = false;
            while (await _wire.ReceiveAsync(_end.Token).ConfigureAwait(false))
            {
                if (_stuck is { } stuck)
                    await stuck.Task.WaitAsync(_end.Token).ConfigureAwait(false);
                var at = System.Diagnostics.Stopwatch.GetTimestamp();
                if (!greeted)
                {
                    var end = _wire.Unread.IndexOf((byte)0x1e);
                    if (end < 0)
                        continue;
                    if (_wire.Unread[..end].Length > 2)
                        throw new InvalidOperationException(Encoding.UTF8.GetString(_wire.Unread[..end]));
                    greeted = true;
                    _wire.Keep(_wire.Unread.Length - end - 1);
                }
                Take(page, at);
                foreach (var answer in _answers)
                    await _wire.SendAsync(answer, WebSocketMessageType.Binary, _end.Token).ConfigureAwait(false);
                _answers.Clear();
            }
            Fault ??= "closed by the server";
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            Fault ??= error.Message;
        }
        if (!_alive.TrySetException(new InvalidOperationException($"The circuit did not start: {Fault}")))
            return;
        // Nobody may be waiting for it any more.
        _ = _alive.Task.Exception;
    }

    private void Take(BlazorPage page, long at)
    {
        var rest = _wire.Unread;
        while (BlazorPack.TryTake(ref rest, out var message))
        {
            var reader = new PackReader(message);
            reader.Array();
            switch (reader.Number())
            {
                case 1:
                    reader.Headers();
                    reader.Bytes();
                    Called(ref reader, at);
                    break;
                case 3:
                    reader.Headers();
                    reader.Bytes();
                    if (reader.Number() != 3)
                        throw new InvalidOperationException("StartCircuit was refused: " + reader.Text());
                    _secret = reader.Text();
                    if (_secret.Length == 0)
                        throw new InvalidOperationException("StartCircuit gave no circuit.");
                    _answers.Add(BlazorPack.Call(null, "UpdateRootComponents", page.Operations, page.State));
                    break;
                case 7:
                    throw new InvalidOperationException("The server closed the connection: " + reader.Text());
            }
        }
        _wire.Keep(rest.Length);
    }

    private void Called(ref PackReader reader, long at)
    {
        var target = reader.Bytes();
        reader.Array();
        if (target.SequenceEqual("JS.RenderBatch"u8))
        {
            var batch = reader.Number();
            var bytes = reader.Bytes();
            Pictures++;
            PictureBytes += bytes.Length;
            // The head of the page comes alive on its own before the rest.
            if (!_alive.Task.IsCompleted)
                FirstPictureBytes = Math.Max(FirstPictureBytes, bytes.Length);
            _picture(bytes, at);
            _answers.Add(BlazorPack.Call(null, "OnRenderCompleted", batch, null));
        }
        else if (target.SequenceEqual("JS.BeginInvokeJS"u8))
        {
            var handle = reader.Number();
            if (handle != 0)
                _answers.Add(BlazorPack.Call(null, "EndInvokeJSFromDotNet", handle, true, $"[{handle.ToString(CultureInfo.InvariantCulture)},true,null]"));
        }
        else if (target.SequenceEqual("JS.EndUpdateRootComponents"u8))
        {
            _alive.TrySetResult();
        }
        else if (target.SequenceEqual("JS.Error"u8))
        {
            throw new InvalidOperationException("The page failed: " + reader.Text());
        }
    }

    /// <summary>Leaves as a closed tab does: the server need not keep the circuit for a return.</summary>
    public async Task LeaveAsync(HttpClient http, Uri site)
    {
        using var form = new MultipartFormDataContent { { new StringContent(_secret), "circuitId" } };
        using var answer = await http.PostAsync(new Uri(site, "/_blazor/disconnect"), form).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _wire.Dispose();
        _end.Dispose();
    }
}
