using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>The settings of the moderation desk and their version; 0 while nobody changed them.</summary>
public sealed record SettingsNow(ModerationSettings Value, long Version);

/// <summary>Reads and changes how the moderation desk works.</summary>
public sealed partial class DeskSettings(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, ILogger<DeskSettings> logger)
{
    private const int MostDays = 3650;

    public async Task<SettingsNow> ReadAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await ReadAsync(db, cancel);
    }

    internal static async Task<SettingsNow> ReadAsync(DashboardDbContext db, CancellationToken cancel)
    {
        var row = await db.ModerationSettings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == ModerationSettingsRow.OnlyId, cancel);
        return row is null ? new SettingsNow(new ModerationSettings(), 0) : new SettingsNow(row.Value, row.Version);
    }

    /// <summary>Changes all of them; what the program itself keeps there stays.</summary>
    /// <exception cref="RefusedException">Somebody changed them after <paramref name="ifVersion"/>.</exception>
    /// <exception cref="RuleBrokenException">A number makes no sense; names its field.</exception>
    public async Task<SettingsNow> SaveAsync(Actor actor, ModerationSettings settings, long? ifVersion = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        if (actor.OnlyStories is not null)
            throw new NotAllowedException(actor, Permission.ManagePeople);
        Check(settings);
        var saved = await ChangeAsync(before => settings with { LastRetention = before.LastRetention }, ifVersion, cancel);
        Saved(logger, actor.Id);
        return saved;
    }

    internal async Task<SettingsNow> ChangeAsync(Func<ModerationSettings, ModerationSettings> change, long? ifVersion, CancellationToken cancel)
    {
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var row = await db.ModerationSettings.FirstOrDefaultAsync(one => one.Id == ModerationSettingsRow.OnlyId, cancel);
            if (ifVersion is not null && (row?.Version ?? 0) != ifVersion)
                throw Changed();
            if (row is null)
                db.ModerationSettings.Add(row = new ModerationSettingsRow { Value = new ModerationSettings() });
            (row.Value, row.Version) = (change(row.Value), row.Version + 1);
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                // Another node was first.
                throw Changed();
            }
            return new SettingsNow(row.Value, row.Version);
        }
    }

    private static RefusedException Changed() =>
        new(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "Somebody changed the settings of the desk first. Read them again and repeat your change.");

    private static void Check(ModerationSettings settings)
    {
        Within(settings.SecondLookOneIn, 0, 1000, "One in so many is looked at again", "secondLookOneIn");
        Within(settings.EasyOneEvery, 0, 100, "An easy one after so many", "easyOneEvery");
        Within(settings.PauseAfterMinutes, 0, 600, "Minutes until a pause", "pauseAfterMinutes");
        Within(settings.StrikeDays, 1, MostDays, "Days of a strike", "strikeDays");
        Within(settings.WatchAt, 1, 1000, "The weight for watching", "watchAt");
        Within(settings.PremoderateAt, settings.WatchAt, 1000, "The weight for premoderation, which is no less than that for watching,", "premoderateAt");
        Within(settings.SuspendAt, settings.PremoderateAt, 1000, "The weight for suspension, which is no less than that for premoderation,", "suspendAt");
        Within(settings.RejectedTextDays, 0, MostDays, "Days of rejected texts", "rejectedTextDays");
        Within(settings.HealthDays, 0, MostDays, "Days of what was noted about health", "healthDays");
        Within(settings.PersonNoteDays, 0, MostDays, "Days of notes on commenters", "personNoteDays");
        Within(settings.DeskRecordDays, 0, MostDays, "Days of the desk's records", "deskRecordDays");
    }

    private static void Within(int value, int least, int most, string what, string field)
    {
        if (value < least || value > most)
            throw new RuleBrokenException($"{what} must be a number from {least} to {most}.", field);
    }

    [LoggerMessage(LogLevel.Information, "{Actor}: moderation.settings-changed")]
    private static partial void Saved(ILogger logger, string actor);
}
