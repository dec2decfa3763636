namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Cuts out what hangs on a predicate.</summary>
internal static class Phrases
{
    /// <summary>The phrase around a word, or null for -1.</summary>
    public static Phrase? Of(Parse parse, int head, PhraseRole role)
    {
        if (head < 0)
            return null;
        var (first, last) = parse.SpanOf(head);
        var (coreFirst, coreLast, preposition) = (head, head, "");
        foreach (var child in parse.Children(head))
        {
            var (start, end) = parse.SpanOf(child);
            switch (parse.Words[child].Relation)
            {
                case Dependency.Case or Dependency.Mark:
                    preposition = preposition.Length == 0 ? WithFixed(parse, child) : preposition + " " + WithFixed(parse, child);
                    break;
                case Dependency.Determiner or Dependency.Number or Dependency.Adjective or Dependency.Possessor or Dependency.Compound or Dependency.Flat or Dependency.BareNominal
                    or Dependency.Adverb or Dependency.Fixed or Dependency.GoesWith:
                    (coreFirst, coreLast) = (Math.Min(coreFirst, start), Math.Max(coreLast, end));
                    break;
                case Dependency.Nominal when parse.Child(child, Dependency.Case) is var link && link >= 0 && parse.Words[link].Lower == "of":
                    coreLast = Math.Max(coreLast, end);
                    break;
            }
        }
        return new Phrase(role, head, first, last, coreFirst, coreLast, preposition);
    }

    public static List<Phrase> Obliques(Parse parse, int predicate)
    {
        var phrases = new List<Phrase>();
        foreach (var child in parse.Children(predicate))
        {
            if (parse.Words[child].Relation is Dependency.Oblique or Dependency.BareOblique or Dependency.Agent && Of(parse, child, PhraseRole.Other) is { } phrase)
                phrases.Add(phrase with { Role = RoleOf(parse, phrase) });
        }
        return phrases;
    }

    /// <summary>"because of", "out of": one preposition of several words.</summary>
    public static string WithFixed(Parse parse, int word)
    {
        var whole = parse.Words[word].Lower;
        foreach (var child in parse.Children(word))
        {
            if (parse.Words[child].Relation == Dependency.Fixed)
                whole += " " + parse.Words[child].Lower;
        }
        return whole;
    }

    private static PhraseRole RoleOf(Parse parse, Phrase phrase)
    {
        var head = parse.Words[phrase.Head];
        if (head.Relation == Dependency.Agent)
            return PhraseRole.Agent;
        if (Calendar.IsDayOrMonth(head.Lower) || Lexicon.ClassOf(head.Lower) == NounClass.Time || IsClockOrYear(head, phrase.Preposition))
            return PhraseRole.Time;
        if (phrase.Preposition is "in" or "at" or "near" or "outside" or "inside" or "across" or "from" or "to" or "into" or "on" or "around" or "along" or "behind" or "above" or "under"
            && (Lexicon.ClassOf(head.Lower) is NounClass.Location or NounClass.Artifact or NounClass.Object || head.Tag == PartOfSpeech.ProperNoun && phrase.Preposition is not "to" and not "from" and not "on"))
            return PhraseRole.Place;
        return PhraseRole.Other;
    }

    private static bool IsClockOrYear(ParsedWord word, string preposition) =>
        word.Lower is "today" or "yesterday" or "tomorrow" or "tonight" or "a.m." or "p.m." or "a.m" or "p.m"
        || word.Tag == PartOfSpeech.Numeral && preposition is "in" or "since" or "by" or "until" && word.Lower.Length == 4 && word.Lower[0] is '1' or '2' && word.Lower.All(char.IsAsciiDigit);
}
