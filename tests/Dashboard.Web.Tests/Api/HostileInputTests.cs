using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Api;

/// <summary>What a careless or hostile client sends. The client helper fails on any answer of 500 or more.</summary>
[Collection(ApiCollection.Name)]
public sealed class HostileInputTests(ApiHost host)
{
    private const string Script = "<script>alert('x')</script><img src=x onerror=alert(1)>";

    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Scripts_in_titles_bodies_and_comments_stay_text()
    {
        var story = (await _editor.PostAsync("stories", new { title = Script, summary = Script, keywords = new[] { Script } })).Is(201);
        Assert.Equal(Script, story.Text("title"));
        Assert.Equal("application/json", story.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", story.Response.Headers.GetValues("X-Content-Type-Options").Single());
        var path = $"stories/{story.Text("id")}/articles";
        var pasted = (await _editor.PostTextAsync(path, $"{Script} was the headline\n\nThe council met on Monday {Script} and said so in a statement.")).Is(201).Text("id");
        var page = (await _editor.PostAsync(path, new { html = $"<h1>Council</h1><p>The council met on Monday, it said in a long statement. {Script}</p><p>&lt;script&gt;alert(2)&lt;/script&gt; is quoted here.</p>" })).Is(201).Text("id");
        (await _editor.PostAsync($"articles/{pasted}/comments", new[] { new { author = "<b>ann</b>", text = Script } })).Is(200);
        (await _editor.PostAsync($"stories/{story.Text("id")}/notes", new { text = Script })).Is(201);
        await _editor.WaitAsync(story.Text("id"));
        Assert.Contains(Script, (await _editor.GetAsync($"articles/{pasted}")).Text("text"), StringComparison.Ordinal);
        Assert.Equal("ready", (await _editor.GetAsync($"articles/{page}")).Text("status"));
        var raw = await _editor.Http.GetStringAsync($"stories/{story.Text("id")}/board");
        Assert.DoesNotContain("<script", raw, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task Fifty_megabytes_are_refused_quickly_and_the_server_stays_up(string type)
    {
        var story = await _editor.NewStoryAsync();
        var large = new byte[50 * 1024 * 1024];
        Array.Fill(large, (byte)'a');
        var watch = Stopwatch.StartNew();
        (await _editor.PostBytesAsync($"stories/{story}/articles", large, type)).Is(413);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        (await _editor.PostBytesAsync("stories", large, "application/json")).Is(413);
        Assert.Empty((await _editor.GetAsync($"stories/{story}/articles")).Items);
    }

    [Fact]
    public async Task Endless_body_without_a_length_is_refused()
    {
        var story = await _editor.NewStoryAsync();
        var content = new StreamContent(new Endless());
        content.Headers.ContentType = new("text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"stories/{story}/articles") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var response = await _editor.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The line was cut while the client was still sending: refused as well.
        }
        Assert.Empty((await _editor.GetAsync($"stories/{story}/articles")).Items);
    }

    [Fact]
    public async Task Text_of_thirty_megabytes_inside_json_and_a_large_file_of_a_form_are_refused()
    {
        var story = await _editor.NewStoryAsync();
        (await _editor.PostAsync($"stories/{story}/articles", new { text = new string('a', 30 * 1024 * 1024) })).Is(413);
        var form = new MultipartFormDataContent
        {
            { ApiClient.Bytes(new byte[11 * 1024 * 1024], "text/plain"), "f", "large.txt" },
            { ApiClient.Bytes("The council met on Monday."u8.ToArray(), "text/plain"), "f", "small.txt" },
        };
        var results = (await _editor.SendAsync(HttpMethod.Post, $"stories/{story}/articles", form)).Is(207).Items.ToList();
        Assert.Equal([413, 201], results.Select(result => result.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_become_failed_cards_or_refusals_with_a_reason()
    {
        var story = await _editor.NewStoryAsync();
        var path = $"stories/{story}/articles";
        byte[][] bodies =
        [
            new byte[100],
            [.. "The council\0met on\0Monday, it said."u8],
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("The council met on Monday, it said in a statement.")],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("The council met on Tuesday, it said in a statement.")],
            Encoding.Latin1.GetBytes("Der Rat tagte am Montag in Köln, erklärte er."),
            [0xC3, 0x28, 0xA0, 0xA1, 0xE2, 0x28, 0xA1, 0xF0, 0x28, 0x8C, 0xBC],
            [0xED, 0xA0, 0x80, .. "The council met on Friday."u8],
            [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 131 + i / 7))],
            [0x50, 0x4B, 0x03, 0x04, .. new byte[300]],
            [0x1F, 0x8B, 0x08, .. new byte[300]],
            [.. "\u202e\u200b\ufeff\u0000"u8],
        ];
        foreach (var body in bodies)
        {
            foreach (var type in new[] { "text/plain", "text/plain; charset=utf-16", "text/plain; charset=nonsense", "text/html; charset=shift_jis", "application/ninjs+json" })
                Assert.Contains((await _editor.PostBytesAsync(path, body, type)).Code, new[] { 200, 201, 422 });
        }
        await _editor.WaitAsync(story);
        foreach (var item in (await _editor.GetAsync($"{path}?limit=200")).Is(200).Items)
        {
            Assert.Contains(item.GetProperty("status").GetString(), new[] { "ready", "failed" });
            if (item.GetProperty("status").GetString() == "failed")
                Assert.DoesNotContain("fault in the program", item.GetProperty("failure").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_that_is_not_utf8_or_too_deep_or_with_huge_numbers_is_refused()
    {
        (await _editor.PostBytesAsync("stories", [.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8], "application/json")).Is(400);
        (await _editor.PostBytesAsync("stories", Encoding.Unicode.GetBytes("{\"title\":\"a\"}"), "application/json")).Is(400);
        (await _editor.PostTextAsync("stories", """{"title":"\ud800"}""", "application/json")).Is(400);
        (await _editor.PostTextAsync("stories", $"{{\"title\":\"a\",\"x\":{new string('[', 100_000)}{new string(']', 100_000)}}}", "application/json")).Is(400);
        (await _editor.PostTextAsync("stories", new string('[', 500_000), "application/json")).Is(400);
        (await _editor.PostTextAsync("stories", "{\"title\":" + new string('9', 100_000) + "}", "application/json")).Is(400);
        var (_, articles) = await _editor.AnalysedStoryAsync();
        (await _editor.PostTextAsync($"articles/{articles[0]}/comments", $"[{{\"author\":\"a\",\"text\":{new string('[', 5_000)}", "application/json")).Is(422);
        var odd = (await _editor.PostTextAsync($"articles/{articles[0]}/comments", $$"""[{"author":"a","text":"b","postedAt":{{new string('9', 400)}}},{"author":"a","text":"c","postedAt":"99999-99-99T99:99:99Z"}]""", "application/json")).Is(200);
        Assert.Equal(2, odd.Json.GetProperty("rejected").GetArrayLength());
        (await _editor.PostAsync($"contradictions/nothing/resolution", new { verdict = "side", side = 1e300, reason = "x" })).Is(400);
    }

    [Fact]
    public async Task Control_characters_are_taken_out_of_short_texts()
    {
        var made = (await _editor.PostAsync("stories", new { title = "a\0b\u0007c\ud83d\ude00", keywords = new[] { "\0\0" } })).Is(201);
        Assert.Equal("abc\ud83d\ude00", made.Text("title"));
        Assert.Empty(made.Json.GetProperty("keywords").EnumerateArray());
        (await _editor.PostAsync("stories", new { title = "\0\u0001" })).Blames(422, "title");
        foreach (var path in new[] { "contradictions/a%0Ab", "comments/%FF%FE", "stories/..%2F..%2Fetc", "stories/%F0%9F%98%80", $"stories/{new string('a', 5000)}" })
            (await _editor.GetAsync(path)).Is(404);
        // The server itself takes no such address.
        using var refused = await _editor.Http.GetAsync("articles/a%00b");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        foreach (var query in new[] { "search=%00", "search=%25_%5C", "after=%00", "after=%27%3B--", "limit=5%00" })
            Assert.Contains((await _editor.GetAsync($"stories?{query}")).Code, new[] { 200, 400 });
    }

    /// <summary>As PostgreSQL answers; SQLite looks for such a text and finds none.</summary>
    private sealed class ForeignCharacter() : System.Data.Common.DbException("invalid byte sequence for encoding \"UTF8\": 0x00")
    {
        public override string SqlState => "22021";
    }

    [Fact]
    public void Character_that_the_database_refuses_is_the_askers_fault()
    {
        Assert.Equal(400, Web.Features.Problems.From(new ForeignCharacter()).Status);
        Assert.Equal(400, Web.Features.Problems.From(new Microsoft.EntityFrameworkCore.DbUpdateException("Not saved.", new ForeignCharacter())).Status);
        Assert.Equal(500, Web.Features.Problems.From(new InvalidOperationException("Ours.", new ForeignCharacter())).Status);
    }

    [Fact]
    public async Task Compressed_bodies_are_refused()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[20 * 1024 * 1024]);
        foreach (var encoding in new[] { "gzip", "br", "deflate", "gzip, gzip" })
        {
            var content = ApiClient.Bytes(zipped.ToArray(), "application/json");
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            (await _editor.SendAsync(HttpMethod.Post, "stories", content)).Is(415);
        }
    }

    [Fact]
    public async Task Bombs_as_comment_imports_are_refused()
    {
        var (_, articles) = await _editor.AnalysedStoryAsync();
        var path = $"articles/{articles[0]}/comments";
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 12; i++)
            laughs.Append($"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        laughs.Append("]><rss><channel><item><title>&a11;</title></item></channel></rss>");
        const string Outside = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item><description>&f;</description></item></channel></rss>";
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[50 * 1024 * 1024]);
        var watch = Stopwatch.StartNew();
        foreach (var type in new[] { "application/xml", "application/rss+xml", "application/atom+xml", "text/xml" })
        {
            Refused(await _editor.PostTextAsync(path, laughs.ToString(), type));
            Refused(await _editor.PostTextAsync(path, Outside, type));
            Refused(await _editor.PostBytesAsync(path, zipped.ToArray(), type));
        }
        Refused(await _editor.PostBytesAsync(path, zipped.ToArray(), "text/csv"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");

        // Nothing came in: refused as a whole, or every part rejected.
        static void Refused(ApiAnswer answer) =>
            Assert.True(answer.Code is >= 400 and < 500 || (answer.Code == 200 && answer.Json.GetProperty("added").GetInt32() == 0), $"{answer.Code} {answer.Json}");
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}/")]
    [InlineData("http://localhost:{port}/")]
    [InlineData("http://[::1]:{port}/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    public async Task Address_that_is_not_public_becomes_a_failed_card(string url)
    {
        using var server = new TinyServer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        var failed = await FetchAsync(_editor, url.Replace("{port}", $"{server.Port}", StringComparison.Ordinal));
        Assert.Equal("failed", failed.Text("status"));
        Assert.NotEmpty(failed.Text("failure"));
        Assert.Equal(0, server.Asked);
    }

    [Fact]
    public async Task Redirect_to_an_address_that_is_not_public_becomes_a_failed_card()
    {
        var open = new ApiHost();
        open.Settings["Fetch:AllowLoopback"] = "true";
        await open.InitializeAsync();
        try
        {
            using var server = new TinyServer("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/\r\nContent-Length: 0\r\n\r\n");
            var failed = await FetchAsync(open.As(Role.Editor), $"http://127.0.0.1:{server.Port}/");
            Assert.Equal("failed", failed.Text("status"));
            Assert.Equal(1, server.Asked);
            Assert.NotEmpty(failed.Text("failure"));
        }
        finally
        {
            await open.DisposeAsync();
        }
    }

    private static async Task<ApiAnswer> FetchAsync(ApiClient client, string url)
    {
        var story = await client.NewStoryAsync();
        var made = (await client.PostAsync($"stories/{story}/articles", new { url })).Is(201);
        await client.WaitAsync(story);
        return (await client.GetAsync($"articles/{made.Text("id")}")).Is(200);
    }

    [Fact]
    public async Task Injection_strings_in_every_field_change_nothing_but_their_own_row()
    {
        var (story, articles) = await _editor.AnalysedStoryAsync(comments: true);
        var note = (await _editor.PostAsync($"stories/{story}/notes", new { text = "start" })).Text("id");
        var lane = (await _editor.PostAsync($"stories/{story}/lanes", new { name = "start" })).Text("id");
        var card = (await _editor.GetAsync($"stories/{story}/board")).Json.GetProperty("lanes")[0].GetProperty("cards")[0].GetProperty("id").GetString();
        var comment = (await _editor.GetAsync($"stories/{story}/comments")).Items.First().GetProperty("id").GetString();
        var contradiction = (await _editor.GetAsync($"stories/{story}/contradictions")).Items.First().GetProperty("id").GetString();
        await using var db = await host.OpenAsync();
        var before = await CountsAsync();
        var written = 0;
        var strings = Injections().ToList();
        Assert.Equal(200, strings.Count);
        await Parallel.ForEachAsync(strings, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (evil, _) =>
        {
            await _editor.PatchAsync($"stories/{story}", new { title = evil, summary = evil, keywords = new[] { evil } });
            await _editor.PatchAsync($"notes/{note}", new { text = evil });
            await _editor.PatchAsync($"lanes/{lane}", new { name = evil });
            await _editor.PatchAsync($"cards/{card}", new { labels = new[] { evil } });
            await _editor.PatchAsync($"cards/{card}", new { assignee = evil });
            await _editor.PostAsync($"cards/{card}/move", new { laneId = evil, before = evil });
            await _editor.PatchAsync($"articles/{articles[0]}", new { fields = new Dictionary<string, string> { [evil] = evil } });
            await _editor.PostAsync($"contradictions/{contradiction}/resolution", new { verdict = "both", reason = evil, evidenceUrl = evil });
            await _editor.PostAsync($"comments/{comment}/decisions", new { action = "keep", policy = evil, reason = evil });
            var escaped = Uri.EscapeDataString(evil);
            await _editor.GetAsync($"stories?search={escaped}&after={escaped}");
            await _editor.GetAsync($"stories/{story}/comments?article={escaped}");
            await _editor.GetAsync($"stories/{story}/contradictions?after={escaped}");
            if ((await _editor.PostAsync($"people/x/notes?story={story}", new { text = evil })).Code == 201)
                Interlocked.Increment(ref written);
        });
        var after = await CountsAsync();
        Assert.Equal((before.Stories, before.Articles, before.Comments, before.Lanes, before.Keys), (after.Stories, after.Articles, after.Comments, after.Lanes, after.Keys));
        Assert.Equal(before.Notes + written, after.Notes);
        Assert.Equal(before.Cards + written, after.Cards);
        (await _editor.GetAsync($"stories/{story}/board")).Is(200);

        async Task<(int Stories, int Articles, int Comments, int Lanes, int Keys, int Notes, int Cards)> CountsAsync() => (
            await db.Stories.CountAsync(row => row.Id == story), await db.Articles.CountAsync(row => row.StoryId == story), await db.Comments.CountAsync(row => row.StoryId == story),
            await db.Lanes.CountAsync(row => row.StoryId == story), await db.ApiKeys.CountAsync(row => row.Name == "Editor"),
            await db.Notes.CountAsync(row => row.StoryId == story), await db.Cards.CountAsync(row => row.StoryId == story));
    }

    private static IEnumerable<string> Injections()
    {
        string[] cores =
        [
            "'; DROP TABLE Stories; --", "\" OR \"1\"=\"1", "' OR 1=1 --", "1; DELETE FROM Notes", "') UNION SELECT Hash FROM ApiKeys --", "%' ESCAPE '\\", "{{7*7}}", "${7*7}",
            "@(7*7)", "<svg onload=alert(1)>", "javascript:alert(1)", "../../../../etc/passwd", "..\\..\\windows", "$(id)", "`id`", "| id", "%s%s%n", "{0}{1}", "\\u0000", "=cmd|' /C calc'!A0",
        ];
        (string Before, string After)[] frames = [("", ""), ("a", "b"), ("\r\n", "\r\n"), ("\0", "\0"), ("\"", "\""), ("'", "'"), ("/*", "*/"), ("\u202e", ""), ("</title>", ""), ("😀", "é")];
        return cores.SelectMany(core => frames.Select(frame => frame.Before + core + frame.After));
    }

    /// <summary>Answers every connection with the same bytes and counts them.</summary>
    private sealed class TinyServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public TinyServer(string answer)
        {
            _listener.Start();
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    Asked++;
                    var stream = client.GetStream();
                    await stream.ReadExactlyAsync(new byte[16]);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                }
            });
        }

        public int Asked { get; private set; }
        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
        public void Dispose() => _listener.Dispose();
    }

    private sealed class Endless : Stream
    {
        private long _given;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count)
        {
            // Far beyond any limit, so that a server that reads on is noticed and not a test that hangs.
            if ((_given += count) > 400L * 1024 * 1024)
                return 0;
            buffer.AsSpan(offset, count).Fill((byte)'a');
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
