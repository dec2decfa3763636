using System.Collections.Frozen;
using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.People;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.SignIn;

/// <summary>What the doors need to know of a person.</summary>
/// <param name="Stamp">Changes when everything that was signed in before must end.</param>
public sealed record KnownPerson(string Id, string Name, string Email, Role Role, bool Disabled, string? Stamp, DateTimeOffset CreatedAt);

/// <summary>What the doors need to know of a key.</summary>
public sealed record KnownKey(
    string Id, string Name, Role Role, string Hash, IReadOnlyList<string> Stories, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
{
    public bool ValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is not { } end || now < end);

    public Actor ToActor() => new($"key:{Id}", Name, Role, Stories.Count == 0 ? null : Stories.ToHashSet());
}

/// <summary>Everybody and every key and open session as of one moment.</summary>
public sealed record Known(
    FrozenDictionary<string, KnownPerson> People,
    FrozenDictionary<string, KnownKey> KeysByHash,
    FrozenDictionary<string, KnownKey> KeysById,
    FrozenDictionary<string, KnownSession> Sessions,
    DateTimeOffset ReadAt);

/// <summary>One browser that signed in.</summary>
public sealed record KnownSession(string Id, string PersonId, DateTimeOffset Began);

/// <summary>
/// People, keys and sessions in memory, because every request, every event of a page and every push to a program asks who is
/// acting now. Read again at once after a change on this node, and at most every two seconds for changes by others.
/// </summary>
public sealed class PeopleDirectory(IDbContextFactory<DashboardDbContext> contexts, TimeProvider time) : IDisposable
{
    /// <summary>In the table of user tokens: one row per open session, its value the time it began.</summary>
    internal const string SessionProvider = "session";

    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Known? _known;

    /// <summary>Raised after each reading, also when nothing changed.</summary>
    public event Action<Known>? Read;

    public async ValueTask<Known> GetAsync(CancellationToken cancel = default) =>
        _known is { } known && time.GetUtcNow() - known.ReadAt < MaxAge ? known : await RefreshAsync(time.GetUtcNow() - MaxAge, cancel);

    /// <summary>
    /// For somebody who is not known yet: a key or person that the command line made a moment ago must work at once. Read at most
    /// twenty times a second, so that guesses cost no more than that.
    /// </summary>
    public async ValueTask<Known> GetFreshAsync(CancellationToken cancel = default) =>
        await RefreshAsync(time.GetUtcNow() - TimeSpan.FromMilliseconds(50), cancel);

    /// <summary>Reads again now. Called after every change of people, keys or sessions.</summary>
    public Task<Known> RefreshAsync(CancellationToken cancel = default) => RefreshAsync(DateTimeOffset.MaxValue, cancel);

    public async ValueTask<bool> HasPeopleAsync() => (await GetAsync()).People.Count > 0;

    private async Task<Known> RefreshAsync(DateTimeOffset ifOlderThan, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        Known known;
        try
        {
            // Somebody else may have read while this one waited.
            if (_known is { } present && present.ReadAt > ifOlderThan)
                return present;
            _known = known = await ReadAsync(cancel);
        }
        finally
        {
            _reading.Release();
        }
        Read?.Invoke(known);
        return known;
    }

    private async Task<Known> ReadAsync(CancellationToken cancel)
    {
        // Taken before reading: what changes while we read counts as not read.
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var people = await db.Users.AsNoTracking()
            .Select(row => new KnownPerson(row.Id, row.Name, row.Email!, row.Role, row.Disabled, row.SecurityStamp, row.CreatedAt)).ToListAsync(cancel);
        var keys = (await db.ApiKeys.AsNoTracking().ToListAsync(cancel)).ConvertAll(Known);
        var sessions = (await db.UserTokens.AsNoTracking().Where(row => row.LoginProvider == SessionProvider).ToListAsync(cancel))
            .ConvertAll(row => new KnownSession(row.Name, row.UserId, DateTimeOffset.Parse(row.Value!, CultureInfo.InvariantCulture)));
        return new Known(
            people.ToFrozenDictionary(person => person.Id),
            keys.ToFrozenDictionary(key => key.Hash),
            keys.ToFrozenDictionary(key => key.Id),
            sessions.ToFrozenDictionary(session => session.Id),
            now);
    }

    private static KnownKey Known(ApiKey row) =>
        new(row.Id, row.Name, row.Role, row.Hash, row.Stories, row.CreatedAt, row.ExpiresAt, row.RevokedAt);

    public void Dispose() => _reading.Dispose();
}
