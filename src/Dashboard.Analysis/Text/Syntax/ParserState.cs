namespace Dashboard.Analysis.Text.Syntax;

/// <summary>A half-built tree: words on the stack, words still to come, and the arcs drawn so far. The root stands behind the last word.</summary>
internal sealed class ParserState
{
    private readonly int[] _stack;

    public ParserState(int count)
    {
        Count = count;
        _stack = new int[count + 1];
        Heads = new int[count + 1];
        Labels = new int[count + 1];
        Left = new int[count + 1];
        Left2 = new int[count + 1];
        Right = new int[count + 1];
        Right2 = new int[count + 1];
        LeftCount = new byte[count + 1];
        RightCount = new byte[count + 1];
        foreach (var array in (int[][])[Heads, Left, Left2, Right, Right2])
            Array.Fill(array, -1);
    }

    /// <summary>Words; the root has this number.</summary>
    public int Count { get; }

    /// <summary>Head of each word, the root's number for the top, -1 as long as there is none.</summary>
    public int[] Heads { get; }
    public int[] Labels { get; }

    /// <summary>Outermost child on the left, and the one next to it; -1 for none.</summary>
    public int[] Left { get; }
    public int[] Left2 { get; }
    public int[] Right { get; }
    public int[] Right2 { get; }
    public byte[] LeftCount { get; }
    public byte[] RightCount { get; }

    public int Depth { get; private set; }
    public int Next { get; private set; }

    /// <summary>The word so far below the top, or -1.</summary>
    public int Stack(int below) => below < Depth ? _stack[Depth - 1 - below] : -1;

    public int Buffer(int ahead) => Next + ahead <= Count ? Next + ahead : -1;

    public bool IsDone => Next == Count && Depth == 0;

    public bool CanShift => Next < Count;

    /// <summary>The top may hang on the next word; on the root only when it is the last one left.</summary>
    public bool CanLeft => Depth > 0 && (Next < Count || Depth == 1);

    /// <summary>The top may hang on the word below it.</summary>
    public bool CanRight => Depth > 1;

    public void Shift() => _stack[Depth++] = Next++;

    public void LeftArc(int label)
    {
        var child = _stack[--Depth];
        (Heads[child], Labels[child]) = (Next, label);
        (Left2[Next], Left[Next]) = (Left[Next], child);
        if (LeftCount[Next] < 5)
            LeftCount[Next]++;
    }

    public void RightArc(int label)
    {
        var child = _stack[--Depth];
        var head = _stack[Depth - 1];
        (Heads[child], Labels[child]) = (head, label);
        (Right2[head], Right[head]) = (Right[head], child);
        if (RightCount[head] < 5)
            RightCount[head]++;
    }
}
