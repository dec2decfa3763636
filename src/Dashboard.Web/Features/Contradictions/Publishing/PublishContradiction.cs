using System.Text.RegularExpressions;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Articles;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>Marks a settled contradiction as given to readers; again, after it changed.</summary>
public sealed class PublishContradiction(StoryLog log, StoryLookup lookup)
{
    /// <param name="ForReaders">Why, in words for readers; the reason of the resolution is never published.</param>
    /// <param name="Page">Address of the page on which it stands.</param>
    public sealed record Request(string? ForReaders = null, string? Page = null);

    /// <exception cref="RefusedException">409: it is not settled, or an agency holds one of its items back.</exception>
    /// <exception cref="RuleBrokenException">The words for readers name somebody of the desk.</exception>
    public async Task<Contradiction> HandleAsync(Actor actor, string id, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Contradiction>(id, cancel)).StoryId;
        actor.Require(Permission.ResolveContradictions, storyId);
        var words = Text.Optional(request.ForReaders, 2000, "The text for readers");
        var page = request.Page is { Length: > 0 } url ? ReceiveArticle.CheckAddress(url) : null;
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var contradiction = await write.GetAsync<Contradiction>(id, cancel);
            await Precondition.CheckAsync(write, contradiction, ifVersion, cancel);
            if (contradiction.Resolution is null || contradiction.Status is not (ContradictionStatus.Resolved or ContradictionStatus.Published))
                throw ClaimReview.NotSettled(contradiction);
            if (await HeldBack.OfAsync(write.Db, contradiction.ArticleIds, write.Now, cancel) is { Count: > 0 } reasons)
                throw HeldBack.Refusal(reasons);
            if (words is not null)
                await RefuseNamesAsync(write, words, cancel);
            contradiction.Publish(write.Now, new Publication(words, page, actor.Id, actor.Name, write.Now));
            write.Record(LogKinds.ContradictionPublished, contradiction);
            return contradiction;
        }, cancel);
    }

    // Readers learn what was found, not who of the house found it.
    private static async Task RefuseNamesAsync(StoryWrite write, string words, CancellationToken cancel)
    {
        var names = await write.Db.Users.Select(person => person.Name).ToListAsync(cancel);
        if (names.Find(name => name.Length > 0 && Regex.IsMatch(words, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))) is { } named)
            throw new RuleBrokenException($"\"{named}\" works here; the text for readers should not name the desk.", "forReaders");
    }
}
