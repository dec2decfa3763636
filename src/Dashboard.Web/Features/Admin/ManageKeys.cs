using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Admin;

/// <param name="Stories">Ids or slugs of the only stories it may touch; none for all.</param>
public sealed record NewKey(string Name, Role Role, IReadOnlyList<string>? Stories = null, TimeSpan? Lifetime = null);

/// <param name="Secret">The key itself, shown only now.</param>
public sealed record CreatedKey(string Id, string Secret);

/// <summary>Keys for programs.</summary>
public sealed partial class ManageKeys(
    IDbContextFactory<DashboardDbContext> contexts, StoryLookup stories, WriteGate gate, PeopleDirectory directory, TimeProvider time, ILogger<ManageKeys> logger)
{
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(3650);

    /// <exception cref="InvalidRequestException">A field is wrong; the message says which and why.</exception>
    /// <exception cref="NotFoundException">One of the stories is unknown.</exception>
    public async Task<CreatedKey> CreateAsync(Actor actor, NewKey request, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        var name = request.Name.Trim();
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
            throw new InvalidRequestException("name", "The name needs 1 to 100 characters.");
        if (request.Lifetime is { } life && (life <= TimeSpan.Zero || life > LongestLife))
            throw new InvalidRequestException("expires", "A key can live from a moment to ten years.");
        var only = new List<string>();
        foreach (var story in request.Stories ?? [])
            only.Add((await stories.GetAsync(story, cancel)).Id);
        var secret = KeySecrets.NewKey();
        var now = time.GetUtcNow();
        var key = new ApiKey
        {
            Id = Ids.New(), Name = name, Role = request.Role, Hash = KeySecrets.HashOf(secret), Stories = only, CreatedAt = now,
            ExpiresAt = request.Lifetime is { } lifetime ? now + lifetime : null,
        };
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.ApiKeys.Add(key);
            await db.SaveChangesAsync(cancel);
        }
        await directory.RefreshAsync(cancel);
        Changed(logger, actor.Id, $"created with role {key.Role}", key.Id);
        return new(key.Id, secret);
    }

    /// <summary>Ends the key and every connection that it opened.</summary>
    public async Task RevokeAsync(Actor actor, string keyId, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        var now = time.GetUtcNow();
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var key = await db.ApiKeys.SingleOrDefaultAsync(row => row.Id == keyId, cancel) ?? throw new NotFoundException("key", keyId);
            key.RevokedAt ??= now;
            await db.SaveChangesAsync(cancel);
        }
        await directory.RefreshAsync(cancel);
        Changed(logger, actor.Id, "revoked", keyId);
    }

    [LoggerMessage(LogLevel.Information, "{ActorId}: {What}, key {KeyId}.")]
    private static partial void Changed(ILogger logger, string actorId, string what, string keyId);
}
