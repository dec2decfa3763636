using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Benchmarks.Live;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Realtime;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Moderation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks.Parts;

/// <summary>
/// A hundred thousand comments that wait, over twenty stories of the running program: how fast its queues open, how fast decisions are answered, one
/// by one and several at once, and what the board of a story with thousands of them keeps in memory. Times are of whole requests over loopback, but of
/// what has no address: what stands around a comment of a very long thread, and what is known of somebody who wrote thousands, are read here, in this process.
/// </summary>
internal static class ModerationDesk
{
    private const int Stories = 20;
    private const int Decisions = 300;
    private const int Several = 500;
    private const int LongThread = 20_000;
    private const string Busy = "Busy Reader";
    private static readonly string[] s_words =
        "the harbour was closed again and nobody told us why it takes so long while the council talks about a bridge that we never asked for in the first place so who pays".Split(' ');

    public static async Task<int> RunAsync(int comments)
    {
        var newsroom = await Newsroom.StartAsync(new LiveOptions { People = 1, Pinned = false }).ConfigureAwait(false);
        await using var endNewsroom = newsroom.ConfigureAwait(false);
        using var api = newsroom.PatientApi();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = $"Data Source={newsroom.Files.Single(path => path.EndsWith(".db", StringComparison.Ordinal))}",
        }).Build();
        var services = new ServiceCollection().AddDashboardData(configuration).AddDashboardRealtime(configuration).AddLogging()
            .AddSingleton(TimeProvider.System).AddSingleton<StateCounts>().AddSingleton<ModerationQueue>().AddSingleton<CommentContext>().AddSingleton<CommenterHistory>().BuildServiceProvider();
        await using var endServices = services.ConfigureAwait(false);
        var random = new Random(7);
        var began = Stopwatch.GetTimestamp();
        var stories = new List<string>();
        for (var story = 0; story < Stories; story++)
            stories.Add(await FillAsync(api, services.GetRequiredService<StoryLog>(), random, story, comments / Stories).ConfigureAwait(false));
        await FillAsync(api, services.GetRequiredService<StoryLog>(), random, Stories, LongThread).ConfigureAwait(false);
        var counts = await GetAsync(api, "moderation/counts").ConfigureAwait(false);
        Say(string.Create(CultureInfo.InvariantCulture, $"{counts["needsDecision"]!.GetValue<int>():N0} comments wait, written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));

        await TimeAsync("all stories, first page and counts", 20, async _ =>
        {
            await GetAsync(api, "moderation/comments?limit=50").ConfigureAwait(false);
            await GetAsync(api, "moderation/counts").ConfigureAwait(false);
        }).ConfigureAwait(false);
        await TimeAsync("one story, first page and counts", 20, async round =>
        {
            await GetAsync(api, $"moderation/comments?limit=50&story={stories[round % Stories]}").ConfigureAwait(false);
            await GetAsync(api, $"moderation/counts?story={stories[round % Stories]}").ConfigureAwait(false);
        }).ConfigureAwait(false);
        await TimeAsync("all stories, newest first", 10, async _ => await GetAsync(api, "moderation/comments?limit=50&order=newest").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("all stories, one kind of signal", 10, async _ => await GetAsync(api, "moderation/comments?limit=50&kind=personal-data").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("all stories, words nobody wrote", 10, async round => await GetAsync(api, $"moderation/comments?limit=50&search=zeppelin{round}").ConfigureAwait(false)).ConfigureAwait(false);

        var waiting = await IdsAsync(api, Decisions).ConfigureAwait(false);
        var slow = await TimeAsync("a decision", waiting.Count, async round => await PostAsync(api, $"comments/{waiting[round]}/decisions", new { action = "reject", policy = "insult" }).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("counts after a decision", 50, async round =>
        {
            await PostAsync(api, $"comments/{waiting[round]}/reopen", new { }).ConfigureAwait(false);
            await GetAsync(api, "moderation/counts").ConfigureAwait(false);
        }).ConfigureAwait(false);

        var ids = (await IdsAsync(api, Several).ConfigureAwait(false)).ToArray();
        JsonNode? done = null;
        await TimeAsync($"look at {Several} before deciding", 5, async _ => await PostAsync(api, "./comments:bulk-decide", new { ids, action = "hide", preview = true }).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync($"decide {Several} in one act", 1, async _ => done = await PostAsync(api, "./comments:bulk-decide", new { ids, action = "hide" }).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("take that back", 1, async _ => await PostAsync(api, $"comments/batches/{done!["undoId"]}/undo", new { }).ConfigureAwait(false)).ConfigureAwait(false);

        var moderator = new Actor("bench", "Bench", Role.Moderator);
        var context = services.GetRequiredService<CommentContext>();
        await TimeAsync($"a comment amid a thread of {LongThread:N0}", 60, async round => await context.ReadAsync(moderator, IdOf(Stories, (LongThread / 2) + (round * 7))).ConfigureAwait(false)).ConfigureAwait(false);
        var history = services.GetRequiredService<CommenterHistory>();
        await TimeAsync($"in short, who wrote {LongThread / 5:N0} comments", 20, async _ => await history.SummaryAsync(moderator, Busy).ConfigureAwait(false)).ConfigureAwait(false);

        var before = await newsroom.Server.MemoryAsync(collect: true).ConfigureAwait(false);
        await TimeAsync("open the board of a story, first time", Stories, async round => await GetAsync(api, $"stories/{stories[round]}/board").ConfigureAwait(false)).ConfigureAwait(false);
        var after = await newsroom.Server.MemoryAsync(collect: true).ConfigureAwait(false);
        Say(string.Create(CultureInfo.InvariantCulture, $"boards of all of them in memory: {(after.Heap - before.Heap) / 1e6:0} MB, {(after.Heap - before.Heap) / (double)comments:0} bytes a comment"));
        return slow < 100 ? 0 : 1;
    }

    // Written to the log as an import does, without the triage: how fast that is, another figure tells.
    private static async Task<string> FillAsync(HttpClient api, StoryLog log, Random random, int number, int comments)
    {
        var story = (string)(await PostAsync(api, "stories", new { title = $"Harbour {number}" }).ConfigureAwait(false))["id"]!;
        var article = (string)(await PostAsync(api, $"stories/{story}/articles", new { text = $"Harbour {number} closed\n\nHarbour number {number} was closed on Monday after the storm, the port authority said in a statement." }).ConfigureAwait(false))["id"]!;
        foreach (var lot in Enumerable.Range(0, comments).Chunk(1000))
        {
            await log.WriteAsync(story, Actor.Program, write =>
            {
                foreach (var id in lot)
                    write.Add(LogKinds.CommentImported, Invented(random, story, article, number, id, write.Now));
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }
        return story;
    }

    private static string IdOf(int number, int position) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {position}")).AsSpan(0, 16));

    // One in ten shouts, one in twenty gives a number away. In the long thread, which comes last, one in four answers another, one in ten is one of fifty
    // alike, and one in five is of the same writer and decided.
    private static Comment Invented(Random random, string story, string article, int number, int position, DateTimeOffset now)
    {
        var isLong = number == Stories;
        var author = isLong && position % 5 == 0 ? Busy : $"Reader {random.Next(9000)}";
        var comment = new Comment
        {
            Id = IdOf(number, position), StoryId = story, ArticleId = article, ExternalId = $"{number}-{position}", ParentId = isLong && position % 4 == 3 ? IdOf(number, position - 3) : null,
            Author = author, AuthorKey = Commenter.KeyOf(author), PostedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds((position * 90) + number), ZoneKnown = true,
            PlacedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds((position * 90) + number),
            Text = string.Join(' ', Enumerable.Range(0, 22).Select(_ => s_words[random.Next(s_words.Length)])) + $", {random.Next()}.", ImportedAt = now, Position = position,
        };
        (SignalKind Kind, Severity Severity)? found = (position % 20) switch { 3 or 13 => (SignalKind.Shouting, Severity.Low), 7 => (SignalKind.PersonalData, Severity.Medium), _ => null };
        comment.Judge(found is var (kind, severity) ? [new Signal(kind, severity, "Because of the benchmark.", [new CommentSpan(0, 11)], new Rule("benchmark", "1"))] : [],
            isLong && position % 10 == 6 ? $"duplicates-of-{position / 10 % (LongThread / 500)}" : null);
        if (isLong && position % 5 == 0)
            comment.Decide(new Decision(position % 3 == 0 ? DecisionAction.Reject : DecisionAction.Keep, null, null, "bench", "Bench", now, null));
        return comment;
    }

    private static async Task<List<string>> IdsAsync(HttpClient api, int count)
    {
        var ids = new List<string>();
        string? after = null;
        while (ids.Count < count)
        {
            var page = await GetAsync(api, "moderation/comments?limit=200" + (after is null ? "" : $"&after={after}")).ConfigureAwait(false);
            ids.AddRange(page["items"]!.AsArray().Select(item => (string)item!["comment"]!["id"]!));
            after = (string?)page["next"];
        }
        return ids[..count];
    }

    /// <returns>The 95th percentile in milliseconds.</returns>
    private static async Task<double> TimeAsync(string what, int rounds, Func<int, Task> act)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await act(round).ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        var first = times[0];
        times.Sort();
        Say(string.Create(CultureInfo.InvariantCulture, $"{what,-40} first {first,7:0.0} ms   median {Figures.Median(times),7:0.0} ms   95 % {Figures.Percentile(times, 0.95),7:0.0} ms"));
        return Figures.Percentile(times, 0.95);
    }

    private static async Task<JsonNode> GetAsync(HttpClient api, string address) => (await api.GetFromJsonAsync<JsonNode>(new Uri(address, UriKind.Relative)).ConfigureAwait(false))!;

    private static async Task<JsonNode> PostAsync(HttpClient api, string address, object body)
    {
        using var answer = await api.PostAsJsonAsync(new Uri(address, UriKind.Relative), body).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}: {text}");
    }

    private static void Say(string line) => LiveBenchmark.Say(line);
}
