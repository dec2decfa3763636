using System.IO.Compression;
using System.Text;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Evaluation;

/// <param name="leastUpdates">A feature speaks only after so many mistakes: rare ones would be learned by heart.</param>
/// <summary>Learns the weights of a linear model from mistakes and averages them over all steps. Whole numbers only: the same data gives the same bytes.</summary>
internal sealed class PerceptronTrainer(string[] classes, int leastUpdates) : IScorer
{
    private const int Scale = 64;

    private sealed class Row
    {
        public int Count;
        public int Updates;
        public byte[] Classes = new byte[2];
        public int[] Weights = new int[2];
        public long[] Totals = new long[2];
        public int[] Stamps = new int[2];
    }

    private uint[] _keys = new uint[1 << 16];
    private Row?[] _rows = new Row?[1 << 16];
    private int _filled;
    private int _now = 1;

    public IReadOnlyList<string> Classes => classes;

    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            if (_rows[Slot(feature)] is not { } row || row.Updates < leastUpdates)
                continue;
            for (var i = 0; i < row.Count; i++)
                scores[row.Classes[i]] += row.Weights[i];
        }
    }

    /// <summary>A decision was right.</summary>
    public void Step() => _now++;

    /// <summary>The guess was wrong: the truth gains, the guess loses.</summary>
    public void Learn(ReadOnlySpan<uint> features, int truth, int guess)
    {
        foreach (var feature in features)
        {
            var row = _rows[Slot(feature)] ?? Add(feature);
            row.Updates++;
            Change(row, (byte)truth, 1);
            Change(row, (byte)guess, -1);
        }
        _now++;
    }

    /// <summary>The averaged model as the product reads it.</summary>
    /// <param name="least">Weights below this (in 64ths) are dropped.</param>
    public byte[] Pack(int least)
    {
        var kept = new List<(uint Feature, List<(byte Class, int Weight)> Weights)>();
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_rows[slot] is not { } row || row.Updates < leastUpdates)
                continue;
            var weights = new List<(byte, int)>();
            for (var i = 0; i < row.Count; i++)
            {
                var total = row.Totals[i] + (long)row.Weights[i] * (_now - row.Stamps[i]);
                var average = (int)(total * Scale / _now);
                if (Math.Abs(average) >= least)
                    weights.Add((row.Classes[i], average));
            }
            weights.Sort();
            if (weights.Count > 0)
                kept.Add((_keys[slot], weights));
        }
        kept.Sort((a, b) => a.Feature.CompareTo(b.Feature));
        var raw = new Packing();
        raw.Number(SparseModel.Magic);
        raw.Number(SparseModel.Version);
        var names = Encoding.UTF8.GetBytes(string.Join('\n', classes));
        raw.Number(names.Length);
        raw.Bytes(names);
        raw.Number(kept.Count);
        foreach (var (i, (feature, _)) in kept.Index())
            raw.Number(i == 0 ? feature : feature - kept[i - 1].Feature);
        kept.ForEach(row => raw.Number(row.Weights.Count));
        kept.ForEach(row => row.Weights.ForEach(pair => raw.Bytes([pair.Class])));
        kept.ForEach(row => row.Weights.ForEach(pair => raw.Number(pair.Weight >= 0 ? (uint)pair.Weight << 1 : (uint)(-pair.Weight - 1) << 1 | 1)));
        using var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.SmallestSize))
            packed.Write(raw.Done());
        return bytes.ToArray();
    }

    private int Slot(uint feature)
    {
        var slot = (int)((feature ^ feature >> 15) & (uint)(_keys.Length - 1));
        while (_rows[slot] is not null && _keys[slot] != feature)
            slot = slot + 1 & _keys.Length - 1;
        return slot;
    }

    private Row Add(uint feature)
    {
        if (++_filled * 2 > _keys.Length)
            Grow();
        var slot = Slot(feature);
        _keys[slot] = feature;
        return _rows[slot] = new Row();
    }

    private void Grow()
    {
        var (keys, rows) = (_keys, _rows);
        _keys = new uint[keys.Length * 2];
        _rows = new Row?[keys.Length * 2];
        for (var i = 0; i < keys.Length; i++)
        {
            if (rows[i] is not { } row)
                continue;
            var slot = Slot(keys[i]);
            _keys[slot] = keys[i];
            _rows[slot] = row;
        }
    }

    private void Change(Row row, byte one, int by)
    {
        var i = 0;
        while (i < row.Count && row.Classes[i] != one)
            i++;
        if (i == row.Count)
        {
            if (i == row.Classes.Length)
            {
                Array.Resize(ref row.Classes, i * 2);
                Array.Resize(ref row.Weights, i * 2);
                Array.Resize(ref row.Totals, i * 2);
                Array.Resize(ref row.Stamps, i * 2);
            }
            row.Classes[i] = one;
            row.Stamps[i] = _now;
            row.Count++;
        }
        row.Totals[i] += (long)row.Weights[i] * (_now - row.Stamps[i]);
        row.Stamps[i] = _now;
        row.Weights[i] += by;
    }
}
