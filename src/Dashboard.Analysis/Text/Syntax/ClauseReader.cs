namespace Dashboard.Analysis.Text.Syntax;

/// <summary>Reads the predicates of a parsed sentence.</summary>
internal static class ClauseReader
{
    public static IReadOnlyList<Clause> Read(Parse parse)
    {
        var clauses = new List<Clause>();
        var byWord = new Dictionary<int, Clause>();
        foreach (var word in parse.Words)
        {
            if (!IsPredicate(parse, word))
                continue;
            var clause = One(parse, word);
            clauses.Add(clause);
            byWord.Add(word.Index, clause);
        }
        foreach (var clause in clauses)
        {
            for (var over = parse.Words[clause.Predicate].Head; over >= 0 && clause.Parent is null; over = parse.Words[over].Head)
                clause.Parent = byWord.GetValueOrDefault(over);
        }
        foreach (var clause in clauses)
            Contents(parse, clause, byWord);
        ClauseRepairs.Apply(parse, clauses);
        // Parents come after their children in some sentences: a shared subject may itself be shared.
        foreach (var clause in clauses.OrderBy(clause => Depth(clause)))
            Understood(parse, clause, byWord);
        return clauses;
    }

    private static int Depth(Clause clause)
    {
        var depth = 0;
        for (var over = clause.Parent; over is not null; over = over.Parent)
            depth++;
        return depth;
    }

    private static bool IsPredicate(Parse parse, ParsedWord word)
    {
        if (parse.Child(word.Index, Dependency.Copula) >= 0 || HasModal(parse, word.Index))
            return true;
        if (!word.IsVerb)
            return false;
        return word.Relation is not (Dependency.Auxiliary or Dependency.PassiveAuxiliary or Dependency.Copula or Dependency.Adjective or Dependency.Compound or Dependency.Case
            or Dependency.Fixed or Dependency.Mark or Dependency.Coordinator or Dependency.Flat or Dependency.GoesWith or Dependency.Determiner or Dependency.Adverb);
    }

    /// <summary>"Could last": a verb even where the tagger took it for something else.</summary>
    private static bool HasModal(Parse parse, int word)
    {
        foreach (var child in parse.Children(word))
        {
            if (parse.Words[child] is { Relation: Dependency.Auxiliary, IsModal: true })
                return true;
        }
        return false;
    }

    private static Clause One(Parse parse, ParsedWord predicate)
    {
        var at = predicate.Index;
        var copula = parse.Child(at, Dependency.Copula);
        var verbs = Verbs(parse, at, copula);
        var finite = verbs[0];
        var modal = verbs.Find(word => word.IsModal);
        var subject = Subject(parse, at);
        var (start, end) = parse.SpanOf(at);
        var passive = copula < 0 && (parse.Child(at, Dependency.PassiveAuxiliary) >= 0 || parse.Child(at, Dependency.PassiveSubject) >= 0 || parse.Child(at, Dependency.Agent) >= 0
            || predicate.IsPastParticiple && (predicate.Relation is Dependency.Clause || !verbs.Exists(word => word.Lemma is "have" or "be" && word != predicate)));
        return new Clause
        {
            Predicate = at,
            Lemma = copula >= 0 ? "be" : WithParticle(parse, predicate),
            IsCopular = copula >= 0,
            Tense = TenseOf(finite, modal, subject is not null || predicate.Relation == Dependency.Root),
            IsPerfect = verbs.Exists(word => word.Lemma == "have" && word != predicate),
            IsProgressive = copula < 0 && predicate.IsGerund && verbs.Exists(word => word.Lemma == "be" && word != predicate),
            IsPassive = passive,
            Modality = modal is null ? Modality.None : ModalityOf(modal.Lemma),
            Modal = modal?.Lemma ?? "",
            Negation = NegationReader.Of(parse, at),
            Subject = subject,
            Object = Phrases.Of(parse, parse.Child(at, Dependency.Object), PhraseRole.Object),
            IndirectObject = Phrases.Of(parse, parse.Child(at, Dependency.IndirectObject), PhraseRole.IndirectObject),
            Obliques = Phrases.Obliques(parse, at),
            Adverbs = Adverbs(parse, at),
            Link = LinkOf(predicate.Relation),
            Mark = MarkOf(parse, at),
            Span = (start, end),
        };
    }

    private static string WithParticle(Parse parse, ParsedWord verb) =>
        parse.Child(verb.Index, Dependency.VerbParticle) is var particle && particle >= 0 ? verb.Lemma + " " + parse.Words[particle].Lower : verb.Lemma;

    /// <summary>Auxiliaries in their order, then the verb itself where the predicate is one.</summary>
    private static List<ParsedWord> Verbs(Parse parse, int at, int copula)
    {
        var verbs = new List<ParsedWord>();
        foreach (var child in parse.Children(at))
        {
            if (parse.Words[child].Relation is Dependency.Auxiliary or Dependency.PassiveAuxiliary || child == copula)
                verbs.Add(parse.Words[child]);
        }
        if (copula < 0)
            verbs.Add(parse.Words[at]);
        return verbs;
    }

    private static Tense TenseOf(ParsedWord finite, ParsedWord? modal, bool standsAlone) => finite switch
    {
        _ when modal?.Lemma is "will" or "shall" => Tense.Future,
        _ when modal is not null => Tense.Present,
        { IsPast: true } => Tense.Past,
        { IsPresent: true } => Tense.Present,
        // "Three killed in fire": headlines drop the auxiliary.
        { IsPastParticiple: true } when standsAlone => Tense.Past,
        _ => Tense.None,
    };

