using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Board;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>Takes a contradiction, gives it to somebody, or says that it needs a call. Fields that are null stay as they are.</summary>
public sealed class ChangeContradiction(StoryLog log, StoryLookup lookup)
{
    public sealed record Request(ContradictionStatus? Status = null, string? AssigneeId = null);

    public async Task<Contradiction> HandleAsync(Actor actor, string id, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Contradiction>(id, cancel)).StoryId;
        actor.Require(Permission.TakeContradictions, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var contradiction = await write.GetAsync<Contradiction>(id, cancel);
            await Precondition.CheckAsync(write, contradiction, ifVersion, cancel);
            var wasSettled = contradiction.IsSettled;
            if (!contradiction.IsOpen)
                actor.Require(Permission.ResolveContradictions, storyId);
            if (request.Status is { } status)
                contradiction.ChangeStatus(status);
            if (request.AssigneeId is { } assignee)
            {
                var (personId, name) = await EditCard.PersonAsync(write, assignee, cancel);
                contradiction.Assign(personId, name);
            }
            else if (request.Status is ContradictionStatus.Taken && contradiction.AssigneeId is null)
            {
                contradiction.Assign(actor.Id, actor.Name);
            }
            write.Record(wasSettled && !contradiction.IsSettled ? LogKinds.ContradictionReopened : LogKinds.ContradictionTaken, contradiction);
            await DismissalMemory.KeepInStepAsync(write, contradiction, cancel);
            return contradiction;
        }, cancel);
    }
}
