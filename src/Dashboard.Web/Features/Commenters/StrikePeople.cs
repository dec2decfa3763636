using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Gives strikes to commenters and takes them off. Strikes only add up to a suggestion.</summary>
public sealed class StrikePeople(StoryLog log, StoryLookup lookup, CommentersOfStories commenters, Policies policies)
{
    public const int MaxReasonLength = 2000;

    /// <param name="CommentId">For which comment; null when it is for more than one.</param>
    /// <param name="StoryId">Id or slug of the story in whose log it stands; by default that of the comment, or of the person's newest comment.</param>
    /// <param name="Policy">Id of the policy that was broken.</param>
    /// <param name="Weight">1 to 10; by default what the policy says, else 1.</param>
    /// <param name="Reason">In the moderator's words.</param>
    public sealed record Request(string? CommentId = null, string? StoryId = null, string? Policy = null, int? Weight = null, string? Reason = null);

    /// <exception cref="NotFoundException">Nobody wrote under this name.</exception>
    public async Task<Strike> GiveAsync(Actor actor, string name, Request request, CancellationToken cancel = default)
    {
        var reason = Text.Optional(request.Reason, MaxReasonLength, "The reason");
        var policy = Text.Optional(request.Policy, Policy.MaxIdLength, "The policy");
        if (request.Weight is < 1 or > 10)
            throw new RuleBrokenException("A strike weighs from 1 to 10.", "weight");
        if (policy is not null)
            await policies.KnownAsync(policy, cancel);
        var found = await commenters.FindAsync(actor, name, request.CommentId, request.StoryId, cancel);
        return await log.WriteAsync(found.StoryId, actor, async write =>
        {
            var weight = request.Weight ?? (policy is null ? 1 : await write.Db.Policies.Where(row => row.Id == policy).Select(row => row.StrikeWeight).FirstOrDefaultAsync(cancel));
            var (settings, _) = await DeskSettings.ReadAsync(write.Db, cancel);
            return write.Add(LogKinds.StrikeGiven, new Strike
            {
                Id = Ids.New(),
                StoryId = write.Story.Id,
                PersonKey = found.Key,
                PersonName = found.Name,
                CommentId = request.CommentId,
                Policy = policy,
                Weight = Math.Clamp(weight, 1, 10),
                Reason = reason,
                ById = actor.Id,
                ByName = actor.Name,
                At = write.Now,
                ExpiresAt = write.Now.AddDays(settings.StrikeDays),
            });
        }, cancel);
    }

    /// <summary>Takes a strike off. It stays on the timeline.</summary>
    public async Task<Strike> LiftAsync(Actor actor, string strikeId, string? reason, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Strike>(strikeId, cancel)).StoryId;
        actor.Require(Permission.Moderate, storyId);
        var why = Text.Optional(reason, MaxReasonLength, "The reason");
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var strike = await write.GetAsync<Strike>(strikeId, cancel);
            await Precondition.CheckAsync(write, strike, ifVersion, cancel);
            if (strike.Lifted is { } lifted)
                throw new RuleBrokenException($"{lifted.ByName} has lifted this strike already.");
            strike.Lifted = new Lifting(actor.Id, actor.Name, write.Now, why);
            write.Record(LogKinds.StrikeLifted, strike);
            return strike;
        }, cancel);
    }
}

/// <summary>A commenter and the story in whose log something about them is written.</summary>
public sealed record FoundCommenter(string Key, string Name, string StoryId);

/// <summary>Finds commenters for those who moderate.</summary>
public sealed class CommentersOfStories(IDbContextFactory<DashboardDbContext> contexts, StoryLookup lookup)
{
    /// <param name="actor">Must be allowed to moderate in the story.</param>
    /// <param name="name">A name or its key.</param>
    /// <param name="commentId">A comment of theirs, whose story is meant; null for none.</param>
    /// <param name="story">Id or slug of the story; null for that of their newest comment.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="NotFoundException">Nobody wrote under this name where the actor may read.</exception>
    /// <exception cref="RuleBrokenException">The comment is somebody else's.</exception>
    public async Task<FoundCommenter> FindAsync(Actor actor, string name, string? commentId, string? story, CancellationToken cancel)
    {
        actor.Require(Permission.Moderate);
        var key = Commenter.KeyOf(name);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var own = db.Comments.For(actor).Where(row => row.AuthorKey == key && row.AuthorKey != "");
        if (commentId is not null)
        {
            var comment = await lookup.PartAsync<Comment>(commentId, cancel);
            actor.Require(Permission.Moderate, comment.StoryId);
            if (comment.AuthorKey != key)
                throw new RuleBrokenException("Somebody else wrote this comment.", "commentId");
            return new(key, comment.Author, comment.StoryId);
        }
        var newest = await own.OrderByDescending(row => row.ImportedAt).Select(row => new { row.Author, row.StoryId }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("commenter", name);
        var storyId = story is null ? newest.StoryId : (await lookup.GetAsync(story, cancel)).Id;
        actor.Require(Permission.Moderate, storyId);
        return new(key, newest.Author, storyId);
    }
}
