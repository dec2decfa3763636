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
    public async Task GetAsync_bomb_is_refused_with_little_memory(string encoding)
    {
        var bomb = GuardedHttpClientTests.Pack(encoding, new byte[200_000_000]);
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n", bomb);
        using var client = new GuardedHttpClient(new FetchOptions { AllowLoopback = true });
        var before = GC.GetTotalAllocatedBytes();

        var fault = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(server.Address(), null, CancellationToken.None));

        Assert.Equal(FetchFault.TooLarge, fault.Fault);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64_000_000, "allocated more than 64 MB");
    }
}
