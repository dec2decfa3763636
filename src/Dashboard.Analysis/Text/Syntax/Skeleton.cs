namespace Dashboard.Analysis.Text.Syntax;

/// <summary>
/// A sentence without its punctuation, which the parser works on: signs only stand in the way of arcs. What stood before each word is kept as a trait, and
/// the signs are hung in afterwards by rule.
/// </summary>
internal sealed class Skeleton
{
    private Skeleton(int[] words, WordTraits[] traits, uint[] tags, uint[] signs, int count, int[] partners)
    {
        _partners = partners;
        Words = words;
        Traits = traits;
        Tags = tags;
        Signs = signs;
        Count = count;
    }

    /// <summary>Number in the sentence of each word that is kept.</summary>
    public int[] Words { get; }
    public WordTraits[] Traits { get; }
    public uint[] Tags { get; }

    /// <summary>What stood before each kept word, and behind the last; 0 for nothing.</summary>
    public uint[] Signs { get; }

    /// <summary>Words of the sentence, signs included.</summary>
    public int Count { get; }

    /// <summary>Where the partner of each bracket or quotation mark stands, -1 for none.</summary>
    private readonly int[] _partners;

    public static Skeleton Of(WordTraits[] words, uint[] tags)
    {
        var kept = new List<int>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsSign(tags[i]))
                kept.Add(i);
        }
        var signs = new uint[kept.Count + 1];
        for (var (i, k) = (0, 0); i < words.Length; i++)
        {
            if (!IsSign(tags[i]))
                k++;
            else
                signs[k] = Strongest(signs[k], words[i].Form);
        }
        return new Skeleton([.. kept], [.. kept.Select(i => words[i])], [.. kept.Select(i => tags[i])], signs, words.Length, Pairs(words));
    }

    public static bool IsSign(uint tag) => (PartOfSpeech)(tag >> 8) == PartOfSpeech.Punctuation;

    /// <summary>Of several signs in a row the one that cuts deepest: a comma is weaker than any other.</summary>
    private static uint Strongest(uint sign, uint other) => sign == 0 || sign == Comma ? other : sign;

    private static readonly uint Comma = FeatureList.Hash(",");

    /// <summary>Heads of all words, the number of words for the top; labels as the parser's numbers, <paramref name="sign"/> for signs.</summary>
    public (int[] Heads, int[] Labels) Whole(ParserState tree, int sign, int root)
    {
        var heads = new int[Count];
        var labels = new int[Count];
        Array.Fill(heads, -1);
        for (var k = 0; k < Words.Length; k++)
        {
            heads[Words[k]] = tree.Heads[k] == Words.Length ? Count : Words[tree.Heads[k]];
            labels[Words[k]] = tree.Labels[k];
        }
        if (Words.Length == 0)
        {
            for (var i = 0; i < Count; i++)
                (heads[i], labels[i]) = i == 0 ? (Count, root) : (0, sign);
            return (heads, labels);
        }
        for (var (i, k) = (0, 0); i < Count; i++)
        {
            if (k < Words.Length && Words[k] == i)
                k++;
            else
                (heads[i], labels[i]) = (Inside(heads, i) is var inner && inner >= 0 ? inner : Place(heads, k == 0 ? -1 : Words[k - 1], k == Words.Length ? -1 : Words[k]), sign);
        }
        return (heads, labels);
    }

    /// <summary>What a pair of brackets or quotation marks encloses hangs by one word, and so do they.</summary>
    private int Inside(int[] heads, int sign)
    {
        if (_partners[sign] is var partner && partner < 0)
            return -1;
        var (open, close) = (Math.Min(sign, partner), Math.Max(sign, partner));
        foreach (var word in Words)
        {
            if (word > open && word < close && (heads[word] < open || heads[word] > close))
                return word;
        }
        return -1;
    }

    private static readonly uint Straight = FeatureList.Hash("\"");
    private static readonly (uint Open, uint Close)[] Brackets = [(FeatureList.Hash("("), FeatureList.Hash(")")), (FeatureList.Hash("["), FeatureList.Hash("]")), (FeatureList.Hash("«"), FeatureList.Hash("»"))];

    private static int[] Pairs(WordTraits[] words)
    {
        var partners = new int[words.Length];
        Array.Fill(partners, -1);
        Span<int> open = [-1, -1, -1, -1];
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Form == Straight)
                open[3] = Pair(partners, open[3], i) ? -1 : i;
            for (var b = 0; b < Brackets.Length; b++)
            {
                if (words[i].Form == Brackets[b].Open)
                    open[b] = i;
                else if (words[i].Form == Brackets[b].Close && Pair(partners, open[b], i))
                    open[b] = -1;
            }
        }
        return partners;
    }

    private static bool Pair(int[] partners, int open, int close)
    {
        if (open < 0)
            return false;
        (partners[open], partners[close]) = (close, open);
        return true;
    }

    /// <summary>The lower of the two stretches that meet at the sign: the widest one that ends before it, and the widest one that begins behind it.</summary>
    private int Place(int[] heads, int left, int right)
    {
        if (left < 0 || right < 0)
            return Top(heads);
        var before = left;
        while (heads[before] <= left)
            before = heads[before];
        var behind = right;
        while (heads[behind] >= right && heads[behind] < Count)
            behind = heads[behind];
        for (var over = before; over < Count; over = heads[over])
        {
            if (over == behind)
                return before;
        }
        return behind;
    }

    private int Top(int[] heads)
    {
        foreach (var word in Words)
        {
            if (heads[word] == Count)
                return word;
        }
        return 0;
    }
}
