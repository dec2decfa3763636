using Dashboard.Analysis.Triage;
using Dashboard.Analysis.Triage.Tone;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Triage;

/// <summary>Identity attack, insult and threat on invented sentences: what is said must count, not the words alone.</summary>
public sealed class ToneTests
{
    [Theory]
    [InlineData("All immigrants are filthy parasites.")]
    [InlineData("A l l immigrants are p a r a s i t e s.")]
    [InlineData("All imm1grants are p4rasites.")]
    [InlineData("All immigrants are par*sites.")]
    [InlineData("All immigrnats are parsites.")]
    [InlineData("Allimmigrantsareparasites")]
    [InlineData("All іmmigrants are pаrasites.")]
    [InlineData("All immi\u200Bgrants are para\u200Bsites.")]
    [InlineData("All immigrants are 🐀")]
    [InlineData("Why are lesbians always so disgusting?")]
    [InlineData("Gay people should be locked up.")]
    [InlineData("Get these refugees out of our country.")]
    public void Attack_on_a_group_is_found_however_it_is_typed(string text) => Assert.Contains(Judge(text), signal => signal.Kind == SignalKind.IdentityAttack && signal.Policy == PolicyIds.Hate);

    [Theory]
    [InlineData("Immigrants are not parasites.")]
    [InlineData("I would never say that immigrants are parasites.")]
    [InlineData("Calling immigrants parasites is a disgrace.")]
    [InlineData("\"All immigrants are parasites\" is a vile thing to write.")]
    [InlineData("People who call immigrants parasites are bigots.")]
    [InlineData("I am a proud immigrant and so are my neighbours.")]
    [InlineData("The immigrants on our street opened a bakery.")]
    [InlineData("We dykes look after each other.")]
    [InlineData("I don't hate muslims.")]
    [InlineData("Black people deserve the same rights as everybody else.")]
    [InlineData("You are not an idiot at all.")]
    [InlineData("You're not stupid, you just did not read the report.")]
    [InlineData("My father used to say that only an idiot would swim there.")]
    [InlineData("The trainer shouted \"you are all idiots\" at the children.")]
    [InlineData("We will find you a seat near the front.")]
    [InlineData("They should all be told when the ferry leaves.")]
    [InlineData("I would never hurt you.")]
    [InlineData("The police said the man had threatened to shoot her.")]
    [InlineData("I hate this bus line, it is always late.")]
    [InlineData("My phone died again, damn it.")]
    [InlineData("This budget is the worst I have seen.")]
    public void Words_that_are_denied_condemned_reclaimed_or_said_of_a_thing_raise_nothing(string text) =>
        Assert.DoesNotContain(Judge(text), signal => signal.Kind is SignalKind.IdentityAttack or SignalKind.Insult or SignalKind.Threat);

    [Theory]
    [InlineData("You are a complete idiot.", "idiot")]
    [InlineData("You are a c0mplete 1diot.", "1diot")]
    [InlineData("you i.d.i.o.t", "i.d.i.o.t")]
    [InlineData("You iddddiot", "iddddiot")]
    public void Insult_is_found_and_its_span_is_the_word_as_it_was_typed(string text, string word)
    {
        var signal = Assert.Single(Judge(text), signal => signal.Kind == SignalKind.Insult);

        Assert.Contains(word, signal.Spans.Select(span => text[span.Start..span.End]));
        Assert.Contains($"“{word}”", signal.Reason);
        Assert.Equal(PolicyIds.Insult, signal.Policy);
    }

    [Theory]
    [InlineData("I will find you and kill you.")]
    [InlineData("I hope you die in pain.")]
    [InlineData("Somebody should shoot him.")]
    [InlineData("We know where you live and you will pay with your blood.")]
    [InlineData("We will find you.")]
    [InlineData("They should all be hanged.")]
    [InlineData("Just k1ll yourself.")]
    public void Threat_and_the_wish_of_harm_are_found(string text)
    {
        var signal = Assert.Single(Judge(text), signal => signal.Kind == SignalKind.Threat);

        Assert.NotEmpty(signal.Spans);
        Assert.Equal(PolicyIds.Threat, signal.Policy);
    }

