namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Builds the tree of a sentence step by step, each step the best by the learned weights (arc-hybrid, greedy).</summary>
internal static class Parser
{
    public const string ShiftName = "shift";
    public const string LeftPrefix = "left ";
    public const string RightPrefix = "right ";

    /// <summary>Steps of a model by class number: what is done and, for arcs, with which label.</summary>
    internal sealed class Steps
    {
        public Steps(IReadOnlyList<string> classes)
        {
            Labels = [.. classes.Where(name => name != ShiftName).Select(name => name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct().Order(StringComparer.Ordinal)];
            Kinds = [.. classes.Select(name => name == ShiftName ? StepKind.Shift : name.StartsWith(LeftPrefix, StringComparison.Ordinal) ? StepKind.Left : StepKind.Right)];
            LabelOf = [.. classes.Select(name => name == ShiftName ? -1 : Array.IndexOf(Labels, name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];
        }

        /// <summary>Names of the relations.</summary>
        public string[] Labels { get; }
        public StepKind[] Kinds { get; }

        /// <summary>Index in <see cref="Labels"/>, -1 for shift.</summary>
        public int[] LabelOf { get; }
    }

    internal enum StepKind : byte { Shift, Left, Right }

    /// <summary>The finished tree over the words that are no signs.</summary>
    public static ParserState Run(IScorer scorer, Steps steps, Skeleton sentence)
    {
        var state = new ParserState(sentence.Words.Length);
        Span<uint> room = stackalloc uint[ParserFeatures.Most];
        Span<int> scores = stackalloc int[scorer.Classes.Count];
        while (!state.IsDone)
        {
            scorer.Score(ParserFeatures.Of(state, sentence, room), scores);
            Take(state, steps, Best(state, steps, scores));
        }
        return state;
    }

    /// <summary>The best step that is possible here.</summary>
    public static int Best(ParserState state, Steps steps, ReadOnlySpan<int> scores)
    {
        var best = -1;
        for (var k = 0; k < scores.Length; k++)
        {
            if (IsPossible(state, steps.Kinds[k]) && (best < 0 || scores[k] > scores[best]))
                best = k;
        }
        return best;
    }

    public static bool IsPossible(ParserState state, StepKind kind) => kind switch { StepKind.Shift => state.CanShift, StepKind.Left => state.CanLeft, _ => state.CanRight };

    public static void Take(ParserState state, Steps steps, int step)
    {
        switch (steps.Kinds[step])
        {
            case StepKind.Shift: state.Shift(); break;
            case StepKind.Left: state.LeftArc(steps.LabelOf[step]); break;
            default: state.RightArc(steps.LabelOf[step]); break;
        }
    }
}
