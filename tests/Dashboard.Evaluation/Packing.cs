namespace Dashboard.Evaluation;

/// <summary>Writes what the product's <c>Varints</c> reads.</summary>
internal sealed class Packing
{
    private readonly MemoryStream _bytes = new();

    public void Number(uint value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.WriteByte((byte)(value | 0x80));
        _bytes.WriteByte((byte)value);
    }

    public void Number(int value) => Number((uint)value);

    public void Bytes(byte[] bytes) => _bytes.Write(bytes);

    /// <summary>All counts, then the targets as distances, so that they pack well.</summary>
    public void Links(List<int>[] links)
    {
        foreach (var targets in links)
            Number(targets.Count);
        foreach (var (from, targets) in links.Index())
        {
            foreach (var to in targets)
                Number(to >= from ? (uint)(to - from) << 1 : (uint)(from - to - 1) << 1 | 1);
        }
    }

    public byte[] Done() => _bytes.ToArray();
}
