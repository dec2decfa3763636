using Dashboard.Analysis.Text;

namespace Dashboard.Tests.Analysis.Text;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("stopped", nameof(PartOfSpeech.Verb), "stop")]
    [InlineData("found", nameof(PartOfSpeech.Verb), "find")]
    [InlineData("was", nameof(PartOfSpeech.Auxiliary), "be")]
    [InlineData("denies", nameof(PartOfSpeech.Verb), "deny")]
    [InlineData("children", nameof(PartOfSpeech.Noun), "child")]
    [InlineData("bridges", nameof(PartOfSpeech.Noun), "bridge")]
    [InlineData("news", nameof(PartOfSpeech.Noun), "news")]
    [InlineData("prime ministers", nameof(PartOfSpeech.Noun), "prime minister")]
    [InlineData("larger", nameof(PartOfSpeech.Adjective), "large")]
    [InlineData("happiest", nameof(PartOfSpeech.Adjective), "happy")]
    [InlineData("qwertzly", nameof(PartOfSpeech.Adverb), "qwertzly")]
    public void Word_of_known_class_has_its_base_form(string word, string pos, string lemma) =>
        Assert.Equal(lemma, Lexicon.Lemma(word, Enum.Parse<PartOfSpeech>(pos)));

    [Theory]
    [InlineData("open", "closed", nameof(PartOfSpeech.Adjective), nameof(Relation.Opposite))]
    [InlineData("rose", "fell", nameof(PartOfSpeech.Verb), nameof(Relation.Opposite))]
    [InlineData("with", "without", nameof(PartOfSpeech.Adposition), nameof(Relation.Opposite))]
    [InlineData("arrested", "released", nameof(PartOfSpeech.Verb), nameof(Relation.Opposite))]
    [InlineData("hot", "arctic", nameof(PartOfSpeech.Adjective), nameof(Relation.WeakOpposite))]
    [InlineData("armed", "unarmed", nameof(PartOfSpeech.Adjective), nameof(Relation.Opposite))]
    [InlineData("doctor", "physician", nameof(PartOfSpeech.Noun), nameof(Relation.Synonym))]
    [InlineData("dog", "poodle", nameof(PartOfSpeech.Noun), nameof(Relation.Broader))]
    [InlineData("car", "vehicle", nameof(PartOfSpeech.Noun), nameof(Relation.Narrower))]
    [InlineData("dogs", "dog", nameof(PartOfSpeech.Noun), nameof(Relation.Same))]
    [InlineData("guitar", "violin", nameof(PartOfSpeech.Noun), nameof(Relation.ExclusiveSibling))]
    [InlineData("red", "blue", nameof(PartOfSpeech.Adjective), nameof(Relation.ExclusiveSibling))]
    [InlineData("french", "german", nameof(PartOfSpeech.Adjective), nameof(Relation.ExclusiveSibling))]
    [InlineData("april", "june", nameof(PartOfSpeech.Noun), nameof(Relation.ExclusiveSibling))]
    [InlineData("third", "fifth", nameof(PartOfSpeech.Adjective), nameof(Relation.ExclusiveSibling))]
    [InlineData("lyon", "france", nameof(PartOfSpeech.ProperNoun), nameof(Relation.Part))]
    [InlineData("kill", "die", nameof(PartOfSpeech.Verb), nameof(Relation.Implies))]
    [InlineData("destroy", "destruction", nameof(PartOfSpeech.Unknown), nameof(Relation.Derived))]
    [InlineData("bridge", "carrot", nameof(PartOfSpeech.Noun), nameof(Relation.Unknown))]
    public void Two_words_relate_as_people_say(string a, string b, string pos, string relation) =>
        Assert.Equal(relation, Lexicon.Relate(a, b, Enum.Parse<PartOfSpeech>(pos)).Relation.ToString());

    [Theory]
    [InlineData("inflammable", "flammable")]
    [InlineData("valuable", "invaluable")]
    public void Prefix_that_denies_nothing_makes_no_opposite(string a, string b) => Assert.False(Lexicon.AreWeakOpposites(a, b, PartOfSpeech.Adjective));

    [Fact]
    public void Relation_asked_the_other_way_round_is_the_mirrored_one()
    {
        Assert.True(Lexicon.IsBroader("animal", "dog", PartOfSpeech.Noun, out var depth));
        Assert.True(depth > 1);
        Assert.Equal(Relation.Narrower, Lexicon.Relate("dog", "animal", PartOfSpeech.Noun).Relation);
        Assert.Equal(Relation.Whole, Lexicon.Relate("france", "lyon", PartOfSpeech.Noun).Relation);
    }

    [Fact]
    public void Rare_sense_is_told_by_its_rank()
    {
        Assert.Equal(0, Lexicon.Relate("bank", "slope", PartOfSpeech.Noun).Rank);
        Assert.True(Lexicon.Relate("bank", "array", PartOfSpeech.Noun).RankA > 0);
        Assert.Equal(Relation.Unknown, Lexicon.Relate("bank", "array", PartOfSpeech.Noun, 1).Relation);
    }

    [Theory]
    [InlineData("mayor", nameof(NounClass.Person))]
    [InlineData("week", nameof(NounClass.Time))]
    [InlineData("region", nameof(NounClass.Location))]
    public void Noun_has_the_class_of_its_common_sense(string noun, string sort) => Assert.Equal(sort, Lexicon.ClassOf(noun).ToString());

    [Fact]
    public void Every_pair_of_threads_gets_the_same_answers()
    {
        string[] words = ["dog", "cat", "red", "blue", "rise", "fall", "france", "lyon", "open", "closed"];
        var expected = words.SelectMany(a => words, (a, b) => Lexicon.Relate(a, b)).ToArray();

        Parallel.For(0, 8, _ => Assert.Equal(expected, words.SelectMany(a => words, (a, b) => Lexicon.Relate(a, b)).ToArray()));
    }
}
