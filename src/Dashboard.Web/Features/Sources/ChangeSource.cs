using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>Changes a source, pauses and resumes it, has it visited now, and takes it away.</summary>
public sealed class ChangeSource(SourceChanges changes, IDbContextFactory<DashboardDbContext> contexts, SourceSignals signals, Data.Log.WriteGate gate, TimeProvider time)
{
    /// <summary>Fields that are null stay as they are.</summary>
    /// <param name="State">Active or paused.</param>
    /// <param name="Zone">IANA name of the zone of times that state none; empty for UTC.</param>
    /// <param name="Dates">Which comes first in dates of figures: day, month, or auto when the other dates of the feed decide.</param>
    /// <param name="WatchPages">Whether the pages of articles that it brings from now on are looked at again.</param>
    public sealed record Request(
        string? Title = null, SourceRule? Rule = null, int? Minutes = null, SourceState? State = null, string? Zone = null, DateOrder? Dates = null, bool? WatchPages = null);

    public enum DateOrder { Auto, DayFirst, MonthFirst }

    public async Task<Source> HandleAsync(Actor actor, string id, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var known = await contexts.SourceAsync(actor, id, cancel);
        actor.RequireFor(Permission.ManageSources, known.StoryId);
        var title = request.Title is null ? null : Text.Required(request.Title, Source.MaxTitleLength, "The title");
        if (request.Rule is { } rule)
            FollowSource.CheckRule(rule, known.StoryId);
        var minutes = FollowSource.CheckMinutes(request.Minutes);
        var zone = FollowSource.CheckZone(request.Zone);
        if (request.State == SourceState.Gone)
            throw new RuleBrokenException("A source can be active or paused; gone is what its site says of it.", "state");
        var kind = request.State switch
        {
            SourceState.Paused => LogKinds.SourcePaused,
            SourceState.Active => LogKinds.SourceResumed,
            _ => LogKinds.SourceChanged,
        };
        return await changes.ChangeAsync(actor, known, kind, (source, polling) =>
        {
            source.Title = title ?? source.Title;
            source.Rule = request.Rule ?? source.Rule;
            source.Minutes = minutes ?? source.Minutes;
            source.Zone = request.Zone is null ? source.Zone : zone;
            source.DayFirst = request.Dates is { } order ? order switch { DateOrder.DayFirst => true, DateOrder.MonthFirst => false, _ => null } : source.DayFirst;
            source.WatchPages = request.WatchPages ?? source.WatchPages;
            if (request.State == SourceState.Active && source.State != SourceState.Active)
                (polling.NextAt, polling.Failures) = (time.GetUtcNow(), 0);
            source.State = request.State ?? source.State;
        }, ifVersion, cancel);
    }

    /// <summary>Visits it as soon as its site is free. It is bookkeeping only: what it brings is logged.</summary>
    /// <exception cref="RuleBrokenException">It is paused or gone.</exception>
    public async Task<Source> VisitAsync(Actor actor, string id, CancellationToken cancel = default)
    {
        var known = await contexts.SourceAsync(actor, id, cancel);
        actor.RequireFor(Permission.AddArticles, known.StoryId);
        if (known.State != SourceState.Active)
            throw new RuleBrokenException("This source is not visited now. Resume it first.");
        var now = time.GetUtcNow();
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await db.SourcePollings.Where(row => row.SourceId == id && row.NextAt > now).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now), cancel);
        }
        signals.Wake();
        signals.Raise();
        return known;
    }

    /// <summary>Takes it away; its articles stay.</summary>
    public async Task RemoveAsync(Actor actor, string id, long? ifVersion = null, CancellationToken cancel = default)
    {
        var known = await contexts.SourceAsync(actor, id, cancel);
        actor.RequireFor(Permission.ManageSources, known.StoryId);
        await changes.RemoveAsync(actor, known, ifVersion, cancel);
    }
}
