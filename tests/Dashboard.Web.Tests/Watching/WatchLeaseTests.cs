using System.Globalization;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Sources;
using Dashboard.Web.Tests.Sources;
using Dashboard.Web.Tests.Support;
using Dashboard.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Watching;

/// <summary>Nodes share the looks, one death loses and doubles nothing, and ten thousand pages cost what is due of them.</summary>
public sealed class WatchLeaseTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Two_nodes_on_one_file_never_look_at_the_same_page() => NeverTwiceAsync(folder => clock => new(time: clock, settings: new(Desk.Loopback) { ["ConnectionStrings:Dashboard"] = $"Data Source={folder}/shared.db" }));

    [PostgresFact]
    public Task Two_nodes_on_postgresql_never_look_at_the_same_page()
    {
        var database = postgres.NewDatabase();
        return NeverTwiceAsync(_ => clock => new(database, clock, Desk.Loopback));
    }

    private static async Task NeverTwiceAsync(Func<string, Func<MovableClock, Newsroom>> node)
    {
        const int pages = 12;
        var folder = Directory.CreateTempSubdirectory("dashboard-shared-").FullName;
        var clock = new MovableClock();
        await using (var first = node(folder)(clock))
        await using (var second = node(folder)(clock))
        {
            var sites = new List<PressSite>();
            var story = await first.CreateStoryAsync();
            for (var i = 0; i < pages; i++)
            {
                var site = await PressSite.OpenAsync();
                sites.Add(site);
                site.Page("/a", Lookout.Page($"Gauge {i}", PressSite.Text(i)));
                await first.ReceiveAddressAsync(story, site.Address("/a"));
                site.Page("/a", Lookout.Page($"Gauge {i} again", PressSite.Text(i)));
            }
            clock.Forward(TimeSpan.FromMinutes(15));
            await Task.WhenAll(EmptyAsync(first), EmptyAsync(second), EmptyAsync(first), EmptyAsync(second));
            await first.AnalyseAllAsync();

            Assert.All(sites, site => Assert.Equal(2, site.Times("/a")));
            await using var db = first.Open();
            Assert.Equal(2 * pages, await db.ArticleVersions.CountAsync());
            foreach (var site in sites)
                await site.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task EmptyAsync(Newsroom newsroom)
    {
        var queue = newsroom.Get<WatchQueue>();
        while (await queue.TakeAsync(4, default) is { Count: > 0 } looks)
        {
            foreach (var look in looks)
                await queue.FinishAsync([await newsroom.Get<PageLooker>().LookAsync(look, default)], default);
        }
    }

    [Fact]
    public async Task A_node_that_dies_after_it_found_a_change_leaves_one_version()
    {
        var clock = new MovableClock();
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(time: clock, settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
        var article = await newsroom.ReceiveAddressAsync(story, site.Address("/a"));
        site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(2)));
        var (queue, looker) = (newsroom.Get<WatchQueue>(), newsroom.Get<PageLooker>());
        clock.Forward(TimeSpan.FromMinutes(15));

        var dead = Assert.Single(await queue.TakeAsync(10, default));
        var late = await looker.LookAsync(dead, default);
        Assert.Empty(await queue.TakeAsync(10, default));
        clock.Forward(TimeSpan.FromMinutes(1));
        // The page differs in its bytes each time, as real pages do.
        site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(2), "<p>Another advertisement.</p>"));
        var next = Assert.Single(await queue.TakeAsync(10, default));
        await queue.FinishAsync([await looker.LookAsync(next, default)], default);
        await queue.FinishAsync([late with { Result = LookResult.Failed, Error = "Late." }], default);
        await newsroom.AnalyseAllAsync();

        Assert.Equal(2, (await newsroom.VersionsAsync(article)).Count);
        Assert.Null((await newsroom.WatchOfAsync(article)).LastError);
    }

    [Fact]
    public async Task A_look_that_outlives_its_lease_writes_nothing()
    {
        var clock = new MovableClock();
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(time: clock, settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
        var article = await newsroom.ReceiveAddressAsync(story, site.Address("/a"));
        clock.Forward(TimeSpan.FromMinutes(15));
        var slow = Assert.Single(await newsroom.Get<WatchQueue>().TakeAsync(10, default));
        slow.Turn.Dispose();
        clock.Forward(TimeSpan.FromMinutes(1));
        await newsroom.LookAsync();
        site.Status("/a", 404);

        await newsroom.Get<PageLooker>().LookAsync(slow, default);

        Assert.Null((await newsroom.NowAsync(article)).Absence);
    }

    [Fact]
    public async Task Pages_of_one_site_and_its_feed_are_asked_one_after_the_other()
    {
        var clock = new MovableClock();
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(time: clock, settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        foreach (var path in (string[])["/a", "/b"])
        {
            site.Page(path, Lookout.Page("Gauge " + path, PressSite.Text(path[1])));
            await newsroom.ReceiveAddressAsync(story, site.Address(path));
        }
        site.Feed("/feed", site.Rss("Valley Courier"), "\"one\"");
        await newsroom.FollowAsync(site.Address("/feed"), story);
        clock.Forward(TimeSpan.FromMinutes(15));

        var look = Assert.Single(await newsroom.Get<WatchQueue>().TakeAsync(10, default));
        Assert.Empty(await newsroom.Get<WatchQueue>().TakeAsync(10, default));
        Assert.Empty(await newsroom.Get<PollQueue>().TakeAsync(10, default));
        await newsroom.Get<WatchQueue>().FinishAsync([await newsroom.Get<PageLooker>().LookAsync(look, default)], default);

        Assert.Single(await newsroom.Get<PollQueue>().TakeAsync(10, default));
    }

    [Fact]
    public async Task The_hosted_watcher_looks_by_itself_when_somebody_asks()
    {
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        site.Page("/a", Lookout.Page("Gauge rises", PressSite.Text(1)));
        await newsroom.StartAsync();
        var article = (await newsroom.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, story.Id, site.Address("/a"), new ReceivedWith())).Article;
        await UntilAsync(async () => (await newsroom.NowAsync(article)).Status == ArticleStatus.Ready);
        site.Page("/a", Lookout.Page("Gauge rises again", PressSite.Text(1)));

        await newsroom.Get<WatchArticle>().LookNowAsync(Newsroom.Editor, article.Id);

        await UntilAsync(async () => (await newsroom.NowAsync(article)) is { Title: "Gauge rises again", Status: ArticleStatus.Ready });
    }

    [Fact]
    public async Task Of_ten_thousand_pages_only_those_that_are_due_are_touched_by_way_of_an_index()
    {
        const int pages = 10_000;
        await using var newsroom = new Newsroom(settings: Desk.Loopback);
        var now = DateTimeOffset.UtcNow;
        await using var db = newsroom.Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var i = 0; i < pages; i++)
        {
            db.PageWatches.Add(new PageWatch
            {
                ArticleId = i.ToString("d32", CultureInfo.InvariantCulture),
                Address = $"http://site{i % 40}.example/{i}",
                Host = $"site{i % 40}.example",
                With = new ReceivedWith(),
                NextAt = i < 5 ? now - TimeSpan.FromMinutes(1) : now + TimeSpan.FromHours(1 + (i % 24)),
            });
        }
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("ANALYZE");

        var due = db.PageWatches.Where(row => row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil < now)).OrderBy(row => row.NextAt).Take(64);
        var held = db.PageWatches.Where(row => row.Host == "site1.example" && row.LeasedUntil >= now);
        Assert.Contains("USING INDEX IX_PageWatches_NextAt", await PlanAsync(db, due), StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", await PlanAsync(db, due), StringComparison.Ordinal);
        Assert.Contains("USING INDEX IX_PageWatches_LeasedUntil", await PlanAsync(db, held), StringComparison.Ordinal);
        // Their articles are not there, so nothing is looked at; the leases show what was touched.
        await newsroom.Get<WatchQueue>().TakeAsync(64, default);
        Assert.Equal(5, await db.PageWatches.CountAsync(row => row.LeasedBy != null));
    }

    private static async Task<string> PlanAsync<T>(DbContext db, IQueryable<T> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(3));
        return string.Join('\n', plan);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; !await isSo(); i++)
        {
            Assert.True(i < 300, "It did not happen within 30 seconds.");
            await Task.Delay(100);
        }
    }
}
