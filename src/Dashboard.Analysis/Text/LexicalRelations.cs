namespace Dashboard.Analysis.Text;

/// <summary>Relates two words: every pair of their common senses is looked at, and the relation through the commonest senses wins.</summary>
internal static class LexicalRelations
{
    public static Related Relate(LexiconTable table, string a, string b, PartOfSpeech pos, int senses)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
            return new Related(Relation.Same, 0, 0, 0);
        if (Opposites.AreListed(a, b))
            return new Related(Relation.Opposite, 0, 0, 0);
        var best = Related.Unknown;
        var only = Lexicon.FileOf(pos);
        for (var file = LexicalFile.Noun; file <= LexicalFile.Adverb; file++)
        {
            if (only is null && pos != PartOfSpeech.Unknown || only is not null && only != file
                || Lemmas.Of(table, a, file)?.Word is not { } first || Lemmas.Of(table, b, file)?.Word is not { } second)
                continue;
            best = Better(best, InFile(table, first, second, file, senses));
        }
        // Words of one family seldom share a class, whatever class was asked for.
        return best.Relation == Relation.Unknown ? Family(table, a, b, senses) : best;
    }

    private static Related InFile(LexiconTable table, string a, string b, LexicalFile file, int senses)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
            return new Related(Relation.Same, 0, 0, 0);
        if (Opposites.AreListed(a, b))
            return new Related(Relation.Opposite, 0, 0, 0);
        var sensesA = table.Senses(table.Find(a), file);
        var sensesB = table.Senses(table.Find(b), file);
        var best = Related.Unknown;
        for (var i = 0; i < senses && sensesA.Start + i < sensesA.End; i++)
        {
            var lineA = table.LineageOf(table.Synsets[sensesA.Start + i]);
            for (var k = 0; k < senses && sensesB.Start + k < sensesB.End; k++)
            {
                var (relation, depth) = OfSenses(table, sensesA.Start + i, sensesB.Start + k, lineA, table.LineageOf(table.Synsets[sensesB.Start + k]));
                if (relation != Relation.Unknown)
                    best = Better(best, new Related(relation, i, k, depth));
            }
        }
        return best.Relation is Relation.Unknown or Relation.Sibling && Opposites.DifferByPrefix(a, b, file) ? new Related(Relation.WeakOpposite, 0, 0, 0) : best;
    }

    private static (Relation Relation, int Depth) OfSenses(LexiconTable table, int a, int b, Lineage lineA, Lineage lineB)
    {
        var (synsetA, synsetB) = (table.Synsets[a], table.Synsets[b]);
        if (synsetA == synsetB)
            return (Relation.Synonym, 0);
        if (table.Antonyms[a].Contains(b))
            return (Relation.Opposite, 0);
        if (Array.IndexOf(lineA.Synsets, synsetB) is var up && up >= 0)
            return (Relation.Narrower, lineA.Depths[up]);
        if (Array.IndexOf(lineB.Synsets, synsetA) is var down && down >= 0)
            return (Relation.Broader, lineB.Depths[down]);
        if (IsPart(table, synsetA, synsetB))
            return (Relation.Part, 0);
        if (IsPart(table, synsetB, synsetA))
            return (Relation.Whole, 0);
        if (table.Implied[synsetA].Contains(synsetB))
            return (Relation.Implies, 0);
        if (table.Implied[synsetB].Contains(synsetA))
            return (Relation.Implied, 0);
        if (IsWeakOpposite(table, a, b, synsetA, synsetB))
            return (Relation.WeakOpposite, 0);
        if (table.FileOf(synsetA) == LexicalFile.Verb && (table.Similar[synsetA].Contains(synsetB) || table.Similar[synsetB].Contains(synsetA)))
            return (Relation.Synonym, 1);
        if (LexicalClasses.AreExclusive(table, a, b, lineA, lineB))
            return (Relation.ExclusiveSibling, 2);
        return Cousins(table, synsetA, synsetB, lineA, lineB);
    }

    /// <summary>One shared parent, or a shared grandparent that is not one of the widest words.</summary>
    private static (Relation Relation, int Depth) Cousins(LexiconTable table, int a, int b, Lineage lineA, Lineage lineB)
    {
        var least = int.MaxValue;
        for (var i = 1; i < lineA.Synsets.Length && lineA.Depths[i] <= 2; i++)
        {
            if (Array.IndexOf(lineB.Synsets, lineA.Synsets[i]) is var k && k > 0 && lineB.Depths[k] <= 2 && lineA.Synsets.Length - i >= 3)
                least = Math.Min(least, lineA.Depths[i] + lineB.Depths[k]);
        }
        if (least < int.MaxValue)
            return (Relation.Sibling, least);
        if (table.FileOf(a) != LexicalFile.Adjective)
            return (Relation.Unknown, 0);
        // Adjectives that shade one head mean nearly the same, or are values on one scale: WordNet does not tell which.
        foreach (var head in table.Similar[a])
        {
            if (head == b)
                return (Relation.Synonym, 1);
            if ((table.Classes[a] & LexiconTable.Satellite) != 0 && (table.Classes[b] & LexiconTable.Satellite) != 0 && table.Similar[b].Contains(head))
                return (Relation.Sibling, 2);
        }
        return (Relation.Unknown, 0);
    }

    /// <summary>A part of a part counts, four steps up.</summary>
    private static bool IsPart(LexiconTable table, int part, int whole)
    {
        for (var step = 0; step < 4; step++)
        {
            var wholes = table.Wholes[part];
            if (wholes.Length == 0)
                return false;
            if (wholes.Contains(whole))
                return true;
            part = wholes[0];
        }
        return false;
    }

    private static bool IsWeakOpposite(LexiconTable table, int a, int b, int synsetA, int synsetB)
    {
        if (table.AreOpposed(synsetA, synsetB))
            return true;
        if (table.FileOf(synsetA) == LexicalFile.Adjective)
        {
            foreach (var opposite in table.OpposedTo(synsetA))
            {
                if (table.Similar[opposite].Contains(synsetB))
                    return true;
            }
            foreach (var head in table.Similar[synsetA])
            {
                foreach (var opposite in table.OpposedTo(head))
                {
                    if (opposite == synsetB || table.Similar[synsetB].Contains(opposite))
                        return true;
                }
            }
        }
        return OppositeThroughFamily(table, a, b);
    }

    /// <summary>"growth" and "shrinkage" where only the verbs are listed as opposites.</summary>
    private static bool OppositeThroughFamily(LexiconTable table, int a, int b)
    {
        foreach (var kin in table.Derived[a])
        {
            foreach (var opposite in table.Antonyms[kin])
            {
                if (opposite == b || table.Derived[opposite].Contains(b))
                    return true;
            }
        }
        return false;
    }

    private static Related Family(LexiconTable table, string a, string b, int senses)
    {
        var best = Related.Unknown;
        for (var fileA = LexicalFile.Noun; fileA <= LexicalFile.Adverb; fileA++)
        {
            if (Lemmas.Of(table, a, fileA)?.Word is not { } first)
                continue;
            for (var fileB = LexicalFile.Noun; fileB <= LexicalFile.Adverb; fileB++)
            {
                if (Lemmas.Of(table, b, fileB)?.Word is not { } second)
                    continue;
                var (startA, endA) = table.Senses(table.Find(first), fileA);
                var (startB, endB) = table.Senses(table.Find(second), fileB);
                endB = Math.Min(endB, startB + senses);
                for (var sense = startA; sense < endA && sense < startA + senses; sense++)
                {
                    if (Kin(table, sense, startB, endB) is var kin && kin >= 0)
                        best = Better(best, new Related(Relation.Derived, sense - startA, kin - startB, 0));
                }
            }
        }
        return best;
    }

    private static int Kin(LexiconTable table, int sense, int start, int end)
    {
        foreach (var kin in table.Derived[sense])
        {
            if (kin >= start && kin < end)
                return kin;
        }
        foreach (var root in table.Pertains[sense])
        {
            if (root >= start && root < end)
                return root;
        }
        for (var other = start; other < end; other++)
        {
            if (table.Pertains[other].Contains(sense))
                return other;
        }
        return -1;
    }

    private static Related Better(Related one, Related two) =>
        one.Relation == Relation.Unknown || two.Relation != Relation.Unknown && Cost(two) < Cost(one) ? two : one;

    /// <summary>Rare senses cost; among equally common ones the firmer relation wins.</summary>
    private static double Cost(Related related) => related.RankA + related.RankB + related.Relation switch
    {
        Relation.Same => -10,
        Relation.Opposite => -0.6,
        Relation.Synonym => related.Depth * 0.3,
        Relation.Broader or Relation.Narrower => 0.1 + 0.15 * related.Depth,
        Relation.Part or Relation.Whole or Relation.Implies or Relation.Implied => 0.4,
        Relation.ExclusiveSibling => 0.6,
        Relation.WeakOpposite => 0.7,
        Relation.Sibling => 1 + 0.2 * related.Depth,
        _ => 3,
    };
}
