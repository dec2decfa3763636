using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Two nearly equal sentences put another name in the same place: another person in the same part, or another town.</summary>
internal static class OtherNames
{
    public const string NameRule = "other-name";
    public const string PlaceRule = "other-place";

    private static readonly FindingText Name = new CopiedText(
        "The same part is given to two names", "Two names for one, or a correction.", "Is it surely “{0}”?", "Find out whether both names mean the same.", Severity.High);

    private static readonly FindingText Place = new CopiedText(
        "The same event is put in two places", "One place lies in the other, or both were meant.", "Where exactly was it: is “{0}” right?", "Look both places up on a map.", Severity.Medium);

    private static readonly HashSet<string> AtPlaces = new("in at near outside inside from to into around across off over".Split(' '), StringComparer.Ordinal);

    public static Candidate? Judge(CopiedPair pair, Difference difference)
    {
        if (!difference.IsReplacement || pair.Share < CopiedCandidates.SureShare || !pair.IsAnchored(difference)
            || !OnlyNames(pair.A, difference.AFirst, difference.ALast) || !OnlyNames(pair.B, difference.BFirst, difference.BLast))
            return null;
        var (first, last) = Whole(pair.A, difference.AFirst, difference.ALast);
        var (other, end) = Whole(pair.B, difference.BFirst, difference.BLast);
        var (x, y) = (Span(pair.A, first, last), Span(pair.B, other, end));
        if (NameForms.MayBeOne(x, y) || NameForms.MayBeOne(pair.InA(difference), pair.InB(difference)))
            return null;
        // Who knows both names chose one of them: the club for the town, the town for the country.
        var (knowsA, knowsB) = (pair.A.Around.Knows(pair.InB(difference)), pair.B.Around.Knows(pair.InA(difference)));
        var elsewhere = pair.Elsewhere(difference);
        if (knowsA && knowsB || elsewhere > (knowsA || knowsB ? 0 : 3))
            return null;
        // Another number at another place, another day for another person: two events.
        if (elsewhere > 0 && pair.Open.Any(other => other != difference && (pair.HasNumber(other) || pair.HasDay(other))))
            return null;
        if (elsewhere > 0 && (IsBeforeNoun(pair.A, last) || IsListed(pair.A, first, last) || IsListed(pair.B, other, end)))
            return null;
        var place = IsPlace(pair.A, first, x) && IsPlace(pair.B, other, y);
        var (p, q) = (CopiedCandidates.Written(pair.A, first, last), CopiedCandidates.Written(pair.B, other, end));
        var quoted = pair.IsQuoted(difference);
        return CopiedCandidates.Make(
            pair, place ? PlaceRule : NameRule, quoted ? ContradictionKind.AlteredQuote : place ? ContradictionKind.Place : ContradictionKind.Name,
            quoted ? AlteredQuotes.Text : place ? Place : Name, $"{p} or {q}: “{CopiedCandidates.Around(pair.A, first, last)}”?",
            new CopiedSide(p, Key(x), first, last), new CopiedSide(q, Key(y), other, end),
            "the sentences are the same around the name; the names are no forms of one name, and neither is known to be a part of the other");
    }

    private static string Key(IEnumerable<Token> name) => string.Join('+', name.Where(token => token.Name).Select(token => token.Concept));

    /// <summary>Nothing but a name, perhaps with "the" or "Mr".</summary>
    private static bool OnlyNames(ReadSentence sentence, int first, int last)
    {
        var names = 0;
        for (var k = first; k < last; k++)
        {
            var token = sentence.Tokens[k];
            if (token.Kind == TokenKind.Symbol)
            {
                if (token.Lower is "," or ";" or ":" or "(")
                    return false;
                continue;
            }
            if (token.Name)
                names++;
            // The first word of a sentence has a capital anyway: "Ana" of "Ana Example".
            else if (k == 0 && token.Capital && !Words.Stop.Contains(token.Lower) && !Calendar.IsDayOrMonth(token.Lower))
                continue;
            else if (token.Kind == TokenKind.Number || !Words.Determiners.Contains(token.Lower) && token.Lower is not ("mr" or "mrs" or "ms" or "dr" or "of"))
                return false;
        }
        return names is > 0 and <= 4;
    }

    /// <summary>The name with the parts that both sentences share: "Chris" of "Chris Holm" and "Chris Brandt".</summary>
    internal static (int First, int Last) Whole(ReadSentence sentence, int first, int last)
    {
        while (first > 0 && (sentence.Tokens[first - 1].Name || first == 1 && sentence.Tokens[0].Capital && sentence.Tokens[0].IsWord && !Words.Stop.Contains(sentence.Tokens[0].Lower)))
            first--;
        while (last < sentence.Tokens.Count && sentence.Tokens[last].Name)
            last++;
        return (first, last);
    }

    private static List<Token> Span(ReadSentence sentence, int first, int last) =>
        [.. Enumerable.Range(first, last - first).Select(k => sentence.Tokens[k]).Where(token => token.Kind != TokenKind.Symbol)];

    /// <summary>"the Acme spokesman": a name that only describes is often replaced by another true description.</summary>
    private static bool IsBeforeNoun(ReadSentence sentence, int last) =>
        last < sentence.Tokens.Count && StatementReader.IsContent(sentence.Tokens[last]) && !sentence.Tokens[last].Name && !Stems.IsPast(sentence.Tokens[last].Lower);

    private static bool IsListed(ReadSentence sentence, int first, int last) =>
        first > 1 && sentence.Tokens[first - 1].Lower is "," or "and" or "or" && sentence.Tokens[first - 2].Name
        || last + 1 < sentence.Tokens.Count && sentence.Tokens[last].Lower is "," or "and" or "or" && sentence.Tokens[last + 1].Name;

    private static bool IsPlace(ReadSentence sentence, int first, List<Token> name)
    {
        var whole = string.Join(' ', name.Select(token => token.Lower));
        if (Lexicon.CanBe(whole, NounClass.Location) || Lexicon.CanBe(name[^1].Lower, NounClass.Location, 1))
            return true;
        return first > 0 && AtPlaces.Contains(sentence.Tokens[first - 1].Lower);
    }
}
