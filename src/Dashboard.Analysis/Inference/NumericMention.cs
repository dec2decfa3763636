using System.Globalization;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>A number as inference compares it.</summary>
internal sealed class NumericMention
{
    public required ReadSentence Sentence { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>A year, an age, a clock time, a place in an order: it names instead of counting.</summary>
    public required bool Names { get; init; }

    /// <summary>"third", "23rd".</summary>
    public required bool IsOrdinal { get; init; }

    /// <summary>"two thirds of": 66.7 and 67 % are the same.</summary>
    public bool IsShare { get; init; }

    /// <summary>The number as written, before its unit is converted.</summary>
    public required double Written { get; init; }

    /// <summary>What the words allow to the letter, in the base unit.</summary>
    public required NumericInterval Exact { get; init; }

    /// <summary>What they allow as news writes numbers: rounded figures, "about".</summary>
    public required NumericInterval Loose { get; init; }

    /// <summary>Concepts of the content words near it in its clause.</summary>
    public required HashSet<string> Around { get; init; }

    public string Shown => Sentence.Article.Text[Quantity.Start..Quantity.End];

    public bool IsAmount => !Names && !IsOrdinal;

    /// <summary>One value, not a bound, a range or a vague word.</summary>
    public bool IsFigure => Exact.IsExact && !Quantity.Vague;

    private static readonly string[] Ordinals =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>The numbers of some sentences in reading order.</summary>
    public static List<NumericMention> Read(IEnumerable<ReadSentence> sentences)
    {
        var found = new List<NumericMention>();
        foreach (var sentence in sentences)
        {
            var named = NumericNames.Read(sentence.Tokens);
            var every = QuantityReader.ReadEvery(sentence.Tokens);
            every.RemoveAll(read => named.Exists(name => read.Quantity.Core < name.Last && name.First < read.Quantity.Last));
            foreach (var (quantity, names) in every)
                found.Add(Of(sentence, quantity, names));
            foreach (var name in named)
                found.Add(Named(sentence, name));
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                if (OrdinalAt(sentence.Tokens[i]) is { } place && !every.Exists(read => i >= read.Quantity.First && i < read.Quantity.Last)
                    && !named.Exists(name => i >= name.First && i < name.Last))
                    found.Add(Ordinal(sentence, i, place));
            }
        }
        found.Sort((a, b) => a.Sentence.Number != b.Sentence.Number ? a.Sentence.Number.CompareTo(b.Sentence.Number) : a.Quantity.First.CompareTo(b.Quantity.First));
        return found;
    }

    private static NumericMention Of(ReadSentence sentence, Quantity quantity, bool names)
    {
        var number = NumberReader.At(sentence.Tokens, quantity.Core)!.Value;
        var factor = number.Value is 0 ? 1 : quantity.Value / number.Value;
        var (low, high) = number.Ranged || number.Vague
            ? (quantity.Value + (number.Low - number.Value) * factor, quantity.Value + (number.High - number.Value) * factor)
            : (quantity.Value, quantity.Value);
        var ordinal = number.Last < sentence.Tokens.Count && sentence.Tokens[number.Last].Lower is "st" or "nd" or "rd" or "th";
        return new NumericMention
        {
            Sentence = sentence,
            Quantity = quantity,
            Names = names || ordinal,
            IsOrdinal = ordinal,
            IsShare = number.Share,
            Written = number.Value,
            Exact = Bounded(quantity.Qualifier, low, high, quantity.Low, quantity.High),
            Loose = new NumericInterval(Math.Min(low, quantity.Low), Math.Max(high, quantity.High)),
            Around = Near(sentence, quantity),
        };
    }

    /// <summary>What a qualifier leaves of <c>[low, high]</c>; the last two are the wider bounds of an approximate one.</summary>
    public static NumericInterval Bounded(string qualifier, double low, double high, double lowest, double highest) => Qualifiers.BoundOf(qualifier) switch
    {
        QuantityBound.Over => new(high, double.PositiveInfinity, LowOpen: true),
        QuantityBound.AtLeast => new(low, double.PositiveInfinity),
        QuantityBound.Under => new(0, low, HighOpen: true),
        QuantityBound.AtMost => new(0, high),
        QuantityBound.About => new(Math.Min(low, lowest), Math.Max(high, highest)),
        _ => new(low, high),
    };

    private static NumericMention Ordinal(ReadSentence sentence, int at, double place) =>
        Named(sentence, new NumericName(at, at + 1, "", NumericInterval.Exactly(place)), ordinal: true);

    private static NumericMention Named(ReadSentence sentence, NumericName name, bool ordinal = false)
    {
        var value = name.Values.Low;
        var quantity = new Quantity(
            name.First, name.First, name.Last, sentence.Tokens[name.First].Start, sentence.Tokens[name.Last - 1].End, value, name.Values.High, name.Values.High, value, name.Unit, name.Qualifier, false,
            ordinal && name.Last < sentence.Tokens.Count ? sentence.Tokens[name.Last].Concept : null, "", [], null, QuantityRole.Level, value.ToString(CultureInfo.InvariantCulture));
        return new NumericMention
        {
            Sentence = sentence,
            Quantity = quantity,
            Names = true,
            IsOrdinal = ordinal,
            Written = value,
            Exact = name.Values,
            Loose = name.Values,
            Around = Near(sentence, quantity),
        };
    }

    private static double? OrdinalAt(Token token)
    {
        if (!token.IsWord)
            return null;
        var word = Array.IndexOf(Ordinals, token.Lower);
        if (word > 0)
            return word;
        return char.IsAsciiDigit(token.Lower[0]) && token.Lower[^1] is not 's' && double.TryParse(token.Lower.AsSpan(0, token.Lower.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    private static HashSet<string> Near(ReadSentence sentence, Quantity quantity)
    {
        var near = new HashSet<string>(StringComparer.Ordinal);
        for (var k = quantity.First - 1; k >= 0 && k >= quantity.First - 8 && sentence.Tokens[k].Lower is not (";" or "." or ":"); k--)
            Take(sentence.Tokens[k]);
        for (var k = quantity.Last; k < sentence.Tokens.Count && k < quantity.Last + 9 && sentence.Tokens[k].Lower is not (";" or "." or ":"); k++)
            Take(sentence.Tokens[k]);
        return near;

        void Take(Token token)
        {
            if (StatementReader.IsContent(token) && token.Concept != quantity.Head)
                near.Add(token.Concept);
        }
    }
}
