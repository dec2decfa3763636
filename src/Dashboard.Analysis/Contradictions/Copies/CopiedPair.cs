using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Two sentences of different articles that are nearly the same, laid beside each other; what the detectors of single differences look at.</summary>
/// <param name="a">The earlier sentence.</param>
/// <param name="b">The later.</param>
/// <param name="alignment">How they lie beside each other.</param>
/// <param name="parts">The tokens that were laid beside each other, where it is not the whole sentences but what is quoted in them.</param>
internal sealed class CopiedPair(ReadSentence a, ReadSentence b, Alignment alignment, (int AFirst, int ALast, int BFirst, int BLast)? parts = null)
{
    private readonly (int AFirst, int ALast, int BFirst, int BLast) _parts = parts ?? (0, a.Tokens.Count, 0, b.Tokens.Count);
    private List<Difference>? _open;
    private double? _share;

    public ReadSentence A => a;
    public ReadSentence B => b;
    public Alignment Alignment => alignment;

    /// <summary>Share of the shorter sentence that says the same in the other one, content words counting double; harmless differences count as the same.</summary>
    public double Share => _share ??= Math.Max(alignment.Share, Math.Max(Agreed(a, _parts.AFirst, _parts.ALast, difference => (difference.AFirst, difference.ALast)),
        Agreed(b, _parts.BFirst, _parts.BLast, difference => (difference.BFirst, difference.BLast))));

    /// <summary>The differences that say something: no other spelling, no synonym, nothing that merely moved.</summary>
    public IReadOnlyList<Difference> Open => _open ??= [.. alignment.Differences.Where(difference => !Harmless.Is(this, difference))];

    /// <summary>How many content words differ elsewhere, over both sentences: 0 for sentences that are the same but for this difference.</summary>
    public int Elsewhere(Difference difference)
    {
        var words = 0;
        foreach (var other in Open)
        {
            if (other != difference)
                words += ContentOf(a, other.AFirst, other.ALast) + ContentOf(b, other.BFirst, other.BLast);
        }
        return words;
    }

    /// <summary>The word tokens of the difference in the first sentence.</summary>
    public IReadOnlyList<Token> InA(Difference difference) => WordsOf(a, difference.AFirst, difference.ALast);

    public IReadOnlyList<Token> InB(Difference difference) => WordsOf(b, difference.BFirst, difference.BLast);

    /// <summary>Both sentences carry the difference inside quotation marks.</summary>
    public bool IsQuoted(Difference difference) => IsQuoted(a, difference.AFirst, difference.ALast) && IsQuoted(b, difference.BFirst, difference.BLast);

    /// <summary>Both sentences count or measure something there.</summary>
    public bool HasNumber(Difference difference) => HasNumber(a, difference.AFirst, difference.ALast) && HasNumber(b, difference.BFirst, difference.BLast);

    private static bool HasNumber(ReadSentence sentence, int first, int last) => sentence.Quantities.Any(quantity => quantity.Core >= first && quantity.Core < last);

    /// <summary>Either sentence names a day there.</summary>
    public bool HasDay(Difference difference) =>
        a.Days.Any(day => day.First < difference.ALast && day.Last > difference.AFirst) || b.Days.Any(day => day.First < difference.BLast && day.Last > difference.BFirst);

    /// <summary>At least one word on the left and one on the right of the difference is laid beside its like, or the sentence ends there.</summary>
    public bool IsAnchored(Difference difference)
    {
        return Left(difference) >= 1 && Right(difference) >= 1 && Left(difference) + Right(difference) >= 3;
    }

    /// <summary>How many words before the difference are the same without a gap, at most three; three at the start of both sentences.</summary>
    private int Left(Difference difference)
    {
        var (i, j, count) = (Before(a, difference.AFirst), Before(b, difference.BFirst), 0);
        while (i >= _parts.AFirst && j >= _parts.BFirst && alignment.Partners[i] == j && count < 3)
            (i, j, count) = (Before(a, i), Before(b, j), count + 1);
        return i < _parts.AFirst && j < _parts.BFirst ? 3 : count;
    }

    private int Right(Difference difference)
    {
        var (i, j, count) = (At(a, difference.ALast), At(b, difference.BLast), 0);
        while (i < _parts.ALast && j < _parts.BLast && alignment.Partners[i] == j && count < 3)
            (i, j, count) = (At(a, i + 1), At(b, j + 1), count + 1);
        return i >= _parts.ALast && j >= _parts.BLast ? 3 : count;
    }

    /// <summary>Nothing of either sentence stands before it, or nothing after it.</summary>
    public bool IsAtEnd(Difference difference) =>
        Before(a, difference.AFirst) < _parts.AFirst && Before(b, difference.BFirst) < _parts.BFirst || At(a, difference.ALast) >= _parts.ALast && At(b, difference.BLast) >= _parts.BLast;

    private static int Before(ReadSentence sentence, int at)
    {
        at--;
        while (at >= 0 && sentence.Tokens[at].Kind == TokenKind.Symbol)
            at--;
        return at;
    }

    private static int At(ReadSentence sentence, int at)
    {
        while (at < sentence.Tokens.Count && sentence.Tokens[at].Kind == TokenKind.Symbol)
            at++;
        return at;
    }

    private static bool IsQuoted(ReadSentence sentence, int first, int last)
    {
        if (last > first)
            return sentence.IsQuoted(sentence.Tokens[first].Start, sentence.Tokens[last - 1].End);
        // Nothing stands here: the words on both sides decide.
        var (before, after) = (Before(sentence, first), At(sentence, first));
        return before >= 0 && after < sentence.Tokens.Count && sentence.Quotes.Any(quote =>
            quote.Start <= sentence.Tokens[before].Start && quote.End >= sentence.Tokens[after].End);
    }

    private static List<Token> WordsOf(ReadSentence sentence, int first, int last)
    {
        var words = new List<Token>();
        for (var k = first; k < last; k++)
        {
            if (sentence.Tokens[k].Kind != TokenKind.Symbol)
                words.Add(sentence.Tokens[k]);
        }
        return words;
    }

    private double Agreed(ReadSentence sentence, int first, int last, Func<Difference, (int First, int Last)> part)
    {
        double all = Weight(sentence, first, last), open = Open.Select(part).Sum(span => Weight(sentence, span.First, span.Last));
        return all <= 0 ? 0 : 1 - open / all;
    }

    private static int Weight(ReadSentence sentence, int first, int last)
    {
        var weight = 0;
        for (var k = first; k < last; k++)
            weight += sentence.Tokens[k].Kind == TokenKind.Symbol ? 0 : sentence.Tokens[k].Kind == TokenKind.Number || StatementReader.IsContent(sentence.Tokens[k]) ? 2 : 1;
        return weight;
    }

    private static int ContentOf(ReadSentence sentence, int first, int last)
    {
        var count = 0;
        for (var k = first; k < last; k++)
        {
            if (sentence.Tokens[k].Kind == TokenKind.Number || StatementReader.IsContent(sentence.Tokens[k]))
                count++;
        }
        return count;
    }
}
