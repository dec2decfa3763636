using Dashboard.Benchmarks.Peer;

namespace Dashboard.Benchmarks.Live;

/// <summary>The program to compare with and its clients: a bare SignalR hub in a process of its own.</summary>
internal sealed class HubAudience : IAsyncDisposable
{
    private readonly string _folder;
    private readonly HttpClient _http = new();
    private readonly List<HubListener> _listeners = [];
    private readonly PeriodicTimer _pulse = new(TimeSpan.FromSeconds(10));
    private readonly Uri _site;
    private Task _beating = Task.CompletedTask;

    private HubAudience(string folder, Child server, Uri site)
    {
        _folder = folder;
        Server = server;
        _site = site;
    }

    public Child Server { get; }

    /// <summary>Characters of each message, stamp included.</summary>
    public int MessageSize { get; set; } = 300;

    public static async Task<HubAudience> StartAsync(LiveOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-bench-").FullName;
        var site = new Uri($"http://127.0.0.1:{options.Port + 1}");
        var server = Child.Start(folder, folder, options.ServerCore, typeof(HubAudience).Assembly.Location, ["hub", site.ToString()], new Dictionary<string, string>());
        var audience = new HubAudience(folder, server, site);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await audience.SayAsync("hello").ConfigureAwait(false);
                return audience;
            }
            catch (HttpRequestException) when (attempt < 300 && !server.HasExited)
            {
                await Task.Delay(100).ConfigureAwait(false);
            }
        }
    }

    public async Task GrowAsync(int count, Sightings? sightings = null)
    {
        var first = _listeners.Count;
        var opened = new HubListener[count - first];
        await Parallel.ForAsync(0, opened.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (index, _) =>
            opened[index] = await HubListener.OpenAsync(_site, (bytes, at) => sightings?.Look(first + index, bytes, at)).ConfigureAwait(false)).ConfigureAwait(false);
        _listeners.AddRange(opened);
        if (first == 0)
            _beating = BeatAsync();
    }

    public async Task SayAsync(string stamp)
    {
        using var content = new StringContent(stamp.PadRight(MessageSize, '.'));
        using var answer = await _http.PostAsync(new Uri(_site, "/say"), content).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private async Task BeatAsync()
    {
        while (await _pulse.WaitForNextTickAsync().ConfigureAwait(false))
        {
            foreach (var listener in _listeners.ToArray())
                await listener.PingAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _pulse.Dispose();
        await _beating.ConfigureAwait(false);
        foreach (var listener in _listeners)
            await listener.DisposeAsync().ConfigureAwait(false);
        _http.Dispose();
        await Server.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(_folder, recursive: true);
    }
}
