using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
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
using Dashboard.Web.Features.SignIn;
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

    /// <param name="comments">That wait, besides a very long thread.</param>
    /// <param name="postgres">Connection string of an empty PostgreSQL database; null for SQLite.</param>
    public static async Task<int> RunAsync(int comments, string? postgres)
    {
        var newsroom = await Newsroom.StartAsync(new LiveOptions { People = 1, Pinned = false, Postgres = postgres }).ConfigureAwait(false);
        await using var endNewsroom = newsroom.ConfigureAwait(false);
        using var api = newsroom.PatientApi();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(newsroom.Database.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value))).Build();
        var services = new ServiceCollection().AddDashboardData(configuration).AddDashboardRealtime(configuration).AddLogging()
            .AddSingleton(TimeProvider.System).AddSingleton<StateCounts>().AddSingleton<ModerationQueue>().AddSingleton<CommentContext>().AddSingleton<CommenterHistory>()
            .AddSingleton<NewComments>().AddSingleton<PeopleDirectory>().AddSingleton<SecondLooks>().AddSingleton<EasyItems>().BuildServiceProvider();
        await using var endServices = services.ConfigureAwait(false);
        var (moderator, fresh, looks, easy) = (new Actor("bench", "Bench", Role.Moderator), services.GetRequiredService<NewComments>(), services.GetRequiredService<SecondLooks>(), services.GetRequiredService<EasyItems>());
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
        await TimeAsync("all stories, a rare kind of signal", 10, async _ => await GetAsync(api, "moderation/comments?limit=50&kind=spam").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("all stories, featured", 10, async _ => await GetAsync(api, "moderation/comments?limit=50&featured=true").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("one story, featured", 10, async round => await GetAsync(api, $"moderation/comments?limit=50&featured=true&story={stories[round % Stories]}").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("one writer's", 10, async round => await GetAsync(api, $"moderation/comments?limit=50&author=Reader%20{round * 77}").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("one writer's, newest first", 10, async round => await GetAsync(api, $"moderation/comments?limit=50&order=newest&author=Reader%20{round * 77}").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("one group's", 10, async round => await GetAsync(api, $"moderation/comments?limit=50&group=duplicates-of-{round}").ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("new since the queue was opened", 10, async _ => await fresh.CountAsync(moderator, new QueueQuery(), DateTimeOffset.UtcNow.AddSeconds(-1), 100).ConfigureAwait(false)).ConfigureAwait(false);
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

        await TimeAsync("look at all of a writer before deciding", 5, async round => await LookAsync(api, new { author = $"Reader {round * 77}", action = "hide", preview = true }).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("look at a group before deciding", 5, async round => await LookAsync(api, new { group = $"duplicates-of-{round}", action = "hide", preview = true }).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("look at one kind of a story before deciding", 5, async round => await LookAsync(api, new { filter = new { story = stories[round], kinds = (string[])["shouting"] }, action = "hide", preview = true }).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("look at a rare kind before deciding", 5, async _ => await LookAsync(api, new { filter = new { kinds = (string[])["spam"] }, action = "hide", preview = true }).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("one of somebody else's for a second look", 20, async _ => await looks.NextAsync(moderator, null).ConfigureAwait(false)).ConfigureAwait(false);
        await TimeAsync("an easy one", 20, async _ => await easy.NextAsync(moderator, [], null).ConfigureAwait(false)).ConfigureAwait(false);

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

    // In the order in which they came, as the program's own are.
    private static string IdOf(int number, int position) => string.Create(CultureInfo.InvariantCulture, $"{number:x8}{position:x8}").PadRight(32, '0');

    // One in ten shouts, one in twenty gives a number away, one in a thousand is spam. In the long thread, which comes last, one in four answers another, one in ten is one of fifty
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
        (SignalKind Kind, Severity Severity)? found = position % 1000 == 500 ? (SignalKind.Spam, Severity.Medium) : (position % 20) switch { 3 or 13 => (SignalKind.Shouting, Severity.Low), 7 => (SignalKind.PersonalData, Severity.Medium), _ => null };
        comment.Judge(found is var (kind, severity) ? [new Signal(kind, severity, "Because of the benchmark.", [new CommentSpan(0, 11)], new Rule("benchmark", "1"))] : [],
            isLong && position % 10 == 6 ? $"duplicates-of-{position / 10 % (LongThread / 500)}" : null);
        comment.Featured = position % 200 == 10;
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

    // The program reads the threads meanwhile and takes the invented signals away: none to be found is an answer too.
    private static async Task LookAsync(HttpClient api, object body)
    {
        using var answer = await api.PostAsJsonAsync(new Uri("./comments:bulk-decide", UriKind.Relative), body).ConfigureAwait(false);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity))
            throw new InvalidOperationException($"A look at several answered {(int)answer.StatusCode}.");
    }

    private static void Say(string line) => LiveBenchmark.Say(line);
}
