using System.Collections.Concurrent;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// One request at a time to each site, whoever of this process wants something from it: the poller and the pipeline take turns here. What
/// other nodes ask of a site is seen in the leases of their rows.
/// </summary>
public sealed class HostTurns
{
    private readonly ConcurrentDictionary<string, byte> _taken = new();

    /// <summary>Sites that are being asked now.</summary>
    public IReadOnlyCollection<string> Busy => [.. _taken.Keys];

    /// <summary>A turn at a site, to be disposed afterwards; null when somebody else has it.</summary>
    public IDisposable? TryEnter(string host) => _taken.TryAdd(host, 0) ? new Turn(this, host) : null;

    /// <summary>The site of an address as turns know it: host and port in lower case.</summary>
    public static string HostOf(string address) => new Uri(address).Authority.ToLowerInvariant();

    private sealed class Turn(HostTurns turns, string host) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                turns._taken.TryRemove(host, out _);
        }
    }
}
