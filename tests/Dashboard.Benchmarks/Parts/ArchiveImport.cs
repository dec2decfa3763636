using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dashboard.Benchmarks.Live;

namespace Dashboard.Benchmarks.Parts;

/// <summary>
/// A WordPress archive of 500 bytes a comment, imported by the running program over its API: how much memory it takes, stopped halfway,
/// gone on, imported once more; and whether anything private of it lies in the files of the program afterwards.
/// </summary>
internal static class ArchiveImport
{
    private const string Mail = "@mail.invalid";
    private const string Network = "203.0.113.";
    private const string Agent = "Mozilla/5.0 (Invented; Reader)";
    private static readonly string[] s_words =
        "the harbour was closed again and nobody told us why it takes so long while the council talks about a bridge that we never asked for in the first place so who pays".Split(' ');

    /// <param name="within">Megabytes that the kernel lets the program have; null: as many as it likes.</param>
    public static async Task<int> RunAsync(int comments, int? within)
    {
        using var fence = within is { } megabytes ? MemoryFence.Of(megabytes * 1_000_000L) : null;
        var folder = Directory.CreateTempSubdirectory("dashboard-wxr-").FullName;
        var file = Path.Combine(folder, "archive.xml");
        await WriteAsync(file, comments).ConfigureAwait(false);
        Say($"{comments:N0} comments in {new FileInfo(file).Length / 1e6:0.0} MB");
        var newsroom = await Newsroom.StartAsync(new LiveOptions { People = 1, Pinned = false, Fence = fence }).ConfigureAwait(false);
        await using var endNewsroom = newsroom.ConfigureAwait(false);
        using var api = newsroom.PatientApi();
        var article = await ArticleAsync(api).ConfigureAwait(false);
        // The first article loads the models of the analysis, which has nothing to do with what an import takes.
        var memory = await newsroom.Server.MemoryAsync(collect: true).ConfigureAwait(false);
        var before = newsroom.Server.Resident;
        Say($"the program before, one article read {before}; {memory.Heap / 1e6:0} MB in objects");

        var first = await ImportAsync(newsroom, api, file, article, stopAt: comments / 2).ConfigureAwait(false);
        Say($"stopped halfway                    {first}");
        var second = await ImportAsync(newsroom, api, file, article, stopAt: null).ConfigureAwait(false);
        Say($"gone on                            {second}");
        var third = await ImportAsync(newsroom, api, file, article, stopAt: null).ConfigureAwait(false);
        Say($"once more                          {third}");

        var most = new[] { first.Most, second.Most, third.Most }.MaxBy(pages => pages.All)!;
        var found = newsroom.Files.Where(path => Holds(path)).Select(Path.GetFileName).ToList();
        Say($"mail, network addresses and agents {(found.Count == 0 ? "are nowhere in the files" : "FOUND in " + string.Join(", ", found))}");
        Directory.Delete(folder, recursive: true);
        var good = first.Cancelled && first.Added + second.Added == comments && third.Added == 0 && third.Unchanged == comments && found.Count == 0;
        var after = await newsroom.Server.MemoryAsync(collect: true).ConfigureAwait(false);
        Say($"memory: at most {most}, {before.All / 1e6:0} MB before; objects {memory.Heap / 1e6:0} MB before, {after.Heap / 1e6:0} MB after (the aim is 300 MB resident)");
        if (fence is not null)
            Say($"within {within} MB, what it was the first to read of files among them: {(fence.Ended == 0 ? "it held" : "ENDED by the kernel")}");
        Say(good ? "all comments as they should be" : "comments NOT as they should be");
        return good ? 0 : 1;
    }