    [Fact]
    public void Verdict_on_a_whole_group_is_severe_and_says_so_in_the_words_of_the_comment()
    {
        const string text = "The bridge opened on Friday. Only the immigrants are that lazy, all of them.";

        var signal = Assert.Single(Judge(text), signal => signal.Kind == SignalKind.IdentityAttack);

        Assert.Equal(Severity.High, signal.Severity);
        Assert.StartsWith("“Only the immigrants” judges a whole group", signal.Reason);
        Assert.All(signal.Spans, span => Assert.InRange(span.Start, text.IndexOf("Only", StringComparison.Ordinal), text.Length - 1));
    }

    [Fact]
    public void Which_group_is_named_makes_no_difference()
    {
        string[] groups = ["muslims", "christians", "jews", "germans", "nigerians", "lesbians", "heterosexuals", "refugees"];
        var harmless = groups.Select(group => Probability($"The {group} at the table next to us were lovely.")).ToList();
        var attacking = groups.Select(group => Probability($"The {group} are filthy animals.")).ToList();

        Assert.InRange(harmless.Max() - harmless.Min(), 0, 0.02);
        Assert.InRange(attacking.Max() - attacking.Min(), 0, 0.02);
    }

    [Fact]
    public void Same_comment_gives_the_same_answer_whatever_was_judged_before()
    {
        const string text = "You are a complete idiot, and all immigrants are parasites.";
        var first = ToneModel.Shipped.Judge(text);
        ToneModel.Shipped.Judge("Something quite different about the heating of the pool.");
        var second = ToneModel.Shipped.Judge(text);

        Assert.Equal(first.Scores, second.Scores);
        Assert.Equal(first.Shares, second.Shares);
    }

    [Theory]
    [InlineData("Este país es una vergüenza y nadie hace nada por la gente que trabaja en el puerto.")]
    [InlineData("Die Leute am Hafen sind alle arm dran, denn die Stadt hat seit Jahren nichts getan.")]
    [InlineData("In de haven is het water al weken vies en niemand doet er iets aan, we zijn boos.")]
    [InlineData("Je ne comprends pas pourquoi on a fermé le port sans rien dire aux gens du quartier.")]
    [InlineData("A me non sembra giusto che il sindaco parli così dei pescatori in un momento come questo.")]
    public void Comment_in_another_language_is_not_judged_by_english_words(string text)
    {
        Assert.False(ToneLanguage.IsEnglish(ToneModel.Shipped.Judge(text).Reading.Text));
        Assert.DoesNotContain(Judge(text), signal => signal.Kind is SignalKind.IdentityAttack or SignalKind.Insult or SignalKind.Threat);
    }

    [Theory]
    [InlineData("All immigrants are p4rasites, send th3m back.")]
    [InlineData("filthy lying cheating scum, stupid idiots")]
    [InlineData("U R a stup1d id10t lol ur dumb af")]
    [InlineData("Mayor Lindqvist told Harbour Council Wednesday Ferries Stop January")]
    public void English_is_english_however_it_is_typed(string text) => Assert.True(ToneLanguage.IsEnglish(ToneModel.Shipped.Judge(text).Reading.Text));

    [Theory]
    [InlineData(39)]
    [InlineData(4_000)]
    [InlineData(200_000)]
    public void One_letter_held_down_attacks_nobody(int letters) =>
        Assert.DoesNotContain(Judge(new string('a', letters)), signal => signal.Kind is SignalKind.IdentityAttack or SignalKind.Insult or SignalKind.Threat);

    [Theory]
    [InlineData("She is an idiot and he knows it.")]
    [InlineData("He wrote it like a pathetic loser.")]
    [InlineData("The clown who planned this roundabout should be ashamed, what a moron.")]
    public void Reason_of_an_insult_names_a_word_that_is_marked(string text)
    {
        var signal = Assert.Single(Judge(text), signal => signal.Kind == SignalKind.Insult);
        var named = signal.Reason[1..signal.Reason.IndexOf('”', StringComparison.Ordinal)];

        Assert.Contains(signal.Spans, span => text[span.Start..span.End].Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("…!!! ???")]
    [InlineData("👍🏽\uD83D")]
    [InlineData("''''\"\"**##@@$$")]
    public void Comment_without_words_raises_nothing(string text) => Assert.Empty(Judge(text));

    private static double Probability(string text) => ToneModel.Shipped.Judge(text)[ToneHead.IdentityAttack];

    private static IReadOnlyList<Signal> Judge(string text) => new ThreadTriage(null, null, []).Judge([new TriageComment("1", "reader", null, text, null)])[0].Signals;
}
