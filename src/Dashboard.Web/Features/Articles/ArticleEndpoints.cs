using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Articles;

/// <param name="On">Whether its page is looked at.</param>
public sealed record WatchRequest(bool? On);

internal static class ArticleEndpoints
{
    public static void MapArticles(this RouteGroupBuilder api)
    {
        api.MapPost("/stories/{story}/articles", async (
                string story, string? source, string? url, ArticleBody body, CurrentActor who, StoryLookup lookup, ReceiveArticle receive, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var storyId = (await lookup.ReadableAsync(actor, story, cancel)).Id;
                actor.Require(Permission.AddArticles, storyId);
                return await body.ReceiveAsync(receive, actor, storyId, source, url, cancel);
            })
            .Describe<ArticleResponse>(
                "Send articles to a story",
                "One article as JSON (exactly one of url, text, html), as plain text, as HTML, or as an item of a wire (ninjs, NewsML-G2, NITF); several as the files of a form or as one wire message, answered with 207 and a result for each. The same bytes again give 200 and the article that is there; another version of a wire item gives 200 and becomes a version of that article on every story that holds it.",
                StatusCodes.Status201Created)
            .Accepts<ArticleRequest>(ArticleBody.Types[0], [.. ArticleBody.Types.Skip(1)])
            .Produces<ArticleResponse>()
            .Produces<FileResults>(StatusCodes.Status207MultiStatus);

        api.MapGet("/stories/{story}/articles", async (
                string story, [AsParameters] PageQuery page, CurrentActor who, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts,
                StoryAnalyst analyst, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                return await ListAsync(contexts, analyst, found.Id, page, cancel);
            })
            .Describe<ListResponse<ArticleResponse>>("List a story's articles", "In the order in which they were received.");

        api.MapGet("/articles/{id}", async (string id, CurrentActor who, ArticleReading reading, CancellationToken cancel) =>
            {
                var read = await reading.HandleAsync(await who.RequireAsync(), id, cancel);
                return Answer.Of(ArticleResponse.From(read), read.Article.Version);
            })
            .Describe<ArticleResponse>("Get an article", "With its text, what each stretch of it is, and every field with the candidates that lost.");

        api.MapGet("/articles/{id}/versions", async (
                string id, CurrentActor who, StoryLookup lookup, IDbContextFactory<DashboardDbContext> contexts, [AsParameters] PageQuery page, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                actor.Require(Permission.Read, (await lookup.PartAsync<Article>(id, cancel)).StoryId);
                var after = page.After is null ? 0 : Query.Number("after", page.After, 0);
                await using var db = await contexts.CreateDbContextAsync(cancel);
                var versions = await db.ArticleVersions.AsNoTracking().Where(row => row.ArticleId == id && row.Number > after)
                    .OrderBy(row => row.Number).Take(page.Size + 1).ToListAsync(cancel);
                return page.Page([.. versions.Select(ArticleVersionResponse.From)], version => $"{version.Number}");
            })
            .Describe<ListResponse<ArticleVersionResponse>>("List the readings of an article", "Oldest first, each with its text.");

        api.MapGet("/articles/{id}/diff", async (string id, int? from, int? to, CurrentActor who, CompareVersions compare, CancellationToken cancel) =>
                await compare.HandleAsync(await who.RequireAsync(), id, from, to, cancel) is { Diff: not null } compared
                    ? DiffResponse.Of(compared)
                    : throw new RuleBrokenException("This article has one version only; there is nothing to compare it with."))
            .Describe<DiffResponse>("Compare two versions of an article", "By their numbers; the newest with the one before when they are left out. Changes of number, name, date, quotation, negation and hedge come first.");

        api.MapPatch("/articles/{id}", async (
                string id, JsonBody<CorrectArticle.Request> body, IfMatch ifMatch, CurrentActor who, CorrectArticle correct, ArticleReading reading, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                await correct.HandleAsync(actor, id, body.Value, ifMatch.Version, cancel);
                var read = await reading.HandleAsync(actor, id, cancel);
                return Answer.Of(ArticleResponse.From(read), read.Article.Version);
            })
            .Describe<ArticleResponse>("Correct what was read", "Fields by name, kinds of blocks by index. The text is evidence and stays; the article is compared with the story again.");

        api.MapPost("/articles/{id}/retry", async (string id, CurrentActor who, RetryArticle retry, CancellationToken cancel) =>
            {
                var article = await retry.HandleAsync(await who.RequireAsync(), id, cancel);
                return Answer.Of(ArticleResponse.From(article), article.Version);
            })
            .Describe<ArticleResponse>("Try a failed article again", "Puts it back into the queue.");

        api.MapPost("/articles/{id}/watch", async (string id, JsonBody<WatchRequest> body, CurrentActor who, WatchArticle watch, CancellationToken cancel) =>
                await watch.SetAsync(await who.RequireAsync(), id, body.Value.On ?? throw new InvalidRequestException("on", "must be true or false."), cancel))
            .Describe<WatchState>("Watch an article's page, or leave it alone", "Switched on, the page is looked at now and again at growing intervals; a change becomes a version of the article.");

        api.MapPost("/articles/{id}/look", async (string id, CurrentActor who, WatchArticle watch, CancellationToken cancel) =>
                await watch.LookNowAsync(await who.RequireAsync(), id, cancel))
            .Describe<WatchState>("Look at an article's page now", "It is asked as soon as its site is free; lastAt tells when that was.");
    }

    // Four queries and one look at the story's analysis, whatever the length of the page.
    private static async Task<ListResponse<ArticleResponse>> ListAsync(
        IDbContextFactory<DashboardDbContext> contexts, StoryAnalyst analyst, string storyId, PageQuery page, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var query = db.Articles.AsNoTracking().Where(article => article.StoryId == storyId);
        if (page.After is { } after)
            query = query.Where(article => string.Compare(article.Id, after) > 0);
        var articles = await query.OrderBy(article => article.Id).Take(page.Size + 1).ToListAsync(cancel);
        var ids = articles.ConvertAll(article => article.Id);
        var current = await db.ArticleVersions.AsNoTracking().Where(version => ids.Contains(version.ArticleId))
            .Join(db.Articles, version => new { Id = version.ArticleId, version.Number }, article => new { article.Id, Number = article.CurrentVersion }, (version, _) => version)
            .ToDictionaryAsync(version => version.ArticleId, cancel);
        var notes = (await db.ArticleVersions.Where(version => ids.Contains(version.ArticleId)).OrderBy(version => version.Number)
                .Select(version => new { version.ArticleId, Note = new VersionNote(version.Number, version.ReadAt, version.TextSha256, version.Words) }).ToListAsync(cancel))
            .ToLookup(row => row.ArticleId, row => row.Note);
        var reuse = current.Count == 0 ? [] : (await analyst.ReadAsync(storyId, cancel)).Reuse;
        return page.Page(
            articles.ConvertAll(article => ArticleResponse.From(
                article, current.GetValueOrDefault(article.Id), [.. notes[article.Id]],
                [.. reuse.Where(passage => passage.A.ArticleId == article.Id || passage.B.ArticleId == article.Id)])),
            article => article.Id);
    }
}
