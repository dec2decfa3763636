namespace Dashboard.Analysis.Text;

/// <summary>Classes of which a thing has one member only, told by the WordNet synset on top of each: two different members exclude one another.</summary>
internal static class LexicalClasses
{
    /// <summary>Per class the roots, as word and sense number in WordNet.</summary>
    private static readonly string[] Roots =
    [
        "chromatic color 1, achromatic color 1",
        "country 1, country 2",
        "inhabitant 1",
        "city 1, national capital 1, state capital 1",
        "american state 1, state 1",
        "continent 1",
        "planet 1",
        "musical instrument 1",
        "fabric 1, metallic element 1, alloy 1, sand 1, rock 2, wood 1, building material 1, paper 1, glass 1, leather 1, plastic 1",
        "room 1",
        "beverage 1",
        "vegetable 1, edible fruit 1, meat 1",
        "animal 1",
        "professional 1, skilled worker 1, employee 1, entertainer 1, artist 1, scientist 1",
        "time of year 1",
        "gregorian calendar month 1",
        "day of the week 1",
        "cardinal compass point 1",
        "digit 1, large integer 1",
        "sport 1",
        "weapon 1",
        "self-propelled vehicle 1, aircraft 1, vessel 2, bicycle 1, train 1",
        "relative 1",
        "religion 2",
        "natural language 1",
    ];

    /// <summary>Adjectives of which every shade is a value of its own.</summary>
    private static readonly string[] Heads = ["chromatic, achromatic", "cardinal", "ordinal"];

    private static readonly Lazy<Dictionary<int, uint>> OfRoot = new(Read);

    /// <summary>Both senses lie under the roots of one class, and neither is a part of the other.</summary>
    public static bool AreExclusive(LexiconTable table, int a, int b, Lineage lineA, Lineage lineB)
    {
        if (table.FileOf(table.Synsets[a]) != LexicalFile.Adjective)
            return (lineA.Classes & lineB.Classes) != 0;
        if ((Of(table.Similar[table.Synsets[a]]) & Of(table.Similar[table.Synsets[b]])) != 0)
            return true;
        // "French" and "German": by their countries.
        foreach (var first in table.Pertains[a])
        {
            foreach (var second in table.Pertains[b])
            {
                if (AreOtherCountries(table, table.Synsets[first], table.Synsets[second]))
                    return true;
            }
        }
        return false;
    }

    private static bool AreOtherCountries(LexiconTable table, int a, int b)
    {
        if (a == b || table.Wholes[a].Contains(b) || table.Wholes[b].Contains(a))
            return false;
        uint first = 0, second = 0;
        foreach (var parent in table.Hypernyms[a])
            first |= Of(parent, table);
        foreach (var parent in table.Hypernyms[b])
            second |= Of(parent, table);
        return (first & second & 1u << 1) != 0;
    }

    private static uint Of(int synset, LexiconTable table)
    {
        var found = OfRoot.Value.GetValueOrDefault(synset);
        foreach (var parent in table.Hypernyms[synset])
            found |= OfRoot.Value.GetValueOrDefault(parent);
        return found;
    }

    /// <summary>Bits of the classes whose roots are among the synsets.</summary>
    public static uint Of(ReadOnlySpan<int> synsets)
    {
        uint found = 0;
        foreach (var synset in synsets)
            found |= OfRoot.Value.GetValueOrDefault(synset);
        return found;
    }

    private static Dictionary<int, uint> Read()
    {
        var table = Lexicon.Table;
        var map = new Dictionary<int, uint>();
        foreach (var (at, roots) in Roots.Index())
        {
            foreach (var root in roots.Split(", "))
            {
                var cut = root.LastIndexOf(' ');
                var (start, end) = table.Senses(Word(table, root[..cut]), LexicalFile.Noun);
                var sense = start + (root[^1] - '1');
                if (sense >= end)
                    throw new InvalidDataException($"The lexicon has no sense \"{root}\".");
                map[table.Synsets[sense]] = map.GetValueOrDefault(table.Synsets[sense]) | 1u << at;
            }
        }
        foreach (var (at, heads) in Heads.Index())
        {
            foreach (var head in heads.Split(", "))
            {
                var (start, end) = table.Senses(Word(table, head), LexicalFile.Adjective);
                for (var sense = start; sense < end; sense++)
                {
                    if ((table.Classes[table.Synsets[sense]] & LexiconTable.Satellite) == 0)
                        map[table.Synsets[sense]] = 1u << Roots.Length + at;
                }
            }
        }
        return map;
    }

    private static int Word(LexiconTable table, string word) =>
        table.Find(word) is var found && found >= 0 ? found : throw new InvalidDataException($"The lexicon has no word \"{word}\".");
}
