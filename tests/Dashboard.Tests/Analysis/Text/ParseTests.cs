using Dashboard.Analysis.Text;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Tests.Analysis.Text;

public sealed class ParseTests
{
    [Fact]
    public void Every_token_has_its_word_and_one_word_is_the_top()
    {
        const string text = "The mayor didn't close the harbour's old bridge on Monday, officials said.";
        var tokens = Tokenizer.Read(text, 0, text.Length);

        var parse = Parse.Of(text, tokens);

        Assert.Equal(tokens.Count, parse.Words.Select(word => word.Token).Distinct().Count());
        Assert.Single(parse.Words, word => word.Head < 0);
        Assert.All(parse.Words, word => Assert.Equal(word.Lower, text[word.Start..word.End].ToLowerInvariant()));
        Assert.Equal(["did", "n't"], parse.Words.Where(word => word.Token == 2).Select(word => word.Lower));
    }

    [Theory]
    [InlineData("The council will record the vote.", "record", nameof(PartOfSpeech.Verb))]
    [InlineData("The record was broken.", "record", nameof(PartOfSpeech.Noun))]
    [InlineData("Police found 12 boats near Lundby.", "lundby", nameof(PartOfSpeech.ProperNoun))]
    [InlineData("Police found 12 boats near Lundby.", "12", nameof(PartOfSpeech.Numeral))]
    [InlineData("She has denied the claim.", "has", nameof(PartOfSpeech.Auxiliary))]
    [InlineData("Mayor Denies Secret Plan for Harbour", "denies", nameof(PartOfSpeech.Verb))]
    public void Word_gets_the_class_that_it_has_in_its_sentence(string text, string word, string tag) =>
        Assert.Equal(tag, Parse.Of(text).Words.Single(one => one.Lower == word).Tag.ToString());

    [Fact]
    public void Subject_and_object_hang_on_their_verb()
    {
        var parse = Parse.Of("The company sold its old factory to a bank.");

        var verb = parse.Words.Single(word => word.Lower == "sold");
        Assert.Equal(parse.Root, verb.Index);
        Assert.Equal("company", parse.Words[parse.Child(verb.Index, Dependency.Subject)].Lower);
        Assert.Equal("factory", parse.Words[parse.Child(verb.Index, Dependency.Object)].Lower);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("Yes")]
    [InlineData("“…”")]
    public void Sentence_with_hardly_a_word_is_parsed_too(string text) => Assert.Equal(text.Length == 0 ? 0 : 1, Parse.Of(text).Words.Count(word => word.Head < 0));

    [Fact]
    public void Same_sentence_gets_the_same_tree_on_every_thread()
    {
        const string text = "Rescuers who searched the valley all night said on Tuesday that they had found nobody alive.";
        var first = Parse.Of(text).Words.ToArray();

        Parallel.For(0, 8, _ => Assert.Equal(first.Select(word => (word.Head, word.Relation, word.Tag)), Parse.Of(text).Words.Select(word => (word.Head, word.Relation, word.Tag))));
    }
}
