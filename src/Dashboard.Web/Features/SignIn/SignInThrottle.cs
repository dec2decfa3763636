using System.Net;
using System.Net.Sockets;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// Counts tries per key in a sliding window. In memory, and by the e-mail as typed whether or not such a person exists, so that
/// neither its answers nor its timing tell who has an account, and guessing costs no write.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int MostKeys = 100_000;

    private readonly Dictionary<string, Queue<DateTimeOffset>> _tries = [];
    private readonly Lock _lock = new();

    /// <summary>Counts a try before it is made, so that tries at the same moment cannot pass together.</summary>
    /// <returns>Null when it may be made; otherwise how long to wait.</returns>
    public TimeSpan? TryTake(string key, int limit, TimeSpan window)
    {
        if (limit <= 0)
            return null;
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_tries.TryGetValue(key, out var tries))
            {
                if (_tries.Count >= MostKeys)
                    Prune(now, window);
                // Still full: a flood from very many addresses. Who comes now waits; who is counted already goes on.
                if (_tries.Count >= MostKeys)
                    return window;
                _tries[key] = tries = new Queue<DateTimeOffset>();
            }
            while (tries.TryPeek(out var oldest) && now - oldest >= window)
                tries.Dequeue();
            if (tries.Count >= limit)
                return tries.Peek() + window - now;
            tries.Enqueue(now);
            return null;
        }
    }

    /// <summary>The try was right and does not count; those before it do.</summary>
    public void GiveBack(string key)
    {
        lock (_lock)
        {
            if (_tries.TryGetValue(key, out var tries))
                tries.TryDequeue(out _);
        }
    }

    /// <summary>The try was right: what was counted before it no longer matters.</summary>
    public void Forget(string key)
    {
        lock (_lock)
            _tries.Remove(key);
    }

    /// <summary>What counts as one address: an IPv4 address, or the 64-bit network that an IPv6 user has to himself.</summary>
    public static string AddressOf(IPAddress? address)
    {
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) + "::/64"
            : address.ToString();
    }

    private void Prune(DateTimeOffset now, TimeSpan window)
    {
        foreach (var key in _tries.Where(pair => pair.Value.All(at => now - at >= window)).Select(pair => pair.Key).ToList())
            _tries.Remove(key);
    }
}
