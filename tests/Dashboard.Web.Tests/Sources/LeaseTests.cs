using Dashboard.Domain.Articles;
using Dashboard.Domain.Sources;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Sources;

/// <summary>Nodes share the work: a source is visited by one of them at a time, and what one leaves behind another takes up.</summary>
public sealed class LeaseTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Two_nodes_on_one_file_never_visit_the_same_source() => NeverTwiceAsync(folder => new(settings: new(Desk.Loopback) { ["ConnectionStrings:Dashboard"] = $"Data Source={folder}/shared.db" }));

    [PostgresFact]
    public Task Two_nodes_on_postgresql_never_visit_the_same_source()
    {
        var database = postgres.NewDatabase();
        return NeverTwiceAsync(_ => new(database, settings: Desk.Loopback));
    }

    private static async Task NeverTwiceAsync(Func<string, Newsroom> node)
    {
        const int feeds = 40;
        var folder = Directory.CreateTempSubdirectory("dashboard-shared-").FullName;
        await using (var first = node(folder))
        await using (var second = node(folder))
        {
            var sites = new List<PressSite>();
            var story = await first.CreateStoryAsync();
            for (var i = 0; i < feeds; i++)
            {
                var site = await PressSite.OpenAsync();
                sites.Add(site);
                site.Feed("/feed", site.Rss($"Feed {i}", ($"a{i}", $"Gauge {i}", PressSite.Text(i))), "\"one\"");
                await first.FollowAsync(site.Address("/feed"), story);
            }
            await Task.WhenAll(EmptyAsync(first), EmptyAsync(second), EmptyAsync(first), EmptyAsync(second));

            Assert.All(sites, site => Assert.Equal(1, site.Times("/feed")));
            await using var db = first.Open();
            Assert.Equal(feeds, await db.Articles.CountAsync());
            foreach (var site in sites)
                await site.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public Task Two_nodes_on_one_file_never_ask_two_feeds_of_one_site_at_once() => OneForEachSiteAsync(folder => new(settings: new(Desk.Loopback) { ["ConnectionStrings:Dashboard"] = $"Data Source={folder}/shared.db" }));

    [PostgresFact]
    public Task Two_nodes_on_postgresql_never_ask_two_feeds_of_one_site_at_once()
    {
        var database = postgres.NewDatabase();
        return OneForEachSiteAsync(_ => new(database, settings: Desk.Loopback));
    }

    private static async Task OneForEachSiteAsync(Func<string, Newsroom> node)
    {
        const int sites = 6, feeds = 4;
        var folder = Directory.CreateTempSubdirectory("dashboard-shared-").FullName;
        await using (var first = node(folder))
        await using (var second = node(folder))
        {
            var story = await first.CreateStoryAsync();
            for (var site = 0; site < sites; site++)
            {
                for (var feed = 0; feed < feeds; feed++)
                    await first.FollowAsync($"https://site{site}.invalid/feed{feed}", story);
            }
            PollQueue[] queues = [first.Get<PollQueue>(), second.Get<PollQueue>()];
            var visited = 0;
            for (var round = 0; round < feeds; round++)
            {
                // All try at once, and nobody has finished when they have.
                var taken = (await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => Task.Run(async () =>
                    (Queue: queues[turn % 2], Visits: await queues[turn % 2].TakeAsync(3, default)))))).ToList();
                var hosts = taken.SelectMany(part => part.Visits).Select(visit => visit.Polling.Host).ToList();
                Assert.Equal(sites, hosts.Count);
                Assert.Equal(sites, hosts.Distinct().Count());
                foreach (var (queue, visits) in taken)
                {
                    visited += visits.Count;
                    await queue.FinishAsync([.. visits.Select(visit => new VisitOutcome(visit.Source.Id, visit.Lease, DateTimeOffset.UtcNow, VisitEnd.Unchanged))], default);
                    foreach (var visit in visits)
                        visit.Turn.Dispose();
                }
            }
            Assert.Equal(sites * feeds, visited);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_page_that_one_node_fetches_keeps_the_other_from_the_feeds_of_its_site()
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-shared-").FullName;
        var settings = new Dictionary<string, string?>(Desk.Loopback) { ["ConnectionStrings:Dashboard"] = $"Data Source={folder}/shared.db" };
        await using (var first = new Newsroom(settings: settings))
        await using (var second = new Newsroom(settings: settings))
        {
            var story = await first.CreateStoryAsync();
            await first.FollowAsync("https://site.invalid/feed", story);
            await first.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, story.Id, "https://site.invalid/page", new ReceivedWith());
            var page = (await first.Get<PipelineQueue>().TakeAsync(default))!;

            Assert.Empty(await second.Get<PollQueue>().TakeAsync(5, default));
            await first.Get<PipelineQueue>().PutBackAsync(page, default);
            first.Get<PipelineQueue>().Leave(page.Id);

            var visit = Assert.Single(await second.Get<PollQueue>().TakeAsync(5, default));
            Assert.Null(await first.Get<PipelineQueue>().TakeAsync(default));
            await second.Get<PollQueue>().FinishAsync([new(visit.Source.Id, visit.Lease, DateTimeOffset.UtcNow, VisitEnd.Unchanged)], default);
            Assert.Equal(page.Id, (await first.Get<PipelineQueue>().TakeAsync(default))?.Id);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task EmptyAsync(Newsroom newsroom)
    {
        while (await newsroom.VisitAsync() > 0)
        {
        }
    }

    [Fact]
    public async Task Two_sources_of_one_site_are_visited_one_after_the_other()
    {
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        foreach (var path in new[] { "/one", "/two" })
        {
            site.Feed(path, site.Rss(path), "\"one\"");
            await newsroom.FollowAsync(site.Address(path), story);
        }
        var queue = newsroom.Get<PollQueue>();

        var visit = Assert.Single(await queue.TakeAsync(10, default));
        Assert.Empty(await queue.TakeAsync(10, default));
        await queue.FinishAsync([await newsroom.Get<SourceVisitor>().VisitAsync(visit, default)], default);

        Assert.Single(await queue.TakeAsync(10, default));
    }

    [Fact]
    public async Task Pages_of_one_site_are_fetched_one_at_a_time_and_hold_up_nobody_else()
    {
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        var open = new TaskCompletionSource();
        foreach (var id in new[] { "a", "b", "c" })
        {
            site.On("/" + id, async context =>
            {
                await open.Task;
                await context.Response.WriteAsync($"<!doctype html><title>Gauge {id}</title><article><h1>Gauge {id}</h1>{PressSite.Text(id[0])}</article>");
            });
        }
        site.Feed("/feed", site.Rss("Valley Courier", ("a", "Gauge a", null), ("b", "Gauge b", null), ("c", "Gauge c", null)), "\"one\"");
        await newsroom.FollowAsync(site.Address("/feed"), story);
        await newsroom.VisitAsync();
        var queue = newsroom.Get<PipelineQueue>();
        var fetched = (await queue.TakeAsync(default))!;
        var working = newsroom.Get<StoryPipeline>().RunAsync(fetched, default);

        Assert.Null(await queue.TakeAsync(default));
        var pasted = await newsroom.ReceiveAsync(story, InventedStory.Articles[0]);
        Assert.Equal(pasted.Id, (await queue.TakeAsync(default))?.ArticleId);
        open.SetResult();
        await working;

        await newsroom.AnalyseAllAsync();
        Assert.Equal(1, site.MostAtOnce);
        Assert.Equal(3, (await newsroom.TitlesAsync(story)).Count(title => title?.StartsWith("Gauge", StringComparison.Ordinal) is true));
    }

    [Fact]
    public async Task A_node_that_dies_in_the_middle_of_a_visit_loses_nothing_and_doubles_nothing()
    {
        var clock = new MovableClock();
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(time: clock, settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        site.Feed("/feed", site.Rss("Valley Courier", [.. Enumerable.Range(0, 40).Select(number => ($"a{number}", $"Gauge {number}", (string?)PressSite.Text(number)))]), "\"one\"");
        var source = await newsroom.FollowAsync(site.Address("/feed"), story);
        var queue = newsroom.Get<PollQueue>();

        // Dies after the items were received, before it was entered anywhere; and another time after the lease, before anything.
        var visit = Assert.Single(await queue.TakeAsync(10, default));
        await newsroom.Get<SourceVisitor>().VisitAsync(visit, default);
        Assert.Empty(await queue.TakeAsync(10, default));
        clock.Forward(PollQueue.Lease + TimeSpan.FromSeconds(1));
        var second = Assert.Single(await queue.TakeAsync(10, default));
        second.Turn.Dispose();
        clock.Forward(PollQueue.Lease + TimeSpan.FromSeconds(1));
        var third = Assert.Single(await queue.TakeAsync(10, default));
        var outcome = await newsroom.Get<SourceVisitor>().VisitAsync(third, default);
        await queue.FinishAsync([outcome], default);

        // The second node comes back from the dead: what it says no longer counts.
        await queue.FinishAsync([outcome with { Lease = second.Lease, End = VisitEnd.Failed, Error = "Late." }], default);
        await using var db = newsroom.Open();
        Assert.Equal(40, await db.Articles.CountAsync());
        Assert.Equal(40, await db.SourceItems.CountAsync());
        Assert.Null((await newsroom.BooksAsync(source)).LastError);
    }

    [Fact]
    public async Task The_lease_of_a_process_that_is_no_more_is_free_at_once()
    {
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(settings: Desk.Loopback);
        site.Feed("/feed", site.Rss("Valley Courier"), "\"one\"");
        var source = await newsroom.FollowAsync(site.Address("/feed"), await newsroom.CreateStoryAsync());
        await using (var db = newsroom.Open())
        {
            await db.SourcePollings.ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeasedBy, $"{Environment.MachineName}/2147483646/1/x/1").SetProperty(row => row.LeasedUntil, DateTimeOffset.UtcNow + PollQueue.Lease));
        }
        Assert.Equal(0, await newsroom.VisitAsync());

        await newsroom.Get<PollQueue>().FreeDeadAsync(default);

        Assert.Equal(1, await newsroom.VisitAsync());
        Assert.Equal(SourceState.Active, (await newsroom.NowAsync(source)).State);
    }

    [Fact]
    public async Task The_hosted_poller_visits_by_itself_and_again_when_somebody_asks()
    {
        await using var site = await PressSite.OpenAsync();
        await using var newsroom = new Newsroom(settings: Desk.Loopback);
        var story = await newsroom.CreateStoryAsync();
        site.Feed("/feed", site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1))), "\"one\"");
        await newsroom.StartAsync();
        var source = await newsroom.FollowAsync(site.Address("/feed"), story);
        await UntilAsync(async () => (await newsroom.TitlesAsync(story)).SequenceEqual(["Gauge rises"]));
        await UntilAsync(async () => (await newsroom.BooksAsync(source)).Fetches == 1);

        await newsroom.Get<ChangeSource>().VisitAsync(Newsroom.Editor, source.Id);

        await UntilAsync(async () => (await newsroom.BooksAsync(source)).Unchanged == 1);
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
