using System.Diagnostics;
using Dashboard.Benchmarks.Circuits;

namespace Dashboard.Benchmarks.Live;

/// <summary>Many open pages on one board, opened a few at a time as people come in.</summary>
internal sealed class Audience(Newsroom newsroom, Uri board) : IAsyncDisposable
{
    private const int AtOnce = 8;
    private readonly List<Circuit> _circuits = [];
    private readonly PeriodicTimer _pulse = new(TimeSpan.FromSeconds(10));
    private Task _beating = Task.CompletedTask;

    public IReadOnlyList<Circuit> Circuits => _circuits;

    /// <summary>Opens pages until there are so many.</summary>
    /// <param name="count">In all.</param>
    /// <param name="sightings">Looks at each picture.</param>
    /// <returns>Seconds it took.</returns>
    public async Task<double> GrowAsync(int count, Sightings? sightings = null)
    {
        var began = Stopwatch.GetTimestamp();
        var first = _circuits.Count;
        var opened = new Circuit[count - first];
        await Parallel.ForAsync(0, opened.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, cancel) =>
        {
            var viewer = first + index;
            var (http, cookie) = newsroom.People[viewer % newsroom.People.Count];
            opened[index] = await Circuit.OpenAsync(http, board, cookie, (bytes, at) => sightings?.Look(viewer, bytes, at), cancel: cancel).ConfigureAwait(false);
        }).ConfigureAwait(false);
        _circuits.AddRange(opened);
        if (first == 0)
            _beating = BeatAsync();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task BeatAsync()
    {
        while (await _pulse.WaitForNextTickAsync().ConfigureAwait(false))
        {
            foreach (var circuit in _circuits.ToArray().Where(circuit => circuit.Fault is null))
                await circuit.PingAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Closes all pages as closed tabs do.</summary>
    public async ValueTask DisposeAsync()
    {
        _pulse.Dispose();
        await _beating.ConfigureAwait(false);
        await Parallel.ForEachAsync(_circuits.Select((circuit, index) => (circuit, index)), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (viewer, _) =>
        {
            if (viewer.circuit.Fault is null)
                await viewer.circuit.LeaveAsync(newsroom.People[viewer.index % newsroom.People.Count].Http, newsroom.Site).ConfigureAwait(false);
            await viewer.circuit.DisposeAsync().ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
