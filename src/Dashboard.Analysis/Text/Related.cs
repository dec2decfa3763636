namespace Dashboard.Analysis.Text;

/// <summary>How the first of two words stands to the second.</summary>
internal enum Relation
{
    Unknown,

    /// <summary>Forms of one word.</summary>
    Same,
    Synonym,

    /// <summary>The first is the wider term.</summary>
    Broader,

    /// <summary>The first is a kind of the second.</summary>
    Narrower,
    Opposite,

    /// <summary>Opposite through a neighbour in meaning, or by a prefix such as "un-".</summary>
    WeakOpposite,

    /// <summary>Kinds of one thing of which something has only one: colours, countries, months.</summary>
    ExclusiveSibling,

    /// <summary>Kinds of one thing; adjectives of one scale may also mean nearly the same ("huge" and "enormous").</summary>
    Sibling,

    /// <summary>The first is a part of the second: "Paris" and "France".</summary>
    Part,

    /// <summary>The second is a part of the first.</summary>
    Whole,

    /// <summary>The first causes or includes the second: "kill" and "die".</summary>
    Implies,

    /// <summary>The second causes or includes the first.</summary>
    Implied,

    /// <summary>Of one family: "destroy" and "destruction".</summary>
    Derived,
}

/// <summary>A relation and how common the senses are by which it holds.</summary>
/// <param name="RankA">Which sense of the first word, 0 the most frequent. Ask for low ranks where a wrong answer costs.</param>
/// <param name="RankB">Which sense of the second word.</param>
/// <param name="Depth">Steps between them for broader, narrower and sibling terms, else 0.</param>
internal readonly record struct Related(Relation Relation, int RankA, int RankB, int Depth)
{
    public static readonly Related Unknown = new(Relation.Unknown, 0, 0, 0);

    /// <summary>The rarer of the two senses.</summary>
    public int Rank => Math.Max(RankA, RankB);
}
