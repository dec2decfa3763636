using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dashboard.Benchmarks.Live;
using Dashboard.Data;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Benchmarks.Sources;

/// <summary>
/// The real program follows many feeds of as many sites on loopback: how long the first round takes in which everything is new, how long
/// rounds take in which nothing is, what they write, and whether its memory stays. Items go by keywords that no story has, so that polling
/// is measured and not the analysis of ten thousand articles.
/// </summary>
internal static class FeedsBenchmark
{
    private const int Rounds = 5;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(int feeds, int items)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-feeds-").FullName;
        var site = await SitesAsync(items).ConfigureAwait(false);
        await using var disposeSite = site.App.ConfigureAwait(false);
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ConnectionStrings__Dashboard"] = $"Data Source={Path.Combine(folder, "dashboard.db")}",
            ["Fetch__AllowLoopback"] = "true",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Dashboard"] = settings["ConnectionStrings__Dashboard"] }).Build();
        var services = new ServiceCollection().AddDashboardData(configuration).BuildServiceProvider();
        await using var disposeServices = services.ConfigureAwait(false);
        var contexts = services.GetRequiredService<IDbContextFactory<DashboardDbContext>>();
        await FillAsync(contexts, feeds, site.Port).ConfigureAwait(false);

        var clock = Stopwatch.StartNew();
        var program = Child.Start(folder, Newsroom.Root, null, Newsroom.Program, [], settings);
        await using var disposeProgram = program.ConfigureAwait(false);
        await UntilAsync(contexts, program, feeds, 1).ConfigureAwait(false);
        Say($"round 1, all new: {clock.Elapsed.TotalSeconds:0.0} s with the start of the program, {await CountAsync(contexts, db => db.SourceItems.CountAsync()).ConfigureAwait(false):N0} items of {feeds} feeds, {site.Asked():N0} requests, {await MegabytesAsync(program).ConfigureAwait(false):0} MB after a full collection");
        for (var round = 2; round <= Rounds; round++)
        {
            var (asked, log, before, cpu) = (site.Asked(), await ContentAsync(contexts).ConfigureAwait(false), clock.Elapsed, program.CpuSeconds);
            await CountAsync(contexts, db => db.SourcePollings.ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, DateTimeOffset.UtcNow))).ConfigureAwait(false);
            await UntilAsync(contexts, program, feeds, round).ConfigureAwait(false);
            Say($"round {round}, nothing new: {(clock.Elapsed - before).TotalSeconds:0.0} s, {site.Asked() - asked:N0} requests, {program.CpuSeconds - cpu:0.0} s of processor, {(await ContentAsync(contexts).ConfigureAwait(false) == log ? "nothing" : "SOMETHING")} written beside the books, {await MegabytesAsync(program).ConfigureAwait(false):0} MB");
        }
        return 0;
    }

    private static async Task FillAsync(IDbContextFactory<DashboardDbContext> contexts, int feeds, int port)
    {
        var db = await contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var dispose = db.ConfigureAwait(false);
        await db.Database.MigrateAsync().ConfigureAwait(false);
        for (var number = 0; number < feeds; number++)
        {
            // Every feed is a site of its own: addresses of one machine, as the whole of 127/8 is.
            var host = string.Create(CultureInfo.InvariantCulture, $"127.0.{1 + (number / 250)}.{1 + (number % 250)}:{port}");
            var source = new Source { Id = Ids.New(), StoryId = Source.WholeDesk, Address = $"http://{host}/feed", Title = host, Rule = SourceRule.Keywords, AddedBy = "bench", AddedAt = DateTimeOffset.UtcNow };
            db.Sources.Add(source);
            db.SourcePollings.Add(new SourcePolling { SourceId = source.Id, Host = host, NextAt = DateTimeOffset.UtcNow });
        }
        await db.SaveChangesAsync().ConfigureAwait(false);
    }

    private static async Task UntilAsync(IDbContextFactory<DashboardDbContext> contexts, Child program, int feeds, int visits)
    {
        var clock = Stopwatch.StartNew();
        while (await CountAsync(contexts, db => db.SourcePollings.CountAsync(row => row.Fetches >= visits)).ConfigureAwait(false) < feeds)
        {
            if (clock.Elapsed > s_patience || program.HasExited)
                throw new InvalidOperationException($"The feeds were not visited within {s_patience}. The program said: {program.Said}");
            await Task.Delay(100).ConfigureAwait(false);
        }
        var failed = await CountAsync(contexts, db => db.SourcePollings.CountAsync(row => row.Failed > 0)).ConfigureAwait(false);
        if (failed > 0)
            throw new InvalidOperationException($"{failed} feeds failed.");
    }

    // Log, articles, items: everything that is not the books of the polling.
    private static async Task<(int, int, int, int)> ContentAsync(IDbContextFactory<DashboardDbContext> contexts) => (
        await CountAsync(contexts, db => db.Log.CountAsync()).ConfigureAwait(false), await CountAsync(contexts, db => db.Articles.CountAsync()).ConfigureAwait(false),
        await CountAsync(contexts, db => db.SourceItems.CountAsync()).ConfigureAwait(false), await CountAsync(contexts, db => db.Receipts.CountAsync()).ConfigureAwait(false));

    private static async Task<int> CountAsync(IDbContextFactory<DashboardDbContext> contexts, Func<DashboardDbContext, Task<int>> count)
    {
        var db = await contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var dispose = db.ConfigureAwait(false);
        return await count(db).ConfigureAwait(false);
    }

    private static async Task<double> MegabytesAsync(Child program) => (await program.MemoryAsync(collect: true).ConfigureAwait(false)).Resident / 1e6;

    private sealed record Sites(WebApplication App, int Port, Func<int> Asked);

    private static async Task<Sites> SitesAsync(int items)
    {
        var asked = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://0.0.0.0:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.Headers.ETag = "\"1\"";
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync(Rss(context.Request.Host.Value!, items));
        });
        await app.StartAsync().ConfigureAwait(false);
        return new Sites(app, new Uri(app.Urls.First()).Port, () => asked);
    }

    private static string Rss(string site, int items)
    {
        var rss = new StringBuilder($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{site}</title><link>http://{site}/</link>");
        for (var number = 0; number < items; number++)
        {
            rss.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{site}-{number}</guid><title>Report {number} of {site}</title><link>http://{site}/{number}</link><pubDate>Tue, 10 Mar 2026 10:{number % 60:00}:00 GMT</pubDate><description>");
            for (var sentence = 0; sentence < 8; sentence++)
                rss.Append(CultureInfo.InvariantCulture, $"In part {sentence} of report {number}, engineers who walked along the wall said that they had seen no new cracks. ");
            rss.Append("</description></item>");
        }
        return rss.Append("</channel></rss>").ToString();
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
