using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Privacy;

/// <summary>
/// Erases what is over its time, by kind as the settings of the desk say. Once a day, by whichever node claims the day first: the claim
/// stands beside the settings, whose version lets only one write win.
/// </summary>
public sealed partial class Retention(
    DeskSettings settings, ErasePass pass, IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time, ILogger<Retention> logger)
{
    // So many go at a time, so that nobody waits long for the database.
    private const int Lot = 500;

    private static readonly TimeSpan s_every = TimeSpan.FromDays(1);

    /// <summary>Does what is due today.</summary>
    /// <returns>What was erased; null when it was done today already, here or on another node.</returns>
    public async Task<RetentionReport?> RunWhenDueAsync(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var (before, version) = await settings.ReadAsync(cancel);
        if (before.LastRetention is { } last && now - last.At < s_every)
            return null;
        try
        {
            await settings.ChangeAsync(value => value with { LastRetention = new RetentionReport(now) }, version, cancel);
        }
        catch (RefusedException)
        {
            // Another node took the day, or somebody changed the settings just now: then the next look does it.
            return null;
        }
        return await RunAsync(before, now, cancel);
    }

    private async Task<RetentionReport> RunAsync(ModerationSettings rules, DateTimeOffset now, CancellationToken cancel)
    {
        var report = new RetentionReport(now);
        if (rules.RejectedTextDays > 0)
            report = report with { Comments = await RejectedAsync(now.AddDays(-rules.RejectedTextDays), cancel) };
        if (rules.HealthDays > 0)
            report = report with { Health = await HealthAsync(now.AddDays(-rules.HealthDays), cancel) };
        if (rules.PersonNoteDays > 0)
            report = report with { PersonNotes = await PersonNotesAsync(now.AddDays(-rules.PersonNoteDays), cancel) };
        if (rules.DeskRecordDays > 0)
            report = report with { DeskRecords = await DeskRecordsAsync(now.AddDays(-rules.DeskRecordDays), cancel) };
        if (report.Comments + report.Health + report.PersonNotes + report.DeskRecords > 0)
            await pass.CleanAsync(cancel);
        report = report with { Done = true };
        await settings.ChangeAsync(value => value with { LastRetention = report }, null, cancel);
        Erased(logger, report.Comments, report.Health, report.PersonNotes, report.DeskRecords);
        return report;
    }

    private async Task<int> RejectedAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var ids = await FindAsync($"""SELECT "Id" FROM "Comments" WHERE "ErasedAt" IS NULL AND "Decision" LIKE '%"action":"reject"%'""", cancel);
        return await InLotsAsync(ids, async (db, lot) =>
        {
            var comments = await db.Comments.AsNoTracking().Where(row => EF.Parameter(lot).Contains(row.Id)).ToListAsync(cancel);
            return EraseScope.Of(comments.FindAll(row => row.Decision is { Action: DecisionAction.Reject } decision && decision.At < before), person: null);
        }, scope => scope.CommentIds.Count, cancel);
    }

    private async Task<int> HealthAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var ids = await FindAsync($"""SELECT "Id" FROM "Comments" WHERE "ImportedAt" < {before.UtcTicks} AND "Signals" LIKE '%"kind":"health-claim"%'""", cancel);
        return await InLotsAsync(ids, async (db, lot) =>
        {
            var comments = await db.Comments.AsNoTracking().Where(row => EF.Parameter(lot).Contains(row.Id)).ToListAsync(cancel);
            return Only(health: [.. comments.Where(row => row.Signals.Any(signal => signal.Kind == SignalKind.HealthClaim && signal.Reason.Length > 0)).Select(row => row.Id)]);
        }, scope => scope.HealthOf.Count, cancel);
    }

    private async Task<int> PersonNotesAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = await db.Notes.Where(row => row.Target == NoteTarget.Person && row.WrittenAt < before).Select(row => row.Id).ToListAsync(cancel);
        return await InLotsAsync(ids, (_, lot) => Task.FromResult(Only(notes: lot)), scope => scope.NoteIds.Count, cancel);
    }

    private async Task<int> DeskRecordsAsync(DateTimeOffset before, CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            return await db.PrivateNotes.Where(row => row.WrittenAt < before).ExecuteDeleteAsync(cancel)
                + await db.Skips.Where(row => row.At < before).ExecuteDeleteAsync(cancel)
                + await db.SecondLooks.Where(row => row.FirstAt < before).ExecuteDeleteAsync(cancel);
        }
    }

    private async Task<int> InLotsAsync(
        IReadOnlyList<string> ids, Func<DashboardDbContext, string[], Task<EraseScope>> scopeOf, Func<EraseScope, int> count, CancellationToken cancel)
    {
        var done = 0;
        foreach (var lot in ids.Chunk(Lot))
        {
            EraseScope scope;
            await using (var db = await contexts.CreateDbContextAsync(cancel))
                scope = await scopeOf(db, lot);
            if (count(scope) == 0)
                continue;
            await pass.RunAsync(Actor.Program, scope, cancel);
            done += count(scope);
        }
        return done;
    }

    private static EraseScope Only(IReadOnlyCollection<string>? health = null, IReadOnlyCollection<string>? notes = null) => new()
    {
        CommentIds = new HashSet<string>(),
        Words = new ErasedWords([], []),
        HealthOf = (health ?? []).ToHashSet(),
        NoteIds = (notes ?? []).ToHashSet(),
    };

    // What stands inside a column of JSON is looked for as text, once a day.
    private async Task<List<string>> FindAsync(FormattableString sql, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Database.SqlQuery<string>(sql).ToListAsync(cancel);
    }

    [LoggerMessage(LogLevel.Information, "Over their time: words of {Comments} rejected comments, health in the signals of {Health}, {PersonNotes} notes on commenters, {DeskRecords} records of the desk")]
    private static partial void Erased(ILogger logger, int comments, int health, int personNotes, int deskRecords);
}

/// <summary>Looks every hour whether the day's erasing is due.</summary>
internal sealed partial class RetentionWorker(Retention retention, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan s_between = TimeSpan.FromHours(1);

    // Not while the program starts and everybody comes back at once.
    private static readonly TimeSpan s_first = TimeSpan.FromMinutes(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = s_first; ; wait = s_between)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await retention.RunWhenDueAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Erasing what is over its time failed; it is tried again tomorrow")]
    private static partial void Failed(ILogger logger, Exception error);
}
