using Dashboard.Data;
using Dashboard.Domain.Contradictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SecondOpinions;

/// <summary>What asking has cost.</summary>
/// <param name="Asked">Answers that came, dropped ones among them.</param>
/// <param name="Dropped">Answers that did not stand the check.</param>
/// <param name="Cost">In the currency of the configured prices.</param>
public sealed record OpinionCosts(int Asked, int Dropped, long TokensIn, long TokensOut, double Cost)
{
    public static OpinionCosts Of(IEnumerable<SecondOpinion> opinions)
    {
        var all = opinions.ToList();
        return new(all.Count, all.Count(row => row.Verdict == OpinionVerdict.Dropped), all.Sum(row => (long)row.TokensIn), all.Sum(row => (long)row.TokensOut), all.Sum(row => row.Cost));
    }
}

/// <summary>Counts questions and what they cost, by day and story, and keeps the day's limit. The figures are those of the stored answers.</summary>
public sealed class OpinionBudget(IDbContextFactory<DashboardDbContext> contexts, IOptions<SecondOpinionOptions> options, TimeProvider time)
{
    private readonly Lock _counting = new();
    private DateOnly _day;
    private int _unanswered;
    private int _underway;

    /// <summary>Questions since the start that got no answer.</summary>
    public int Silent { get; private set; }

    /// <summary>Why the last of them got none.</summary>
    public string? LastTrouble { get; private set; }

    public async Task<OpinionCosts> TodayAsync(CancellationToken cancel = default)
    {
        var midnight = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await SumAsync(db.SecondOpinions.Where(row => row.At >= midnight), cancel);
    }

    public async Task<OpinionCosts> OfStoryAsync(string storyId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await SumAsync(db.SecondOpinions.Where(row => row.StoryId == storyId), cancel);
    }

    private static async Task<OpinionCosts> SumAsync(IQueryable<SecondOpinion> rows, CancellationToken cancel) => await rows.GroupBy(_ => 1)
        .Select(all => new OpinionCosts(
            all.Count(), all.Sum(row => row.Verdict == OpinionVerdict.Dropped ? 1 : 0), all.Sum(row => (long)row.TokensIn), all.Sum(row => (long)row.TokensOut), all.Sum(row => row.Cost)))
        .SingleOrDefaultAsync(cancel) ?? new OpinionCosts(0, 0, 0, 0, 0);

    /// <summary>Takes one question off the day's limit; put the result away when it is answered or not.</summary>
    /// <exception cref="RefusedException">409: the day's questions are used up.</exception>
    internal async Task<Question> BeginAsync(CancellationToken cancel)
    {
        var answered = (await TodayAsync(cancel)).Asked;
        lock (_counting)
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            if (_day != today)
                (_day, _unanswered) = (today, 0);
            if (options.Value.PerDayLimit is > 0 and var limit && answered + _unanswered + _underway >= limit)
                throw new RefusedException(StatusCodes.Status409Conflict, "daily-limit", $"All {limit} questions of this day (UTC) are used up. Ask again tomorrow, or let an admin raise SecondOpinion__PerDayLimit.");
            _underway++;
        }
        return new Question(this);
    }

    private void End(string? trouble)
    {
        lock (_counting)
        {
            _underway--;
            if (trouble is null)
                return;
            _unanswered++;
            Silent++;
            LastTrouble = trouble;
        }
    }

    /// <summary>One question that counts.</summary>
    internal sealed class Question(OpinionBudget budget) : IDisposable
    {
        private string? _trouble;

        /// <summary>There was no answer to store; it may have cost all the same, so it counts against the day.</summary>
        public void Fail(string trouble) => _trouble = trouble;

        public void Dispose() => budget.End(_trouble);
    }
}
