using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>A sentence with the words around it.</summary>
/// <param name="Before">What stands before it in its paragraph.</param>
/// <param name="After">What stands after it.</param>
public sealed record Surroundings(string Before, string After)
{
    public static readonly Surroundings None = new("", "");
}

/// <summary>Finds the words around quoted sentences in the stored texts of their articles.</summary>
public sealed class SentenceContext(IDbContextFactory<DashboardDbContext> contexts)
{
    private const int Reach = 180;
    private const int MaxArticles = 40;

    private sealed record Reading(string ArticleId, string Text, IReadOnlyList<Block> Blocks);

    /// <summary>The surroundings of each statement whose article still says these very words at this place.</summary>
    public async Task<IReadOnlyDictionary<Statement, Surroundings>> AroundAsync(IReadOnlyList<Statement> statements, CancellationToken cancel = default)
    {
        var readings = await ReadingsAsync(statements.Select(statement => statement.ArticleId), cancel);
        return statements.Distinct(ReferenceEqualityComparer.Instance).Cast<Statement>()
            .ToDictionary(statement => statement, statement => Around(readings.GetValueOrDefault(statement.ArticleId), statement), Same.Instance);
    }

    /// <summary>The words between two places of each article; those that its text no longer has are left out.</summary>
    public async Task<IReadOnlyDictionary<(string ArticleId, int Start, int End), string>> WordsAsync(
        IEnumerable<(string ArticleId, int Start, int End)> places, CancellationToken cancel = default)
    {
        var wanted = places.Distinct().ToList();
        var readings = await ReadingsAsync(wanted.Select(place => place.ArticleId), cancel);
        return wanted.Where(place => place.Start >= 0 && place.End > place.Start && readings.TryGetValue(place.ArticleId, out var reading) && place.End <= reading.Text.Length)
            .ToDictionary(place => place, place => readings[place.ArticleId].Text[place.Start..place.End]);
    }

    private async Task<Dictionary<string, Reading>> ReadingsAsync(IEnumerable<string> articleIds, CancellationToken cancel)
    {
        var ids = articleIds.Distinct().Take(MaxArticles).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id))
            .Join(db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion },
                version => new { Id = version.ArticleId, version.Number },
                (article, version) => new Reading(article.Id, version.Text, version.Blocks)).ToDictionaryAsync(reading => reading.ArticleId, cancel);
    }

    private static Surroundings Around(Reading? reading, Statement statement)
    {
        if (reading is null || statement.Start < 0 || statement.End > reading.Text.Length
            || !reading.Text.AsSpan(statement.Start, statement.End - statement.Start).SequenceEqual(statement.Quote))
            return Surroundings.None;
        var block = reading.Blocks.FirstOrDefault(block => block.Start <= statement.Start && block.End >= statement.End);
        var (first, last) = (block?.Start ?? 0, block?.End ?? reading.Text.Length);
        var start = Math.Max(first, statement.Start - Reach);
        while (start > first && !char.IsWhiteSpace(reading.Text[start - 1]))
            start--;
        var end = Math.Min(last, statement.End + Reach);
        while (end < last && !char.IsWhiteSpace(reading.Text[end]))
            end++;
        return new Surroundings(
            (start > first ? "… " : "") + reading.Text[start..statement.Start],
            reading.Text[statement.End..end] + (end < last ? " …" : ""));
    }

    // Statements hold lists, so their own equality compares references of these anyway; by reference is what is meant.
    private sealed class Same : IEqualityComparer<Statement>
    {
        public static readonly Same Instance = new();
        public bool Equals(Statement? x, Statement? y) => ReferenceEquals(x, y);
        public int GetHashCode(Statement statement) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(statement);
    }
}
