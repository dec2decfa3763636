using System.Globalization;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Sources;

/// <summary>Threads of comments that are followed by address, with real servers that speak as WordPress and Discourse do.</summary>
public sealed class ThreadVisitTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;
    private Story _story = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new Newsroom(time: _clock, settings: Desk.Loopback);
        _site = await PressSite.OpenAsync();
        _story = await _newsroom.CreateStoryAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    private sealed record Said(int Id, string Author, string Text, int Parent = 0, string Post = "/harbour", string Type = "comment");

    private void WordPress(List<Said> comments, string post = "7") => _site.On("/wp-json/wp/v2/comments", async context =>
    {
        if (context.Request.Query["post"] != post)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var page = int.Parse(context.Request.Query["page"].FirstOrDefault() ?? "1", CultureInfo.InvariantCulture);
        var perPage = int.Parse(context.Request.Query["per_page"].FirstOrDefault() ?? "10", CultureInfo.InvariantCulture);
        context.Response.Headers["X-WP-Total"] = comments.Count.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-WP-TotalPages"] = ((comments.Count + perPage - 1) / perPage).ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsJsonAsync(comments.OrderByDescending(said => said.Id).Skip((page - 1) * perPage).Take(perPage).Select(said => new
        {
            id = said.Id,
            post = 7,
            parent = said.Parent,
            author_name = said.Author,
            author_url = "https://home.invalid/",
            author_email = "reader@mail.invalid",
            author_ip = "203.0.113.9",
            author_avatar_urls = new { small = "https://avatar.invalid/hash" },
            date_gmt = new DateTime(2026, 3, 1).AddMinutes(said.Id).ToString("s", CultureInfo.InvariantCulture),
            content = new { rendered = $"<p>{said.Text}</p>" },
            link = _site.Address(said.Post) + $"/#comment-{said.Id}",
            status = "approved",
            type = said.Type,
        }));
    });

    private static List<Said> Many(int count) => [.. Enumerable.Range(1, count).Select(id => new Said(id, $"Reader {id % 7}", $"Remark number {id} on the quay wall."))];

    private async Task<Source> FollowAsync(string address, string? page = null, string? article = null, bool wholeDesk = false) =>
        (await _newsroom.Get<FollowSource>().HandleAsync(Newsroom.Editor, new(address, wholeDesk ? null : _story.Id, "Comments", Kind: SourceKind.Comments, Page: page, Article: article))).Source;

    private async Task<Article> ArticleAsync(string path)
    {
        _site.On(path, context => context.Response.WriteAsync($"<!doctype html><title>Harbour closed</title><article><h1>Harbour closed</h1>{PressSite.Text(path.Length)}</article>"));
        var article = (await _newsroom.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, _story.Id, _site.Address(path), new ReceivedWith())).Article;
        await _newsroom.AnalyseAllAsync();
        return article;
    }

    private async Task<List<Domain.Comments.Comment>> CommentsAsync(string? article = null)
    {
        await using var db = _newsroom.Open();
        return await db.Comments.AsNoTracking().Where(row => article == null || row.ArticleId == article).OrderBy(row => row.ArticleId).ThenBy(row => row.Position).ToListAsync();
    }

    private async Task<int> NextAsync()
    {
        _clock.Forward(TimeSpan.FromHours(2));
        return await _newsroom.VisitAsync();
    }

    [Fact]
    public async Task Comments_of_a_post_come_page_by_page_keep_their_answers_and_nothing_private()
    {
        var article = await ArticleAsync("/harbour");
        var said = Many(250);
        said[249] = said[249] with { Parent = 3 };
        WordPress(said);
        var source = await FollowAsync(_site.Address("/wp-json/wp/v2/comments?post=7"), _site.Address("/harbour/"));

        await _newsroom.VisitAsync();

        Assert.Equal(article.Id, source.ArticleId);
        var comments = await CommentsAsync();
        Assert.Equal(250, comments.Count);
        Assert.All(comments, comment => Assert.Equal(article.Id, comment.ArticleId));
        Assert.Equal("comment-1", comments[0].ExternalId);
        Assert.Equal(comments.Single(comment => comment.ExternalId == "comment-3").Id, comments.Single(comment => comment.ExternalId == "comment-250").ParentId);
        Assert.Equal(3, _site.Times("/wp-json/wp/v2/comments"));
        await using var db = _newsroom.Open();
        var everything = string.Join('\n', await db.Log.Select(row => row.After).ToListAsync());
        Assert.DoesNotContain("mail.invalid", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("avatar.invalid", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_visit_asks_only_until_it_meets_what_is_known_and_brings_what_is_new()
    {
        await ArticleAsync("/harbour");
        var said = Many(250);
        WordPress(said);
        var source = await FollowAsync(_site.Address("/wp-json/wp/v2/comments?post=7"), _site.Address("/harbour"));
        await _newsroom.VisitAsync();
        var rows = await LogRowsAsync();

        await NextAsync();
        Assert.Equal(4, _site.Times("/wp-json/wp/v2/comments"));
        Assert.Equal(rows, await LogRowsAsync());

        said.Add(new(251, "Ida", "One more.", 250));
        said[0] = said[0] with { Text = "Changed at its origin." };
        said.RemoveAt(5);
        await NextAsync();

        var comments = await CommentsAsync();
        Assert.Equal(251, comments.Count);
        Assert.Equal("One more.", comments[^1].Text);
        Assert.DoesNotContain("Changed", comments[0].Text, StringComparison.Ordinal);
        var books = await _newsroom.BooksAsync(source);
        Assert.Equal((251, 250, null), (books.Items, books.Backlog, books.LastError));
    }

    [Fact]
    public async Task A_thread_that_is_too_long_for_one_visit_is_read_to_its_end_by_the_next_ones()
    {
        await ArticleAsync("/harbour");
        var said = Many(3_450);
        WordPress(said);
        var source = await FollowAsync(_site.Address("/wp-json/wp/v2/comments?post=7"), _site.Address("/harbour"));

        await _newsroom.VisitAsync();
        Assert.Equal(3_000, (await CommentsAsync()).Count);
        Assert.Equal(31, (await _newsroom.BooksAsync(source)).Place);
        said.Add(new(4_000, "Ida", "One more."));
        await NextAsync();

        Assert.Equal(3_451, (await CommentsAsync()).Count);
        Assert.Null((await _newsroom.BooksAsync(source)).Place);
    }

    [Fact]
    public async Task A_topic_of_a_forum_is_followed_by_the_numbers_of_its_posts()
    {
        var article = await ArticleAsync("/harbour");
        var posts = Enumerable.Range(1, 45).Select(number => (Id: 500 + number, Number: number)).ToList();
        object Post((int Id, int Number) post) => new
        {
            id = post.Id, post_number = post.Number, username = $"sailor{post.Number % 3}", name = "Private Name", created_at = new DateTime(2026, 3, 1).AddMinutes(post.Number),
            cooked = $"<p>Post {post.Number} about the quay.</p>", reply_to_post_number = post.Number == 45 ? 2 : (int?)null, post_type = 1, hidden = post.Number == 30,
        };
        _site.On("/t/44.json", context => context.Response.WriteAsJsonAsync(new { title = "Quay &amp; wall", post_stream = new { posts = posts.Take(20).Select(Post), stream = posts.Select(post => post.Id) } }));
        _site.On("/t/44/posts.json", context =>
        {
            var wanted = context.Request.Query["post_ids[]"].Select(id => int.Parse(id!, CultureInfo.InvariantCulture)).ToHashSet();
            return context.Response.WriteAsJsonAsync(new { post_stream = new { posts = posts.Where(post => wanted.Contains(post.Id)).Select(Post) } });
        });
        var look = await _newsroom.Get<LookAtAddress>().HandleAsync(Newsroom.Editor, _site.Address("/t/quay-and-wall/44/12"));
        var found = Assert.Single(look.Candidates);
        Assert.Equal((SourceKind.Comments, "Discourse topic", 45, "Quay & wall"), (found.Kind, found.Format, found.Items, found.Title));

        await FollowAsync(_site.Address("/t/quay-and-wall/44"), article: article.Id);
        await _newsroom.VisitAsync();

        var comments = await CommentsAsync(article.Id);
        Assert.Equal(44, comments.Count);
        Assert.Equal(comments.Single(comment => comment.ExternalId == "post-2").Id, comments.Single(comment => comment.ExternalId == "post-45").ParentId);
        posts.Add((600, 46));
        var before = _site.Asked.Count;
        await NextAsync();
        Assert.Equal(45, (await CommentsAsync(article.Id)).Count);
        Assert.Equal(3, _site.Asked.Count - before);
    }

    private string Rss(params (int Id, string Page)[] items) => $"""
        <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments for Harbour News</title>
        {string.Concat(items.Select(item => $"<item><title>Comment on Quay by Ida {item.Id}</title><link>{_site.Address(item.Page)}#comment-{item.Id}</link><guid isPermaLink=\"false\">{_site.Address("/?p=1")}#comment-{item.Id}</guid><dc:creator>Ida {item.Id}</dc:creator><pubDate>Tue, 10 Mar 2026 10:{item.Id:00}:00 +0000</pubDate><description>Remark {item.Id} &amp; more.</description></item>"))}
        </channel></rss>
        """;

    [Fact]
    public async Task Comments_of_a_whole_site_go_to_the_articles_at_their_pages_and_the_others_are_counted()
    {
        var harbour = await ArticleAsync("/harbour");
        var bridge = await ArticleAsync("/bridge");
        _site.Feed("/comments/feed", Rss((1, "/harbour/"), (2, "/bridge/comment-page-2/"), (3, "/elsewhere"), (4, "/harbour")), "\"one\"");
        var source = await FollowAsync(_site.Address("/comments/feed"), wholeDesk: true);

        await _newsroom.VisitAsync();

        Assert.Equal(["Remark 1 & more.", "Remark 4 & more."], (await CommentsAsync(harbour.Id)).Select(comment => comment.Text));
        Assert.Equal(["Ida 2"], (await CommentsAsync(bridge.Id)).Select(comment => comment.Author));
        var books = await _newsroom.BooksAsync(source);
        Assert.Equal(3, books.Items);
        Assert.StartsWith("1 comment was left out", books.LastRemark, StringComparison.Ordinal);
        await NextAsync();
        Assert.Equal(1, (await _newsroom.BooksAsync(source)).Unchanged);
    }

    [Fact]
    public async Task A_feed_of_comments_that_was_taken_for_articles_brings_no_articles()
    {
        var harbour = await ArticleAsync("/harbour");
        _site.Feed("/harbour/feed", Rss((1, "/harbour"), (2, "/harbour")), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/harbour/feed"), _story);

        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();

        Assert.Equal(["Harbour closed"], await _newsroom.TitlesAsync(_story));
        Assert.Equal(2, (await CommentsAsync(harbour.Id)).Count);
    }

    [Fact]
    public async Task The_page_of_an_article_leads_to_its_thread_and_following_it_brings_the_article_too()
    {
        WordPress(Many(3));
        _site.On("/harbour", context => context.Response.WriteAsync($"""
            <!doctype html><html><head><title>Harbour closed</title><link rel="https://api.w.org/" href="{_site.Address("/wp-json/")}">
            <link rel="alternate" type="application/json" href="{_site.Address("/wp-json/wp/v2/posts/7")}"><link rel="alternate" type="application/rss+xml" title="Comments Feed" href="{_site.Address("/harbour/feed/")}"></head>
            <body><article><h1>Harbour closed</h1>{PressSite.Text(4)}</article></body></html>
            """));
        _site.Feed("/harbour/feed/", Rss((1, "/harbour"), (2, "/harbour")), "\"one\"");

        var look = await _newsroom.Get<LookAtAddress>().HandleAsync(Newsroom.Editor, _site.Address("/harbour"));

        Assert.True(look.IsPage);
        var thread = Assert.Single(look.Candidates);
        Assert.Equal((SourceKind.Comments, "WordPress comments", 3), (thread.Kind, thread.Format, thread.Items));
        var source = await FollowAsync(thread.Address, thread.Page);
        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();
        Assert.Equal(["Harbour closed"], await _newsroom.TitlesAsync(_story));
        Assert.Equal(3, (await CommentsAsync(source.ArticleId)).Count);
    }

    [Fact]
    public async Task The_feed_that_knows_the_answers_is_offered_instead_of_the_one_that_does_not()
    {
        _site.Feed("/harbour/feed/", Rss((1, "/harbour"), (2, "/harbour")), "\"one\"");
        _site.On("/harbour/feed/atom/", context => context.Response.WriteAsync($"""
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Comments on Harbour closed</title>
            <entry><title>By: Ida</title><id>{_site.Address("/harbour")}#comment-2</id><link rel="alternate" href="{_site.Address("/harbour")}#comment-2"/><author><name>Ida</name></author><published>2026-03-10T10:02:00Z</published>
            <thr:in-reply-to ref="{_site.Address("/harbour")}#comment-1" href="{_site.Address("/harbour")}#comment-1"/><content type="html">And so on.</content></entry>
            <entry><title>By: Ole</title><id>{_site.Address("/harbour")}#comment-1</id><link rel="alternate" href="{_site.Address("/harbour")}#comment-1"/><author><name>Ole</name></author><published>2026-03-10T10:01:00Z</published>
            <thr:in-reply-to ref="{_site.Address("/?p=7")}" href="{_site.Address("/harbour")}"/><content type="html">A remark.</content></entry></feed>
            """));
        var article = await ArticleAsync("/harbour");

        var look = await _newsroom.Get<LookAtAddress>().HandleAsync(Newsroom.Editor, _site.Address("/harbour/feed/"));

        var candidate = Assert.Single(look.Candidates);
        Assert.EndsWith("/harbour/feed/atom/", candidate.Address, StringComparison.Ordinal);
        await FollowAsync(candidate.Address, candidate.Page);
        await _newsroom.VisitAsync();
        var comments = await CommentsAsync(article.Id);
        Assert.Equal(["A remark.", "And so on."], comments.Select(comment => comment.Text));
        Assert.Equal(comments[0].Id, comments[1].ParentId);
    }

    [Theory]
    [InlineData("<!doctype html><html><head><title>Sign in</title></head><body><form>Sign in</form></body></html>", "page")]
    [InlineData("{\"status\":\"down\"}", "JSON")]
    [InlineData("[{\"id\":", "broken")]
    public async Task What_is_no_thread_any_more_is_said_and_takes_nothing_away(string answer, string word)
    {
        await ArticleAsync("/harbour");
        WordPress(Many(2));
        var source = await FollowAsync(_site.Address("/wp-json/wp/v2/comments?post=7"), _site.Address("/harbour"));
        await _newsroom.VisitAsync();
        _site.On("/wp-json/wp/v2/comments", context => context.Response.WriteAsync(answer));

        await NextAsync();

        Assert.Contains(word, (await _newsroom.BooksAsync(source)).LastError, StringComparison.Ordinal);
        Assert.Equal(2, (await CommentsAsync()).Count);
    }

    private async Task<long> LogRowsAsync()
    {
        await using var db = _newsroom.Open();
        return await db.Log.LongCountAsync();
    }
}
