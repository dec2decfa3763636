using Dashboard.Ingest.Fetching;

namespace Dashboard.Tests.Ingest.Fetching;

/// <summary>Counts the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(FetchMemoryTests), DisableParallelization = true)]
public class AloneInTheProcess;

[Collection(nameof(FetchMemoryTests))]
public class FetchMemoryTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task GetAsync_bomb_is_refused_with_little_memory(string encoding) =>
        await RefusedAsync(encoding, GuardedHttpClientTests.Pack(encoding, new byte[200_000_000]));

    /// <summary>Packed just well enough to pass for a page, and as large as may be.</summary>
    [Fact]
    public async Task GetAsync_body_that_unpacks_at_an_honest_ratio_is_refused_with_little_memory()
    {
        var random = new Random(7);
        var plain = new byte[30_000_000];
        for (var at = 0; at < plain.Length; at += 1000) random.NextBytes(plain.AsSpan(at, 50));
        await RefusedAsync("gzip", GuardedHttpClientTests.Pack("gzip", plain));
    }

    private static async Task RefusedAsync(string encoding, byte[] bomb)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n", bomb);
        using var client = new GuardedHttpClient(new FetchOptions { AllowLoopback = true });
        var before = GC.GetTotalAllocatedBytes();

        var fault = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(server.Address(), null, CancellationToken.None));

        Assert.Equal(FetchFault.TooLarge, fault.Fault);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64_000_000, "allocated more than 64 MB");
    }
}
