using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Digits that count nothing.</summary>
internal static class NamingNumbers
{
    /// <summary>Years, days of a month, clock times, ordinals, sections, model names, scores, phone numbers: digits that count nothing.</summary>
    public static bool IsOne(IReadOnlyList<Token> tokens, WrittenNumber number)
    {
        Token? before = number.First > 0 ? tokens[number.First - 1] : null;
        Token? after = number.Last < tokens.Count ? tokens[number.Last] : null;
        var text = tokens[number.First].Lower;
        var digits = tokens[number.First].Kind == TokenKind.Number;
        if (text == "one" && number.Last == number.First + 1)
            return true;
        if (digits && number.Last == number.First + 1 && Labels.IsLabel(tokens, number.First))
            return true;
        if (before is { } b)
        {
            if (b.IsWord && Calendar.Month(b.Lower) is not null && b.Capital && number.Value is >= 1 and <= 2_100)
                return true;
            if (b.Lower is "#" or ":" or "no" or "number" or "page" or "chapter" or "section" or "article" or "flight" or "route" or "highway" or "room"
                or "aged" or "age" or "version" or "gate" or "line" or "top" or "grade" or "channel" && digits)
                return true;
            if (digits && b.Lower is "-" or "–" or "/" && b.End == tokens[number.First].Start)
                return true;
            if (digits && b.Name && Units.Currency(b.Lower) is null && !b.Is("rs") && !(after is { IsWord: true } && CountedThing.FollowedByNoun(tokens, number.Last)))
                return true;
        }
        if (after is { } a)
        {
            if (a.IsWord && Calendar.Month(a.Lower) is not null && a.Capital && number.Value is >= 1 and <= 31)
                return true;
            if (a.Lower is ":" or "/" && a.Start == tokens[number.Last - 1].End || a.Lower is "a.m" or "p.m" or "a.m." or "p.m." or "am" or "pm" or "o'clock" or "gmt")
                return true;
            // "22-year-old", "three-time", "two-thirds" as an adjective: ages and descriptions, not counts of the story.
            if (a.Is("-") && number.Last + 1 < tokens.Count && tokens[number.Last + 1].Lower is "year" or "yr")
                return true;
            if (a.Is("-") && number.Last + 1 < tokens.Count && tokens[number.Last + 1].Kind == TokenKind.Number)
                return true;
            // "a 7-strength quake", "a two-storey house", "three-plus": a description, or a bound that the next word gives.
            if (a.Is("-") && a.Start == tokens[number.Last - 1].End && number.Last + 1 < tokens.Count && tokens[number.Last + 1].IsWord
                && Units.Measure(tokens[number.Last + 1].Lower) is null && Units.Currency(tokens[number.Last + 1].Lower) is null)
                return true;
        }
        var comma = before is { } c && c.Is(",") && number.First > 1 && tokens[number.First - 2].Name;
        if (comma && digits && number.Value is >= 1 and <= 110 && after is { Lower: "," or "." or ")" })
            return true;
        var year = digits && text.Length == 4 && number.Last == number.First + 1 && number.Value is >= 1_500 and <= 2_100;
        return year && !(after is { IsWord: true } && CountedThing.FollowedByPlural(tokens, number.Last)) && !(before is { } d && (Units.Currency(d.Lower) is not null
            || d.Lower is "than" or "nearly" or "about" or "least"));
    }
}
