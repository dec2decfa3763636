using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>A source as readers are told of it.</summary>
/// <param name="Speaker">Who says so; null when the outlet says it itself.</param>
/// <param name="Via">Who carried it between the two, e.g. an agency.</param>
/// <param name="Outlet">The outlet, or the site of a piece of evidence.</param>
/// <param name="Title">Heading of the article.</param>
/// <param name="Day">When it was published, as far as that is known.</param>
/// <param name="Address">Its public address, when it has one.</param>
public sealed record Citation(string? Speaker, string? Via, string Outlet, string? Title, DateOnly? Day, string? Address);

/// <summary>Everything that a published text is made of: no names of the desk, no notes, no comments of readers.</summary>
/// <param name="Contradiction">Its sides, verdict and evidence; the names and the reason in its resolution are not used.</param>
/// <param name="Articles">By id: those that carry a side now or did so at a change that is told.</param>
/// <param name="History">When it was published, and what changed since.</param>
/// <param name="Organisation">Whose finding it is.</param>
/// <param name="Site">Their site; null when it is not configured.</param>
/// <param name="Page">Where the finding stands.</param>
/// <param name="Today">For what is not published yet.</param>
public sealed record PublicRecord(
    Contradiction Contradiction, IReadOnlyDictionary<string, Article> Articles, PublicationHistory History, string Organisation, string? Site, string Page,
    DateTimeOffset Today)
{
    /// <summary>What readers are told beside the finding; a draft stands in its place while somebody writes it.</summary>
    public string? ForReaders { get; init; } = Contradiction.Resolution?.Publication?.ForReaders;

    /// <summary>Why it must not be given to readers now, one sentence for each article that its agency holds back; empty when it may.</summary>
    public IReadOnlyList<string> HeldBack { get; init; } = [];

    /// <summary>The verdict when it is one that readers can be given.</summary>
    public Resolution? Finding => Contradiction.Status is ContradictionStatus.Resolved or ContradictionStatus.Published ? Contradiction.Resolution : null;

    /// <summary>The day that stands on the text.</summary>
    public DateTimeOffset PublishedAt => History.First ?? Today;

    public IReadOnlyList<Citation> Cite(IEnumerable<Statement> statements) => [.. statements.Select(Cite).Distinct()];

    public Citation Cite(Statement statement)
    {
        var article = Articles.GetValueOrDefault(statement.ArticleId);
        var outlet = ReaderText.Plain(article?.Source ?? statement.Source);
        var speaker = statement.Speaker is { Length: > 0 } name && !Same(name, outlet) && !Same(name, statement.Source) ? ReaderText.Plain(name) : null;
        var via = statement.Chain.Where(link => !Same(link, statement.Speaker) && !Same(link, statement.Source) && !Same(link, outlet)).Select(ReaderText.Plain);
        return Cite(article, outlet) with { Speaker = speaker, Via = string.Join(", ", via) is { Length: > 0 } chain ? chain : null };
    }

    public IReadOnlyList<Citation> Cite(IEnumerable<string> articleIds) =>
        [.. articleIds.Select(Articles.GetValueOrDefault).OfType<Article>().Select(article => Cite(article, ReaderText.Plain(article.Source ?? "an unnamed outlet")))];

    /// <summary>The evidence of the resolution, when it can be seen in public.</summary>
    public Citation? Evidence => ReaderText.Address(Contradiction.Resolution?.EvidenceUrl) is { } address ? new(null, null, new Uri(address).Host, null, null, address) : null;

    private static Citation Cite(Article? article, string outlet) => new(
        null, null, outlet, article?.Title is { } title ? ReaderText.Plain(title) : null, ReaderText.DayOf(article?.PublishedAt), ReaderText.Address(article?.Url));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Gathers what is published of a contradiction.</summary>
public sealed class PublicRecords(IDbContextFactory<DashboardDbContext> contexts, IOptions<PublishOptions> options, TimeProvider time)
{
    /// <param name="contradiction">As it is now.</param>
    /// <param name="home">Address of this program, for as long as no site is configured; ends with a slash.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<PublicRecord> ReadAsync(Contradiction contradiction, string home, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Log.AsNoTracking().Where(row => row.StoryId == contradiction.StoryId && row.SubjectId == contradiction.Id && row.Sequence <= contradiction.Version)
            .OrderBy(row => row.Sequence).ToListAsync(cancel);
        var history = PublicationHistory.From(rows);
        var ids = contradiction.ArticleIds.Concat(history.Changes.SelectMany(change => change.ArticleIds.Concat(ArticlesOf(change.Sides)))).Distinct().ToList();
        var articles = await db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id)).ToDictionaryAsync(article => article.Id, cancel);
        var slug = await db.Stories.Where(story => story.Id == contradiction.StoryId).Select(story => story.Slug).SingleAsync(cancel);
        var publish = options.Value;
        var site = ReaderText.Address(publish.Site);
        return new(contradiction, articles, history, publish.Name, site, PageOf(contradiction, slug, publish, site, home), time.GetUtcNow())
        {
            HeldBack = await HeldBack.OfAsync(db, contradiction.ArticleIds, time.GetUtcNow(), cancel),
        };
    }

    private static IEnumerable<string> ArticlesOf(IReadOnlyList<Side> sides) => sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId);

    private static string PageOf(Contradiction contradiction, string slug, PublishOptions publish, string? site, string home)
    {
        if (ReaderText.Address(contradiction.Resolution?.Publication?.Page) is { } said)
            return said;
        if (site is null)
            return $"{home}stories/{slug}/contradictions/{contradiction.Id}";
        var page = publish.Page.Replace("{id}", contradiction.Id, StringComparison.Ordinal).Replace("{story}", slug, StringComparison.Ordinal);
        return $"{site.TrimEnd('/')}/{page.TrimStart('/')}";
    }
}
