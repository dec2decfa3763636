namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Gives each word its class, left to right, by the words around it and the two classes before it.</summary>
internal static class Tagger
{
    private const int MostFeatures = 48;
    private const uint Edge = 250;

    /// <summary>Traits of the words; capitals count for nothing in a sentence that has them nearly everywhere (a headline) or nowhere.</summary>
    public static WordTraits[] Traits(IReadOnlyList<SyntaxWord> words, bool? cased = null)
    {
        var tells = cased ?? CapitalsTell(words);
        var traits = new WordTraits[words.Count];
        for (var i = 0; i < traits.Length; i++)
            traits[i] = new WordTraits(words[i], tells);
        return traits;
    }

    /// <summary>Class numbers of the scorer.</summary>
    public static int[] Tag(IScorer scorer, WordTraits[] words)
    {
        var tags = new int[words.Length];
        Span<uint> room = stackalloc uint[MostFeatures];
        Span<int> scores = stackalloc int[scorer.Classes.Count];
        for (var i = 0; i < words.Length; i++)
        {
            scorer.Score(Features(words, tags, i, room), scores);
            if (words[i].IsNoVerb)
                ForbidVerbs(scorer, scores);
            tags[i] = Best(scores);
            if (IsMissedInfinitive(scorer, words, tags, i))
                tags[i] = IndexOf(scorer, Infinitive);
        }
        return tags;
    }

    private const string Modal = "AUX MD";
    private const string Infinitive = "VERB VB";

    /// <summary>Straight after "could" or "could not" stands no noun and no adjective: a word that can be a verb is one.</summary>
    private static bool IsMissedInfinitive(IScorer scorer, WordTraits[] words, int[] tags, int i)
    {
        if (i == 0 || !words[i].CanBeVerb)
            return false;
        var before = scorer.Classes[tags[i - 1]] == "PART RB" && i > 1 ? i - 2 : i - 1;
        if (scorer.Classes[tags[before]] != Modal)
            return false;
        var tag = scorer.Classes[tags[i]];
        return tag.StartsWith("ADJ", StringComparison.Ordinal) || tag.StartsWith("NOUN", StringComparison.Ordinal) || words[i].IsMostlyVerb && tag.StartsWith("ADV", StringComparison.Ordinal);
    }

    private static int IndexOf(IScorer scorer, string name)
    {
        for (var k = 0; k < scorer.Classes.Count; k++)
        {
            if (scorer.Classes[k] == name)
                return k;
        }
        return 0;
    }

    private static void ForbidVerbs(IScorer scorer, Span<int> scores)
    {
        for (var k = 0; k < scores.Length; k++)
        {
            if (scorer.Classes[k].StartsWith("VERB", StringComparison.Ordinal))
                scores[k] = int.MinValue;
        }
    }

    public static int Best(ReadOnlySpan<int> scores)
    {
        var best = 0;
        for (var k = 1; k < scores.Length; k++)
        {
            if (scores[k] > scores[best])
                best = k;
        }
        return best;
    }

    public static ReadOnlySpan<uint> Features(WordTraits[] words, int[] tags, int i, Span<uint> room)
    {
        ref readonly var w = ref At(words, i);
        ref readonly var l1 = ref At(words, i - 1);
        ref readonly var l2 = ref At(words, i - 2);
        ref readonly var r1 = ref At(words, i + 1);
        ref readonly var r2 = ref At(words, i + 2);
        var t1 = i > 0 ? (uint)tags[i - 1] : Edge;
        var t2 = i > 1 ? (uint)tags[i - 2] : Edge;
        var list = new FeatureList(room);
        list.Add(0, 0);
        list.Add(1, w.Form);
        list.Add(2, l1.Form);
        list.Add(3, l2.Form);
        list.Add(4, r1.Form);
        list.Add(5, r2.Form);
        list.Add(6, l1.Form, w.Form);
        list.Add(7, w.Form, r1.Form);
        list.Add(8, w.Suffix1);
        list.Add(9, w.Suffix2);
        list.Add(10, w.Suffix3);
        list.Add(11, w.Suffix4);
        list.Add(12, w.Prefix1);
        list.Add(13, w.Prefix3);
        list.Add(14, w.Shape, i == 0 ? 1u : 0);
        list.Add(15, w.Shape, w.Files);
        list.Add(16, w.Files, w.Suffix2);
        list.Add(17, w.Files, w.Suffix3);
        list.Add(18, l1.Suffix3);
        list.Add(19, r1.Suffix3);
        list.Add(20, r1.Suffix2, w.Files);
        list.Add(21, l1.Files, w.Files, r1.Files);
        list.Add(22, w.Files, r1.Files);
        list.Add(23, t1);
        list.Add(24, t2, t1);
        list.Add(25, t1, w.Form);
        list.Add(26, t1, w.Files, w.Suffix2);
        list.Add(27, t1, w.Files, r1.Files);
        list.Add(28, t2, t1, w.Form);
        list.Add(29, t1, w.Suffix3);
        list.Add(30, t1, r1.Form);
        list.Add(31, t1, w.Shape, r1.Shape);
        list.Add(32, w.Shape, l1.Shape, r1.Shape);
        list.Add(33, r1.Files, r2.Files, w.Files);
        list.Add(34, w.NounSort, w.VerbSort, w.Suffix1);
        list.Add(35, t2, t1, w.Files);
        list.Add(36, w.Shape, w.Files, w.Suffix3);
        list.Add(37, t1, w.Form, r1.Files);
        list.Add(38, l1.Form, w.Files, w.Suffix1);
        list.Add(39, r1.Form, w.Files, w.Suffix1);
        list.Add(40, w.Leaning, w.Suffix2, t1);
        list.Add(41, w.Leaning, w.Suffix1, r1.Files);
        list.Add(42, w.Leaning, w.Suffix2, l1.Files);
        list.Add(43, w.Lemma, w.Suffix1);
        list.Add(44, t2, t1, w.Leaning, w.Suffix1);
        return list.Hashes;
    }

    private static ref readonly WordTraits At(WordTraits[] words, int i)
    {
        if ((uint)i < (uint)words.Length)
            return ref words[i];
        return ref WordTraits.Outside;
    }

    private static bool CapitalsTell(IReadOnlyList<SyntaxWord> words)
    {
        var (large, small) = (0, 0);
        foreach (var word in words)
        {
            if (word.Kind == TokenKind.Word && word.End - word.Start > 3)
                _ = word.Capital ? large++ : small++;
        }
        return large > 0 && small > 0 && large <= 3 * small;
    }
}
