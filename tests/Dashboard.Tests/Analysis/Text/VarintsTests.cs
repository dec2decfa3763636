using Dashboard.Analysis.Text;

namespace Dashboard.Tests.Analysis.Text;

public sealed class VarintsTests
{
    private static readonly uint[] Numbers = [.. Enumerable.Range(0, 40_000).Select(i => (uint)i * 2_654_435_761u >> i % 32)];

    [Fact]
    public void Numbers_of_every_length_read_back_across_many_buffers()
    {
        var data = new Varints(new Slow(Packed(Numbers)));

        foreach (var number in Numbers)
            Assert.Equal(number, data.Next());
    }

    [Fact]
    public void Bytes_between_numbers_longer_than_a_buffer_read_back_whole()
    {
        byte[] letters = [.. Enumerable.Range(0, 50_000).Select(i => (byte)i)];
        var data = new Varints(new Slow([.. Packed([300u]), .. letters, .. Packed([70_000u])]));

        Assert.Equal(300u, data.Next());
        Assert.Equal(letters, data.Bytes(letters.Length));
        Assert.Equal(70_000u, data.Next());
    }

    [Fact]
    public void A_table_cut_short_is_refused()
    {
        Assert.Throws<EndOfStreamException>(() => new Varints(new MemoryStream([0x80])).Next());
        Assert.Throws<EndOfStreamException>(() => new Varints(new MemoryStream([1, 2])).Bytes(3));
    }

    [Fact]
    public void Starts_of_lists_are_the_sums_of_the_lengths_before_them()
    {
        uint[] lengths = [.. Enumerable.Range(0, 2_000).Select(i => (uint)(i % 7 * 40))];
        var data = new Varints(new MemoryStream(Packed(lengths)));

        var starts = Starts.Read(ref data, lengths.Length);

        for (var list = 0; list <= lengths.Length; list++)
            Assert.Equal(lengths.Take(list).Sum(length => length), starts[list]);
        Assert.Equal(lengths.Sum(length => length), starts.End);
    }

    [Fact]
    public void Starts_of_neighbouring_lists_of_more_than_two_bytes_can_count_are_refused() => Assert.Throws<InvalidDataException>(() =>
    {
        var data = new Varints(new MemoryStream(Packed([40_000u, 40_000u])));
        return Starts.Read(ref data, 2);
    });

    private static byte[] Packed(IEnumerable<uint> numbers)
    {
        var bytes = new List<byte>();
        foreach (var number in numbers)
        {
            var rest = number;
            for (; rest >= 0x80; rest >>= 7)
                bytes.Add((byte)(rest | 0x80));
            bytes.Add((byte)rest);
        }
        return [.. bytes];
    }

    // As streams that unpack do, it gives less at a time than it is asked for.
    private sealed class Slow(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);
    }
}
