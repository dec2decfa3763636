using System.IO.Compression;

namespace Dashboard.Ingest.Fetching;

/// <summary>Reads one response body within the limits: bytes on the wire, bytes inflated, their ratio. We inflate ourselves because
/// the HTTP handler's own decompression knows no limit.</summary>
internal static class BodyReader
{
    /// <summary>Below this a high ratio is harmless, and short templates do reach it.</summary>
    private const int RatioFloor = 1_000_000;
    private const int LargestPiece = 1024 * 1024;

    /// <exception cref="FetchException">TooLarge or Garbled.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, FetchOptions options, Deadline deadline)
    {
        if (content.Headers.ContentLength > options.MaxWireBytes) throw TooLarge(options.MaxWireBytes);

        await using var wire = new CountingStream(await content.ReadAsStreamAsync(deadline.Token), options.MaxWireBytes, deadline);
        await using var plain = await InflateAsync(wire, content.Headers.ContentEncoding);
        // In pieces, because one buffer that doubles holds three times the page for a moment.
        var full = new List<byte[]>();
        var piece = new byte[32 * 1024];
        int length = 0, used = 0;
        try
        {
            int read;
            while ((read = await plain.ReadAsync(piece.AsMemory(used), deadline.Token)) > 0)
            {
                (length, used) = (length + read, used + read);
                if (length > options.MaxInflatedBytes) throw TooLarge(options.MaxInflatedBytes);
                if (length > RatioFloor && length > wire.Received * options.MaxInflateRatio)
                    throw new FetchException(FetchFault.TooLarge, "The site sent a page that blows up out of all proportion when unpacked. It was not read.");
                if (used < piece.Length) continue;
                full.Add(piece);
                (piece, used) = (new byte[Math.Min(piece.Length * 2, LargestPiece)], 0);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or InvalidOperationException)
        {
            throw new FetchException(FetchFault.Garbled, "The site sent a page that cannot be unpacked. Try again later, or paste the text.", fault);
        }

        var body = new byte[length];
        var at = 0;
        foreach (var one in full)
        {
            one.CopyTo(body, at);
            at += one.Length;
        }

        piece.AsSpan(0, used).CopyTo(body.AsSpan(at));
        return body;
    }

    private static async Task<Stream> InflateAsync(CountingStream wire, IEnumerable<string> encodings)
    {
        string[] named = [.. encodings.SelectMany(e => e.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(e => e.ToLowerInvariant()).Where(e => e != "identity")];
        switch (named)
        {
            case []: return wire;
            case ["gzip" or "x-gzip"]: return new GZipStream(wire, CompressionMode.Decompress);
            case ["br"]: return new BrotliStream(wire, CompressionMode.Decompress);
            case ["deflate"]:
                // "deflate" means zlib, but servers that send the bare form have always been tolerated.
                var (first, second) = await wire.PeekTwoAsync();
                return (first & 0x0F) == 8 && ((first << 8) | second) % 31 == 0
                    ? new ZLibStream(wire, CompressionMode.Decompress)
                    : new DeflateStream(wire, CompressionMode.Decompress);
            case [_]: throw new FetchException(FetchFault.Garbled, "The site sent a page packed in a way that was not asked for. Paste the text instead.");
            default: throw new FetchException(FetchFault.Garbled, "The site sent a page that is packed twice. It was not read; paste the text instead.");
        }
    }

    private static FetchException TooLarge(long limit) =>
        new(FetchFault.TooLarge, $"The page is larger than {limit / 1_000_000.0:0.#} MB. Paste the part that matters.");

    /// <summary>Counts and limits what comes over the wire, whoever reads it, and notices silence.</summary>
    private sealed class CountingStream(Stream inner, long limit, Deadline deadline) : Stream
    {
        private readonly byte[] _peeked = new byte[2];
        private int _peekedLength, _peekedGiven;

        public long Received { get; private set; }

        public async Task<(int First, int Second)> PeekTwoAsync()
        {
            while (_peekedLength < 2)
            {
                var read = await ReceiveAsync(_peeked.AsMemory(_peekedLength));
                if (read == 0) break;
                _peekedLength += read;
            }

            return (_peeked[0], _peeked[1]);
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_peekedGiven >= _peekedLength) return await ReceiveAsync(buffer);
            var given = Math.Min(buffer.Length, _peekedLength - _peekedGiven);
            _peeked.AsSpan(_peekedGiven, given).CopyTo(buffer.Span);
            _peekedGiven += given;
            return given;
        }

        private async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
        {
            deadline.Listen();
            var read = await inner.ReadAsync(buffer, deadline.Token);
            Received += read;
            return Received > limit ? throw TooLarge(limit) : read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
