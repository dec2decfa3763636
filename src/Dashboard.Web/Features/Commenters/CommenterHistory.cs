using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Reads what is known of commenters. Only stories count that the reader may read. Its cost grows with one commenter's own comments, not with the desk's.</summary>
public sealed class CommenterHistory(IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    /// <summary>So many comments of one person are counted; a name under which thousands write is no person.</summary>
    public const int MostCounted = 2_000;

    private const int MostNames = 10;

    /// <summary>A commenter in short.</summary>
    /// <exception cref="NotFoundException">Nobody wrote under this name in a story that the reader may read.</exception>
    public async Task<CommenterSummary> SummaryAsync(Actor actor, string name, CancellationToken cancel = default)
    {
        var key = Commenter.KeyOf(name);
        return (await SummariesAsync(actor, [key], cancel)).GetValueOrDefault(key) ?? throw new NotFoundException("commenter", name);
    }

    /// <summary>Several commenters in short, by their keys. Who is not known is left out.</summary>
    public async Task<IReadOnlyDictionary<string, CommenterSummary>> SummariesAsync(Actor actor, IReadOnlyCollection<string> keys, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await SummariesAsync(db, actor, [.. keys.Where(key => key.Length > 0).Distinct()], cancel);
    }

    /// <summary>A commenter with strikes, sanctions and one page of the timeline.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="name">A name or its key.</param>
    /// <param name="before">Only what is older; null for the newest.</param>
    /// <param name="take">How much of the timeline, 1 to 200.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="NotFoundException">Nobody wrote under this name in a story that the reader may read.</exception>
    public async Task<CommenterCard> ReadAsync(Actor actor, string name, DateTimeOffset? before = null, int take = 50, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        var key = Commenter.KeyOf(name);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // Those who were erased have no name in common.
        var summary = (key.Length == 0 ? null : (await SummariesAsync(db, actor, [key], cancel)).GetValueOrDefault(key)) ?? throw new NotFoundException("commenter", name);
        var strikes = await db.Strikes.For(actor).Where(row => row.PersonKey == key).OrderByDescending(row => row.Id).ToListAsync(cancel);
        var sanctions = await db.Sanctions.For(actor).Where(row => row.PersonKey == key).OrderByDescending(row => row.Id).ToListAsync(cancel);
        var page = Math.Clamp(take, 1, 200);
        var items = await new CommenterTimeline(db, actor, key, summary.Names, time.GetUtcNow()).ReadAsync(strikes, sanctions, before ?? DateTimeOffset.MaxValue, page, cancel);
        var stories = items.Select(item => item.StoryId).Concat(strikes.Select(strike => strike.StoryId)).Concat(sanctions.Select(sanction => sanction.StoryId)).Distinct().ToList();
        var titles = await db.Stories.AsNoTracking().Where(story => EF.Parameter(stories).Contains(story.Id))
            .ToDictionaryAsync(story => story.Id, story => (story.Slug, story.Title), cancel);
        return new(summary, items, strikes, sanctions, titles, items.Count < page ? null : items[^1].At);
    }

    private async Task<Dictionary<string, CommenterSummary>> SummariesAsync(DashboardDbContext db, Actor actor, List<string> keys, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (settings, _) = await DeskSettings.ReadAsync(db, cancel);
        var strikes = (await db.Strikes.For(actor).Where(row => EF.Parameter(keys).Contains(row.PersonKey)).ToListAsync(cancel)).ToLookup(row => row.PersonKey);
        var sanctions = (await db.Sanctions.For(actor).Where(row => EF.Parameter(keys).Contains(row.PersonKey)).ToListAsync(cancel)).ToLookup(row => row.PersonKey);
        var found = new Dictionary<string, CommenterSummary>();
        foreach (var key in keys)
        {
            var comments = await db.Comments.For(actor).Where(row => row.AuthorKey == key)
                .Select(row => new CommentFact(row.Author, row.State, row.Decision, row.PostedAt ?? row.ImportedAt)).Take(MostCounted + 1).ToListAsync(cancel);
            if (comments.Count == 0 && !strikes[key].Any() && !sanctions[key].Any())
                continue;
            found[key] = Summary(key, comments, [.. strikes[key]], [.. sanctions[key].Where(sanction => sanction.HoldsAt(now)).OrderByDescending(sanction => sanction.Kind)], settings, now);
        }
        return found;
    }

    private sealed record CommentFact(string Author, CommentState State, Decision? Decision, DateTimeOffset At);

    private static CommenterSummary Summary(
        string key, List<CommentFact> comments, List<Strike> strikes, List<Sanction> holding, ModerationSettings settings, DateTimeOffset now)
    {
        var more = comments.Count > MostCounted;
        if (more)
            comments.RemoveAt(MostCounted);
        string[] names = [.. comments.GroupBy(row => row.Author).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).Take(MostNames)];
        int Decided(params DecisionAction[] actions) => comments.Count(row => row.Decision is { } decision && actions.Contains(decision.Action));
        var last = comments.Select(row => row.Decision).OfType<Decision>().MaxBy(decision => decision.At);
        return new(
            key, names.FirstOrDefault() ?? strikes.FirstOrDefault()?.PersonName ?? holding.FirstOrDefault()?.PersonName ?? key, names, comments.Count, more,
            Decided(DecisionAction.Keep), Decided(DecisionAction.Hide, DecisionAction.RequestEdit), Decided(DecisionAction.Reject), comments.Count(row => row.State != CommentState.Decided),
            comments.Count == 0 ? null : comments.Min(row => row.At), comments.Count == 0 ? null : comments.Max(row => row.At),
            strikes.Where(strike => strike.CountsAt(now)).Sum(strike => strike.Weight), SuggestSanction.From(strikes, holding, settings, now), holding,
            last is null ? null : new LastDecision(last.Action, last.Policy, last.At, last.ByName));
    }
}
