using System.Diagnostics;
using Dashboard.Data.Moderation;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.DecisionOutlets;
using Dashboard.Web.Tests.Api;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.DecisionOutlets;

/// <summary>Two nodes share what is to be sent.</summary>
public sealed class TwoCouriersTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Two_nodes_on_one_file_send_every_decision_once() =>
        OnceAsync((folder, clock) => new(time: clock, settings: new(DecisionPushTests.Loopback) { ["ConnectionStrings:Dashboard"] = $"Data Source={folder}/shared.db" }));

    [PostgresFact]
    public Task Two_nodes_on_postgresql_send_every_decision_once()
    {
        var database = postgres.NewDatabase();
        return OnceAsync((_, clock) => new(database, clock, DecisionPushTests.Loopback));
    }

    private static async Task OnceAsync(Func<string, TimeProvider, Newsroom> node)
    {
        const int comments = 60;
        var folder = Directory.CreateTempSubdirectory("dashboard-shared-").FullName;
        var clock = new MovedClock();
        string[] ids = [.. Enumerable.Range(1, comments).Select(number => $"{number}")];
        await using (var first = node(folder, clock))
        await using (var second = node(folder, clock))
        {
            await using var site = await PlayedSystem.OpenAsync(ids);
            site.Slow = TimeSpan.FromMilliseconds(2);
            var story = await first.CreateStoryAsync();
            var article = await DecisionPushTests.ReceiveAsync(first, story, site.Root);
            await first.Get<ImportComments>().HandleAsync(Newsroom.Editor, article, DecisionPushTests.Drafts([.. ids.Select(id => "comment-" + id)]));
            await first.Get<ManageDecisionOutlets>().AddAsync(new("bo", "Bo", Role.Admin), new("Site", CommentSystem.WordPress, site.Root, PlayedSystem.User));
            await using (var db = first.Open())
            {
                foreach (var id in await db.Comments.Select(row => row.Id).ToListAsync())
                    await second.Get<DecideComment>().HandleAsync(Newsroom.Editor, id, new(DecisionAction.Keep));
            }
            clock.Pass(TimeSpan.FromSeconds(15));
            await Task.WhenAll(EmptyAsync(first), EmptyAsync(second), EmptyAsync(first), EmptyAsync(second));

            Assert.Equal(comments, site.Changes.Count);
            Assert.Equal(comments, site.Changes.Select(change => change.Id).Distinct().Count());
            Assert.Equal(1, site.Site.MostAtOnce);
        }
        Directory.Delete(folder, recursive: true);
    }

    // A node that finds the outlet taken looks again until nothing waits.
    private static async Task EmptyAsync(Newsroom newsroom)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await newsroom.Get<DecisionCourier>().CarryAsync(default))
                continue;
            await using var db = newsroom.Open();
            if (!await db.OutgoingDecisions.AnyAsync())
                return;
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), "Decisions still wait after a minute.");
            await Task.Delay(20);
        }
    }
}