    private sealed record Outcome(int Added, int Unchanged, bool Cancelled, double Seconds, Pages Most)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"added {Added,9:N0}   unchanged {Unchanged,9:N0}   {(Cancelled ? "cancelled" : "complete"),-9}   {Seconds,6:0.0} s   at most {Most}");
    }

    private static async Task<Outcome> ImportAsync(Newsroom newsroom, HttpClient api, string file, string article, int? stopAt)
    {
        var began = Stopwatch.GetTimestamp();
        var stream = File.OpenRead(file);
        await using var endStream = stream.ConfigureAwait(false);
        using var body = new StreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue("application/xml") } };
        var sending = api.PostAsync(new Uri($"articles/{article}/comments", UriKind.Relative), body);
        var (most, stopped) = (newsroom.Server.Resident, false);
        while (await Task.WhenAny(sending, Task.Delay(100)).ConfigureAwait(false) != sending)
        {
            if (newsroom.Server.Resident is var now && now.All > most.All)
                most = now;
            if (stopAt is not { } stop || stopped)
                continue;
            using var progress = await api.GetAsync(new Uri($"articles/{article}/comments/import", UriKind.Relative)).ConfigureAwait(false);
            if (progress.StatusCode != HttpStatusCode.OK || await progress.Content.ReadFromJsonAsync<JsonObject>().ConfigureAwait(false) is not { } told
                || told["state"]!.GetValue<string>() != "storing" || told["done"]!.GetValue<int>() < stop)
                continue;
            using var answer = await api.DeleteAsync(new Uri($"articles/{article}/comments/import", UriKind.Relative)).ConfigureAwait(false);
            stopped = true;
        }
        using var response = await sending.ConfigureAwait(false);
        var json = await response.Content.ReadFromJsonAsync<JsonObject>().ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{response.StatusCode}: {json}");
        return new Outcome(json!["added"]!.GetValue<int>(), json["unchanged"]!.GetValue<int>(), json["cancelled"]!.GetValue<bool>(), Stopwatch.GetElapsedTime(began).TotalSeconds, most);
    }

    private static async Task<string> ArticleAsync(HttpClient api)
    {
        using var story = await api.PostAsJsonAsync("stories", new { title = "Archive" }).ConfigureAwait(false);
        var id = (await story.Content.ReadFromJsonAsync<JsonObject>().ConfigureAwait(false))!["id"]!.GetValue<string>();
        using var made = await api.PostAsJsonAsync($"stories/{id}/articles", new { text = "Harbour closed\n\nThe harbour was closed on Monday after the storm, the port authority said in a statement." }).ConfigureAwait(false);
        while ((await api.GetFromJsonAsync<JsonObject>($"stories/{id}/status").ConfigureAwait(false))!["pending"]!.GetValue<int>() > 0)
            await Task.Delay(200).ConfigureAwait(false);
        return (await made.Content.ReadFromJsonAsync<JsonObject>().ConfigureAwait(false))!["id"]!.GetValue<string>();
    }

    private static async Task WriteAsync(string path, int comments)
    {
        var random = new Random(7);
        var writer = new StreamWriter(path);
        await using var endWriter = writer.ConfigureAwait(false);
        await writer.WriteLineAsync("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title>
            <item><title>Harbour closed</title><link>https://blog.example/harbour</link><wp:post_id>1</wp:post_id>
            """).ConfigureAwait(false);
        for (var id = 1; id <= comments; id++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 22).Select(_ => s_words[random.Next(s_words.Length)]));
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
                <wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Reader {id % 9000}</wp:comment_author><wp:comment_author_email>reader{id}{Mail}</wp:comment_author_email><wp:comment_author_IP>{Network}{id % 250}</wp:comment_author_IP><wp:comment_date_gmt>{new DateTime(2026, 1, 1).AddSeconds(id * 90):yyyy-MM-dd HH:mm:ss}</wp:comment_date_gmt><wp:comment_agent>{Agent}</wp:comment_agent><wp:comment_content><![CDATA[{text}, {random.Next()}.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{(id > 10 && id % 3 == 0 ? id - random.Next(1, 10) : 0)}</wp:comment_parent></wp:comment>
                """)).ConfigureAwait(false);
        }
        await writer.WriteLineAsync("</item></channel></rss>").ConfigureAwait(false);
    }

    private static bool Holds(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var (buffer, kept) = (new byte[1 << 20], 0);
        int read;
        while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var span = buffer.AsSpan(0, kept + read);
            if (span.IndexOf("@mail.invalid"u8) >= 0 || span.IndexOf("203.0.113."u8) >= 0 || span.IndexOf("Mozilla/5.0 (Invented"u8) >= 0)
                return true;
            // What stands across two pieces is met in the second.
            kept = Math.Min(64, span.Length);
            span[^kept..].CopyTo(buffer);
        }
        return false;
    }

    private static void Say(string line) => LiveBenchmark.Say(line);
}
