using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>
/// One statement quoted in other words: a slip, an edit, or another translation. No contradiction, but only one of the two can be the wording. Where the
/// words exclude each other it is an altered quotation.
/// </summary>
internal static class QuoteDrift
{
    public const string Rule = "quote-drift";
    private const int MostPairs = 6;

    public static readonly FindingText Text = new CopiedText(
        "The same statement in two renderings", "Two statements of one speaker that only sound alike.", "What are the exact words: “{0}”?", "Find the original wording, in the original language if it was translated.",
        Severity.Low);

    public static IReadOnlyList<Candidate> Judge(SpokenWords a, SpokenWords b)
    {
        if (a.Name == b.Name || !Voices.MayBeOne(a.Sentence, b.Sentence))
            return [];
        if (Alignment.Of(a.Sentence.Tokens, a.First, a.Last, b.Sentence.Tokens, b.First, b.Last) is not { } alignment)
            return [];
        if (Near(a, b, alignment))
        {
            var pair = new CopiedPair(a.Sentence, b.Sentence, alignment, (a.First, a.Last, b.First, b.Last));
            var altered = alignment.Differences.Where(difference => !Harmless.Is(pair, difference)).SelectMany(difference => NearCopies.OfMeaning(pair, difference)).Concat(Figures(pair)).ToList();
            if (altered.Count > 0)
                return altered;
            var drifted = alignment.Differences.Concat(Inflected(a, alignment)).Where(difference => Drifts(pair, difference)).OrderBy(difference => difference.AFirst).ToList();
            return drifted.Count == 0 ? [] : [Make(a, b, drifted, "the rest of the quotation is word for word the same")];
        }
        // Who has both quotations does not take one for the other.
        if (Renderings.Of(a, b) is not { } pairs || a.StandsBeside(b) || b.StandsBeside(a))
            return [];
        return [Make(a, b, pairs, "same speaker or none named; the same things are named in the same order")];
    }

    private static IEnumerable<Candidate> Figures(CopiedPair pair)
    {
        foreach (var difference in pair.Open)
        {
            if (QuantityConflicts.JudgeAligned(pair.A, pair.B, pair.Alignment, difference) is { } number)
                yield return number;
            if (DayConflicts.JudgeAligned(pair.A, pair.B, pair.Alignment, difference) is { } day)
                yield return day;
        }
    }

    private static bool Near(SpokenWords a, SpokenWords b, Alignment alignment)
    {
        var common = 0;
        for (var k = a.First; k < a.Last; k++)
            common += alignment.Partners[k] >= 0 && StatementReader.IsContent(a.Sentence.Tokens[k]) ? 1 : 0;
        // "is clearly wrong" and "is perhaps wrong": too short by itself, but the sentences around them are the same too.
        if (common == 1 && alignment.Share >= 0.5 && Alignment.Of(a.Sentence, b.Sentence) is { Share: >= 0.8 })
            return true;
        return alignment.Share >= 0.6 && common >= 2 && (alignment.Share >= 0.75 || common >= (alignment.Share >= 0.7 ? 3 : 4))
            && alignment.Share * Math.Min(a.Content.Count, b.Content.Count) * 3 >= Math.Max(a.Content.Count, b.Content.Count);
    }

    /// <summary>Forms of one word lie beside each other: "we are" and "we were".</summary>
    private static IEnumerable<Difference> Inflected(SpokenWords a, Alignment alignment)
    {
        for (var k = a.First; k < a.Last; k++)
        {
            if (alignment.Partners[k] is var partner and >= 0)
                yield return new Difference(k, k + 1, partner, partner + 1);
        }
    }

    /// <summary>Another word or a lost one; not a spelling, an insertion in brackets, a gap that is marked, or an end that was cut off.</summary>
    private static bool Drifts(CopiedPair pair, Difference difference)
    {
        var (x, y) = (pair.InA(difference), pair.InB(difference));
        if (x.Count == 0 && y.Count == 0 || Contractions.Full(x) == Contractions.Full(y) || Letters(pair.A, difference.AFirst, difference.ALast) == Letters(pair.B, difference.BFirst, difference.BLast))
            return false;
        if (Harmless.IsAcronym(x, y) || Harmless.IsAcronym(y, x) || AreTimes(pair, difference))
            return false;
        if (x.Count == y.Count && Enumerable.Range(0, x.Count).All(k => x[k].Kind == TokenKind.Number && y[k].Kind == TokenKind.Number ? x[k].Lower == y[k].Lower : IsSpelling(x[k], y[k])))
            return false;
        if (!difference.IsReplacement && pair.IsAtEnd(difference))
            return false;
        return !IsMarked(pair.A, difference.AFirst, difference.ALast) && !IsMarked(pair.B, difference.BFirst, difference.BLast) && !AreNumbers(pair, difference);
    }

