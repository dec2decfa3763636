using Dashboard.Data;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>Adds a source. Its first visit follows at once; what is there now is brought in too.</summary>
public sealed class FollowSource(SourceChanges changes, StoryLookup stories, ReceiveArticle receive, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    /// <param name="Address">Of a feed or a news sitemap.</param>
    /// <param name="Story">Id or slug of the story to which its items go; none for the whole desk.</param>
    /// <param name="Title">As people shall see it; the address when there is none.</param>
    /// <param name="Rule">Sources of the whole desk go by keywords.</param>
    /// <param name="Minutes">Between two visits.</param>
    /// <param name="Article">Id of the article to whose thread comments go.</param>
    /// <param name="Page">Address of that article instead; it is received when the story does not have it. Comments without either go to the articles whose pages they name.</param>
    /// <param name="Zone">IANA name of the zone of times that state none.</param>
    /// <param name="DayFirst">Whether dates in figures have the day first.</param>
    public sealed record Request(
        string? Address, string? Story = null, string? Title = null, SourceRule? Rule = null, int? Minutes = null, SourceKind Kind = SourceKind.Feed, string? Article = null, string? Page = null,
        string? Zone = null, bool? DayFirst = null);

    public sealed record Result(Source Source, bool WasThere);

    /// <exception cref="RuleBrokenException">The address is none, or a field is out of bounds.</exception>
    public async Task<Result> HandleAsync(Actor actor, Request request, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManageSources);
        var storyId = string.IsNullOrWhiteSpace(request.Story) ? Source.WholeDesk : (await stories.GetAsync(request.Story, cancel)).Id;
        actor.RequireFor(Permission.ManageSources, storyId);
        var address = AddressOf(request.Address);
        if (request.Kind == SourceKind.Comments && ThreadAddress.Of(new Uri(address)) is { } thread)
            address = thread.First.AbsoluteUri;
        var rule = request.Rule ?? (storyId == Source.WholeDesk ? SourceRule.Keywords : SourceRule.Everything);
        CheckRule(rule, storyId);
        var now = time.GetUtcNow();
        var source = new Source
        {
            Id = Ids.New(),
            StoryId = storyId,
            Kind = request.Kind,
            Address = address,
            Title = Shortened(Text.Clean(request.Title ?? "")) is { Length: > 0 } title ? title : HostTurns.HostOf(address),
            Rule = rule,
            Minutes = CheckMinutes(request.Minutes) ?? (int)Source.DefaultInterval.TotalMinutes,
            ArticleId = request.Kind == SourceKind.Comments ? await ArticleAsync(actor, storyId, request, cancel) : null,
            Zone = CheckZone(request.Zone),
            DayFirst = request.DayFirst,
            AddedBy = actor.Name,
            AddedAt = now,
        };
        var (kept, wasThere) = await changes.AddAsync(actor, source, new SourcePolling { SourceId = source.Id, Host = HostTurns.HostOf(address), NextAt = now }, cancel);
        return new(kept, wasThere);
    }

    /// <summary>An article to which comments can go.</summary>
    public sealed record Choice(string Id, string Title);

    /// <summary>The newest articles of a story, to choose from.</summary>
    public async Task<IReadOnlyList<Choice>> ArticlesAsync(Actor actor, string storyId, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Articles.AsNoTracking().Where(row => row.StoryId == storyId && row.Title != null).OrderByDescending(row => row.Id).Take(MostChoices)
            .Select(row => new Choice(row.Id, row.Title!)).ToListAsync(cancel);
    }

    private const int MostChoices = 100;

    private async Task<string?> ArticleAsync(Actor actor, string storyId, Request request, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Article) && string.IsNullOrWhiteSpace(request.Page))
            return null;
        if (storyId == Source.WholeDesk)
            throw new RuleBrokenException("Comments on one article are followed for its story. Choose the story.", "story");
        if (request.Article is { Length: > 0 } id)
        {
            return (await stories.PartAsync<Article>(id, cancel)) is { } article && article.StoryId == storyId ? article.Id
                : throw new RuleBrokenException("This article is not on the story.", "article");
        }
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (await ThreadIntake.AtAsync(db, storyId, request.Page!, cancel) is [var known, ..])
                return known.Id;
        }
        return (await receive.HandleAsync(actor, storyId, request.Page!, new ReceivedWith(), cancel)).Article.Id;
    }

    /// <summary>Null for none; an empty name takes a zone back.</summary>
    internal static string? CheckZone(string? zone) =>
        string.IsNullOrWhiteSpace(zone) ? null
        : zone.Length <= Source.MaxZoneLength && TimeZoneInfo.TryFindSystemTimeZoneById(zone.Trim(), out _) ? zone.Trim()
        : throw new RuleBrokenException("There is no such time zone. Give its name as in Europe/Berlin, or leave it empty for UTC.", "zone");

    internal static string AddressOf(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new RuleBrokenException("The address is empty.", "address");
        try
        {
            return ReceiveArticle.CheckAddress(address);
        }
        catch (RuleBrokenException wrong)
        {
            throw new RuleBrokenException(wrong.Message, "address");
        }
    }

    internal static void CheckRule(SourceRule rule, string storyId)
    {
        if (rule == SourceRule.Everything && storyId == Source.WholeDesk)
            throw new RuleBrokenException("A source of the whole desk goes by the keywords of the stories. Choose a story to bring everything to it.", "rule");
    }

    internal static int? CheckMinutes(int? minutes) =>
        minutes is null || (minutes >= Source.ShortestInterval.TotalMinutes && minutes <= Source.LongestInterval.TotalMinutes)
            ? minutes
            : throw new RuleBrokenException($"A source can be visited every {Source.ShortestInterval.TotalMinutes:0} minutes to once a day ({Source.LongestInterval.TotalMinutes:0} minutes).", "minutes");

    // Titles of feeds are whatever their makers wrote; a long one is no reason to refuse the feed.
    private static string Shortened(string title) => title.Length <= Source.MaxTitleLength ? title : title[..(Source.MaxTitleLength - 1)].TrimEnd() + "…";
}
