namespace Dashboard.Analysis.Text;

/// <summary>
/// Where each of many short lists begins in one long row: rising numbers, kept as two bytes each above the first of every 256,
/// because tables of them are the greater part of a lexicon in memory.
/// </summary>
internal sealed class Starts
{
    private const int Shift = 8;

    private readonly int[] _bases;
    private readonly ushort[] _above;

    private Starts(int[] bases, ushort[] above)
    {
        _bases = bases;
        _above = above;
    }

    /// <summary>First place of a list, and one past the last of the list before it.</summary>
    public int this[int list] => _bases[list >> Shift] + _above[list];

    /// <summary>One past the last place of all lists.</summary>
    public int End => this[_above.Length - 1];

    /// <summary>Reads the length of each list.</summary>
    /// <exception cref="InvalidDataException">256 lists that follow one another hold 65,536 places or more.</exception>
    public static Starts Read(ref Varints data, int lists)
    {
        var bases = new int[(lists >> Shift) + 1];
        var above = new ushort[lists + 1];
        var at = 0;
        for (var list = 0; list <= lists; list++)
        {
            if ((list & (1 << Shift) - 1) == 0)
                bases[list >> Shift] = at;
            var beyond = at - bases[list >> Shift];
            above[list] = beyond <= ushort.MaxValue ? (ushort)beyond : throw new InvalidDataException("A list of the table is too long.");
            if (list < lists)
                at += (int)data.Next();
        }
        return new Starts(bases, above);
    }
}
