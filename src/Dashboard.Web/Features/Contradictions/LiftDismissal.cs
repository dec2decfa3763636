using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>Forgets a dismissal: the contradiction is open again, and what was kept silent because of it is flagged.</summary>
public sealed class LiftDismissal(StoryLog log, StoryLookup lookup, StoryAnalyst analyst)
{
    public async Task HandleAsync(Actor actor, string id, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Dismissal>(id, cancel)).StoryId;
        actor.Require(Permission.ResolveContradictions, storyId);
        await log.WriteAsync(storyId, actor, async write =>
        {
            var dismissal = await write.GetAsync<Dismissal>(id, cancel);
            await Precondition.CheckAsync(write, dismissal, ifVersion, cancel);
            if (await write.Db.Contradictions.FirstOrDefaultAsync(row => row.Id == dismissal.ContradictionId, cancel) is { Status: ContradictionStatus.NotAConflict } contradiction)
            {
                contradiction.Reopen();
                write.Record(LogKinds.ContradictionReopened, contradiction);
            }
            write.Remove(LogKinds.DismissalLifted, dismissal);
        }, cancel);
        await FlagAgainAsync(storyId, cancel);
    }

    // Articles that are being analysed at this moment bring the flags themselves when they are done.
    private Task FlagAgainAsync(string storyId, CancellationToken cancel) => analyst.WithAsync(storyId, desk =>
        log.WriteAsync(storyId, Actor.Program, async write =>
        {
            var ready = await StoryAnalyst.ReadyAsync(write.Db, storyId, cancel);
            if (desk.Known.Count != ready.Count || !ready.All(pair => desk.Known.GetValueOrDefault(pair.Key) == pair.Value))
                return false;
            await FindingsIntake.KeepAsync(write, desk.Analysis.Findings, cancel);
            return true;
        }, cancel), cancel);
}
