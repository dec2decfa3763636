using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Tests.Analysis.Text;

public sealed class ClauseTests
{
    private static (Parse Parse, Clause Clause) Read(string text, string lemma)
    {
        var parse = Parse.Of(text);
        var shown = string.Join(" ", parse.Words.Select(word => $"{word.Lower}/{word.Fine}/{word.Relation}>{word.Head}"));
        return parse.Clauses.FirstOrDefault(clause => clause.Lemma == lemma) is { } found ? (parse, found) : throw new InvalidOperationException("No such clause: " + shown);
    }

    private static string Words(Parse parse, Phrase? phrase) => phrase is null ? "" : string.Join(' ', parse.Words.Skip(phrase.CoreFirst).Take(phrase.CoreLast - phrase.CoreFirst + 1).Select(word => word.Lower));

    [Fact]
    public void Plain_statement_has_subject_object_and_tense()
    {
        var (parse, clause) = Read("The company sold its old factory in March.", "sell");

        Assert.Equal("the company", Words(parse, clause.Subject));
        Assert.Equal("its old factory", Words(parse, clause.Object));
        Assert.Equal(Tense.Past, clause.Tense);
        Assert.Equal(PhraseRole.Time, Assert.Single(clause.Obliques).Role);
        Assert.False(clause.IsNegated);
    }

    [Fact]
    public void Passive_tells_doer_and_undergoer()
    {
        var (parse, clause) = Read("The bridge was destroyed by the army.", "destroy");

        Assert.True(clause.IsPassive);
        Assert.Equal("the army", Words(parse, clause.Doer));
        Assert.Equal("the bridge", Words(parse, clause.Undergoer));
    }

    [Theory]
    [InlineData("The mayor did not resign.", "resign", true)]
    [InlineData("The mayor didn't resign.", "resign", true)]
    [InlineData("The mayor never resigned.", "resign", true)]
    [InlineData("Nobody resigned.", "resign", true)]
    [InlineData("No soldier resigned.", "resign", true)]
    [InlineData("Police found no weapons.", "find", true)]
    [InlineData("The mayor resigned.", "resign", false)]
    [InlineData("The mayor not only resigned but left the city.", "resign", false)]
    public void Negation_is_seen_where_grammar_puts_it(string text, string lemma, bool negated) => Assert.Equal(negated, Read(text, lemma).Clause.IsNegated);

    [Fact]
    public void Negation_of_one_verb_leaves_the_next_one_alone()
    {
        const string text = "The mayor did not resign and promised a report.";

        Assert.True(Read(text, "resign").Clause.IsNegated);
        Assert.False(Read(text, "promise").Clause.IsNegated);
        Assert.Equal("the mayor", Words(Parse.Of(text), Read(text, "promise").Clause.Subject));
    }

    [Theory]
    [InlineData("The team will arrive.", nameof(Tense.Future), nameof(Modality.None))]
    [InlineData("The team may arrive.", nameof(Tense.Present), nameof(Modality.May))]
    [InlineData("The team could arrive.", nameof(Tense.Present), nameof(Modality.Can))]
    [InlineData("The team would arrive.", nameof(Tense.Present), nameof(Modality.Would))]
    [InlineData("The team must arrive.", nameof(Tense.Present), nameof(Modality.Must))]
    [InlineData("The team arrived.", nameof(Tense.Past), nameof(Modality.None))]
    [InlineData("The team arrives.", nameof(Tense.Present), nameof(Modality.None))]
    public void Verb_tells_its_time_and_how_sure_it_is(string text, string tense, string modality)
    {
        var (_, clause) = Read(text, "arrive");

        Assert.Equal((tense, modality), (clause.Tense.ToString(), clause.Modality.ToString()));
    }

    [Fact]
    public void Perfect_and_progressive_are_told_apart()
    {
        Assert.True(Read("The team has arrived.", "arrive").Clause.IsPerfect);
        Assert.True(Read("The team is arriving.", "arrive").Clause.IsProgressive);
    }

    [Fact]
    public void Predicate_of_a_copula_is_kept_with_its_subject()
    {
        var (parse, clause) = Read("Ana Holm is the new president of the bank.", "be");

        Assert.True(clause.IsCopular);
        Assert.Equal("president", parse.Words[clause.Predicate].Lower);
        Assert.Equal("ana holm", Words(parse, clause.Subject));
    }

    [Theory]
    [InlineData("The minister said that the bridge is closed.")]
    [InlineData("The minister said the bridge is closed.")]
    [InlineData("“The bridge is closed,” the minister said.")]
    public void What_is_said_is_found_before_and_after_the_verb(string text)
    {
        var (parse, clause) = Read(text, "say");

        Assert.Equal("the minister", Words(parse, clause.Subject));
        Assert.NotNull(clause.Content);
        Assert.Contains(parse.Words[clause.Content.Predicate].Lower, new[] { "closed" });
    }

    [Fact]
    public void Condition_is_no_claim()
    {
        var (_, clause) = Read("The town will pay if the court agrees.", "agree");

        Assert.True(clause.IsConditional);
        Assert.Equal("pay", clause.Parent?.Lemma);
    }

    [Fact]
    public void Participle_after_a_noun_takes_it_as_subject()
    {
        var (parse, clause) = Read("Two people killed in the fire were guests.", "kill");

        Assert.True(clause.IsPassive);
        Assert.Equal("two people", Words(parse, clause.Undergoer));
    }

    [Fact]
    public void Teller_behind_the_sentence_takes_it_as_what_is_told()
    {
        var (parse, clause) = Read("The strike could last for weeks, union leaders warned.", "warn");

        Assert.Equal("union leaders", Words(parse, clause.Subject));
        Assert.Equal("last", clause.Content?.Lemma);
    }

    [Fact]
    public void Whole_clause_behind_a_telling_verb_is_what_is_told()
    {
        var (parse, clause) = Read("Ana Holm, the mayor of Lundby, told reporters the bridge would reopen next week.", "tell");

        Assert.Equal("ana holm", Words(parse, clause.Subject));
        Assert.Equal("reopen", clause.Content?.Lemma);
        Assert.Equal(PhraseRole.Time, Assert.Single(clause.Content!.Obliques).Role);
    }

    [Fact]
    public void Relative_clause_speaks_of_the_noun_before_it()
    {
        var (parse, clause) = Read("Police have not yet confirmed the identity of the man, who was found dead in his car.", "find");

        Assert.Equal("the man", Words(parse, clause.Undergoer));
        Assert.False(clause.IsNegated);
    }

    [Fact]
    public void Neither_negates_the_verb_behind_two_subjects() => Assert.True(Read("Neither the president nor his lawyer attended the hearing.", "attend").Clause.IsNegated);

    [Theory]
    [InlineData("Mayor Ana Holm denied on Tuesday that the city had paid the contractor.", "pay")]
    [InlineData("She said the firm had not paid its workers.", "pay")]
    public void Helping_verb_makes_no_clause_of_its_own(string text, string lemma)
    {
        var (parse, clause) = Read(text, lemma);

        Assert.True(clause.IsPerfect);
        Assert.DoesNotContain(parse.Clauses, other => other.Lemma == "have");
    }

    [Fact]
    public void Plain_statement_before_the_teller_is_what_is_told()
    {
        var (_, clause) = Read("Acme is not planning to close its plant in Lundby, a spokeswoman told the newspaper.", "tell");

        Assert.Equal("plan", clause.Content?.Lemma);
        Assert.True(clause.Content!.IsNegated);
    }
}
