using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Articles;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>Settles a contradiction with a verdict and a reason.</summary>
public sealed class ResolveContradiction(StoryLog log, StoryLookup lookup)
{
    /// <param name="Verdict">Which side holds, both, none can be told, no conflict, or overtaken by events.</param>
    /// <param name="Side">Index of the side that holds, from 0, with verdict side.</param>
    /// <param name="Reason">Why; must not be empty.</param>
    /// <param name="EvidenceUrl">Where it can be seen.</param>
    public sealed record Request(Verdict? Verdict, string? Reason, int? Side = null, string? EvidenceUrl = null);

    public async Task<Contradiction> HandleAsync(Actor actor, string id, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Contradiction>(id, cancel)).StoryId;
        actor.Require(Permission.ResolveContradictions, storyId);
        var verdict = request.Verdict ?? throw new RuleBrokenException("Say what the verdict is.", "verdict");
        var reason = Text.Required(request.Reason, 4000, "The reason");
        var evidence = request.EvidenceUrl is { Length: > 0 } url ? ReceiveArticle.CheckAddress(url) : null;
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var contradiction = await write.GetAsync<Contradiction>(id, cancel);
            await Precondition.CheckAsync(write, contradiction, ifVersion, cancel);
            contradiction.Resolve(new Resolution(verdict, request.Side, reason, evidence, actor.Id, actor.Name, write.Now));
            write.Record(LogKinds.ContradictionResolved, contradiction);
            return contradiction;
        }, cancel);
    }
}
