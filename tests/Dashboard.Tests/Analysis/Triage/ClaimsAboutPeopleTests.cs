using Dashboard.Analysis.Triage;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Triage;

/// <summary>What readers say of persons: their looks, their health, their crimes.</summary>
public sealed class ClaimsAboutPeopleTests
{
    private const string Article = "The mayor, Ilse Varga, said on Tuesday that the harbour would stay open. “We need the ferry,” Varga said. Her deputy, Tomas Lindqvist, told reporters in Arnfjord that the Norwick company had asked for more time.";

    [Theory]
    [InlineData("Ilse Varga looks like a retired sailor.", "Ilse Varga looks like a retired sailor")]
    [InlineData("Honestly, she is so ugly that I switched off.", "she is so ugly")]
    [InlineData("And what about his ridiculous hair?", "his ridiculous hair")]
    [InlineData("I see Varga had another facelift.", "Varga had another facelift")]
    [InlineData("The mayor has got fat since the election.", "The mayor has got fat")]
    public void Remark_on_a_persons_looks_is_low_and_quoted(string text, string words)
    {
        var signal = Single(text, SignalKind.Looks);

        Assert.Equal(Severity.Low, signal.Severity);
        Assert.Equal(PolicyIds.Looks, signal.Policy);
        Assert.Equal(words, Words(text, signal));
    }

    [Theory]
    [InlineData("What a beautiful house, and the garden is so pretty in May.")]
    [InlineData("The harbour looks like a parking lot these days.")]
    [InlineData("Varga looks like a good candidate to me.")]
    [InlineData("She is pretty sure that the ferry pays for itself.")]
    [InlineData("I am bald and fat and I still swim every morning.")]
    [InlineData("The contract is a fat one and the figures look good.")]
    [InlineData("“She is ugly,” wrote one paper, which tells you all about that paper.")]
    public void Compliment_to_a_thing_or_word_of_judgement_is_no_remark_on_looks(string text) => Silent(text, SignalKind.Looks);

    [Theory]
    [InlineData("Mayor Varga got cancer last spring but was cured.", "Mayor Varga got cancer")]
    [InlineData("Everyone in town knows that Lindqvist is demented.", "Lindqvist is demented")]
    [InlineData("Ilse Varga was diagnosed with early onset dementia, that is why she resigned.", "Ilse Varga was diagnosed with early onset dementia")]
    [InlineData("The president has Parkinson's and nobody dares to say so.", "The president has Parkinson's")]
    [InlineData("Varga had a nervous breakdown after the vote.", "Varga had a nervous breakdown")]
    [InlineData("I heard that Ilse Varga has dementia.", "Ilse Varga has dementia")]
    public void Claim_about_the_health_of_a_named_person_is_personal_data(string text, string words)
    {
        var signal = Single(text, SignalKind.HealthClaim);

        Assert.Equal(Severity.Medium, signal.Severity);
        Assert.Equal(PolicyIds.Privacy, signal.Policy);
        Assert.Equal(words, Words(text, signal));
        Assert.Contains("public record", signal.Reason);
    }

    [Theory]
    [InlineData("I had cancer two years ago and the clinic in Arnfjord saved me.")]
    [InlineData("My sister Anna got cancer from those fumes.")]
    [InlineData("I, Tomas Lindqvist, had cancer and say it openly.")]
    [InlineData("Diabetes is more common here than anywhere else in the country.")]
    [InlineData("Varga has cancer research funding to hand out.")]
    [InlineData("Arnfjord is a cancer on the whole region.")]
    [InlineData("Varga does not have dementia, whatever the paper says.")]
    [InlineData("I do not believe that Varga has dementia.")]
    [InlineData("If Varga has dementia, the party should tell us.")]
    [InlineData("Does Varga have dementia?")]
    [InlineData("Veterans suffering from depression wait for months.")]
    [InlineData("You'll have a stroke when you see the bill.")]
    [InlineData("Varga fights depression among young people with a good programme.")]
    public void Own_illness_general_statement_denial_or_question_is_no_health_claim(string text) => Silent(text, SignalKind.HealthClaim);

