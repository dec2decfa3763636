using System.Buffers;
using System.Numerics;

namespace Dashboard.Analysis.Triage;

/// <summary>
/// A set of hashes that is filled once and then asked very often; its memory is borrowed. The hashes are well spread already, so that their own
/// lowest bits say where they stand.
/// </summary>
internal sealed class RunTable : IDisposable
{
    private readonly ulong[] slots;
    private readonly int mask;
    private bool hasZero;

    /// <param name="most">How many hashes it will hold at most.</param>
    private RunTable(int most)
    {
        // At least half empty: a search ends at the first empty slot.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)most * 2 + 2);
        mask = size - 1;
        slots = ArrayPool<ulong>.Shared.Rent(size);
        Array.Clear(slots, 0, size);
    }

    /// <summary>The hashes as a set.</summary>
    public static RunTable Of(ReadOnlySpan<ulong> runs)
    {
        var table = new RunTable(runs.Length);
        foreach (var run in runs) table.Add(run);
        return table;
    }

    /// <summary>The hashes in the order in which they come first, none of them twice.</summary>
    public static ulong[] Distinct(Span<ulong> runs)
    {
        using var table = new RunTable(runs.Length);
        var kept = 0;
        foreach (var run in runs)
            if (table.Add(run)) runs[kept++] = run;
        return runs[..kept].ToArray();
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(slots);

    public bool Contains(ulong run)
    {
        if (run == 0) return hasZero;
        for (var at = (int)run & mask; ; at = (at + 1) & mask)
        {
            if (slots[at] == run) return true;
            if (slots[at] == 0) return false;
        }
    }

    /// <summary>How many of these are in the set; -1 as soon as it cannot become <paramref name="least"/>.</summary>
    public int CountOf(ReadOnlySpan<ulong> runs, int least)
    {
        var count = 0;
        var misses = runs.Length - least;
        foreach (var run in runs)
        {
            if (Contains(run)) count++;
            else if (--misses < 0) return -1;
        }
        return count;
    }

    private bool Add(ulong run)
    {
        if (run == 0) return !hasZero && (hasZero = true);
        var at = (int)run & mask;
        for (; slots[at] != 0; at = (at + 1) & mask)
            if (slots[at] == run) return false;
        slots[at] = run;
        return true;
    }
}
