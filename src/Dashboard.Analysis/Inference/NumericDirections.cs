using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Reads from the verbs of a sentence whether an amount came in or went out.</summary>
internal static class NumericDirections
{
    private static readonly HashSet<string> Gains = Verbs("""
        buy purchase find get receive pick gather collect add win earn gain join arrive come land plant grow build make bake cook catch borrow inherit score adopt
        hatch born knit knitted sew sewed draw drew write wrote upload save pour attach load stack attract inherit import enrol enroll register compose mint lay laid board
        hire recruit install deliver deposit produce raise place harvest download discover enter rescue hatch print caught bought brought won found made grew
        """);

    private static readonly HashSet<string> Losses = Verbs("""
        lose spend eat use leave drop delete throw remove fly pop break drink tear pay donate burn cut die kill crack rot waste discard destroy sink melt
        misplace spill leak evaporate demolish cancel chop peel expire fail reject exit quit vanish disappear perish trim erase subtract deduct owe loan donated waste gobble swallow
        devour sacrifice discharge evict expel unload empty lower shed melted smash shatter ruin wilt slaughter export consume escape withdraw resign retire steal shoot scrap bury transfer rip ate drank drunk threw thrown tore torn broke broken stole stolen sank sunk flew
        """);

    private static readonly HashSet<string> Gives = Verbs("give lend hand send sell sold share sort move put take took trade pass return bring carry");

    private static readonly HashSet<string> Still = Verbs("have be there hold contain own keep sit stand stay live cost need require weigh total carry");

    private static readonly HashSet<string> Breaks = new(["and", "but", "then", "while", ",", ";", ".", "when", "after", "who", "which", "that"], StringComparer.Ordinal);

    /// <summary>The directions of the amounts of the premise, in their order, seen from whoever the hypothesis speaks of.</summary>
    public static Direction[] Of(List<NumericMention> amounts, IReadOnlyCollection<string> owners)
    {
        var directions = new Direction[amounts.Count];
        for (var i = 0; i < amounts.Count; i++)
        {
            var mention = amounts[i];
            var tokens = mention.Sentence.Tokens;
            var previous = i > 0 && ReferenceEquals(amounts[i - 1].Sentence, mention.Sentence) ? amounts[i - 1].Quantity.Last : 0;
            var next = i + 1 < amounts.Count && ReferenceEquals(amounts[i + 1].Sentence, mention.Sentence) ? amounts[i + 1].Quantity.First : tokens.Count;
            directions[i] = Before(tokens, mention.Quantity, previous, owners) ?? After(tokens, mention.Quantity, next, owners)
                // "ate 3 apples and 4 pears": the verb stands before the first only.
                ?? (previous > 0 && !HasVerbBetween(tokens, previous, mention.Quantity.First) ? directions[i - 1] : Direction.Still);
        }
        return directions;
    }

    private static Direction? Before(IReadOnlyList<Token> tokens, Quantity quantity, int from, IReadOnlyCollection<string> owners)
    {
        Direction? unknown = null;
        for (var k = quantity.First - 1; k >= from; k--)
        {
            if (tokens[k].Lower is "," or ";" or "." or "and" or "but" or "then")
                break;
            if (tokens[k].Lower is "away")
                return Direction.Out;
            if (Known(tokens, k, quantity, owners) is { } direction)
                return direction;
            if (tokens[k].IsWord && Stems.IsPast(tokens[k].Lower))
                unknown = Direction.Either;
        }
        return unknown;
    }

    private static Direction? After(IReadOnlyList<Token> tokens, Quantity quantity, int to, IReadOnlyCollection<string> owners)
    {
        for (var k = quantity.Last; k < to && k < quantity.Last + 8; k++)
        {
            if (Breaks.Contains(tokens[k].Lower))
                return null;
            // "6 were torn", "3 students got off": the amount itself moved.
            if (tokens[k].Lower is "got" or "went" or "goes" or "gets" or "takes" or "took" or "walks" && k + 1 < to && tokens[k + 1].Lower is "off" or "away" or "out" or "for" or "home" or "back")
                return Direction.Out;
            if (tokens[k].Lower is "away")
                return Direction.Out;
            if (Polarity.IsNegator(tokens[k]) && k > quantity.Last)
                return Direction.Out;
            if (Known(tokens, k, quantity, owners) is { } direction && direction != Direction.Still)
                return direction;
        }
        return null;
    }

    private static Direction? Known(IReadOnlyList<Token> tokens, int k, Quantity quantity, IReadOnlyCollection<string> owners)
    {
        var token = tokens[k];
        if (!token.IsWord)
            return null;
        var money = quantity.Unit.Length == 3;
        if (Gains.Contains(token.Concept))
        {
            // "Sam bought 13 of Mike's": from Mike's side they went out; money goes the other way than goods.
            if (token.Concept == Concepts.Of("buy"))
                return money ? Direction.Out : tokens.Count > quantity.Last && tokens[quantity.Last].Is("of") && !IsOwner(tokens, k - 1, owners) ? Direction.Out : Direction.In;
            return Direction.In;
        }
        if (Losses.Contains(token.Concept) && !(token.Lower is "left" && k > 0 && tokens[k - 1].Lower is "are" or "is" or "were" or "has" or "have"))
            return Direction.Out;
        if (Gives.Contains(token.Concept))
        {
            if (token.Concept == Concepts.Of("sell"))
                return money ? Direction.In : Direction.Out;
            if (k + 1 < tokens.Count && tokens[k + 1].Lower is "out" or "away" or "off")
                return Direction.Out;
            if (token.Concept is var concept && (concept == Concepts.Of("give") || concept == Concepts.Of("send") || concept == Concepts.Of("hand") || concept == Concepts.Of("lend")))
                return IsOwner(tokens, k - 1, owners) ? Direction.Out : Direction.In;
            return Direction.Either;
        }
        return Still.Contains(token.Concept) || Still.Contains(token.Lower) ? Direction.Still : null;
    }

    /// <summary>The subject right before a verb is a pronoun or somebody whom the hypothesis names.</summary>
    private static bool IsOwner(IReadOnlyList<Token> tokens, int at, IReadOnlyCollection<string> owners)
    {
        while (at > 0 && tokens[at].Lower is "then" or "also" or "has" or "had" or "later" or "and")
            at--;
        return at >= 0 && (tokens[at].Lower is "he" or "she" or "they" or "i" or "we" or "it" || owners.Contains(tokens[at].Lower));
    }

    private static bool HasVerbBetween(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (tokens[k].IsWord && (Gains.Contains(tokens[k].Concept) || Losses.Contains(tokens[k].Concept) || Gives.Contains(tokens[k].Concept) || Still.Contains(tokens[k].Concept)))
                return true;
        }
        return false;
    }

    private static HashSet<string> Verbs(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => new[] { Concepts.Of(word), Concepts.Of(word + "s"), Concepts.Of(word + (word.EndsWith('e') ? "d" : "ed")) }), StringComparer.Ordinal);

    /// <summary>The text speaks of what went out: "she spent", "were eaten".</summary>
    public static bool TellsOfLoss(IEnumerable<ReadSentence> sentences) =>
        sentences.Any(sentence => sentence.Tokens.Any(token => token.IsWord && Losses.Contains(token.Concept) && !token.Is("left")));

    public static Direction Turned(Direction direction) => direction switch
    {
        Direction.In => Direction.Out,
        Direction.Out => Direction.In,
        _ => direction,
    };
}
