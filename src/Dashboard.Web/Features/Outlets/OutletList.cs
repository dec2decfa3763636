using Dashboard.Data;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Outlets;

/// <summary>An outlet in figures, all counted from the articles that the desk holds.</summary>
/// <param name="Key">See <see cref="Outlet.KeyOf"/>.</param>
/// <param name="Name">As most of its articles write it.</param>
/// <param name="Names">All ways in which it is written, the most frequent first.</param>
/// <param name="CopiesIn">Articles of it that copy another outlet's.</param>
/// <param name="CopiesOut">Articles of other outlets that copy one of its.</param>
/// <param name="Newest">Id of its newest article.</param>
/// <param name="Known">What people said of it; null while nobody did.</param>
public sealed record OutletFigures(string Key, string Name, IReadOnlyList<string> Names, int Articles, int Stories, int CopiesIn, int CopiesOut, string Newest, Outlet? Known);

/// <summary>
/// Every outlet whose articles the reader may see, those with most articles first. Three grouped queries over the articles' own columns,
/// whose texts lie elsewhere.
/// </summary>
public sealed class OutletList(IDbContextFactory<DashboardDbContext> contexts)
{
    public async Task<IReadOnlyList<OutletFigures>> HandleAsync(Actor actor, string? search = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var articles = db.ArticlesFor(actor).Where(row => row.Source != null);
        var found = await articles.GroupBy(row => new { row.Source, row.StoryId })
            .Select(group => new { group.Key.Source, group.Key.StoryId, Articles = group.Count(), Newest = group.Max(row => row.Id) }).ToListAsync(cancel);
        var copies = await articles.Where(row => row.CopyOf != null).Join(articles, copy => copy.CopyOf, original => original.Id, (copy, original) => new { By = copy.Source, Of = original.Source })
            .GroupBy(pair => new { pair.By, pair.Of }).Select(group => new { group.Key.By, group.Key.Of, Count = group.Count() }).ToListAsync(cancel);
        var known = await db.Outlets.AsNoTracking().ToDictionaryAsync(row => row.Key, cancel);
        // An outlet that prints its own article again copies nobody.
        var pairs = copies.ConvertAll(pair => (By: Outlet.KeyOf(pair.By!), Of: Outlet.KeyOf(pair.Of!), pair.Count)).FindAll(pair => pair.By != pair.Of);
        var copiesIn = pairs.GroupBy(pair => pair.By).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Count));
        var copiesOut = pairs.GroupBy(pair => pair.Of).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Count));
        IEnumerable<OutletFigures> outlets = found.GroupBy(row => Outlet.KeyOf(row.Source!)).Where(group => group.Key.Length > 0).Select(group =>
        {
            string[] names = [.. group.GroupBy(row => row.Source!).OrderByDescending(name => name.Sum(row => row.Articles)).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key)];
            return new OutletFigures(
                group.Key, names[0], names, group.Sum(row => row.Articles), group.Select(row => row.StoryId).Distinct().Count(), copiesIn.GetValueOrDefault(group.Key), copiesOut.GetValueOrDefault(group.Key),
                group.Select(row => row.Newest).Max(StringComparer.Ordinal)!, known.GetValueOrDefault(group.Key));
        });
        if (!string.IsNullOrWhiteSpace(search))
        {
            outlets = outlets.Where(one => one.Names.Append(one.Known?.Country).Append(one.Known?.Owner)
                .Any(words => words?.Contains(search.Trim(), StringComparison.CurrentCultureIgnoreCase) == true));
        }
        return [.. outlets.OrderByDescending(one => one.Articles).ThenBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}

internal static class OutletArticles
{
    /// <summary>The articles that somebody may read.</summary>
    public static IQueryable<Domain.Articles.Article> ArticlesFor(this DashboardDbContext db, Actor actor)
    {
        var articles = db.Articles.AsNoTracking();
        return actor.OnlyStories is { } only ? articles.Where(row => only.Contains(row.StoryId)) : articles;
    }
}