    /// <summary>Letters as written: an apostrophe in the wrong place is no other word.</summary>
    private static string Letters(ReadSentence sentence, int first, int last) =>
        string.Concat(CopiedCandidates.Written(sentence, first, last).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>"18:41" for "6:41 p.m.".</summary>
    private static bool AreTimes(CopiedPair pair, Difference difference) =>
        pair.A.Times.FirstOrDefault(time => time.First < difference.ALast && time.Last > difference.AFirst) is { } x
        && pair.B.Times.FirstOrDefault(time => time.First < difference.BLast && time.Last > difference.BFirst) is { } y && x.Minute % 720 == y.Minute % 720;

    private static bool IsSpelling(Token x, Token y) => x.Lower == y.Lower || (x.Name && y.Name ? Spelling.AreNameVariants(x.Lower, y.Lower) : Spelling.AreVariants(x.Lower, y.Lower));

    /// <summary>"3" for "three", "$3 million" for "$3,000,000".</summary>
    private static bool AreNumbers(CopiedPair pair, Difference difference) =>
        Number(pair.A, difference.AFirst, difference.ALast) is { } x && Number(pair.B, difference.BFirst, difference.BLast) is { } y && x.Unit == y.Unit && x.Value.Equals(y.Value);

    private static Quantity? Number(ReadSentence sentence, int first, int last) => sentence.Quantities.FirstOrDefault(quantity => quantity.Core < last && quantity.Last > first);

    /// <summary>Brackets or dots around the place: the reporter says that something was put in or left out.</summary>
    private static bool IsMarked(ReadSentence sentence, int first, int last)
    {
        for (var k = Math.Max(0, first - 2); k < Math.Min(sentence.Tokens.Count, last + 2); k++)
        {
            if (sentence.Tokens[k].Lower is "[" or "]" or "(" or ")" or "…" || sentence.Tokens[k].Is(".") && k + 1 < sentence.Tokens.Count && sentence.Tokens[k + 1].Is("."))
                return true;
        }
        return false;
    }

    private static Candidate Make(SpokenWords a, SpokenWords b, IReadOnlyList<Difference> differences, string check)
    {
        var words = differences.Take(MostPairs).Select(difference => (
            Shown(CopiedCandidates.Written(a.Sentence, difference.AFirst, difference.ALast)), Shown(CopiedCandidates.Written(b.Sentence, difference.BFirst, difference.BLast))))
            .Select(pair => pair.Item1 + " / " + pair.Item2);
        var (ax, bx) = (a.Sentence.ContentWithout(null), b.Sentence.ContentWithout(null));
        return new Candidate(
            Rule, ContradictionKind.QuoteDrift, "quote", "What are the exact words: " + Short(a.Written) + "?",
            Side(a, differences.Select(difference => (difference.AFirst, difference.ALast))), Side(b, differences.Select(difference => (difference.BFirst, difference.BLast))),
            ContextWords.Shared(ax, bx), ax, bx, 0, null, check)
        {
            Text = Text,
            More = [new Domain.Contradictions.Reason("Word pairs", string.Join("; ", words)), new Domain.Contradictions.Reason("Verdict", "same statement, two renderings")],
        };

        static string Shown(string words) => words.Length == 0 ? "(nothing)" : "“" + words + "”";
    }

    private static Assertion Side(SpokenWords spoken, IEnumerable<(int First, int Last)> places) =>
        new(spoken.Sentence, Domain.Claims.Stance.Affirm, Short(spoken.Written),
            [.. places.Where(place => place.Last > place.First).Select(place => (spoken.Sentence.Tokens[place.First].Start, spoken.Sentence.Tokens[place.Last - 1].End))],
            spoken.Name, 0) { At = spoken.Sentence.Tokens[spoken.First].Start };

    private static string Short(string words) => words.Length <= 90 ? words : words[..words.LastIndexOf(' ', 88)] + " …";
}
