namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Where the parser often errs and the words themselves leave no doubt, the clauses are put right.</summary>
internal static class ClauseRepairs
{
    public static void Apply(Parse parse, IReadOnlyList<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            Telling(parse, clause);
            GerundsSubject(parse, clause);
            WhenNotWhat(parse, clause);
        }
        foreach (var clause in clauses)
            Told(parse, clause, clauses);
    }

    /// <summary>"The strike could last for weeks, union leaders warned": whoever tells it stands on the side, behind.</summary>
    private static void Telling(Parse parse, Clause clause)
    {
        if (clause is not { Link: ClauseLink.Adverbial or ClauseLink.Relative or ClauseLink.Conjunct or ClauseLink.Modifier or ClauseLink.Aside or ClauseLink.Subject, Mark: "", Subject: { } subject, Parent: { } told, Content: null, Object: null }
            || clause.Predicate < told.Predicate || !ClauseReader.IsTelling(clause) || clause.Tense == Tense.None || IsRelative(parse.Words[subject.Head]))
            return;
        var first = Math.Min(subject.First, clause.Predicate);
        if (first > 0 && parse.Words[first - 1].Tag == PartOfSpeech.Punctuation && parse.Words[first - 1].Lower is "," or "\"" or "-" or "''" or "'")
            (clause.Link, clause.Content) = (ClauseLink.Aside, told);
    }

    /// <summary>"He told reporters the bridge would open": a whole clause behind the verb is what was told.</summary>
    private static void Told(Parse parse, Clause clause, IReadOnlyList<Clause> clauses)
    {
        if (clause.Content is not null || clause.IsPassive || !ClauseReader.IsTelling(clause))
            return;
        foreach (var inner in clauses)
        {
            if (inner.Parent != clause || inner.Predicate < clause.Predicate || inner.Tense == Tense.None || inner.Subject is not { } subject || subject.First < clause.Predicate
                || inner.Mark is not ("" or "that") || inner.Link is not (ClauseLink.Adverbial or ClauseLink.Content or ClauseLink.Modifier or ClauseLink.Aside)
                || IsRelative(parse.Words[subject.Head]) || parse.Words[subject.First - 1].Lower is "," or ";")
                continue;
            (inner.Link, clause.Content) = (ClauseLink.Content, inner);
            return;
        }
        foreach (var inner in clauses)
        {
            // "The plant stays open, a spokeswoman told the newspaper."
            if (inner.Parent == clause && inner is { Link: ClauseLink.Adverbial or ClauseLink.Content or ClauseLink.Aside, Mark: "", Subject: not null } && inner.Tense != Tense.None
                && inner.Span.Last < clause.Predicate && !IsRelative(parse.Words[inner.Subject.Head]))
            {
                (inner.Link, clause.Content) = (ClauseLink.Content, inner);
                return;
            }
        }
    }

    /// <summary>"Officials, speaking to reporters, said": the subject belongs to the verb that can carry one.</summary>
    private static void GerundsSubject(Parse parse, Clause clause)
    {
        var word = parse.Words[clause.Predicate];
        if (!word.IsGerund || clause.IsProgressive || clause.IsPerfect || clause.IsCopular || clause.Subject is not { } subject || clause.Parent is not { Subject: null } over
            || over.Predicate < clause.Predicate || over.Tense == Tense.None || parse.Words[subject.Head].Head != clause.Predicate)
            return;
        over.Subject = subject;
    }

    /// <summary>"It will open next week": a time, no object.</summary>
    private static void WhenNotWhat(Parse parse, Clause clause)
    {
        if (clause.Object is not { Preposition: "" } thing)
            return;
        var head = parse.Words[thing.Head];
        if (head.Lower is "when" or "where" or "why" or "because" or "while")
            clause.Object = null;
        if (!Calendar.IsDayOrMonth(head.Lower) && head.Lower is not ("today" or "yesterday" or "tomorrow" or "tonight")
            && !(parse.Words[thing.CoreFirst].Lower is "next" or "last" or "this" or "every" or "each" && Lexicon.ClassOf(head.Lower) == NounClass.Time))
            return;
        clause.Object = null;
        clause.Obliques = [.. clause.Obliques, thing with { Role = PhraseRole.Time }];
    }

    public static bool IsRelative(ParsedWord word) => word.Lower is "who" or "whom" or "which" || word is { Lower: "that", Fine: "WDT" };
}
