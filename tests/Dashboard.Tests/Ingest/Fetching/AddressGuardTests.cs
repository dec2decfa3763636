using System.Net;
using System.Net.Sockets;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Tests.Ingest.Fetching;

public class AddressGuardTests
{
    public static TheoryData<string> Refused =>
    [
        // schemes and shapes
        "file:///etc/passwd", "ftp://example.com/a", "gopher://example.com/", "data:text/html,hi", "javascript:alert(1)", "ws://example.com/",
        "unix:///run/docker.sock", "//example.com/a", "/relative", "example.com", "", "http://", "http:///path", "https://[::1", "http://exa mple.com/",
        // ports and user names
        "http://example.com:8080/", "http://example.com:22/", "https://example.com:6379/", "http://example.com:0/", "http://example.com:99999/",
        "http://user@example.com/", "http://user:secret@example.com/", "http://example.com@127.0.0.1/", "https://:pw@example.com/",
        // this machine, spelled in many ways
        "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
        "http://017700000001/", "http://0/", "http://0.0.0.0/", "http://127.255.255.254/", "http://localhost/", "http://LOCALHOST./", "http://a.localhost/",
        "http://127.0.0.1./", "http://127.0.0.1\\@example.com/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
        "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
        // inside networks
        "http://10.0.0.5/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://0xc0a80101/", "http://100.64.0.1/", "http://100.127.255.255/",
        "http://198.18.0.1/", "http://198.19.255.255/", "http://192.0.0.1/", "http://192.0.2.1/", "http://198.51.100.1/", "http://203.0.113.9/",
        "http://224.0.0.1/", "http://239.255.255.255/", "http://240.0.0.1/", "http://255.255.255.255/",
        "http://[fe80::1]/", "http://[fe80::1%251]/", "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[2001::1]/",
        "http://[2002:7f00:1::]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::8.8.8.8]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b:1::1]/", "http://[100::1]/",
        // where clouds keep their secrets
        "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xA9FEA9FE/", "http://0251.0376.0251.0376/", "http://[::ffff:169.254.169.254]/",
        "http://metadata.google.internal/", "http://metadata/", "http://instance-data/", "http://[fd00:ec2::254]/", "http://168.63.129.16/", "http://printer.local/", "http://nas.home.arpa/",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task GetAsync_address_outside_the_public_web_is_refused_without_dialling(string address)
    {
        var dialled = 0;
        using var client = new GuardedHttpClient(new FetchOptions(), TimeProvider.System,
            (_, _) => throw new InvalidOperationException("must not be looked up"),
            (_, _) => { dialled++; throw new SocketException((int)SocketError.ConnectionRefused); });

        var refusal = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(address, null, CancellationToken.None));

        Assert.Equal(FetchFault.Refused, refusal.Fault);
        Assert.NotEmpty(refusal.Message);
        Assert.Equal(0, dialled);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("192.167.255.255")]
    [InlineData("169.253.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    public void IsPublic_neighbours_of_reserved_blocks_are_public(string address) => Assert.True(PublicWeb.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task GetAsync_name_that_turns_to_this_machine_after_the_first_answer_never_reaches_it()
    {
        await using var canary = RawServer.Answering("HTTP/1.1 200 OK\r\n");
        var asked = 0;
        var dialled = new List<IPAddress>();
        var options = new FetchOptions { ExtraPorts = [canary.Port] };
        using var client = new GuardedHttpClient(options, TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "93.184.215.14" : "127.0.0.1")]),
            async (endpoint, stop) =>
            {
                lock (dialled) dialled.Add(endpoint.Address);
                if (!IPAddress.IsLoopback(endpoint.Address)) throw new SocketException((int)SocketError.TimedOut);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(endpoint, stop);
                return new NetworkStream(socket, true);
            });

        for (var i = 0; i < 1000; i++)
        {
            var fault = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync($"http://rebind.example.com:{canary.Port}/", null, CancellationToken.None));
            Assert.Equal(i == 0 ? FetchFault.Unreachable : FetchFault.Refused, fault.Fault);
        }

        Assert.Equal(0, canary.Connections);
        Assert.Equal(["93.184.215.14"], dialled.Select(a => a.ToString()));
    }

    [Theory]
    [InlineData("93.184.215.14", "127.0.0.1")]
    [InlineData("127.0.0.1", "93.184.215.14")]
    [InlineData("93.184.215.14", "::ffff:127.0.0.1")]
    [InlineData("2606:4700::1111", "10.0.0.1")]
    public async Task GetAsync_mixed_answer_with_one_inside_address_dials_none(string first, string second)
    {
        var dialled = 0;
        using var client = new GuardedHttpClient(new FetchOptions(), TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(first), IPAddress.Parse(second)]),
            (_, _) => { dialled++; throw new SocketException((int)SocketError.ConnectionRefused); });

        var refusal = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync("https://mixed.example.com/", null, CancellationToken.None));

        Assert.Equal(FetchFault.Refused, refusal.Fault);
        Assert.Equal(0, dialled);
    }

    [Fact]
    public async Task GetAsync_refusals_of_inside_hosts_all_read_the_same()
    {
        using var client = new GuardedHttpClient(new FetchOptions(), TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.1.2.3")]), (_, _) => throw new InvalidOperationException());
        var messages = new HashSet<string>();
        foreach (var address in (string[])["http://10.0.0.1/", "http://[::1]/", "http://localhost/", "http://inside.example.com/", "http://169.254.169.254/"])
        {
            messages.Add((await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(address, null, CancellationToken.None))).Message);
        }

        Assert.Single(messages);
    }

    [Fact]
    public async Task GetAsync_first_address_down_second_up_is_fetched()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\n", "hello"u8.ToArray());
        using var client = new GuardedHttpClient(new FetchOptions(), TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("2606:4700::1111"), IPAddress.Parse("93.184.215.14")]),
            async (endpoint, stop) =>
            {
                if (endpoint.AddressFamily == AddressFamily.InterNetworkV6) throw new SocketException((int)SocketError.NetworkUnreachable);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, server.Port, stop);
                return new NetworkStream(socket, true);
            });

        var page = await client.GetAsync("http://example.com/", null, CancellationToken.None);

        Assert.Equal("hello", System.Text.Encoding.UTF8.GetString(page.Body.Span));
    }
}
