using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Differences that say nothing: the same in other letters, other words for it, or the same words in another place.</summary>
internal static class Harmless
{
    public static bool Is(CopiedPair pair, Difference difference)
    {
        var (x, y) = (pair.InA(difference), pair.InB(difference));
        if (x.Count == 0 && y.Count == 0 || !x.Any(Says) && !y.Any(Says))
            return true;
        if (Joined(x) == Joined(y) || IsMoved(pair, difference, x, y))
            return true;
        if (x.Count > 0 && y.Count > 0 && Phrases.AreSame(x, y))
            return true;
        if (AreSameNumbers(pair, difference))
            return true;
        return x.Count > 0 && y.Count > 0 && AreSameWords(x, y);
    }

    /// <summary>Word for word a synonym, a spelling or an abbreviation, or as a whole: "in addition" and "also".</summary>
    public static bool AreSameWords(IReadOnlyList<Token> x, IReadOnlyList<Token> y)
    {
        if (x.Count(Polarity.IsNegator) != y.Count(Polarity.IsNegator))
            return false;
        if (x.Count == y.Count)
        {
            var same = true;
            for (var k = 0; k < x.Count && same; k++)
                same = AreSame(x[k], y[k]);
            if (same)
                return true;
        }
        return Lexicon.AreSynonyms(string.Join(' ', x.Select(token => token.Lower)), string.Join(' ', y.Select(token => token.Lower))) || IsAcronym(x, y) || IsAcronym(y, x);
    }

    public static bool AreSame(Token x, Token y)
    {
        if (x.Lower == y.Lower || x.IsWord && y.IsWord && x.Concept == y.Concept)
            return true;
        if (!x.IsWord || !y.IsWord || Polarity.IsNegator(x) != Polarity.IsNegator(y))
            return false;
        if (x.Name && y.Name)
            return Spelling.AreNameVariants(x.Lower, y.Lower);
        return Spelling.AreVariants(x.Lower, y.Lower) || Lexicon.Relate(x.Lower, y.Lower) is { Relation: Relation.Same or Relation.Synonym or Relation.Derived, Rank: <= 2 };
    }

    /// <summary>"CHP" and "California Highway Patrol".</summary>
    public static bool IsAcronym(IReadOnlyList<Token> one, IReadOnlyList<Token> many)
    {
        if (one.Count != 1 || many.Count < 2)
            return false;
        var letters = Spelling.Plain(one[0].Lower);
        var initials = string.Concat(many.Where(token => !Words.Stop.Contains(token.Lower)).Select(token => token.Lower[0]));
        return letters.Length >= 2 && (letters == initials || letters == string.Concat(many.Select(token => token.Lower[0])));
    }

    /// <summary>A word that could change what is said; "the", "of" and a title alone cannot.</summary>
    private static bool Says(Token token) =>
        token.Kind == TokenKind.Number || StatementReader.IsContent(token) || Polarity.IsNegator(token) || Opposing.Contains(token.Lower) || Calendar.IsDayOrMonth(token.Lower);

    /// <summary>Words of grammar that have an opposite.</summary>
    private static readonly HashSet<string> Opposing = new(
        "before after above below over under up down in out on off inside outside with without into more less most least all none some both either many few first last always against for".Split(' '), StringComparer.Ordinal);

    private static string Joined(IReadOnlyList<Token> tokens) => string.Concat(tokens.Select(token => Accents.Strip(token.Lower)));

    /// <summary>What is missing here stands elsewhere in the other sentence, unmatched there too: "he said" before or after the quotation.</summary>
    private static bool IsMoved(CopiedPair pair, Difference difference, IReadOnlyList<Token> x, IReadOnlyList<Token> y)
    {
        if (x.Count > 0 && y.Count > 0 || pair.Alignment.Differences.Count < 2)
            return false;
        var here = x.Count > 0 ? x : y;
        foreach (var other in pair.Alignment.Differences)
        {
            if (other == difference)
                continue;
            var there = x.Count > 0 ? pair.InB(other) : pair.InA(other);
            if (there.Count > 0 && here.Where(Says).All(word => there.Any(moved => moved.Concept == word.Concept)))
                return true;
        }
        return false;
    }

    private static bool AreSameNumbers(CopiedPair pair, Difference difference)
    {
        var x = Inside(pair.A, difference.AFirst, difference.ALast);
        var y = Inside(pair.B, difference.BFirst, difference.BLast);
        return x is not null && y is not null && x.Unit == y.Unit && x.Overlaps(y)
            || Day(pair.A, difference.AFirst, difference.ALast) is { } day && Day(pair.B, difference.BFirst, difference.BLast) is { } other && day.Shown == other.Shown;
    }

    private static Quantity? Inside(ReadSentence sentence, int first, int last) =>
        sentence.Quantities.FirstOrDefault(quantity => quantity.Core < last && quantity.Last > first);

    private static DayMention? Day(ReadSentence sentence, int first, int last) => sentence.Days.FirstOrDefault(day => day.First < last && day.Last > first);
}
