using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Tests.Support;
using Dashboard.Web.Watching;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Watching;

/// <summary>Pages of a real site on loopback, watched step by step instead of by the hosted watcher.</summary>
internal static class Lookout
{
    public static async Task<Article> ReceiveAddressAsync(this Newsroom newsroom, Story story, string address)
    {
        var article = (await newsroom.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, story.Id, address, new ReceivedWith())).Article;
        await newsroom.AnalyseAllAsync();
        return article;
    }

    /// <summary>Looks at every page that is due, once, and reads what came of it.</summary>
    /// <returns>How many were.</returns>
    public static async Task<int> LookAsync(this Newsroom newsroom)
    {
        var looks = await newsroom.Get<WatchQueue>().TakeAsync(50, default);
        foreach (var look in looks)
            await newsroom.Get<WatchQueue>().FinishAsync([await newsroom.Get<PageLooker>().LookAsync(look, default)], default);
        await newsroom.AnalyseAllAsync();
        return looks.Count;
    }

    public static async Task<PageWatch> WatchOfAsync(this Newsroom newsroom, Article article)
    {
        await using var db = newsroom.Open();
        return await db.PageWatches.AsNoTracking().SingleAsync(row => row.ArticleId == article.Id);
    }

    public static async Task<Article> NowAsync(this Newsroom newsroom, Article article)
    {
        await using var db = newsroom.Open();
        return await db.Articles.AsNoTracking().SingleAsync(row => row.Id == article.Id);
    }

    public static async Task<List<ArticleVersion>> VersionsAsync(this Newsroom newsroom, Article article)
    {
        await using var db = newsroom.Open();
        return await db.ArticleVersions.AsNoTracking().Where(row => row.ArticleId == article.Id).OrderBy(row => row.Number).ToListAsync();
    }

    public static async Task<(List<string> Notes, IReadOnlyList<string> Labels)> BoardAsync(this Newsroom newsroom, Article article)
    {
        await using var db = newsroom.Open();
        var notes = await db.Notes.Where(row => row.TargetId == article.Id).OrderBy(row => row.Id).Select(row => row.Text).ToListAsync();
        return (notes, (await db.Cards.SingleAsync(row => row.Kind == CardKind.Article && row.SubjectId == article.Id)).Labels);
    }

    /// <summary>An invented article page; <paramref name="around"/> stands outside of the article.</summary>
    public static string Page(string title, string text, string around = "", string byline = "Mara Quill") =>
        $"""
        <!doctype html><html lang="en"><head><title>{title} | Valley Courier</title><meta name="author" content="{byline}"></head><body>
        <nav><a href="/">Valley Courier</a></nav>
        <article><h1>{title}</h1><p class="byline">By {byline}</p>
        {text}
        </article>
        <aside>{around}</aside></body></html>
        """;

    /// <summary>A page with validators that are honoured.</summary>
    public static void Page(this PressSite site, string path, string html, string? tag = null) => site.On(path, async context =>
    {
        if (tag is not null)
        {
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html);
    });

    public static void Status(this PressSite site, string path, int status, Action<HttpResponse>? more = null) => site.On(path, async context =>
    {
        context.Response.StatusCode = status;
        more?.Invoke(context.Response);
        await context.Response.WriteAsync("<!doctype html><title>No</title><p>No.</p>");
    });
}
