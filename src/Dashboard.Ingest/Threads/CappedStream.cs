using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Threads;

/// <summary>Reads a stream up to a limit; its first bytes can be looked at without using them up.</summary>
internal sealed class CappedStream(Stream inner, long limit) : Stream
{
    private byte[] _peeked = [];
    private int _used;
    private long _read;

    public ReadOnlySpan<byte> Peek(int count)
    {
        var buffer = new byte[count];
        var filled = inner.ReadAtLeast(buffer, count, throwOnEndOfStream: false);
        _peeked = buffer[..filled];
        return _peeked;
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_used < _peeked.Length)
        {
            read = Math.Min(buffer.Length, _peeked.Length - _used);
            _peeked.AsSpan(_used, read).CopyTo(buffer);
            _used += read;
        }
        else
        {
            read = inner.Read(buffer);
        }
        _read += read;
        return _read <= limit ? read : throw new UnreadableException($"The file is larger than {limit / (1024 * 1024)} MB. Split it.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
