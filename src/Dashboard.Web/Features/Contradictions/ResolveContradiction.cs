using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Articles;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>
/// Gives one's verdict on a contradiction, with a reason. It settles it, or waits for a second person where the board wants one, or
/// stands beside the different one of somebody else.
/// </summary>
public sealed class ResolveContradiction(StoryLog log, StoryLookup lookup)
{
    /// <param name="Verdict">Which side holds, both, none can be told, no conflict, or overtaken by events.</param>
    /// <param name="Side">Index of the side that holds, from 0, with verdict side.</param>
    /// <param name="Reason">Why; must not be empty.</param>
    /// <param name="EvidenceUrl">Where it can be seen.</param>
    /// <param name="Why">The kind of mistake, with verdict not-a-conflict; "other" when it is left out.</param>
    /// <param name="Decide">An editor's decision over opinions that differ.</param>
    public sealed record Request(Verdict? Verdict, string? Reason, int? Side = null, string? EvidenceUrl = null, DismissalReason? Why = null, bool Decide = false);

    public async Task<Contradiction> HandleAsync(Actor actor, string id, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Contradiction>(id, cancel)).StoryId;
        actor.Require(Permission.ResolveContradictions, storyId);
        if (request.Decide)
            actor.Require(Permission.DecideContradictions, storyId);
        var verdict = request.Verdict ?? throw new RuleBrokenException("Say what the verdict is.", "verdict");
        var reason = Text.Required(request.Reason, 4000, "The reason");
        var evidence = request.EvidenceUrl is { Length: > 0 } url ? ReceiveArticle.CheckAddress(url) : null;
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var contradiction = await write.GetAsync<Contradiction>(id, cancel);
            await Precondition.CheckAsync(write, contradiction, ifVersion, cancel);
            var opinion = new Resolution(
                verdict, verdict == Verdict.Side ? request.Side : null, reason, evidence, actor.Id, actor.Name, write.Now,
                verdict == Verdict.NotAConflict ? request.Why ?? DismissalReason.Other : null);
            if (request.Decide)
                contradiction.Decide(opinion, write.Story.SecondPerson);
            else
                contradiction.Resolve(opinion, write.Story.SecondPerson);
            write.Record(KindOf(contradiction), contradiction);
            await DismissalMemory.KeepInStepAsync(write, contradiction, cancel);
            return contradiction;
        }, cancel);
    }

    private static string KindOf(Contradiction contradiction) =>
        contradiction.IsSettled ? LogKinds.ContradictionResolved : contradiction.IsDisputed ? LogKinds.ContradictionDisputed : LogKinds.ContradictionProposed;
}
