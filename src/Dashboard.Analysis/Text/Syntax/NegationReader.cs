namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Finds the word of grammar that negates a predicate, and how far it reaches. Verbs that deny ("refused") are not its matter.</summary>
internal static class NegationReader
{
    public static bool IsNegator(ParsedWord word) => word.Lower is "not" or "n't" or "never" or "nor" or "neither" or "hardly" or "scarcely" or "barely" or "nowhere";

    public static Negation? Of(Parse parse, int predicate)
    {
        var (first, last) = parse.SpanOf(predicate);
        foreach (var child in parse.Children(predicate))
        {
            var word = parse.Words[child];
            // "not only" adds, "not until" and "no later than" give a time.
            if (IsNegator(word) && word.Relation is Dependency.Adverb or Dependency.Coordinator or Dependency.Determiner && !IsOnly(parse, child))
                return new Negation(child, Math.Min(child, predicate), Right(parse, predicate, last));
            if (word.Relation == Dependency.Adverb && word.Lower is "longer" or "more" && parse.Child(child, Dependency.Determiner) is var no && no >= 0 && parse.Words[no].Lower == "no"
                || word.Relation == Dependency.Adverb && word.Lower is "longer" && child > 0 && parse.Words[child - 1].Lower == "no")
                return new Negation(child - 1, child - 1, Right(parse, predicate, last));
            if (word.Relation is Dependency.Mark or Dependency.Case && word.Lower == "without")
                return new Negation(child, child, Right(parse, predicate, last));
        }
        foreach (var child in parse.Children(predicate))
        {
            var word = parse.Words[child];
            if (word.Relation is Dependency.Subject or Dependency.PassiveSubject && Denies(parse, child) is var no && no >= 0)
                return new Negation(no, first, Right(parse, predicate, last));
            if (word.Relation is Dependency.Object && Denies(parse, child) is var nothing && nothing >= 0)
                return new Negation(nothing, Math.Min(predicate, nothing), Right(parse, predicate, last));
        }
        // "There is no bridge", "X is no doctor".
        return parse.Child(predicate, Dependency.Copula) >= 0 && Denies(parse, predicate) is var none && none >= 0 ? new Negation(none, none, Right(parse, predicate, last)) : null;
    }

    /// <summary>The "no" of "no bridge", or the word itself for "nobody"; -1 for neither.</summary>
    private static int Denies(Parse parse, int noun)
    {
        if (parse.Words[noun].Lower is "nobody" or "nothing" or "none" or "neither")
            return noun;
        foreach (var child in parse.Children(noun))
        {
            if (parse.Words[child] is { Lower: "no" or "neither", Relation: Dependency.Determiner or Dependency.Adverb or Dependency.Coordinator })
                return child;
        }
        return -1;
    }

    private static bool IsOnly(Parse parse, int negator) => negator + 1 < parse.Words.Count && parse.Words[negator + 1].Lower is "only" or "just" or "merely" or "least" or "surprisingly";

    /// <summary>The scope ends before the next clause that stands beside this one.</summary>
    private static int Right(Parse parse, int predicate, int last)
    {
        foreach (var child in parse.Children(predicate))
        {
            if (child > predicate && parse.Words[child].Relation is Dependency.Conjunct or Dependency.Parataxis)
                return parse.SpanOf(child).First - 1;
        }
        while (last > predicate && parse.Words[last].Tag == PartOfSpeech.Punctuation)
            last--;
        return last;
    }
}
