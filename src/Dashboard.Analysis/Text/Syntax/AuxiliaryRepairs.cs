namespace Dashboard.Analysis.Text.Syntax;

/// <summary>"Had paid", "must close", "was destroyed": where the parser took the helping verb for the main one, they change places.</summary>
internal static class AuxiliaryRepairs
{
    /// <summary>Words with their arcs put right; no arc crosses another afterwards that did not before.</summary>
    public static void Apply(ParsedWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Relation(words, i) is { } relation && Main(words, i) is var main && main >= 0)
                Swap(words, i, main, relation);
        }
    }

    /// <summary>What the word would be to a main verb, or null when it is no helping verb or is one already.</summary>
    private static Dependency? Relation(ParsedWord[] words, int i) =>
        !words[i].IsVerb || words[i].Relation is Dependency.Auxiliary or Dependency.PassiveAuxiliary or Dependency.Copula ? null
        : words[i].IsModal || words[i].Lemma is "have" or "do" ? Dependency.Auxiliary
        : words[i].Lemma == "be" ? Dependency.PassiveAuxiliary : null;

    /// <summary>The main verb that follows with nothing but adverbs between, when it hangs on the helping verb; -1 for none.</summary>
    private static int Main(ParsedWord[] words, int i)
    {
        var at = i + 1;
        while (at < words.Length && (words[at].Tag == PartOfSpeech.Adverb || words[at].Lower is "not" or "n't"))
            at++;
        if (at >= words.Length || words[at].Tag != PartOfSpeech.Verb || words[at].Head != i || words[at].Relation == Dependency.AdverbialClause && words[at].IsGerund)
            return -1;
        var fits = words[i].IsModal || words[i].Lemma == "do" ? words[at].IsInfinitive
            : words[i].Lemma == "have" ? words[at].IsPastParticiple || words[at].IsPast
            : words[at].IsPastParticiple || words[at].IsGerund;
        if (!fits)
            return -1;
        foreach (var word in words)
        {
            if (word.Head == i && word.Relation is Dependency.Object or Dependency.Copula)
                return -1;
        }
        return at;
    }

    private static void Swap(ParsedWord[] words, int helper, int main, Dependency relation)
    {
        var passive = relation == Dependency.PassiveAuxiliary && words[main].IsPastParticiple;
        words[main] = words[main] with { Head = words[helper].Head, Relation = words[helper].Relation };
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Head == helper)
                words[i] = words[i] with { Head = main, Relation = passive && words[i].Relation == Dependency.Subject ? Dependency.PassiveSubject : words[i].Relation };
        }
        words[helper] = words[helper] with { Head = main, Relation = relation == Dependency.PassiveAuxiliary && !passive ? Dependency.Auxiliary : relation, Tag = PartOfSpeech.Auxiliary };
    }
}
