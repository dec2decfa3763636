namespace Dashboard.Analysis.Text.Syntax;

/// <summary>What the parser looks at before it takes its next step.</summary>
internal static class ParserFeatures
{
    public const int Most = 128;

    private readonly record struct Node(uint Form, uint Lemma, uint Tag, uint Sort, uint Label);

    public static ReadOnlySpan<uint> Of(ParserState state, Skeleton sentence, Span<uint> room)
    {
        var (words, tags, signs) = (sentence.Traits, sentence.Tags, sentence.Signs);
        var (i0, i1, i2) = (state.Stack(0), state.Stack(1), state.Stack(2));
        var (j0, j1, j2) = (state.Buffer(0), state.Buffer(1), state.Buffer(2));
        var s0 = At(state, words, tags, i0);
        var s1 = At(state, words, tags, i1);
        var s2 = At(state, words, tags, i2);
        var n0 = At(state, words, tags, j0);
        var n1 = At(state, words, tags, j1);
        var n2 = At(state, words, tags, j2);
        var s0l = Child(state, words, tags, state.Left, i0);
        var s0l2 = Child(state, words, tags, state.Left2, i0);
        var s0r = Child(state, words, tags, state.Right, i0);
        var s0r2 = Child(state, words, tags, state.Right2, i0);
        var s1l = Child(state, words, tags, state.Left, i1);
        var s1r = Child(state, words, tags, state.Right, i1);
        var s1r2 = Child(state, words, tags, state.Right2, i1);
        var n0l = Child(state, words, tags, state.Left, j0);
        var n0l2 = Child(state, words, tags, state.Left2, j0);
        var gap = i0 < 0 || j0 < 0 ? 9u : Distance(j0 - i0);
        var under = i0 < 0 || i1 < 0 ? 9u : Distance(i0 - i1);
        var valency0 = i0 < 0 ? 99u : (uint)(state.LeftCount[i0] * 6 + state.RightCount[i0]);
        var valency1 = i1 < 0 ? 99u : (uint)(state.LeftCount[i1] * 6 + state.RightCount[i1]);
        var valencyN = j0 < 0 ? 99u : state.LeftCount[j0];
        var f = new FeatureList(room);
        f.Add(0, (uint)Math.Min(state.Depth, 3));
        f.Add(1, s0.Form, s0.Tag);
        f.Add(2, s0.Form);
        f.Add(3, s0.Tag);
        f.Add(4, n0.Form, n0.Tag);
        f.Add(5, n0.Form);
        f.Add(6, n0.Tag);
        f.Add(7, n1.Form, n1.Tag);
        f.Add(8, n1.Tag);
        f.Add(9, n1.Form);
        f.Add(10, n2.Form);
        f.Add(11, n2.Tag);
        f.Add(12, s1.Form, s1.Tag);
        f.Add(13, s1.Form);
        f.Add(14, s1.Tag);
        f.Add(15, s2.Tag);
        f.Add(16, s2.Form);
        // Pairs.
        f.Add(17, s0.Lemma, n0.Lemma);
        f.Add(18, s0.Form, n0.Tag);
        f.Add(19, s0.Tag, n0.Form);
        f.Add(20, s0.Tag, n0.Tag);
        f.Add(21, s0.Form, s0.Tag, n0.Tag);
        f.Add(22, s0.Tag, n0.Form, n0.Tag);
        f.Add(23, s1.Lemma, s0.Lemma);
        f.Add(24, s1.Form, s0.Tag);
        f.Add(25, s1.Tag, s0.Form);
        f.Add(26, s1.Tag, s0.Tag);
        f.Add(27, s1.Form, s1.Tag, s0.Tag);
        f.Add(28, s1.Lemma, n0.Lemma);
        f.Add(29, s1.Tag, n0.Tag);
        f.Add(30, s1.Form, n0.Tag);
        f.Add(31, s1.Tag, n0.Form);
        f.Add(32, n0.Tag, n1.Tag);
        f.Add(33, n0.Form, n1.Tag);
        // Threes.
        f.Add(34, s0.Tag, n0.Tag, n1.Tag);
        f.Add(35, n0.Tag, n1.Tag, n2.Tag);
        f.Add(36, s1.Tag, s0.Tag, n0.Tag);
        f.Add(37, s2.Tag, s1.Tag, s0.Tag);
        f.Add(38, s1.Tag, s0.Tag, n0.Tag, n1.Tag);
        f.Add(39, s1.Form, s0.Tag, n0.Tag);
        f.Add(40, s1.Tag, s0.Form, n0.Tag);
        f.Add(41, s1.Tag, s0.Tag, n0.Form);
        f.Add(42, s0.Tag, s0l.Tag, n0.Tag);
        f.Add(43, s0.Tag, s0r.Tag, n0.Tag);
        f.Add(44, s0.Tag, n0.Tag, n0l.Tag);
        f.Add(45, s1.Tag, s1r.Tag, s0.Tag);
        f.Add(46, s1.Tag, s1l.Tag, s0.Tag);
        f.Add(47, s1.Tag, s0.Tag, s0l.Tag);
        f.Add(48, s1.Tag, s0.Tag, s0r.Tag);
        f.Add(49, s1.Tag, s1r.Tag, s1r2.Tag, s0.Tag);
        f.Add(50, s0.Tag, s0l.Tag, s0l2.Tag);
        f.Add(51, s0.Tag, s0r.Tag, s0r2.Tag);
        f.Add(52, n0.Tag, n0l.Tag, n0l2.Tag);
        // Distance and how many children are there already.
        f.Add(53, s0.Tag, gap);
        f.Add(54, s0.Form, gap);
        f.Add(55, n0.Tag, gap);
        f.Add(56, n0.Form, gap);
        f.Add(57, s0.Tag, n0.Tag, gap);
        f.Add(58, s1.Tag, s0.Tag, under);
        f.Add(59, s1.Form, s0.Tag, under);
        f.Add(60, s0.Form, valency0);
        f.Add(61, s0.Tag, valency0);
        f.Add(62, s1.Form, valency1);
        f.Add(63, s1.Tag, valency1);
        f.Add(64, n0.Form, valencyN);
        f.Add(65, n0.Tag, valencyN);
        // The children and how they hang.
        f.Add(66, s0l.Form, s0l.Label);
        f.Add(67, s0l.Tag, s0l.Label, s0.Tag);
        f.Add(68, s0r.Form, s0r.Label);
        f.Add(69, s0r.Tag, s0r.Label, s0.Tag);
        f.Add(70, s1r.Form, s1r.Label, s1.Tag);
        f.Add(71, s1r.Label, s1.Tag, s0.Tag);
        f.Add(72, n0l.Label, n0l.Tag, n0.Tag);
        f.Add(73, n0l.Form, n0.Tag);
        f.Add(74, s0.Form, s0l.Label, s0r.Label);
        f.Add(75, s0.Tag, s0l.Label, s0l2.Label);
        f.Add(76, s0.Tag, s0r.Label, s0r2.Label);
        f.Add(77, n0.Tag, n0l.Label, n0l2.Label);
        f.Add(78, s1.Form, s1l.Label, s1r.Label);
        f.Add(79, s1.Tag, s1r.Label, s1r2.Label, s0.Tag);
        // The preposition or conjunction that leads the top decides how it hangs.
        f.Add(80, s0l.Form, s0.Tag, s1.Tag);
        f.Add(81, s0l.Form, s1.Lemma);
        f.Add(82, s0l.Form, s0.Lemma, s1.Tag);
        f.Add(83, s0l.Form, s0.Sort, s1.Sort);
        f.Add(84, s0l.Form, s0.Sort, s1.Tag, n0.Tag);
        f.Add(85, s0l.Label, s0.Tag, s1.Tag, n0.Tag);
        f.Add(86, s0l.Form, s0l2.Form, s0.Tag);
        // Sorts of words in WordNet.
        f.Add(87, s0.Sort, n0.Sort);
        f.Add(88, s1.Sort, s0.Sort);
        f.Add(89, s0.Sort, s1.Tag, n0.Tag);
        f.Add(90, s1.Sort, s0.Tag, n0.Tag);
        f.Add(91, s1.Sort, s0.Sort, s0l.Tag);
        f.Add(92, s0.Lemma, n0.Sort);
        f.Add(93, s0.Sort, n0.Lemma);
        f.Add(94, s1.Lemma, s0.Sort);
        f.Add(95, s1.Sort, s0.Lemma);
        // Signs between the words: they are no nodes, but say where something ends.
        var beforeNext = j0 < 0 ? 1u : signs[j0];
        var behindNext = j0 < 0 || j0 == words.Length ? 1u : signs[j0 + 1];
        var beforeTop = i0 < 0 ? 1u : signs[i0];
        var behindTop = i0 < 0 ? 1u : signs[i0 + 1];
        f.Add(96, beforeNext, s0.Tag, n0.Tag);
        f.Add(97, behindNext, s0.Tag, n0.Tag);
        f.Add(98, beforeTop, s1.Tag, s0.Tag);
        f.Add(99, behindTop, s0.Tag, n0.Tag);
        f.Add(100, behindTop, s1.Tag, s0.Tag);
        f.Add(101, beforeNext, n0.Form);
        f.Add(102, behindTop, s0.Form);
        f.Add(103, beforeTop, beforeNext, s0.Tag);
        f.Add(104, beforeTop, beforeNext, s1.Tag, n0.Tag);
        f.Add(105, Between(signs, i1, i0), s1.Tag, s0.Tag);
        f.Add(106, Between(signs, i0, j0), s0.Tag, n0.Tag);
        f.Add(107, Between(signs, i1, i0), Between(signs, i0, j0), s0l.Form);
        f.Add(108, beforeNext, n0.Tag, n1.Tag);
        return f.Hashes;
    }

