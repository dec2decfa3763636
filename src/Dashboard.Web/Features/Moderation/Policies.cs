using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>
/// The rules of the house for readers' comments. A few rows that every decision asks for, so they are kept in memory; other nodes see a change
/// after seconds. Every change is kept with who made it.
/// </summary>
public sealed partial class Policies(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time)
{
    public const string Added = "policy.added", Changed = "policy.changed";

    /// <summary>Ids are short, so that an entry of the desk's history can name them.</summary>
    public const int MaxNewIdLength = 24;
    private const int MostPolicies = 100;
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(5);

    private sealed record Known(IReadOnlyList<Policy> All, DateTimeOffset At);

    private volatile Known? _known;

    /// <summary>Fields that are null stay as they are.</summary>
    /// <param name="Automatic">What the machine does with comments under this policy; <see cref="Off"/> switches that off.</param>
    /// <param name="Off">Switches the machine's own decisions under this policy off.</param>
    public sealed record Request(
        string? Name = null, string? Wording = null, bool? ReasonRequired = null, int? StrikeWeight = null, int? Place = null, bool? Retired = null,
        DecisionAction? Automatic = null, Severity? AutomaticFrom = null, bool Off = false);

    /// <summary>All of them in the order of the chips, the retired ones last. Do not change what you get.</summary>
    public async ValueTask<IReadOnlyList<Policy>> ListAsync(CancellationToken cancel = default)
    {
        if (_known is { } known && time.GetUtcNow() - known.At < s_fresh)
            return known.All;
        var at = time.GetUtcNow();
        var all = await ReadAsync(cancel);
        if (all.Count == 0)
            all = await BeginAsync(cancel);
        _known = new Known(all, at);
        return all;
    }

    /// <summary>Null when there is none of that name.</summary>
    public async ValueTask<Policy?> FindAsync(string id, CancellationToken cancel = default) => (await ListAsync(cancel)).FirstOrDefault(policy => policy.Id == id);

    /// <exception cref="RuleBrokenException">There is none of that name.</exception>
    public async ValueTask<Policy> KnownAsync(string id, CancellationToken cancel = default) =>
        await FindAsync(id, cancel) ?? throw new RuleBrokenException($"There is no policy “{id}”. GET /moderation/policies lists them.", "policy");

    /// <summary>The policy that a decision names, when the decision may name it like this.</summary>
    /// <exception cref="RuleBrokenException">There is none, it is retired, or it wants a reason and there is none.</exception>
    public async ValueTask CheckAsync(string? policyId, string? reason, CancellationToken cancel = default)
    {
        if (policyId is null)
            return;
        var policy = await KnownAsync(policyId, cancel);
        if (policy.Retired)
            throw new RuleBrokenException($"The policy “{policy.Name}” is retired. Choose another one.", "policy");
        if (policy.ReasonRequired && reason is null)
            throw new RuleBrokenException($"A decision under “{policy.Name}” must say why.", "reason");
    }

    /// <summary>A new policy, behind the others.</summary>
    public async Task<Policy> AddAsync(Actor actor, string? id, Request request, CancellationToken cancel = default)
    {
        actor.Require(Permission.EditBoards);
        var clean = Features.Text.Required(id, MaxNewIdLength, "The id");
        if (!KebabCase().IsMatch(clean))
            throw new RuleBrokenException("The id is lower-case letters, digits and hyphens.", "id");
        var fresh = new Policy { Id = clean, Name = Features.Text.Required(request.Name, Policy.MaxNameLength, "The name"), Wording = Features.Text.Required(request.Wording, Policy.MaxWordingLength, "The wording") };
        var all = await ListAsync(cancel);
        if (all.Any(policy => policy.Id == clean))
            throw new RuleBrokenException($"There is a policy “{clean}” already.", "id");
        if (all.Count >= MostPolicies)
            throw new RuleBrokenException($"There are {all.Count} policies; more than that nobody keeps in mind. Change or bring back one of them.");
        fresh.Place = all.Max(policy => (int?)policy.Place) + 1 ?? 0;
        Fill(fresh, actor, request);
        return await WriteAsync(actor, async db =>
        {
            if (await db.Policies.AnyAsync(row => row.Id == clean, cancel))
                throw new RuleBrokenException($"There is a policy “{clean}” already.", "id");
            fresh.Version = 1;
            db.Add(fresh);
            Note(db, actor, Added, fresh.Id, null, Json(fresh));
            return fresh;
        }, cancel);
    }