    private static Modality ModalityOf(string modal) => modal switch
    {
        "would" => Modality.Would,
        "can" or "could" => Modality.Can,
        "may" or "might" => Modality.May,
        "should" or "ought" => Modality.Should,
        "must" => Modality.Must,
        _ => Modality.None,
    };

    private static Phrase? Subject(Parse parse, int at)
    {
        foreach (var child in parse.Children(at))
        {
            if (parse.Words[child].Relation is Dependency.Subject or Dependency.PassiveSubject or Dependency.OuterSubject or Dependency.ClausalSubject)
                return Phrases.Of(parse, child, PhraseRole.Subject);
        }
        return null;
    }

    private static List<int> Adverbs(Parse parse, int at)
    {
        var adverbs = new List<int>();
        foreach (var child in parse.Children(at))
        {
            if (parse.Words[child].Relation == Dependency.Adverb && !NegationReader.IsNegator(parse.Words[child]))
                adverbs.Add(child);
        }
        return adverbs;
    }

    private static ClauseLink LinkOf(Dependency relation) => relation switch
    {
        Dependency.Conjunct => ClauseLink.Conjunct,
        Dependency.Complement => ClauseLink.Content,
        Dependency.OpenComplement => ClauseLink.OpenComplement,
        Dependency.AdverbialClause or Dependency.AdverbialRelative => ClauseLink.Adverbial,
        Dependency.RelativeClause => ClauseLink.Relative,
        Dependency.Parataxis => ClauseLink.Aside,
        Dependency.ClausalSubject => ClauseLink.Subject,
        Dependency.Root => ClauseLink.Main,
        _ => ClauseLink.Modifier,
    };

    private static string MarkOf(Parse parse, int at)
    {
        foreach (var child in parse.Children(at))
        {
            if (parse.Words[child].Relation == Dependency.Mark)
                return Phrases.WithFixed(parse, child);
            if (parse.Words[child] is { Relation: Dependency.Adverb, Lower: "when" or "where" or "while" or "how" or "why" } adverb)
                return adverb.Lower;
        }
        return "";
    }

    /// <summary>"X said the bridge is closed" and "The bridge is closed, X said".</summary>
    private static void Contents(Parse parse, Clause clause, Dictionary<int, Clause> byWord)
    {
        foreach (var child in parse.Children(clause.Predicate))
        {
            if (parse.Words[child].Relation == Dependency.Complement && byWord.TryGetValue(child, out var content))
                clause.Content ??= content;
        }
        if (clause.Content is null && clause is { Link: ClauseLink.Aside, Parent: { } told } && clause.Object is null && IsTelling(clause))
            clause.Content = told;
    }

    /// <summary>A verb of saying or thinking, by its sort in WordNet.</summary>
    public static bool IsTelling(Clause clause) => !clause.IsCopular && TellingVerbs.Are(clause.Lemma);

    private static void Understood(Parse parse, Clause clause, Dictionary<int, Clause> byWord)
    {
        var word = parse.Words[clause.Predicate];
        if (clause.Link == ClauseLink.Relative)
            Antecedent(parse, clause, word.Head);
        else if (clause.Subject is { } pronoun && ClauseRepairs.IsRelative(parse.Words[pronoun.Head]) && NounBefore(parse, pronoun.First) is var noun && noun >= 0)
            (clause.Link, clause.Subject) = (ClauseLink.Relative, Phrases.Of(parse, noun, PhraseRole.Subject));
        if (clause.Subject is not null || word.Head < 0)
            return;
        var over = byWord.GetValueOrDefault(word.Head);
        clause.Subject = clause.Link switch
        {
            ClauseLink.Conjunct => over?.Subject,
            ClauseLink.OpenComplement => over is { Object: { } thing, Lemma: not ("promise" or "threaten") } ? thing with { Role = PhraseRole.Subject } : over?.Subject,
            ClauseLink.Adverbial => over?.Subject,
            ClauseLink.Modifier when word.Relation == Dependency.Clause && (clause.IsPassive || word.IsGerund) => Phrases.Of(parse, word.Head, PhraseRole.Subject),
            _ => null,
        };
    }

    /// <summary>"The identity of the man, who ...": of the nouns before it "who" means the person.</summary>
    private static int PersonBefore(Parse parse, int pronoun, int noun) =>
        NounBefore(parse, pronoun) is var near && near >= 0 && near != noun && !IsPerson(parse.Words[noun]) && IsPerson(parse.Words[near]) ? near : noun;

    private static bool IsPerson(ParsedWord word) => word.Tag == PartOfSpeech.ProperNoun || Lexicon.ClassOf(word.Lower) == NounClass.Person;

    /// <summary>The noun that "who" or "which" follows, a comma between them left out; -1 for none.</summary>
    private static int NounBefore(Parse parse, int pronoun)
    {
        var at = pronoun - 1;
        if (at >= 0 && parse.Words[at].Lower == ",")
            at--;
        return at >= 0 && parse.Words[at].IsNoun ? at : -1;
    }

    /// <summary>"The man who came": the man is what came.</summary>
    private static void Antecedent(Parse parse, Clause clause, int noun)
    {
        if (clause.Subject is { } subject && parse.Words[subject.Head].Lower is "who" or "which" or "that")
            clause.Subject = Phrases.Of(parse, parse.Words[subject.Head].Lower == "who" ? PersonBefore(parse, subject.First, noun) : noun, PhraseRole.Subject);
        else if (clause.Object is { } thing && parse.Words[thing.Head].Lower is "who" or "whom" or "which" or "that" || clause.Object is null && !clause.IsPassive && !clause.IsCopular && clause.Subject is not null)
            clause.Object = Phrases.Of(parse, noun, PhraseRole.Object);
    }
}
