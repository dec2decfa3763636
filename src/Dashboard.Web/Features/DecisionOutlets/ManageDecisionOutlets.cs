using System.Security.Cryptography;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Ingest.Fetching;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>An outlet as an admin sees it; its secret is shown to nobody.</summary>
/// <param name="Waiting">Comments with a decision that has not arrived.</param>
public sealed record OutletState(DecisionOutlet Outlet, int Waiting);

/// <summary>Comment systems that are told what the desk decides. For admins.</summary>
public sealed partial class ManageDecisionOutlets(
    IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, GuardedHttpClient web, OutletSecrets secrets, DecisionCourier courier, ILogger<ManageDecisionOutlets> logger)
{
    private const int MaxNameLength = 100, MaxAddressLength = 500, MaxSecretLength = 2000, MostOutlets = 50;

    /// <param name="System">Cannot be changed later.</param>
    /// <param name="Address">Root of the site, <c>https://</c>.</param>
    /// <param name="Secret">WordPress: user and application password with a colon between; Coral: the token. Null keeps the one that is there.</param>
    public sealed record Request(string? Name = null, CommentSystem? System = null, string? Address = null, string? Secret = null, bool? Paused = null);

    public async Task<IReadOnlyList<OutletState>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var waiting = await db.OutgoingDecisions.GroupBy(row => row.OutletId).Select(rows => new { rows.Key, Count = rows.Select(row => row.CommentId).Distinct().Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return [.. (await db.DecisionOutlets.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel)).Select(row => new OutletState(row, waiting.GetValueOrDefault(row.Id)))];
    }

    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<OutletState> GetAsync(Actor actor, string id, CancellationToken cancel = default) =>
        (await ListAsync(actor, cancel)).FirstOrDefault(one => one.Outlet.Id == id) ?? throw new NotFoundException("decision outlet", id);

    public async Task<DecisionOutlet> AddAsync(Actor actor, Request request, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        var system = request.System ?? throw new RuleBrokenException("Say which system it is: word-press or coral.", "system");
        var outlet = new DecisionOutlet
        {
            Id = Ids.New(), System = system, Name = Text.Required(request.Name, MaxNameLength, "The name"), Address = Address(request.Address),
            Secret = secrets.Seal(Secret(system, request.Secret)), Paused = request.Paused is true, Version = 1,
        };
        return await WriteAsync(actor, "added", outlet.Id, async db =>
        {
            if (await db.DecisionOutlets.CountAsync(cancel) >= MostOutlets)
                throw new RuleBrokenException($"There are {MostOutlets} outlets of decisions; remove one first.");
            db.Add(outlet);
            return outlet;
        }, cancel);
    }

    /// <exception cref="RefusedException">Somebody changed it first.</exception>
    public async Task<DecisionOutlet> ChangeAsync(Actor actor, string id, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        return await WriteAsync(actor, request.Secret is null ? "changed" : "changed with a new secret", id, async db =>
        {
            var outlet = await db.DecisionOutlets.SingleOrDefaultAsync(row => row.Id == id, cancel) ?? throw new NotFoundException("decision outlet", id);
            if (ifVersion is { } seen && seen != outlet.Version)
                throw new RefusedException(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "Somebody changed this outlet first. Read it again and repeat your change.");
            if (request.System is { } system && system != outlet.System)
                throw new RuleBrokenException("An outlet stays what it is. Add a new one for another system.", "system");
            outlet.Name = request.Name is null ? outlet.Name : Text.Required(request.Name, MaxNameLength, "The name");
            var address = request.Address is null ? outlet.Address : Address(request.Address);
            // Otherwise whoever may change the address could have the secret sent to a site of theirs.
            if (request.Secret is null && Uri.Compare(new Uri(address), new Uri(outlet.Address), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
                throw new RuleBrokenException("Write the secret again with the new address: it is not sent to another site than the one it was given for.", "secret");
            outlet.Address = address;
            outlet.Secret = request.Secret is null ? outlet.Secret : secrets.Seal(Secret(outlet.System, request.Secret));
            if (request.Paused is { } paused)
                outlet.Paused = paused;
            if (request.Paused is false || request.Secret is not null)
                outlet.LastFault = null;
            outlet.Version++;
            return outlet;
        }, cancel);
    }

    /// <summary>What waits for it is forgotten with it.</summary>
    public async Task RemoveAsync(Actor actor, string id, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        await WriteAsync(actor, "removed", id, async db =>
        {
            await db.OutgoingDecisions.Where(row => row.OutletId == id).ExecuteDeleteAsync(cancel);
            if (await db.DecisionOutlets.Where(row => row.Id == id).ExecuteDeleteAsync(cancel) == 0)
                throw new NotFoundException("decision outlet", id);
            return true;
        }, cancel);
    }

    /// <summary>Asks the system who we are there; nothing is changed over there.</summary>
    public async Task<OutletTest> TestAsync(Actor actor, string id, CancellationToken cancel = default)
    {
        var outlet = (await GetAsync(actor, id, cancel)).Outlet;
        try
        {
            return await courier.SystemOf(outlet).TestAsync(outlet.Address, secrets.Open(outlet.Secret), cancel);
        }
        catch (FetchException fault)
        {
            return new(false, fault.Message);
        }
        catch (CryptographicException)
        {
            return new(false, "The secret cannot be read any more, because the keys that sealed it are gone. Write it again.");
        }
    }

    private string Address(string? given)
    {
        var text = Text.Required(given, MaxAddressLength, "The address", "address").TrimEnd('/');
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new RuleBrokenException("This is not the address of a site. It should look like https://news.example.", "address");
        try
        {
            web.CheckForSecret(address);
        }
        catch (FetchException refused)
        {
            throw new RuleBrokenException(refused.Message, "address");
        }
        return address.AbsoluteUri.TrimEnd('/');
    }

    private static string Secret(CommentSystem system, string? given)
    {
        var secret = Text.Required(given, MaxSecretLength, "The secret", "secret");
        if (system == CommentSystem.WordPress && secret.Split(':', 2) is not [{ Length: > 0 }, { Length: > 0 }])
            throw new RuleBrokenException("WordPress wants a user and an application password with a colon between: ana:abcd efgh ijkl mnop.", "secret");
        if (system == CommentSystem.Coral && secret.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new RuleBrokenException("A token of Coral has no spaces and no letters beyond ASCII.", "secret");
        return secret;
    }

    private async Task<T> WriteAsync<T>(Actor actor, string what, string id, Func<DashboardDbContext, Task<T>> change, CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var result = await change(db);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            Changed(logger, actor.Id, what, id);
            return result;
        }
    }

    [LoggerMessage(LogLevel.Information, "{ActorId}: {What}, decision outlet {Outlet}.")]
    private static partial void Changed(ILogger logger, string actorId, string what, string outlet);
}
