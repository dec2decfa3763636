using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Web.Tests.Doors;

/// <summary>Sites that answer as no site should, asked through every door that fetches; at the end every line to them is closed and good sites are read as before.</summary>
public sealed class FaultySitesTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task Each_fault_is_told_in_words_through_every_door_and_all_turns_come_back()
    {
        var editor = house.Editor;
        var story = await editor.NewStoryAsync("Faults");
        await using var sites = new BadSites();
        house.Site.Feed("/good", house.Site.Rss("Valley Courier", ("good", "Gauge rises", Support.PressSite.Text(1))), "\"1\"");

        var asked = new List<(string Fault, string Article, string Source, string Behind)>();
        foreach (var (fault, address) in sites.Addresses)
        {
            var article = (await editor.PostAsync($"stories/{story}/articles", new { url = address + "?article" })).Is(201).Text("id");
            var source = (await editor.PostAsync("sources", new { address, story })).Is(201).Text("id");
            house.Site.Feed($"/behind-{asked.Count}", $"<rss version=\"2.0\"><channel><title>T</title><item><guid>{fault}</guid><title>Behind {fault}</title><link>{address}?item</link><description>In short.</description></item></channel></rss>", "\"1\"");
            var behind = (await editor.PostAsync("sources", new { address = house.Site.Address($"/behind-{asked.Count}"), story })).Is(201).Text("id");
            house.Site.On($"/to-{asked.Count}", context =>
            {
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = address + "?sent";
                return Task.CompletedTask;
            });
            (await editor.PostAsync($"stories/{story}/articles", new { url = house.Site.Address($"/to-{asked.Count}") })).Is(201);
            asked.Add((fault, article, source, behind));
        }
        foreach (var (fault, address) in sites.Addresses)
        {
            var look = (await editor.PostAsync("./sources:look", new { address })).Is(200);
            Assert.True(look.Text("kind") == "nothing" && look.Text("words").Length > 20, $"{fault}: {look.Json}");
        }
        var good = (await editor.PostAsync("sources", new { address = house.Site.Address("/good"), story })).Is(201).Text("id");
        await house.ReadAsync(good);
        foreach (var (fault, article, source, behind) in asked)
        {
            await house.VisitedAsync(source);
            await house.ReadAsync(behind);
        }
        await editor.WaitAsync(story);

        foreach (var (fault, article, source, behind) in asked)
        {
            var books = await editor.GetAsync($"sources/{source}");
            Assert.True(books.Text("health") == "failing" && books.Text("error").Length > 20 && books.Text("advice").Length > 10, $"{fault}: {books.Json}");
            Assert.DoesNotContain("fault in this program", books.Text("error"), StringComparison.Ordinal);
            var failed = await editor.GetAsync($"articles/{article}");
            Assert.True(failed.Text("status") == "failed" && failed.Text("failure").Length > 20, $"{fault}: {failed.Json}");
            Assert.DoesNotContain("fault in the program", failed.Text("failure"), StringComparison.Ordinal);
        }
        // The feed's own words stand in for a page that does not come.
        var titles = (await editor.GetAsync($"stories/{story}/articles?limit=200")).Items.Where(item => item.GetProperty("status").GetString() == "ready").Select(item => item.GetProperty("fields").GetProperty("title").GetProperty("value").GetString()).ToList();
        Assert.All(asked, one => Assert.Contains($"Behind {one.Fault}", titles));
        await OpenHouse.UntilAsync(() => Task.FromResult(sites.Open == 0), "A line to a bad site is still open");
    }

    /// <summary>A server for each fault, byte for byte; counts the lines that are open.</summary>
    private sealed class BadSites : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly List<TcpListener> _listeners = [];
        private int _open;

        public BadSites()
        {
            const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n";
            Site("gzip bomb", stream => BombAsync(stream, "gzip", raw => new GZipStream(raw, CompressionLevel.Fastest, true)));
            Site("br bomb", stream => BombAsync(stream, "br", raw => new BrotliStream(raw, CompressionLevel.Fastest, true)));
            Site("packed twice", stream => BombAsync(stream, "gzip, gzip", raw => new GZipStream(raw, CompressionLevel.Fastest, true)));
            Site("endless chunks", async stream =>
            {
                await SayAsync(stream, Ok + "Transfer-Encoding: chunked\r\n\r\n");
                var chunk = "4000\r\n" + new string('x', 0x4000) + "\r\n";
                while (true)
                    await SayAsync(stream, chunk);
            });
            Site("drip", async stream =>
            {
                await SayAsync(stream, Ok + "Content-Length: 100000\r\n\r\n");
                while (true)
                {
                    await SayAsync(stream, " ");
                    await Task.Delay(200, _stop.Token);
                }
            });
            Site("drip of headers", async stream =>
            {
                await SayAsync(stream, "HTTP/1.1 200 OK\r\nX-Slow: ");
                while (true)
                {
                    await SayAsync(stream, "x");
                    await Task.Delay(200, _stop.Token);
                }
            });
            Site("flood of headers", async stream =>
            {
                await SayAsync(stream, "HTTP/1.1 200 OK\r\n");
                while (true)
                    await SayAsync(stream, "X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n");
            });
            Site("silence", _ => Task.Delay(-1, _stop.Token));
            Site("no http", stream => SayAsync(stream, "220 mail.example ESMTP\r\n"));
            Site("handshake without end", _ => Task.Delay(-1, _stop.Token), "https", listens: false);
            Site("round and round", stream => SayAsync(stream, "HTTP/1.1 302 Found\r\nLocation: /again\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
            Site("hundred megabytes", async stream =>
            {
                await SayAsync(stream, Ok + "Connection: close\r\n\r\n<rss><channel>");
                for (var i = 0; i < 100; i++)
                    await SayAsync(stream, string.Concat(Enumerable.Repeat("<item><guid>x</guid></item>", 40_000)));
            });
            Site("million items", async stream =>
            {
                await SayAsync(stream, Ok + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
                await using var gzip = new GZipStream(stream, CompressionLevel.Fastest, true);
                for (var i = 0; i < 1_000; i++)
                    await SayAsync(gzip, string.Concat(Enumerable.Range(i * 1_000, 1_000).Select(number => $"<item><guid>{number}</guid><title>Item {number}</title></item>")));
            });
            Site("length that lies", stream => SayAsync(stream, Ok + "Content-Length: 9999999999\r\n\r\n<rss>"));
        }

        public List<(string Fault, string Address)> Addresses { get; } = [];

        public int Open => Volatile.Read(ref _open);

        private static async Task BombAsync(Stream stream, string encoding, Func<Stream, Stream> pack)
        {
            await SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Encoding: {encoding}\r\nConnection: close\r\n\r\n");
            await using var bomb = pack(stream);
            var nothing = new byte[1 << 20];
            // 10 GB, when anybody takes them.
            for (var i = 0; i < 10_000; i++)
                await bomb.WriteAsync(nothing);
        }

        private static async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));

        private void Site(string fault, Func<Stream, Task> talk, string scheme = "http", bool listens = true)
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            _listeners.Add(listener);
            Addresses.Add((fault, $"{scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/feed"));
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    TcpClient client;
                    try
                    {
                        client = await listener.AcceptTcpClientAsync(_stop.Token);
                    }
                    catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
                    {
                        return;
                    }
                    _ = Task.Run(() => ServeAsync(client, talk, listens));
                }
            });
        }

        private async Task ServeAsync(TcpClient client, Func<Stream, Task> talk, bool listens)
        {
            Interlocked.Increment(ref _open);
            try
            {
                using (client)
                {
                    var stream = client.GetStream();
                    if (listens)
                        await stream.ReadAtLeastAsync(new byte[8192], 1, throwOnEndOfStream: false, _stop.Token);
                    _ = talk(stream);
                    // Whoever asked hangs up at some time, whether we talk or are silent.
                    var buffer = new byte[8192];
                    while (await stream.ReadAsync(buffer, _stop.Token) > 0)
                    {
                    }
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // That is what is waited for.
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listeners.ForEach(listener => listener.Stop());
            _stop.Dispose();
        }
    }
}
