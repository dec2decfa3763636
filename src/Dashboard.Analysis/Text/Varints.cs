namespace Dashboard.Analysis.Text;

/// <summary>
/// Reads whole numbers of seven bits a byte, and stretches of bytes, out of a stream that is unpacked while it is read: a table
/// of many megabytes never stands in memory twice.
/// </summary>
internal ref struct Varints(Stream stream)
{
    private const int Room = 16 * 1024;

    private readonly byte[] _buffer = new byte[Room];
    private int _at;
    private int _end;

    /// <exception cref="EndOfStreamException">Nothing is left.</exception>
    public uint Next()
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (_at == _end)
                Fill();
            var one = _buffer[_at++];
            value |= (uint)(one & 0x7f) << shift;
            if (one < 0x80)
                return value;
        }
    }

    /// <exception cref="EndOfStreamException">So many are not left.</exception>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Bytes(bytes.AsSpan());
        return bytes;
    }

    /// <exception cref="EndOfStreamException">So many are not left.</exception>
    public void Bytes(Span<byte> into)
    {
        var there = Math.Min(into.Length, _end - _at);
        _buffer.AsSpan(_at, there).CopyTo(into);
        _at += there;
        stream.ReadExactly(into[there..]);
    }

    private void Fill()
    {
        (_at, _end) = (0, stream.Read(_buffer));
        if (_end == 0)
            throw new EndOfStreamException();
    }
}
