using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Versions;

/// <summary>Says what a change of words changes: a number, a name, a date, a quotation, a negation, a hedge, or the wording only.</summary>
internal sealed class ChangeJudge(DiffText before, DiffText after)
{
    private static readonly HashSet<string> s_days = new(["today", "yesterday", "tomorrow", "tonight", "noon", "midnight", "morning", "afternoon", "evening", "am", "pm", "a.m", "p.m"], StringComparer.Ordinal);

    // A word that the other text names too is a name there as well, even where it opens a sentence.
    private readonly HashSet<string> _names = [.. before.Paragraphs.Concat(after.Paragraphs).SelectMany(paragraph => paragraph.Tokens).Where(token => token.Name).Select(token => Names.Key(token.Lower))];

    /// <returns>The weightiest first; never empty.</returns>
    public IReadOnlyList<ChangeKind> KindsOf(DiffParagraphText was, DiffParagraphText now, DiffRun run)
    {
        var (old, @new) = (Facts(was, run.FirstA, run.LastA), Facts(now, run.FirstB, run.LastB));
        var kinds = new List<ChangeKind>();
        if (!old.Numbers.SetEquals(@new.Numbers))
            kinds.Add(ChangeKind.Number);
        // A name that gives way to "he" is still the same person.
        if (!old.Names.SetEquals(@new.Names) && (old.Names.Count > 0 == @new.Names.Count > 0 || !old.HasPronoun && !@new.HasPronoun))
            kinds.Add(ChangeKind.Name);
        if (!old.Dates.SetEquals(@new.Dates))
            kinds.Add(ChangeKind.Date);
        if (Touches(was, run.FirstA, run.LastA) || Touches(now, run.FirstB, run.LastB) || old.QuoteMarks != @new.QuoteMarks)
            kinds.Add(ChangeKind.Quote);
        if (old.Negations != @new.Negations)
            kinds.Add(ChangeKind.Negation);
        if (old.Hedges != @new.Hedges)
            kinds.Add(ChangeKind.Hedge);
        return kinds.Count > 0 ? kinds : [ChangeKind.Wording];
    }

    private sealed record Found(HashSet<string> Numbers, HashSet<string> Names, HashSet<string> Dates, int Negations, int Hedges, int QuoteMarks, bool HasPronoun);

    private Found Facts(DiffParagraphText paragraph, int first, int last)
    {
        var tokens = paragraph.Tokens;
        HashSet<string> numbers = [], names = [], dates = [];
        int negations = 0, hedges = 0, marks = 0;
        var pronoun = false;
        for (var i = first; i <= last; i++)
        {
            var token = tokens[i];
            if (NumberReader.Single(tokens, i) is { Vague: false } number && IsNumber(token))
                (IsOfDate(tokens, i) ? dates : numbers).Add(number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            else if (Calendar.IsDayOrMonth(token.Lower) && token.Capital || s_days.Contains(token.Lower.TrimEnd('.')))
                dates.Add(token.Lower);
            else if (token.Name || token.Capital && _names.Contains(Names.Key(token.Lower)))
                names.Add(Names.Key(token.Lower));
            if (Polarity.IsDenial(token) || (Polarity.IsNegator(token) && !Polarity.IsEmpty(tokens, i)))
                negations++;
            if (Polarity.IsHedge(token))
                hedges++;
            if (paragraph.Words[i] == "\"")
                marks++;
            pronoun |= token.IsWord && Words.Pronouns.Contains(token.Lower);
        }
        return new(numbers, names, dates, negations, hedges, marks, pronoun);
    }

    // "one of them" counts nothing.
    private static bool IsNumber(Token token) => token.Kind == TokenKind.Number || !token.Is("one");

    // "10 March", "March 10", "2026", "14:20".
    private static bool IsOfDate(List<Token> tokens, int i) =>
        IsMonth(tokens, i - 1) || IsMonth(tokens, i + 1) || tokens[i].Lower is { Length: 4 } year && year[0] is '1' or '2' && year.All(char.IsAsciiDigit) && year[1] is '9' or '0'
        || (i + 2 < tokens.Count && tokens[i + 1].Is(":") && tokens[i + 2].Kind == TokenKind.Number) || (i > 1 && tokens[i - 1].Is(":") && tokens[i - 2].Kind == TokenKind.Number);

    private static bool IsMonth(List<Token> tokens, int i) => i >= 0 && i < tokens.Count && tokens[i].Capital && Calendar.Month(tokens[i].Lower) is not null;

    private static bool Touches(DiffParagraphText paragraph, int first, int last)
    {
        if (last < first)
            return false;
        var (start, end) = (paragraph.Tokens[first].Start, paragraph.Tokens[last].End);
        return paragraph.Quotes.Exists(quote => quote.Start < end && quote.End > start);
    }
}