    [Theory]
    [InlineData("Varga stole the pension money and nobody cares.", "Varga stole the pension money")]
    [InlineData("I cannot believe that Varga stole the pension money.", "Varga stole the pension money")]
    [InlineData("I do not read the Courier, but Varga stole the pension money.", "Varga stole the pension money")]
    [InlineData("The deputy mayor took bribes from the builders.", "The deputy mayor took bribes")]
    [InlineData("Norwick is known for attempting to poison Tomas Lindqvist.", "Norwick is known for attempting to poison Tomas Lindqvist")]
    [InlineData("They are building on land stolen through bribery and corruption.", "land stolen through bribery and corruption")]
    [InlineData("His government has been sending armed police to destroy stalls at the market.", "His government has been sending armed police to destroy stalls")]
    [InlineData("Lindqvist is a convicted rapist.", "Lindqvist is a convicted rapist")]
    [InlineData("The company bribed two judges to get the permit.", "The company bribed two judges")]
    [InlineData("Varga, who embezzled public funds, now wants our vote.", "Varga, who embezzled public funds")]
    [InlineData("The election was rigged by Varga.", "was rigged by Varga")]
    [InlineData("Lindqvist has committed perjury.", "Lindqvist has committed perjury")]
    public void Accusation_of_a_crime_asks_for_a_source(string text, string words)
    {
        var signal = Single(text, SignalKind.Accusation);

        Assert.Equal(Severity.Medium, signal.Severity);
        Assert.Equal(PolicyIds.Accusation, signal.Policy);
        Assert.Equal(words, Words(text, signal));
        Assert.Contains($"“{words}”", signal.Reason);
        Assert.Contains("ask for a source", signal.Reason);
    }

    [Theory]
    [InlineData("Towers stand on what some have alleged was land stolen through bribery and corruption.", "some have alleged")]
    [InlineData("Varga might have taken bribes.", "might")]
    [InlineData("Varga allegedly stole the pension money.", "allegedly")]
    public void Hedged_accusation_is_still_one_and_says_so(string text, string hedge) =>
        Assert.Contains($"though hedged (“{hedge}”)", Single(text, SignalKind.Accusation).Reason);

    [Fact]
    public void Conviction_without_source_is_low_and_with_one_it_is_nothing()
    {
        Assert.Equal(Severity.Low, Single("Varga was convicted of fraud ten years ago.", SignalKind.Accusation).Severity);
        Silent("Varga was convicted of fraud ten years ago: https://example.org/court/77", SignalKind.Accusation);
        Silent("According to the court register Varga was convicted of fraud.", SignalKind.Accusation);
    }

    [Theory]
    [InlineData("Varga stole the show last night, what a speech.")]
    [InlineData("That scarf is a crime against taste and Varga should pay a fine.")]
    [InlineData("Varga murdered that song at the summer party.")]
    [InlineData("Lindqvist killed it on stage.")]
    [InlineData("Varga did not steal the pension money.")]
    [InlineData("Lindqvist is not a crook, he is just slow.")]
    [InlineData("Did Varga take bribes?")]
    [InlineData("I do not think that Lindqvist is a thief, he is just slow.")]
    [InlineData("There is no evidence that the deputy mayor took bribes from the builders.")]
    [InlineData("Nobody says Varga stole the pension money.")]
    [InlineData("If Varga took bribes, she has to go.")]
    [InlineData("In the novel the mayor stole the money and fled.")]
    [InlineData("Varga would never accept a bribe from anybody.")]
    [InlineData("Lindqvist's house was robbed by a gang last year.")]
    [InlineData("Lindqvist was murdered in his own kitchen.")]
    [InlineData("Somebody stole my bicycle in front of the town hall.")]
    [InlineData("Taxes are theft and politicians are thieves.")]
    [InlineData("Varga is an outstanding criminal lawyer.")]
    [InlineData("“Varga stole the money,” says the leaflet, and that is a lie.")]
    [InlineData("The ferry poisons the whole debate.")]
    [InlineData("A Londoner murdered his neighbour over a hedge.")]
    [InlineData("Varga wants to jail people who smuggle drugs.")]
    public void Figure_of_speech_denial_question_or_victim_is_no_accusation(string text) => Silent(text, SignalKind.Accusation);

    private static Signal Single(string text, SignalKind kind) => Assert.Single(Judge(text), signal => signal.Kind == kind);

    private static void Silent(string text, SignalKind kind) => Assert.DoesNotContain(Judge(text), signal => signal.Kind == kind);

    private static string Words(string text, Signal signal)
    {
        var span = Assert.Single(signal.Spans);
        return text[span.Start..span.End];
    }

    private static IReadOnlyList<Signal> Judge(string text) =>
        new ThreadTriage("Harbour stays open", Article, []).Judge([new TriageComment("1", "reader", null, text, null)])[0].Signals;
}
