using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Evaluation;

/// <summary>Tells which steps lose no more arcs of the true tree (Goldberg and Nivre 2013, arc-hybrid).</summary>
internal static class Oracle
{
    /// <summary>The step that costs least, and of those the one that the model likes best.</summary>
    public static int Best(ParserState state, Parser.Steps steps, int[] heads, int[] labels, ReadOnlySpan<int> scores)
    {
        var (shift, left, right) = (Shift(state, heads), Left(state, heads), Right(state, heads));
        var least = Math.Min(shift, Math.Min(left, right));
        var best = -1;
        for (var k = 0; k < scores.Length; k++)
        {
            var cost = steps.Kinds[k] switch { Parser.StepKind.Shift => shift, Parser.StepKind.Left => left, _ => right };
            if (cost == least && IsLabelled(state, steps, k, heads, labels) && (best < 0 || scores[k] > scores[best]))
                best = k;
        }
        return best;
    }

    /// <summary>A true arc must have its true label; a wrong one may have any.</summary>
    private static bool IsLabelled(ParserState state, Parser.Steps steps, int step, int[] heads, int[] labels)
    {
        if (steps.Kinds[step] == Parser.StepKind.Shift)
            return true;
        var child = state.Stack(0);
        var head = steps.Kinds[step] == Parser.StepKind.Left ? state.Next : state.Stack(1);
        return heads[child] != head || labels[child] == steps.LabelOf[step];
    }

    private static int Shift(ParserState state, int[] heads)
    {
        if (!state.CanShift)
            return int.MaxValue;
        var (cost, next) = (0, state.Next);
        for (var below = 0; below < state.Depth; below++)
        {
            var word = state.Stack(below);
            if (heads[word] == next || below > 0 && heads[next] == word)
                cost++;
        }
        return cost;
    }

    private static int Left(ParserState state, int[] heads)
    {
        if (!state.CanLeft)
            return int.MaxValue;
        var (top, below, cost) = (state.Stack(0), state.Stack(1), 0);
        if (heads[top] == below && below >= 0 || heads[top] > state.Next)
            cost++;
        for (var word = state.Next; word < state.Count; word++)
            cost += heads[word] == top ? 1 : 0;
        return cost;
    }

    private static int Right(ParserState state, int[] heads)
    {
        if (!state.CanRight)
            return int.MaxValue;
        var (top, cost) = (state.Stack(0), 0);
        if (heads[top] >= state.Next)
            cost++;
        for (var word = state.Next; word < state.Count; word++)
            cost += heads[word] == top ? 1 : 0;
        return cost;
    }
}
