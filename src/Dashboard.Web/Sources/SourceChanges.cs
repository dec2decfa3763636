using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Web.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Dashboard.Web.Sources;

/// <summary>
/// The one way to change a source: through the log of its story; a source of the whole desk belongs to none, and is entered in a log of the desk.
/// </summary>
public sealed partial class SourceChanges(
    StoryLog log, IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, SourceSignals signals, TimeProvider time, ILogger<SourceChanges> logger)
{
    /// <summary>Adds one; or finds the one that is there with the same address on the same story.</summary>
    /// <returns>The source, and whether it was there.</returns>
    public async Task<(Source Source, bool WasThere)> AddAsync(Actor actor, Source source, SourcePolling polling, CancellationToken cancel)
    {
        async Task<(Source, bool)> InAsync(DashboardDbContext db, Action<Source> add)
        {
            if (await db.Sources.FirstOrDefaultAsync(row => row.StoryId == source.StoryId && row.Address == source.Address, cancel) is { } known)
                return (known, true);
            add(source);
            db.SourcePollings.Add(polling);
            return (source, false);
        }
        var result = source.IsDesks
            ? await OnDeskAsync(actor, LogKinds.SourceAdded, source.Id, db => InAsync(db, fresh =>
            {
                fresh.Version = 1;
                db.Sources.Add(fresh);
            }), cancel)
            : await log.WriteAsync(source.StoryId, actor, write => InAsync(write.Db, fresh => write.Add(LogKinds.SourceAdded, fresh)), cancel);
        signals.Raise();
        signals.Wake();
        return result;
    }

    /// <summary>Changes one.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="known">As read before; its story decides where the change is written.</param>
    /// <param name="kind">One of the kinds of the log that begin with <c>source.</c>.</param>
    /// <param name="change">Changes the source and, if need be, its books.</param>
    /// <param name="ifVersion">The version that the caller saw; null when the caller did not say.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Source> ChangeAsync(Actor actor, Source known, string kind, Action<Source, SourcePolling> change, long? ifVersion, CancellationToken cancel)
    {
        var result = known.IsDesks
            ? await OnDeskAsync(actor, kind, known.Id, async db =>
            {
                var (source, polling) = await FindAsync(db, known.Id, cancel);
                CheckVersion(source, ifVersion);
                change(source, polling);
                if (db.Entry(source).State == EntityState.Modified)
                    (source.Version, source.ChangedBy, source.ChangedAt) = (source.Version + 1, actor.Name, time.GetUtcNow());
                return source;
            }, cancel)
            : await log.WriteAsync(known.StoryId, actor, async write =>
            {
                var (source, polling) = await FindAsync(write.Db, known.Id, cancel);
                await Precondition.CheckAsync(write, source, ifVersion, cancel);
                change(source, polling);
                if (write.Record(kind, source))
                    (source.ChangedBy, source.ChangedAt) = (actor.Name, write.Now);
                return source;
            }, cancel);
        signals.Raise();
        signals.Wake();
        return result;
    }

    /// <summary>Takes one away. Articles that it brought stay; what is remembered of its items goes.</summary>
    public async Task RemoveAsync(Actor actor, Source known, long? ifVersion, CancellationToken cancel)
    {
        async Task ForgetAsync(DashboardDbContext db)
        {
            await ItemIntake.LetTwinsWaitAsync(db, known.Id, cancel);
            await db.SourceItems.Where(row => row.SourceId == known.Id).ExecuteDeleteAsync(cancel);
            await db.SourcePollings.Where(row => row.SourceId == known.Id).ExecuteDeleteAsync(cancel);
        }
        if (known.IsDesks)
        {
            await OnDeskAsync(actor, LogKinds.SourceRemoved, known.Id, async db =>
            {
                var (source, _) = await FindAsync(db, known.Id, cancel);
                CheckVersion(source, ifVersion);
                db.ChangeTracker.Clear();
                db.DeskEntries.Add(EntryOf(actor, LogKinds.SourceRemoved, source.Id, LogJson.Write(source).ToJsonString(LogJson.Options), null));
                await ForgetAsync(db);
                await db.Sources.Where(row => row.Id == known.Id).ExecuteDeleteAsync(cancel);
                return source;
            }, cancel);
        }
        else
        {
            await log.WriteAsync(known.StoryId, actor, async write =>
            {
                var source = await write.GetAsync<Source>(known.Id, cancel);
                await Precondition.CheckAsync(write, source, ifVersion, cancel);
                await ForgetAsync(write.Db);
                write.Remove(LogKinds.SourceRemoved, source);
            }, cancel);
        }
        signals.Raise();
    }

    private async Task<T> OnDeskAsync<T>(Actor actor, string kind, string id, Func<DashboardDbContext, Task<T>> change, CancellationToken cancel)
    {
        T result;
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            result = await change(db);
            if (db.ChangeTracker.Entries<Source>().SingleOrDefault() is { } entry && Entry(actor, kind, entry) is { } row)
                db.DeskEntries.Add(row);
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        Changed(logger, actor.Id, kind, id);
        return result;
    }

    private DeskEntry? Entry(Actor actor, string kind, EntityEntry<Source> source) => source.State switch
    {
        EntityState.Added => EntryOf(actor, kind, source.Entity.Id, null, LogJson.Write(source.Entity).ToJsonString(LogJson.Options)),
        EntityState.Modified when LogJson.Difference(LogJson.Write((Source)source.OriginalValues.ToObject()), LogJson.Write(source.Entity)) is var (before, after) =>
            EntryOf(actor, kind, source.Entity.Id, before, after),
        _ => null,
    };

    private DeskEntry EntryOf(Actor actor, string kind, string sourceId, string? before, string? after) =>
        new() { Id = Ids.New(), SourceId = sourceId, Kind = kind, ActorId = actor.Id, ActorName = actor.Name, At = time.GetUtcNow(), Before = before, After = after };

    private static async Task<(Source Source, SourcePolling Polling)> FindAsync(DashboardDbContext db, string id, CancellationToken cancel) =>
        await db.Sources.FindAsync([id], cancel) is { } source && await db.SourcePollings.FindAsync([id], cancel) is { } polling
            ? (source, polling)
            : throw new NotFoundException("source", id);

    private static void CheckVersion(Source source, long? expected)
    {
        if (expected is not null && source.Version != expected)
            throw new RefusedException(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", $"{source.ChangedBy ?? source.AddedBy} changed this source first. Read it again and repeat your change.");
    }

    [LoggerMessage(LogLevel.Information, "{Actor}: {Kind} {Source}")]
    private static partial void Changed(ILogger logger, string actor, string kind, string source);
}
