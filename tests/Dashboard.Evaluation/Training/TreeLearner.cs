using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>One item to learn from.</summary>
/// <param name="Values">Its numbers.</param>
/// <param name="Possible">Bit per outcome that its set distinguishes at all.</param>
/// <param name="True">Bit per outcome that its label covers: "not entailment" is two of three.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record Example(float[] Values, int Possible, int True, double Weight);

/// <summary>How trees are grown.</summary>
/// <param name="Rounds">Trees per outcome.</param>
/// <param name="Rate">Share of each tree's answer that is taken.</param>
/// <param name="Depth">Most decisions in a row.</param>
/// <param name="LeastWeight">Least curvature in a leaf.</param>
/// <param name="Ridge">Pulls leaves towards nothing.</param>
/// <param name="Columns">Share of the numbers that a tree may look at.</param>
/// <param name="Rows">Share of the items that a tree sees.</param>
internal sealed record TreeSettings(int Rounds = 120, double Rate = 0.1, int Depth = 5, double LeastWeight = 8, double Ridge = 4, double Columns = 0.3, double Rows = 0.6);

/// <summary>Gradient boosting over binned numbers for a softmax whose labels may cover several outcomes. The same items give the same trees.</summary>
internal sealed class TreeLearner
{
    private const int Bins = 48;
    private const int Width = 2 * (Bins + 1);

    private readonly IReadOnlyList<Example> _items;
    private readonly TreeSettings _settings;
    private readonly int _outcomes;
    private readonly int _features;
    private readonly float[][] _cuts;
    private readonly byte[][] _bins;
    private readonly int[] _rows;
    private readonly double[] _gathered;
    private ulong _state = 0x9E3779B97F4A7C15;

    private TreeLearner(IReadOnlyList<Example> items, int outcomes, TreeSettings settings)
    {
        (_items, _outcomes, _settings) = (items, outcomes, settings);
        _features = items[0].Values.Length;
        _cuts = new float[_features][];
        _bins = new byte[_features][];
        _rows = new int[items.Count];
        _gathered = new double[2 * items.Count];
        for (var feature = 0; feature < _features; feature++)
            Bin(feature);
    }

    public static BoostedTrees Learn(IReadOnlyList<Example> items, int outcomes, TreeSettings settings) => new TreeLearner(items, outcomes, settings).Learn();

    private BoostedTrees Learn()
    {
        var bias = Bias();
        var scores = new double[_items.Count * _outcomes];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = bias[i % _outcomes];
        var trees = new List<BoostedTrees.Tree>();
        double[] gradient = new double[_items.Count], curvature = new double[_items.Count];
        for (var round = 0; round < _settings.Rounds; round++)
        {
            for (var outcome = 0; outcome < _outcomes; outcome++)
            {
                Slopes(scores, outcome, gradient, curvature);
                var tree = Grow(outcome, gradient, curvature);
                trees.Add(tree);
            }
            // All trees of a round answer the same state.
            foreach (var tree in trees.TakeLast(_outcomes))
            {
                for (var i = 0; i < _items.Count; i++)
                    scores[i * _outcomes + tree.Outcome] += Answer(tree, _items[i].Values);
            }
        }
        return new BoostedTrees(_features, bias, [.. trees]);
    }

    private static float Answer(BoostedTrees.Tree tree, float[] item)
    {
        var node = 0;
        while (tree.Feature[node] is var feature && feature >= 0)
            node = tree.Left[node] + (item[feature] <= tree.Threshold[node] ? 0 : 1);
        return tree.Value[node];
    }

    private float[] Bias()
    {
        var sums = new double[_outcomes];
        foreach (var item in _items)
        {
            for (var outcome = 0; outcome < _outcomes; outcome++)
            {
                if ((item.True >> outcome & 1) == 1)
                    sums[outcome] += item.Weight / int.PopCount(item.True);
            }
        }
        var total = sums.Sum();
        return [.. sums.Select(sum => (float)Math.Log(Math.Max(1e-3, sum / total)))];
    }

