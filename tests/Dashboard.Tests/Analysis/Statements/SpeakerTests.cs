using Dashboard.Analysis.Statements;
using Dashboard.Tests.Analysis.Contradictions;

namespace Dashboard.Tests.Analysis.Statements;

public sealed class SpeakerTests
{
    private static ReadSentence Last(string text) => StatementReader.Read(Story.Article("a", text))[^1];

    [Theory]
    [InlineData("Ada Holm, a spokeswoman for the harbour, said the port would close.", "Ada Holm")]
    [InlineData("Ada Holm, 66, who lives beside the harbour, said the port would close.", "Ada Holm")]
    [InlineData("Ada Holm, the harbour master, told the council that the port would close.", "Ada Holm")]
    [InlineData("“We stay,” Ada Holm, a spokeswoman for the harbour, told Channel Six.", "Ada Holm")]
    [InlineData("But witnesses said the port would close.", "witnesses")]
    [InlineData("Last month Varnel said the port would close.", "Varnel")]
    [InlineData("The harbour master also said the port would close.", "The harbour master")]
    [InlineData("It was confirmed by harbour master Ada Holm that the port would close.", "harbour master Ada Holm")]
    [InlineData("Producers Ada Holm and Per Lund announced the closure of the port.", "Producers Ada Holm and Per Lund")]
    [InlineData("The port will close, according to harbour master Ada Holm.", "harbour master Ada Holm")]
    [InlineData("According to the harbour office, the port will close in May.", "the harbour office")]
    public void Speaker_is_the_subject_of_the_reporting_verb(string text, string speaker) => Assert.Equal(speaker, Last(text).Speaker);

    [Theory]
    [InlineData("Police were told of a fire in the harbour.")]
    [InlineData("No injuries were reported in the harbour.")]
    [InlineData("The port is believed to be closed.")]
    [InlineData("Ada Holm had a lot to say about the closure of the port.")]
    [InlineData("Crews from the harbour responded to the blaze.")]
    [InlineData("The claims of the harbour are well known in the town.")]
    public void Nobody_speaks_where_a_verb_only_looks_like_speech(string text) => Assert.Null(Last(text).Speaker);

    [Fact]
    public void Words_told_again_belong_to_who_said_them_first()
    {
        var sentence = Last("Ada Holm told the council that the minister said the port would close.");

        Assert.Equal("the minister", sentence.Speaker);
        Assert.Equal("Ada Holm", sentence.Via);
    }

    [Fact]
    public void Agency_that_reports_what_somebody_said_carries_it()
    {
        var sentence = Last("Ada Holm, director of the harbour office, dismissed fears of a closure, the agency reported.");

        Assert.Equal("Ada Holm", sentence.Speaker);
        Assert.Equal("the agency", sentence.Via);
    }

    [Theory]
    [InlineData("Spokeswoman Ada Holm said the port would close. Varnel Corp said nothing would change. “We shall see,” she said.", "Spokeswoman Ada Holm")]
    [InlineData("Spokeswoman Ada Holm said the port would close. Spokesman Per Lund said it would not. “We shall see,” she said.", "Spokeswoman Ada Holm")]
    [InlineData("Spokeswoman Ada Holm said the port would close. Spokesman Per Lund said it would not. “We shall see,” he said.", "Spokesman Per Lund")]
    [InlineData("Officials said the port would close. Mr Lund said it would not. “We shall see,” they said.", "Officials")]
    [InlineData("The harbour company said the port would close. Mr Lund said it would not. The port is old, it said.", "The harbour company")]
    [InlineData("Mayor Ada Holm opened the port in May. “We shall see,” she said.", "Mayor Ada Holm")]
    [InlineData("The president said the port would close. The company said nothing. “We shall see,” he said.", "The president")]
    public void Pronoun_stands_for_the_last_that_agrees_and_can_speak(string text, string speaker) => Assert.Equal(speaker, Last(text).Speaker);

    [Theory]
    [InlineData("The harbour company said the port would close. “We shall see,” she said.")]
    [InlineData("Spokesman Per Lund said the port would close. “We shall see,” she said.")]
    [InlineData("Officials said the port would close. “We shall see,” he said.")]
    public void Pronoun_that_agrees_with_nobody_names_nobody(string text) => Assert.Null(Last(text).Speaker);
}
