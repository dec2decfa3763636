using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>A second person stands behind a proposed verdict, or somebody takes back what they said.</summary>
public sealed class ConfirmContradiction(StoryLog log, StoryLookup lookup)
{
    /// <summary>Confirms what somebody else proposed, which settles it.</summary>
    public Task<Contradiction> HandleAsync(Actor actor, string id, long? ifVersion = null, CancellationToken cancel = default) =>
        ChangeAsync(actor, id, ifVersion, LogKinds.ContradictionConfirmed, (contradiction, write) => contradiction.Confirm(actor.Id, actor.Name, write.Now), cancel);

    /// <summary>Takes back one's own opinion, confirmation or decision; what is left is weighed again.</summary>
    public Task<Contradiction> TakeBackAsync(Actor actor, string id, long? ifVersion = null, CancellationToken cancel = default) =>
        ChangeAsync(actor, id, ifVersion, LogKinds.ContradictionTakenBack, (contradiction, write) => contradiction.TakeBack(actor.Id, write.Story.SecondPerson), cancel);

    private async Task<Contradiction> ChangeAsync(
        Actor actor, string id, long? ifVersion, string kind, Action<Contradiction, StoryWrite> change, CancellationToken cancel)
    {
        var storyId = (await lookup.PartAsync<Contradiction>(id, cancel)).StoryId;
        actor.Require(Permission.ResolveContradictions, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var contradiction = await write.GetAsync<Contradiction>(id, cancel);
            await Precondition.CheckAsync(write, contradiction, ifVersion, cancel);
            change(contradiction, write);
            write.Record(kind, contradiction);
            await DismissalMemory.KeepInStepAsync(write, contradiction, cancel);
            return contradiction;
        }, cancel);
    }
}
