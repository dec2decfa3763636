using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>The question that two days or two numbers answer differently: "On which day was the dam inspected?"</summary>
internal static class ValueQuestions
{
    private const int LongestSubject = 7;
    private const int LongestRest = 10;
    private const int LongestFragment = 7;

    private static readonly HashSet<string> s_auxiliaries = new("was were is are has have had".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_beforeDays = new("on in by since until from early late last".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_ends = new("after when as because while since until but and that who which said says according before during".Split(' '), StringComparer.Ordinal);

    public static string OfDay(ReadSentence a, DayMention x, ReadSentence b, DayMention y) =>
        Whole(a, x) ?? Whole(b, y) ?? Fragment(a, x) ?? Fragment(b, y) ?? "On which day?";

    /// <summary>"About 300 people were evacuated from the valley": null when the sentence does not begin with its number.</summary>
    public static string? OfCount(ReadSentence sentence, Quantity quantity)
    {
        var tokens = sentence.Tokens;
        if (quantity.First > 1 || quantity.HeadWord.Length == 0)
            return null;
        for (var head = quantity.Last; head < tokens.Count - 2 && head <= quantity.Last + 2; head++)
        {
            if (!tokens[head].Is(quantity.HeadWord.ToLowerInvariant()) || !s_auxiliaries.Contains(tokens[head + 1].Lower))
                continue;
            var end = head + 2;
            while (end < tokens.Count && end < head + 2 + LongestRest && tokens[end].IsWord && !s_ends.Contains(tokens[end].Lower))
                end++;
            return end > head + 2 ? $"How many {Words(sentence, head, end)}?" : null;
        }
        return null;
    }

    /// <summary>"The dam was last inspected on Friday": the helping verb goes in front of its subject.</summary>
    private static string? Whole(ReadSentence sentence, DayMention day)
    {
        var tokens = sentence.Tokens;
        var end = BeforeDay(tokens, day);
        for (var verb = 1; verb < end - 1 && verb <= LongestSubject; verb++)
        {
            if (!tokens[verb - 1].IsWord || Text.Words.Pronouns.Contains(tokens[verb - 1].Lower) || s_ends.Contains(tokens[verb - 1].Lower))
                return null;
            if (!s_auxiliaries.Contains(tokens[verb].Lower))
                continue;
            for (var word = verb + 1; word < end; word++)
            {
                if (!tokens[word].IsWord || s_ends.Contains(tokens[word].Lower))
                    return null;
            }
            return end - verb - 1 > LongestRest ? null
                : $"On which day {tokens[verb].Lower} {Subject(sentence, verb)} {Words(sentence, verb + 1, end)}?";
        }
        return null;
    }

    /// <summary>The few words before the day, when they do not make a whole question.</summary>
    private static string? Fragment(ReadSentence sentence, DayMention day)
    {
        var end = BeforeDay(sentence.Tokens, day);
        var first = end;
        while (first > 0 && end - first < LongestFragment && sentence.Tokens[first - 1].IsWord)
            first--;
        return end - first >= 2 ? $"On which day: “{Words(sentence, first, end)}”?" : null;
    }

    private static int BeforeDay(IReadOnlyList<Token> tokens, DayMention day)
    {
        var end = day.First;
        while (end > 0 && (s_beforeDays.Contains(tokens[end - 1].Lower) || Calendar.IsDayOrMonth(tokens[end - 1].Lower) || tokens[end - 1].Is(",")))
            end--;
        return end;
    }

    private static string Subject(ReadSentence sentence, int verb)
    {
        var text = Words(sentence, 0, verb);
        var first = sentence.Tokens[0];
        return Text.Words.Determiners.Contains(first.Lower) || Text.Words.Stop.Contains(first.Lower) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private static string Words(ReadSentence sentence, int first, int end) =>
        string.Join(' ', sentence.Article.Text[sentence.Tokens[first].Start..sentence.Tokens[end - 1].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