    /// <exception cref="RefusedException">Somebody changed it first.</exception>
    public async Task<Policy> SaveAsync(Actor actor, string id, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.EditBoards);
        await ListAsync(cancel);
        return await WriteAsync(actor, async db =>
        {
            var policy = await db.Policies.FirstOrDefaultAsync(row => row.Id == id, cancel) ?? throw new NotFoundException("policy", id);
            if (ifVersion is { } seen && seen != policy.Version)
                throw new RefusedException(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "Somebody changed this policy first. Read it again and repeat your change.");
            var before = Json(policy);
            Fill(policy, actor, request);
            if (LogJson.Difference(before, Json(policy)) is { } difference)
            {
                policy.Version++;
                Note(db, actor, Changed, id, JsonNode.Parse(difference.Before)!.AsObject(), JsonNode.Parse(difference.After)!.AsObject());
            }
            return policy;
        }, cancel);
    }

    /// <summary>Puts them in this order; those that are not named follow.</summary>
    public async Task OrderAsync(Actor actor, IReadOnlyList<string> ids, CancellationToken cancel = default)
    {
        actor.Require(Permission.EditBoards);
        await ListAsync(cancel);
        await WriteAsync(actor, async db =>
        {
            var place = 0;
            foreach (var policy in (await db.Policies.ToListAsync(cancel)).OrderBy(policy => ids.ToList().IndexOf(policy.Id) is var at and >= 0 ? at : int.MaxValue).ThenBy(policy => policy.Place))
            {
                if (policy.Place != place)
                {
                    Note(db, actor, Changed, policy.Id, new JsonObject { ["place"] = policy.Place }, new JsonObject { ["place"] = place });
                    (policy.Place, policy.Version) = (place, policy.Version + 1);
                }
                place++;
            }
            return true;
        }, cancel);
    }

    /// <summary>Who changed a policy and when, newest first.</summary>
    public async Task<IReadOnlyList<DeskEntry>> HistoryAsync(Actor actor, string id, int limit = 50, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read);
        var key = KeyOf(id);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.DeskEntries.AsNoTracking().Where(row => row.SourceId == key).OrderByDescending(row => row.Id).Take(limit).ToListAsync(cancel);
    }

    private void Fill(Policy policy, Actor actor, Request request)
    {
        policy.Name = request.Name is null ? policy.Name : Features.Text.Required(request.Name, Policy.MaxNameLength, "The name");
        policy.Wording = request.Wording is null ? policy.Wording : Features.Text.Required(request.Wording, Policy.MaxWordingLength, "The wording");
        policy.ReasonRequired = request.ReasonRequired ?? policy.ReasonRequired;
        policy.StrikeWeight = request.StrikeWeight is null or (>= 0 and <= 10) ? request.StrikeWeight ?? policy.StrikeWeight : throw new RuleBrokenException("A strike weighs 0 to 10.", "strikeWeight");
        policy.Place = request.Place is null or (>= 0 and <= 1000) ? request.Place ?? policy.Place : throw new RuleBrokenException("The place is 0 to 1000.", "place");
        policy.Retired = request.Retired ?? policy.Retired;
        policy.AutomaticFrom = request.AutomaticFrom ?? policy.AutomaticFrom;
        // A retired policy decides nothing, and does not begin to by being brought back.
        var wanted = request.Off || policy.Retired ? null : request.Automatic ?? policy.Automatic;
        var widened = policy.Automatic is not null && request.AutomaticFrom is not null;
        if (wanted != policy.Automatic || (wanted is not null && widened))
            (policy.AutomaticByName, policy.AutomaticSince) = wanted is null ? (null, null) : ((string?)actor.Name, (DateTimeOffset?)time.GetUtcNow());
        policy.Automatic = wanted;
    }

    private async Task<IReadOnlyList<Policy>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Policies.AsNoTracking().OrderBy(policy => policy.Retired).ThenBy(policy => policy.Place).ThenBy(policy => policy.Id).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<Policy>> BeginAsync(CancellationToken cancel)
    {
        try
        {
            using (await gate.EnterAsync(cancel))
            {
                await using var db = await contexts.CreateDbContextAsync(cancel);
                if (!await db.Policies.AnyAsync(cancel))
                {
                    foreach (var policy in FirstPolicies.Make())
                    {
                        db.Add(policy);
                        Note(db, Actor.Program, Added, policy.Id, null, Json(policy));
                    }
                    await db.SaveChangesAsync(cancel);
                }
            }
        }
        catch (DbUpdateException)
        {
            // Another node began with them at the same moment.
        }
        return await ReadAsync(cancel);
    }

    private async Task<T> WriteAsync<T>(Actor actor, Func<DashboardDbContext, Task<T>> change, CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var result = await change(db);
            await db.SaveChangesAsync(cancel);
            _known = null;
            return result;
        }
    }

    private void Note(DashboardDbContext db, Actor actor, string kind, string id, JsonObject? before, JsonObject? after) => db.Add(new DeskEntry
    {
        Id = Ids.New(),
        SourceId = KeyOf(id),
        Kind = kind,
        ActorId = actor.Id,
        ActorName = actor.Name,
        At = time.GetUtcNow(),
        Before = before?.ToJsonString(LogJson.Options),
        After = after?.ToJsonString(LogJson.Options),
    });

    private static string KeyOf(string id) => "policy:" + id;

    private static JsonObject Json(Policy policy)
    {
        var json = JsonSerializer.SerializeToNode(policy, LogJson.Options)!.AsObject();
        json.Remove("version");
        return json;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex KebabCase();
}