    /// <summary>How many signs stand between two words, up to three.</summary>
    private static uint Between(uint[] signs, int from, int to)
    {
        if (from < 0 || to < 0)
            return 4;
        var count = 0u;
        for (var i = from + 1; i <= to && count < 3; i++)
            count += signs[i] == 0 ? 0u : 1u;
        return count;
    }

    private static Node At(ParserState state, WordTraits[] words, uint[] tags, int i) => i switch
    {
        < 0 => new Node(7, 7, 251, 7, 63),
        _ when i == words.Length => new Node(11, 11, 252, 11, 63),
        _ => new Node(words[i].Form, words[i].Lemma, tags[i], Sort(words[i], tags[i]), state.Heads[i] < 0 ? 62 : (uint)state.Labels[i]),
    };

    private static Node Child(ParserState state, WordTraits[] words, uint[] tags, int[] children, int of) => At(state, words, tags, of < 0 ? -1 : children[of]);

    /// <summary>The sort of noun or verb that it is used as (the tag's high byte says the word class).</summary>
    private static uint Sort(WordTraits word, uint tag) => (PartOfSpeech)(tag >> 8) switch
    {
        PartOfSpeech.Noun => 100 + word.NounSort,
        PartOfSpeech.Verb => 200 + word.VerbSort,
        var other => (uint)other,
    };

    private static uint Distance(int steps) => steps switch { < 5 => (uint)steps, < 8 => 5, < 12 => 6, _ => 7 };
}
