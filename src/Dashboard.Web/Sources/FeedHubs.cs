using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Fetching;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Sources;

/// <summary>Where the desk itself can be reached from the web.</summary>
/// <param name="PublicAddress">E.g. https://desk.example; without it no hub is asked to tell of news.</param>
public sealed record HubOptions(string? PublicAddress = null)
{
    public const string Section = "Sources";
}

/// <summary>
/// Hubs that tell of news in feeds (WebSub of the W3C). A hub is asked to tell; it checks with us whether we meant it; what it tells is signed
/// with a secret that only both know. A delivery is taken as a reason to visit the feed now: what it says is then read as on every visit, once,
/// under a lease. A feed whose hub falls silent is visited as if it had none.
/// </summary>
public sealed partial class FeedHubs(
    GuardedHttpClient web, HubOptions options, IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, SourceSignals signals, TimeProvider time, ILogger<FeedHubs> logger)
{
    public const string SignatureHeader = "X-Hub-Signature";

    /// <summary>While a hub tells of news, its feed is still visited this often.</summary>
    public static readonly TimeSpan Visited = TimeSpan.FromHours(1);

    /// <summary>For how long a hub is asked to tell; it may agree to less.</summary>
    public static readonly TimeSpan Asked = TimeSpan.FromDays(10);

    // A hub is asked again in good time before its word ends, and after a silence.
    private static readonly TimeSpan s_before = TimeSpan.FromDays(1), s_patience = TimeSpan.FromHours(6), s_longest = TimeSpan.FromDays(30);
    private const int MostAtOnce = 10;

    public bool IsOn => Uri.TryCreate(options.PublicAddress, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    [GeneratedRegex("""<(?<address>[^<>]{1,2000})>\s*;[^,]*?\brel\s*=\s*"?(?<rel>[a-z -]+)"?""", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Link();

    /// <summary>The hub of a feed and the address under which it knows the feed: what the answer's header says comes before the feed.</summary>
    public static (string Hub, string Topic)? Of(FetchedPage page, FeedReading reading)
    {
        var links = page.Links is { Length: < 10_000 } header ? Link().Matches(header).ToLookup(match => match.Groups["rel"].Value.Trim().ToLowerInvariant(), match => Resolve(match.Groups["address"].Value, page.Address)) : null;
        var hub = links?["hub"].FirstOrDefault() ?? reading.Hub;
        return hub is null || hub.AbsoluteUri.Length > Source.MaxAddressLength ? null : (hub.AbsoluteUri, (links?["self"].FirstOrDefault() ?? reading.Topic ?? page.Address).AbsoluteUri);
    }

    private static Uri? Resolve(string address, Uri page) => Uri.TryCreate(page, address.Trim(), out var found) && found.Scheme is "http" or "https" ? found : null;

    /// <summary>Asks the hubs whose word is not given or ends soon. Each is asked by one node only.</summary>
    public async Task AskAsync(CancellationToken stop)
    {
        if (!IsOn)
            return;
        var now = time.GetUtcNow();
        var (soon, since) = (now + s_before, now - s_patience);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var wanted = await db.SourcePollings.AsNoTracking()
            .Where(row => row.Hub != null && (row.HubUntil == null || row.HubUntil < soon) && (row.HubAskedAt == null || row.HubAskedAt < since)
                && db.Sources.Any(source => source.Id == row.SourceId && source.State == SourceState.Active))
            .OrderBy(row => row.HubAskedAt).Take(MostAtOnce).ToListAsync(stop);
        foreach (var row in wanted)
        {
            // A secret that is still in use stays: what the hub sends until it has the new one must be understood.
            var secret = row.HubUntil > now && row.HubSecret is { } known ? known : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            using (await gate.EnterAsync(stop))
            {
                if (await db.SourcePollings.Where(other => other.SourceId == row.SourceId && other.HubAskedAt == row.HubAskedAt)
                        .ExecuteUpdateAsync(set => set.SetProperty(other => other.HubAskedAt, now).SetProperty(other => other.HubSecret, secret), stop) == 0)
                    continue;
            }
            await SayAsync(row.SourceId, await AskAsync(row, secret, stop), stop);
        }
    }

    private async Task<string?> AskAsync(SourcePolling row, string secret, CancellationToken stop)
    {
        try
        {
            var answer = await web.PostAsync(new Uri(row.Hub!), new Dictionary<string, string>
            {
                ["hub.mode"] = "subscribe",
                ["hub.topic"] = row.Topic!,
                ["hub.callback"] = new Uri(new Uri(options.PublicAddress!.TrimEnd('/') + "/"), $"api/v1/hooks/websub/{row.SourceId}").AbsoluteUri,
                ["hub.lease_seconds"] = ((long)Asked.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                ["hub.secret"] = secret,
            }, stop);
            return answer.IsSuccess ? null : $"The hub that should tell of news answered with status {answer.Status}; the feed is visited as often as others.";
        }
        catch (FetchException fault)
        {
            return $"The hub that should tell of news was not reached; the feed is visited as often as others. {fault.Message}";
        }
    }

    private async Task SayAsync(string sourceId, string? remark, CancellationToken stop)
    {
        using (await gate.EnterAsync(stop))
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            await db.SourcePollings.Where(row => row.SourceId == sourceId).ExecuteUpdateAsync(set => set.SetProperty(row => row.HubRemark, remark), stop);
        }
    }

    /// <summary>Answers the check of a hub: yes to what we asked it for, and to nothing else.</summary>
    public async Task<bool> ConfirmAsync(string sourceId, string? mode, string? topic, string? lease, string? reason, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!IsOn || await db.SourcePollings.FirstOrDefaultAsync(row => row.SourceId == sourceId && row.HubSecret != null && row.Topic == topic, cancel) is not { } row)
            return false;
        var now = time.GetUtcNow();
        var isAsked = row.HubAskedAt is { } asked && now - asked < s_patience;
        if (mode == "denied")
            (row.HubUntil, row.HubRemark) = (null, $"The hub does not tell of news{(reason is { Length: > 0 and < 200 } ? $": {reason}" : "")}; the feed is visited as often as others.");
        else if (mode == "subscribe" && isAsked)
            (row.HubUntil, row.HubRemark) = (now + LeaseOf(lease), null);
        else
            return false;
        using (await gate.EnterAsync(cancel))
            await db.SaveChangesAsync(cancel);
        signals.Raise();
        return true;
    }

    private static TimeSpan LeaseOf(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? TimeSpan.FromSeconds(Math.Min(given, (long)s_longest.TotalSeconds)) : Asked;

    /// <summary>Takes a delivery: one with the right signature has its feed visited now.</summary>
    /// <returns>False when no hub was asked to tell of this source: it may stop.</returns>
    public async Task<bool> DeliverAsync(string sourceId, string? signature, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!IsOn || await db.SourcePollings.AsNoTracking().Where(row => row.SourceId == sourceId).Select(row => row.HubSecret).FirstOrDefaultAsync(cancel) is not { } secret)
            return false;
        if (!IsSigned(secret, signature, body.Span))
        {
            // The hub must not learn from the answer whether it was right.
            NotSigned(logger, sourceId);
            return true;
        }
        using (await gate.EnterAsync(cancel))
            await db.SourcePollings.Where(row => row.SourceId == sourceId && row.NextAt > now).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now), cancel);
        signals.Wake();
        return true;
    }

    /// <summary>Whether a signature (<c>sha256=hex</c>, also sha384 and sha512) was made with the secret; compared in constant time.</summary>
    internal static bool IsSigned(string secret, string? signature, ReadOnlySpan<byte> body)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        var (method, given) = signature?.Split('=', 2) is [var name, var hex] ? (name.Trim().ToLowerInvariant(), hex.Trim().ToLowerInvariant()) : ("", "");
        var expected = method switch
        {
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
            _ => null,
        };
        return expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)));
    }

    [LoggerMessage(LogLevel.Warning, "A delivery for source {Source} was not signed with our secret and was left aside")]
    private static partial void NotSigned(ILogger logger, string source);
}
