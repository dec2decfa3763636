using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>What is denied as the question that a person would ask: "Were the workers told of the leak?"</summary>
internal static class DenialQuestions
{
    private const int Longest = 130;

    private static readonly HashSet<string> Auxiliaries = new("was were is are has have had did does do".Split(' '), StringComparer.Ordinal);

    public static string Of(DeniedThing denied)
    {
        var question = denied.Form switch
        {
            DenialForm.Verb => OfClause(denied) ?? OfHaving(denied),
            DenialForm.Negation => OfNegation(denied),
            _ => null,
        };
        if (question is { Length: <= Longest })
            return question;
        var words = Text(denied, denied.Head, denied.Last);
        return "Did this happen, or not: " + (words.Length > 110 ? words[..110] + "…" : words) + "?";
    }

    /// <summary>"denied that the workers were told": the helping verb goes in front of its subject.</summary>
    private static string? OfClause(DeniedThing denied)
    {
        var tokens = denied.Sentence.Tokens;
        var that = denied.Cue + 1;
        while (that < denied.Head && !tokens[that].Is("that"))
            that++;
        if (that >= denied.Head)
            return null;
        for (var k = that + 2; k < denied.Last && k <= denied.Head && k < that + 9; k++)
        {
            if (Auxiliaries.Contains(tokens[k].Lower))
                return SubjectOrDenier(denied, that + 1, k) is { } subject && Text(denied, k + 1, denied.Last) is { Length: > 0 } rest
                    ? Capital(tokens[k].Lower) + " " + subject + " " + rest + "?" : null;
            if (tokens[k].Lower is "that" or "who" or "which" or "and" or "or" or "," || tokens[k].Lower is "not" or "never")
                return null;
        }
        return null;
    }

    /// <summary>"denied having told the council": whoever denies it is asked about.</summary>
    private static string? OfHaving(DeniedThing denied)
    {
        var tokens = denied.Sentence.Tokens;
        if (denied.Cue + 2 >= tokens.Count || tokens[denied.Cue + 1].Lower is not ("having" or "being") || Actor(denied, denied.Cue) is not { } subject)
            return null;
        return (tokens[denied.Cue + 1].Is("having") ? "Had " : "Was ") + subject + " " + Text(denied, denied.Cue + 2, denied.Last) + "?";
    }

    /// <summary>"The council has not approved the plan".</summary>
    private static string? OfNegation(DeniedThing denied)
    {
        var tokens = denied.Sentence.Tokens;
        var cue = denied.Cue;
        if (cue < 2 || !tokens[cue].Is("not") || !Auxiliaries.Contains(tokens[cue - 1].Lower) || Actor(denied, cue - 1) is not { } subject)
            return null;
        return Capital(tokens[cue - 1].Lower) + " " + subject + " " + Text(denied, cue + 1, denied.Last) + "?";
    }

    /// <summary>The words from the start of the sentence to the verb, when they are plainly its subject.</summary>
    private static string? Actor(DeniedThing denied, int verb)
    {
        var tokens = denied.Sentence.Tokens;
        var last = verb;
        while (last > 0 && (Calendar.IsDayOrMonth(tokens[last - 1].Lower) || tokens[last - 1].Lower is "on" or "also" or "again" or "later" or "has" or "had" or "repeatedly" or "strongly"))
            last--;
        var first = last > 2 && tokens[0].Is("on") && Calendar.IsDayOrMonth(tokens[1].Lower) ? tokens[2].Is(",") ? 3 : 2 : 0;
        return last > first && last - first <= 7 ? Subject(denied, first, last) : null;
    }

    /// <summary>"The mill denied that it had been told": the pronoun stands for whoever denies, when nobody else is named before it.</summary>
    private static string? SubjectOrDenier(DeniedThing denied, int first, int last) =>
        last == first + 1 && denied.Sentence.Tokens[first].Lower is "it" or "they" or "he" or "she" ? Actor(denied, denied.Cue) : Subject(denied, first, last);

    private static string? Subject(DeniedThing denied, int first, int last)
    {
        var tokens = denied.Sentence.Tokens;
        if (last <= first)
            return null;
        for (var k = first; k < last; k++)
        {
            // A pronoun alone asks about nobody; a comma or a verb means that this is more than a subject.
            if (!tokens[k].IsWord && !tokens[k].Is("-") || Words.Pronouns.Contains(tokens[k].Lower) || Auxiliaries.Contains(tokens[k].Lower) || tokens[k].Lower is "that" or "who" or "but" or "and" or "said"
                || Polarity.IsDenial(tokens[k]))
                return null;
        }
        var text = Text(denied, first, last);
        return tokens[first].Name || !tokens[first].Capital || Keeps(tokens[first]) ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static bool Keeps(Token token) => token.End - token.Start > 1 && !Words.Determiners.Contains(token.Lower) && !Words.Stop.Contains(token.Lower);

    private static string Text(DeniedThing denied, int first, int last) =>
        last <= first ? "" : string.Join(' ', denied.Sentence.Article.Text[denied.Sentence.Tokens[first].Start..denied.Sentence.Tokens[last - 1].End]
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
