using System.Globalization;
using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Outlets;

/// <summary>An article as it is named in lists.</summary>
public sealed record NamedArticle(string Id, string Heading, string? Source, string StoryId, string StorySlug, string StoryTitle, DateTimeOffset ReceivedAt);

/// <summary>A copy and what it copies.</summary>
/// <param name="Note">How much of it, in words.</param>
public sealed record CopiedArticle(NamedArticle Copy, NamedArticle Original, string? Note);

/// <summary>Everything about one outlet but its words.</summary>
/// <param name="Hosts">Where its articles were found, the most frequent first.</param>
/// <param name="Country">What a person said, else what the address tells; null when neither does.</param>
/// <param name="CountryFrom">Why that country, in words.</param>
/// <param name="CopiesIn">Its copies of others, the newest first; at most <see cref="OutletCards.Most"/>.</param>
/// <param name="CopiesOut">Others' copies of it, the newest first.</param>
/// <param name="Latest">Its newest articles.</param>
/// <param name="Stories">Where it wrote, by number of its articles.</param>
/// <param name="Feeds">Feeds of its hosts that are followed.</param>
public sealed record OutletCard(
    OutletFigures Figures, IReadOnlyList<string> Hosts, string? Country, string? CountryFrom, IReadOnlyList<CopiedArticle> CopiesIn, IReadOnlyList<CopiedArticle> CopiesOut,
    IReadOnlyList<NamedArticle> Latest, IReadOnlyList<(Story Story, int Articles)> Stories, IReadOnlyList<Source> Feeds);

/// <summary>Reads the card of an outlet. Its cost grows with the articles of this outlet, not with the desk's, but for the figures of <see cref="OutletList"/>.</summary>
public sealed class OutletCards(OutletList list, IDbContextFactory<DashboardDbContext> contexts)
{
    /// <summary>Articles shown in one list.</summary>
    public const int Most = 50;

    private const int MostHosts = 5;

    /// <summary>Endings of two letters that are sold as words, wherever their buyer lives.</summary>
    private static readonly HashSet<string> s_sold = new("io tv me co ai fm to ly cc ws nu st tk ml ga cf gq gg sh vc la pw eu".Split(' '), StringComparer.Ordinal);

    /// <exception cref="NotFoundException">No article of such an outlet that the reader may see.</exception>
    public async Task<OutletCard> HandleAsync(Actor actor, string key, CancellationToken cancel = default)
    {
        var figures = (await list.HandleAsync(actor, cancel: cancel)).FirstOrDefault(one => one.Key == key) ?? throw new NotFoundException("outlet", key);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = db.ArticlesFor(actor);
        var own = all.Where(row => figures.Names.Contains(row.Source!));
        var stories = await db.Stories.AsNoTracking().Where(story => own.Select(row => row.StoryId).Contains(story.Id)).ToDictionaryAsync(story => story.Id, cancel);
        var perStory = await own.GroupBy(row => row.StoryId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var urls = await own.Where(row => row.Url != null).OrderByDescending(row => row.Id).Select(row => row.Url!).Take(1_000).ToListAsync(cancel);
        string[] hosts = [.. urls.Select(Sites.HostOf).OfType<string>().GroupBy(host => host).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MostHosts).Select(group => group.Key)];
        var copiesIn = await PairsAsync(own, all, figures.Names, false, cancel);
        var copiesOut = await PairsAsync(all, own, figures.Names, true, cancel);
        var latest = await own.OrderByDescending(row => row.Id).Take(Most).ToListAsync(cancel);
        var feeds = await db.Sources.AsNoTracking().OrderBy(row => row.Title).ToListAsync(cancel);
        var (country, from) = CountryOf(figures.Known, hosts);

        NamedArticle Named(Article article) => new(
            article.Id, article.Heading, article.Source, article.StoryId, stories.GetValueOrDefault(article.StoryId)?.Slug ?? article.StoryId, stories.GetValueOrDefault(article.StoryId)?.Title ?? "", article.ReceivedAt);
        return new(
            figures, hosts, country, from, [.. copiesIn.Select(pair => new CopiedArticle(Named(pair.Copy), Named(pair.Original), pair.Copy.CopyNote))],
            [.. copiesOut.Select(pair => new CopiedArticle(Named(pair.Copy), Named(pair.Original), pair.Copy.CopyNote))], [.. latest.Select(Named)],
            [.. perStory.Where(row => stories.ContainsKey(row.Key)).OrderByDescending(row => row.Count).ThenByDescending(row => row.Key, StringComparer.Ordinal).Select(row => (stories[row.Key], row.Count))],
            [.. feeds.Where(feed => actor.MaySee(feed) && Sites.HostOf(feed.Address) is { } host && hosts.Any(one => Sites.AreOne(one, host)))]);
    }

    private static async Task<List<(Article Copy, Article Original)>> PairsAsync(
        IQueryable<Article> copies, IQueryable<Article> originals, IReadOnlyList<string> names, bool others, CancellationToken cancel)
    {
        var pairs = copies.Where(row => row.CopyOf != null).Join(originals, copy => copy.CopyOf, original => original.Id, (copy, original) => new { copy, original });
        pairs = others ? pairs.Where(pair => !names.Contains(pair.copy.Source!)) : pairs.Where(pair => !names.Contains(pair.original.Source!));
        return (await pairs.OrderByDescending(pair => pair.copy.Id).Take(Most).ToListAsync(cancel)).ConvertAll(pair => (pair.copy, pair.original));
    }

    private static (string? Country, string? From) CountryOf(Outlet? known, IReadOnlyList<string> hosts)
    {
        if (known?.Country is { } said)
            return (said, $"set by {known.ChangedBy}");
        foreach (var host in hosts)
        {
            var ending = host[(host.LastIndexOf('.') + 1)..];
            if (ending.Length != 2 || s_sold.Contains(ending))
                continue;
            try
            {
                return (new RegionInfo(ending == "uk" ? "GB" : ending.ToUpperInvariant()).EnglishName, $"from the address, which ends with .{ending}");
            }
            catch (ArgumentException)
            {
                // An ending that is no country.
            }
        }
        return (null, null);
    }
}
