using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Tests.Ingest.Fetching;

public class GuardedHttpClientTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";

    private static GuardedHttpClient Client(Action<FetchOptions>? change = null)
    {
        var options = new FetchOptions { AllowLoopback = true };
        change?.Invoke(options);
        return new GuardedHttpClient(options);
    }

    private static async Task<FetchException> FaultOf(GuardedHttpClient client, Uri address) =>
        await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(address, null, CancellationToken.None));

    [Fact]
    public async Task GetAsync_plain_page_gives_body_and_headers_as_sent()
    {
        await using var server = RawServer.Answering(
            Ok + "ETag: W/\"a\"\r\nLast-Modified: not even a date\r\nRetry-After: 30\r\nCache-Control: max-age=60\r\nSet-Cookie: a=b\r\n", "<p>hi</p>"u8.ToArray());
        using var client = Client();

        var page = await client.GetAsync(server.Address("/a?b=c#d"), null, CancellationToken.None);
        await client.GetAsync(server.Address("/again"), new FetchConditions(page.ETag, page.LastModified), CancellationToken.None);

        Assert.Equal((200, "W/\"a\"", "not even a date", "text/html; charset=utf-8", "30", "max-age=60"),
            (page.Status, page.ETag, page.LastModified, page.ContentType, page.RetryAfter, page.CacheControl));
        Assert.Equal("<p>hi</p>", Encoding.UTF8.GetString(page.Body.Span));
        Assert.Null(page.Trouble);
        Assert.StartsWith("GET /a?b=c HTTP/1.1", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("User-Agent: NewsroomDashboard/", server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("If-None-Match: W/\"a\"\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: not even a date\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(304, null)]
    [InlineData(403, "paste")]
    [InlineData(404, "Check the address")]
    [InlineData(410, "for good")]
    [InlineData(429, "later")]
    [InlineData(503, "later")]
    public async Task GetAsync_status_is_told_in_words(int status, string? words)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 {status} X\r\n");
        using var client = Client();
        var page = await client.GetAsync(server.Address(), null, CancellationToken.None);
        Assert.Equal(status, page.Status);
        if (words is null) Assert.Null(page.Trouble);
        else Assert.Contains(words, page.Trouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("identity")]
    public async Task GetAsync_packed_page_is_unpacked(string encoding)
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<p>{i}</p>"));
        var header = encoding == "raw-deflate" ? "deflate" : encoding;
        await using var server = RawServer.Answering(Ok + $"Content-Encoding: {header}\r\n", Pack(encoding, Encoding.UTF8.GetBytes(text)));
        using var client = Client();
        Assert.Equal(text, Encoding.UTF8.GetString((await client.GetAsync(server.Address(), null, CancellationToken.None)).Body.Span));
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    [InlineData("zstd")]
    [InlineData("gzip")]
    public async Task GetAsync_packing_that_is_nested_unknown_or_broken_is_garbled(string encoding)
    {
        await using var server = RawServer.Answering(Ok + $"Content-Encoding: {encoding}\r\n", "this is no gzip at all, not a bit"u8.ToArray());
        using var client = Client();
        Assert.Equal(FetchFault.Garbled, (await FaultOf(client, server.Address())).Fault);
    }

    [Fact]
    public async Task GetAsync_endless_chunks_stop_at_the_limit()
    {
        long sent = 0;
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Transfer-Encoding: chunked\r\n\r\n"), stop);
            var chunk = Encoding.ASCII.GetBytes("4000\r\n" + new string('x', 0x4000) + "\r\n");
            while (true)
            {
                await stream.WriteAsync(chunk, stop);
                sent += chunk.Length;
            }
        });
        using var client = Client();

        Assert.Equal(FetchFault.TooLarge, (await FaultOf(client, server.Address())).Fault);
        await Task.Delay(200);
        Assert.InRange(sent, 5_000_000, 12_000_000);
    }

    [Fact]
    public async Task GetAsync_announced_size_over_the_limit_is_refused_before_reading()
    {
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Content-Length: 99000000000\r\n\r\n"), stop);
            await Task.Delay(-1, stop);
        });
        using var client = Client();
        Assert.Equal(FetchFault.TooLarge, (await FaultOf(client, server.Address())).Fault);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(10_000)]
    public async Task GetAsync_dripping_or_silent_server_is_given_up_in_time(int pauseMs)
    {
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Content-Length: 100000\r\n\r\n"), stop);
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), stop);
                await Task.Delay(pauseMs, stop);
            }
        });
        var silent = pauseMs > 1000;
        using var client = Client(o => (o.TotalTime, o.IdleTime) = (TimeSpan.FromSeconds(silent ? 9 : 2), TimeSpan.FromSeconds(silent ? 0.3 : 1.5)));
        var watch = Stopwatch.StartNew();

        var fault = await FaultOf(client, server.Address());

        Assert.Equal(FetchFault.TooSlow, fault.Fault);
        // A drip uses up the total; silence is noticed after the idle time.
        if (silent) Assert.InRange(watch.ElapsedMilliseconds, 200, 8000);
        else Assert.InRange(watch.ElapsedMilliseconds, 1800, 15_000);
    }

    [Fact]
    public async Task GetAsync_server_that_never_answers_is_given_up_in_time()
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(-1, stop));
        using var client = Client(o => (o.TotalTime, o.IdleTime) = (TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(300)));
        Assert.Equal(FetchFault.TooSlow, (await FaultOf(client, server.Address())).Fault);
    }

    [Fact]
    public async Task GetAsync_caller_cancels_sees_cancellation_not_a_fault()
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(-1, stop));
        using var client = Client();
        using var cancel = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(server.Address(), null, cancel.Token));
    }

    [Fact]
    public async Task GetAsync_fifty_redirects_stop_after_five()
    {
        await using var server = RawServer.Redirecting(path => $"/{int.Parse(path[1..]) + 1}");
        using var client = Client();
        Assert.Equal(FetchFault.TooManyRedirects, (await FaultOf(client, server.Address("/0"))).Fault);
        Assert.Equal(6, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/")]
    [InlineData("http://0x0a000001/")]
    [InlineData("//192.168.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("http://user:pw@example.com/")]
    [InlineData("http://example.com:25/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[[/")]
    [InlineData("javascript:alert(1)")]
    public async Task GetAsync_redirect_to_a_forbidden_address_is_refused(string location)
    {
        await using var server = RawServer.Redirecting(_ => location);
        using var client = Client();
        Assert.Equal(FetchFault.Refused, (await FaultOf(client, server.Address())).Fault);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task GetAsync_public_page_that_sends_us_to_this_machine_never_reaches_it()
    {
        await using var canary = RawServer.Answering(Ok);
        await using var site = RawServer.Redirecting(_ => $"http://127.0.0.1:{canary.Port}/");
        using var client = new GuardedHttpClient(new FetchOptions { ExtraPorts = [canary.Port] }, TimeProvider.System,
            (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Parse("93.184.215.14")]),
            async (_, stop) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(System.Net.IPAddress.Loopback, site.Port, stop);
                return new System.Net.Sockets.NetworkStream(socket, true);
            });

        Assert.Equal(FetchFault.Refused, (await FaultOf(client, new Uri("http://site.example.com/"))).Fault);
        Assert.Equal((1, 0), (site.Connections, canary.Connections));
    }

    [Fact]
    public async Task GetAsync_page_moved_for_good_tells_the_address_to_remember()
    {
        await using var server = new RawServer((request, stream, stop) => request.Split(' ')[1] switch
        {
            "/old" => RawServer.SendAsync(stream, "HTTP/1.1 301 Moved\r\nLocation: /new\r\n", [], stop),
            "/new" => RawServer.SendAsync(stream, "HTTP/1.1 302 Found\r\nLocation: /today\r\n", [], stop),
            _ => RawServer.SendAsync(stream, Ok, "x"u8.ToArray(), stop),
        });
        using var client = Client();

        var page = await client.GetAsync(server.Address("/old"), null, CancellationToken.None);

        Assert.Equal(("/new", "/today"), (page.MovedTo?.AbsolutePath, page.Address.AbsolutePath));
    }

    [Theory]
    [InlineData("not http at all\r\n\r\n")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort")]
    public async Task GetAsync_broken_answer_is_a_clear_fault(string answer)
    {
        await using var server = new RawServer((_, stream, stop) => stream.WriteAsync(Encoding.ASCII.GetBytes(answer), stop).AsTask());
        using var client = Client();
        Assert.Contains((await FaultOf(client, server.Address())).Fault, new[] { FetchFault.Garbled, FetchFault.Unreachable });
    }

    [Fact]
    public async Task GetAsync_endless_headers_are_refused()
    {
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stop);
            while (true) await stream.WriteAsync("X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"u8.ToArray(), stop);
        });
        using var client = Client();
        Assert.Equal(FetchFault.Garbled, (await FaultOf(client, server.Address())).Fault);
    }

    [Fact]
    public async Task GetAsync_closed_port_and_unknown_name_are_told_apart()
    {
        using var client = Client();
        Assert.Equal(FetchFault.Unreachable, (await FaultOf(client, new Uri("http://127.0.0.1:9/"))).Fault);
        using var lost = new GuardedHttpClient(new FetchOptions(), TimeProvider.System,
            (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound), (_, _) => throw new InvalidOperationException());
        Assert.Equal(FetchFault.NameNotFound, (await FaultOf(lost, new Uri("http://no-such-site.example.com/"))).Fault);
    }

    [Theory]
    [InlineData("https://site.example.com/a", "http://site.example.com/b", true)]
    [InlineData("https://site.example.com/a", "https://site.example.com/b", false)]
    [InlineData("http://site.example.com/a", "https://site.example.com/b", false)]
    [InlineData("http://site.example.com/a", "http://site.example.com/b", false)]
    public void IsDowngrade_only_from_secure_to_insecure(string from, string to, bool expected) =>
        Assert.Equal(expected, GuardedHttpClient.IsDowngrade(new Uri(from), new Uri(to)));

    internal static byte[] Pack(string encoding, byte[] plain)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.Optimal, true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, true),
            "raw-deflate" => new DeflateStream(packed, CompressionLevel.Optimal, true),
            _ => new BufferedStream(packed),
        })
        {
            packer.Write(plain);
            packer.Flush();
            if (encoding == "identity") return packed.ToArray();
        }

        return packed.ToArray();
    }
}
