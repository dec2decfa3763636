using Dashboard.Data;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>In which order contradictions are listed.</summary>
public enum ContradictionOrder { Found, Rank }

/// <summary>Contradictions of a story with their rank as of now.</summary>
public sealed class ContradictionList(IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Which ones; empty lists mean any.</summary>
    public sealed record Wanted(
        IReadOnlyList<ContradictionStatus> Statuses, IReadOnlyList<ContradictionKind> Kinds, Severity Least, bool Withdrawn, ContradictionOrder Order);

    /// <summary>One with its rank.</summary>
    public async Task<ContradictionResponse> OneAsync(Contradiction row, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var story = await db.Stories.AsNoTracking().SingleAsync(story => story.Id == row.StoryId, cancel);
        return ContradictionResponse.From(row, Ranking.Of(row, story.Ranking, time.GetUtcNow()));
    }

    /// <param name="story">The story.</param>
    /// <param name="wanted">Which ones.</param>
    /// <param name="after">Id of the last one of the page before.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<ContradictionResponse>> ReadAsync(Story story, Wanted wanted, string? after, int limit, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (statuses, kinds) = (wanted.Statuses, wanted.Kinds);
        var rows = db.Contradictions.AsNoTracking()
            .Where(row => row.StoryId == story.Id && (wanted.Withdrawn || !row.Withdrawn))
            .Where(row => statuses.Count == 0 || statuses.Contains(row.Status))
            .Where(row => kinds.Count == 0 || kinds.Contains(row.Kind));
        var now = time.GetUtcNow();
        ContradictionResponse Answer(Contradiction row) => ContradictionResponse.From(row, Ranking.Of(row, story.Ranking, now));

        if (wanted.Order == ContradictionOrder.Rank)
        {
            // The rank is nowhere stored: it fades with time and changes with the sliders.
            var all = (await rows.ToListAsync(cancel)).ConvertAll(Answer).Where(row => row.Severity >= wanted.Least)
                .OrderByDescending(row => row.Rank.Score).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
            return [.. all.Skip(after is null ? 0 : all.FindIndex(row => row.Id == after) + 1).Take(limit)];
        }
        var answers = new List<ContradictionResponse>();
        while (true)
        {
            var last = after;
            var batch = await rows.Where(row => last == null || string.Compare(row.Id, last) > 0).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel);
            answers.AddRange(batch.ConvertAll(Answer).Where(row => row.Severity >= wanted.Least));
            if (batch.Count < Batch || answers.Count >= limit)
                return [.. answers.Take(limit)];
            after = batch[^1].Id;
        }
    }
}