    private void Slopes(double[] scores, int outcome, double[] gradient, double[] curvature)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[i];
            if ((item.Possible >> outcome & 1) == 0)
            {
                gradient[i] = curvature[i] = 0;
                continue;
            }
            double all = 0, right = 0;
            for (var k = 0; k < _outcomes; k++)
            {
                var e = Math.Exp(scores[i * _outcomes + k]);
                all += (item.Possible >> k & 1) * e;
                right += (item.True >> k & 1) * e;
            }
            var own = Math.Exp(scores[i * _outcomes + outcome]);
            var said = own / all;
            gradient[i] = item.Weight * (said - ((item.True >> outcome & 1) == 1 ? own / right : 0));
            curvature[i] = item.Weight * Math.Max(said * (1 - said), 1e-4);
        }
    }

    private sealed class Node
    {
        public int From, To, Depth, Index;
        public double G, H;
        public double[] Sums = [];
    }

    private BoostedTrees.Tree Grow(int outcome, double[] gradient, double[] curvature)
    {
        var count = 0;
        for (var i = 0; i < _items.Count; i++)
        {
            if (curvature[i] > 0 && Next() < _settings.Rows)
                _rows[count++] = i;
        }
        var columns = Enumerable.Range(0, _features).Where(feature => _cuts[feature].Length > 0 && Next() < _settings.Columns).ToArray();
        List<short> features = [], lefts = [];
        List<float> thresholds = [], values = [];
        var open = new Stack<Node>();
        var root = Made(0, count, 0);
        root.Sums = Sums(root, columns, gradient, curvature);
        open.Push(root);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node.Depth >= _settings.Depth || Best(node, columns) is not { } split)
                continue;
            var middle = Partition(node, split.Feature, split.Bin);
            features[node.Index] = (short)split.Feature;
            thresholds[node.Index] = _cuts[split.Feature][split.Bin];
            lefts[node.Index] = (short)features.Count;
            var left = Made(node.From, middle, node.Depth + 1);
            var right = Made(middle, node.To, node.Depth + 1);
            if (left.Depth < _settings.Depth)
            {
                // The larger child's sums are what the smaller one leaves of the parent's.
                var (small, large) = left.To - left.From <= right.To - right.From ? (left, right) : (right, left);
                small.Sums = Sums(small, columns, gradient, curvature);
                large.Sums = node.Sums;
                for (var i = 0; i < large.Sums.Length; i++)
                    large.Sums[i] -= small.Sums[i];
            }
            open.Push(right);
            open.Push(left);
        }
        return new BoostedTrees.Tree(outcome, [.. features], [.. thresholds], [.. lefts], [.. values]);

        Node Made(int from, int to, int depth)
        {
            var node = new Node { From = from, To = to, Depth = depth, Index = features.Count };
            for (var r = from; r < to; r++)
            {
                node.G += gradient[_rows[r]];
                node.H += curvature[_rows[r]];
            }
            features.Add(-1);
            thresholds.Add(0);
            lefts.Add(0);
            values.Add((float)(Half)(-_settings.Rate * node.G / (node.H + _settings.Ridge)));
            return node;
        }
    }

    /// <summary>Slope and curvature of the node's items, summed per column and bin.</summary>
    private double[] Sums(Node node, int[] columns, double[] gradient, double[] curvature)
    {
        var count = node.To - node.From;
        for (var r = 0; r < count; r++)
        {
            _gathered[2 * r] = gradient[_rows[node.From + r]];
            _gathered[2 * r + 1] = curvature[_rows[node.From + r]];
        }
        var sums = new double[columns.Length * Width];
        for (var c = 0; c < columns.Length; c++)
        {
            var bins = _bins[columns[c]];
            var at = sums.AsSpan(c * Width, Width);
            for (var r = 0; r < count; r++)
            {
                var bin = 2 * bins[_rows[node.From + r]];
                at[bin] += _gathered[2 * r];
                at[bin + 1] += _gathered[2 * r + 1];
            }
        }
        return sums;
    }

    private (int Feature, int Bin)? Best(Node node, int[] columns)
    {
        var best = 1e-3;
        (int, int)? found = null;
        var parent = node.G * node.G / (node.H + _settings.Ridge);
        for (var c = 0; c < columns.Length; c++)
        {
            double leftG = 0, leftH = 0;
            var cuts = _cuts[columns[c]].Length;
            for (var bin = 0; bin < cuts; bin++)
            {
                leftG += node.Sums[c * Width + 2 * bin];
                leftH += node.Sums[c * Width + 2 * bin + 1];
                var rightH = node.H - leftH;
                if (leftH < _settings.LeastWeight || rightH < _settings.LeastWeight)
                    continue;
                var rightG = node.G - leftG;
                var gain = leftG * leftG / (leftH + _settings.Ridge) + rightG * rightG / (rightH + _settings.Ridge) - parent;
                if (gain > best)
                    (best, found) = (gain, (columns[c], bin));
            }
        }
        return found;
    }

    private int Partition(Node node, int feature, int bin)
    {
        var bins = _bins[feature];
        int low = node.From, high = node.To - 1;
        while (low <= high)
        {
            if (bins[_rows[low]] <= bin)
                low++;
            else
                (_rows[low], _rows[high--]) = (_rows[high], _rows[low]);
        }
        return low;
    }

    private void Bin(int feature)
    {
        var values = _items.Select(item => item.Values[feature]).ToArray();
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        var cuts = new List<float>();
        var distinct = sorted.Distinct().ToArray();
        if (distinct.Length <= Bins)
        {
            for (var i = 0; i + 1 < distinct.Length; i++)
                cuts.Add(distinct[i] + (distinct[i + 1] - distinct[i]) / 2);
        }
        else
        {
            for (var bin = 1; bin < Bins; bin++)
            {
                var cut = sorted[(int)((long)sorted.Length * bin / Bins)];
                if (cut < sorted[^1] && (cuts.Count == 0 || cut > cuts[^1]))
                    cuts.Add(cut);
            }
        }
        _cuts[feature] = [.. cuts];
        _bins[feature] = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var at = Array.BinarySearch(_cuts[feature], values[i]);
            _bins[feature][i] = (byte)(at >= 0 ? at : ~at);
        }
    }

    /// <summary>The next of a fixed row of numbers in [0, 1).</summary>
    private double Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (_state >> 11) * (1.0 / (1UL << 53));
    }
}
