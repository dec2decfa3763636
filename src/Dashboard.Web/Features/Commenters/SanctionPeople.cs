using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Moderation;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Watches, premoderates or suspends commenters, and lifts it. Always a person's own act, whatever the strikes suggest.</summary>
public sealed class SanctionPeople(StoryLog log, StoryLookup lookup, CommentersOfStories commenters, Policies policies)
{
    /// <param name="Kind">What shall hold.</param>
    /// <param name="Reason">Why; required.</param>
    /// <param name="Until">When it ends by itself; null until it is lifted. A suspension needs an end.</param>
    /// <param name="Policy">Id of the policy that was broken.</param>
    /// <param name="StoryId">Id or slug of the story in whose log it stands; by default that of the person's newest comment.</param>
    public sealed record Request(SanctionKind? Kind, string? Reason, DateTimeOffset? Until = null, string? Policy = null, string? StoryId = null);

    /// <exception cref="NotFoundException">Nobody wrote under this name.</exception>
    public async Task<Sanction> SetAsync(Actor actor, string name, Request request, CancellationToken cancel = default)
    {
        var kind = request.Kind ?? throw new RuleBrokenException("Say what shall hold: watch, premoderate or suspend.", "kind");
        var reason = Text.Required(request.Reason, StrikePeople.MaxReasonLength, "The reason");
        var policy = Text.Optional(request.Policy, Policy.MaxIdLength, "The policy");
        if (kind == SanctionKind.Suspend && request.Until is null)
            throw new RuleBrokenException("Say until when the suspension lasts.", "until");
        if (policy is not null)
            await policies.KnownAsync(policy, cancel);
        var found = await commenters.FindAsync(actor, name, null, request.StoryId, cancel);
        return await log.WriteAsync(found.StoryId, actor, write =>
        {
            if (request.Until <= write.Now)
                throw new RuleBrokenException("The end must lie in the future.", "until");
            return Task.FromResult(write.Add(LogKinds.SanctionSet, new Sanction
            {
                Id = Ids.New(),
                StoryId = write.Story.Id,
                PersonKey = found.Key,
                PersonName = found.Name,
                Kind = kind,
                Policy = policy,
                Reason = reason,
                ById = actor.Id,
                ByName = actor.Name,
                At = write.Now,
                Until = request.Until,
            }));
        }, cancel);
    }

    /// <summary>Ends a sanction. It stays on the timeline.</summary>
    public async Task<Sanction> LiftAsync(Actor actor, string sanctionId, string? reason, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Sanction>(sanctionId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        var why = Text.Optional(reason, StrikePeople.MaxReasonLength, "The reason");
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var sanction = await write.GetAsync<Sanction>(sanctionId, cancel);
            await Precondition.CheckAsync(write, sanction, ifVersion, cancel);
            if (sanction.Lifted is { } lifted)
                throw new RuleBrokenException($"{lifted.ByName} has lifted this already.");
            sanction.Lifted = new Lifting(actor.Id, actor.Name, write.Now, why);
            write.Record(LogKinds.SanctionLifted, sanction);
            return sanction;
        }, cancel);
    }
}
