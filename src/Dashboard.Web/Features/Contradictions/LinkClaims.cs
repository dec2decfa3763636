using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>Joins two statements of the matrix or splits them. It stays so, whatever the analysis thinks, until somebody releases it.</summary>
public sealed class LinkClaims(StoryLog log, StoryLookup lookup)
{
    /// <param name="A">A statement of the matrix, by its place.</param>
    /// <param name="B">The other one.</param>
    public sealed record Request(StatementAnchor? A, StatementAnchor? B);

    public async Task<ClaimChoice> HandleAsync(Actor actor, string storyId, Request request, ClaimLinkKind kind, CancellationToken cancel = default)
    {
        actor.Require(Permission.ResolveContradictions, storyId);
        var a = request.A ?? throw new RuleBrokenException("Say which statement.", "a");
        var b = request.B ?? throw new RuleBrokenException("Say which other statement.", "b");
        if (a.Overlaps(b))
            throw new RuleBrokenException("These are the same words.", "b");
        if (string.CompareOrdinal(a.ArticleId, b.ArticleId) is var order && (order > 0 || (order == 0 && a.Start > b.Start)))
            (a, b) = (b, a);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            await CheckAsync(write, a, "a", cancel);
            await CheckAsync(write, b, "b", cancel);
            var words = kind == ClaimLinkKind.Together ? LogKinds.ClaimsJoined : LogKinds.ClaimsSplit;
            var all = await write.Db.ClaimChoices.Where(row => row.StoryId == storyId).ToListAsync(cancel);
            if (all.Find(row => row.IsAbout(a, b)) is { } known)
            {
                if (known.Kind != kind)
                {
                    (known.Kind, known.ById, known.ByName, known.At) = (kind, actor.Id, actor.Name, write.Now);
                    write.Record(words, known);
                }
                return known;
            }
            return write.Add(words, new ClaimChoice
            {
                Id = Ids.New(), StoryId = storyId, A = a, B = b, Kind = kind, ById = actor.Id, ByName = actor.Name, At = write.Now,
            });
        }, cancel);
    }

    /// <summary>Leaves the two statements to the analysis again.</summary>
    public async Task ReleaseAsync(Actor actor, string id, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<ClaimChoice>(id, cancel)).StoryId;
        actor.Require(Permission.ResolveContradictions, storyId);
        await log.WriteAsync(storyId, actor, async write =>
        {
            var choice = await write.GetAsync<ClaimChoice>(id, cancel);
            await Precondition.CheckAsync(write, choice, ifVersion, cancel);
            write.Remove(LogKinds.ClaimsReleased, choice);
        }, cancel);
    }

    private static async Task CheckAsync(StoryWrite write, StatementAnchor at, string field, CancellationToken cancel)
    {
        var length = await write.Db.Articles.Where(row => row.StoryId == write.Story.Id && row.Id == at.ArticleId)
            .Join(write.Db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion },
                version => new { Id = version.ArticleId, version.Number }, (article, version) => (int?)version.Text.Length)
            .FirstOrDefaultAsync(cancel);
        if (length is null)
            throw new RuleBrokenException("This story has no such article.", field);
        if (at.Start < 0 || at.End <= at.Start || at.End > length)
            throw new RuleBrokenException($"The article's text has the places 0 to {length}.", field);
    }
}
