using Dashboard.Analysis.Triage;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Triage;

public sealed class ThreadTriageTests
{
    private const string Opinion =
        "The pool should stay open through the winter, because the nearest other one is an hour away by bus and the swimming club has nowhere else to train.";

    private const string Article =
        "The council voted on Tuesday to close the outdoor pool from November until the end of March. Officials said heating the water "
        + "costs more than the entrance fees bring in. Members of the swimming club filled the gallery and called the decision a betrayal. "
        + "A petition with the names of four thousand residents was handed to the mayor before the vote.";

    [Theory]
    [InlineData("typed in capitals and other marks", "THE POOL should stay open through the winter - because the nearest other one is an hour away by bus, and the swimming club has nowhere else to train!")]
    [InlineData("an opener and a closer", "Hi all. The pool should stay open through the winter, because the nearest other one is an hour away by bus and the swimming club has nowhere else to train. Thanks.")]
    [InlineData("letters of another script", "The pооl shоuld stау open through the winter, because the nearest оther оne is an hоur аwау bу bus аnd the swimming club hаs nоwhere else to train.")]
    [InlineData("invisible characters", "The po\u200Bol should st\u200Bay open thr\u200Bough the win\u200Bter, bec\u200Bause the near\u200Best other one is an ho\u200Bur away by b\u200Bus and the swim\u200Bming club has nowhere else to train.")]
    [InlineData("digits for letters", "The p00l sh0uld stay 0pen thr0ugh the w1nter, b3cause the n3arest 0ther 0ne is an h0ur away by bu5 and the 5wimming club ha5 n0where else to tra1n.")]
    [InlineData("words split by spaces", "The po ol should stay op en through the win ter, because the near est other one is an ho ur away by bus and the swim ming club has no where else to tr ain.")]
    [InlineData("accents", "Thé pool shóuld stáy open thróugh the wínter, becáuse the neárest óther one is an hóur away by bus and the swímming club has nówhere else to tráin.")]
    [InlineData("two words swapped", "The pool must stay open through the winter, because the nearest other one is an hour away by train and the swimming club has nowhere else to train.")]
    public void Comment_repeated_by_another_with_typing_tricks_is_a_near_duplicate(string trick, string repeated)
    {
        var results = Judge(Comment("1", "Ilse", Opinion), Comment("2", "Tomas", repeated));

        var signal = Assert.Single(results[1].Signals);
        Assert.True(signal.Kind == SignalKind.NearDuplicate, trick);
        Assert.Equal("1", signal.RelatedCommentId);
        Assert.Equal(results[0].Group, results[1].Group);
        Assert.NotNull(results[0].Group);
    }

    [Fact]
    public void Comment_posted_again_by_its_author_with_more_text_supersedes_the_first_and_spans_cover_the_shared_words()
    {
        const string extra = "\n\nThe heating could be paid by the new sports fund, which nobody has drawn on since it was set up three years ago.";
        var results = Judge(Comment("1", "Ilse", Opinion), Comment("2", "Ilse", Opinion + extra));

        var signal = Assert.Single(results[1].Signals);
        Assert.Contains("supersedes", signal.Reason);
        Assert.Contains("containment 1.00", signal.Reason);
        Assert.Equal(Severity.Low, signal.Severity);
        Assert.Equal(Opinion.TrimEnd('.'), (Opinion + extra)[signal.Spans[0].Start..signal.Spans[0].End]);
        Assert.Single(signal.Spans);
    }

    [Fact]
    public void Later_comment_is_flagged_even_when_the_page_lists_it_first()
    {
        var results = Judge(
            Comment("2", "Tomas", Opinion) with { PostedAt = At(9) },
            Comment("1", "Ilse", Opinion) with { PostedAt = At(3) });

        Assert.Equal("1", Assert.Single(results[0].Signals).RelatedCommentId);
        Assert.DoesNotContain(results[1].Signals, signal => signal.Kind == SignalKind.NearDuplicate);
    }

    [Fact]
    public void Comment_that_repeats_one_of_another_thread_shares_its_group_and_says_where()
    {
        var result = new ThreadTriage(null, null, []).JudgeThread([Comment("2", "Tomas", Opinion)], [Comment("1", "Ilse", Opinion), Comment("3", "Ada", "Nobody swims outdoors in January, not even my dog.")]);

        var signal = Assert.Single(result.Comments[0].Signals);
        Assert.Equal("1", signal.RelatedCommentId);
        Assert.Contains("another thread", signal.Reason);
        Assert.Equal(new Dictionary<string, string> { ["1"] = result.Comments[0].Group! }, result.GroupsElsewhere);
    }

    [Fact]
    public void Comments_of_another_thread_that_repeat_each_other_change_nothing_here()
    {
        var result = new ThreadTriage(null, null, []).JudgeThread([Comment("3", "Ada", "Nobody swims outdoors in January, not even my dog.")], [Comment("1", "Ilse", Opinion), Comment("2", "Tomas", Opinion)]);

        Assert.Empty(result.GroupsElsewhere);
        Assert.Null(result.Comments[0].Group);
    }

    [Fact]
    public void Reply_that_quotes_the_other_comment_is_no_duplicate()
    {
        var reply = $"\"{Opinion}\" That is exactly what my daughter says every morning when she has to leave the house at five, and nobody in the town hall has ever asked her.";

        var results = Judge(Comment("1", "Ilse", Opinion), Comment("2", "Tomas", reply));

        Assert.DoesNotContain(results[1].Signals, signal => signal.Kind == SignalKind.NearDuplicate);
    }

    [Fact]
    public void Two_comments_on_the_same_subject_are_no_duplicates()
    {
        var results = Judge(
            Comment("1", "Ilse", Opinion),
            Comment("2", "Tomas", "Nobody swims outdoors in January. The club could use the school pool on two evenings, as it did before the outdoor one was built."));

        Assert.All(results, result => Assert.Null(result.Group));
    }

    [Fact]
    public void Short_agreement_by_two_people_is_no_duplicate()
    {
        var results = Judge(Comment("1", "Ilse", "Well said, thank you!"), Comment("2", "Tomas", "Well said!"));

        Assert.All(results, result => Assert.Empty(result.Signals));
    }

    [Fact]
    public void Comment_made_of_the_article_above_is_pasted_with_both_shares()
    {
        var text = $"From the article: {Article}";
        var signal = Assert.Single(new ThreadTriage("Pool to close", Article, []).Judge([Comment("1", "Ilse", text)])[0].Signals);

        Assert.Equal(SignalKind.PastedArticle, signal.Kind);
        Assert.Contains("“Pool to close” above", signal.Reason);
        Assert.Contains("100 % of that article", signal.Reason);
        Assert.Equal(Article.TrimEnd('.'), text[signal.Spans[0].Start..signal.Spans[0].End]);
    }

    [Fact]
    public void Comment_made_of_another_article_of_the_story_names_it()
    {
        var triage = new ThreadTriage("Cup final moved", "The final will be played a week later.", [new KnownArticle("7", "Pool to close", Article)]);

        var signal = Assert.Single(triage.Judge([Comment("1", "Ilse", Article)])[0].Signals);

        Assert.Contains("“Pool to close”", signal.Reason);
    }

    [Fact]
    public void Comment_that_quotes_a_sentence_and_adds_a_thought_is_not_pasted()
    {
        var text = "“Officials said heating the water costs more than the entrance fees bring in.” So do the library and the park, and nobody asks them to earn money.";

        Assert.DoesNotContain(new ThreadTriage("Pool to close", Article, []).Judge([Comment("1", "Ilse", text)])[0].Signals,
            signal => signal.Kind == SignalKind.PastedArticle);
    }

    [Fact]
    public void Unknown_article_with_title_and_byline_is_pasted_by_its_form()
    {
        var body = string.Join("\n\n", Enumerable.Range(1, 8).Select(i =>
            $"Paragraph {i} goes on about the history of public baths in the region, who paid for them and why so many were built in the same ten years before the railway came."));
        var text = $"Why Towns Stopped Building Pools\n\nAnneke Verhoeven | Water Weekly\n\n{body}";

        var signal = Assert.Single(new ThreadTriage("Pool to close", Article, []).Judge([Comment("1", "Ilse", text)])[0].Signals);

        Assert.Equal(SignalKind.PastedArticle, signal.Kind);
        Assert.Contains("Anneke Verhoeven | Water Weekly", signal.Reason);
        Assert.Contains("% of the page", signal.Reason);
    }

    [Fact]
    public void Long_comment_of_ones_own_is_not_pasted()
    {
        var body = string.Join("\n\n", Enumerable.Range(1, 9).Select(i =>
            $"My point number {i} is that I have lived here for thirty years and nobody ever asked me or my neighbours what we would pay for."));

        Assert.DoesNotContain(Judge(Comment("1", "Ilse", "Here is what I think\n\n" + body))[0].Signals, signal => signal.Kind == SignalKind.PastedArticle);
    }

    [Theory]
    [InlineData("Write to her at j.doe@example.org and tell her what you think", "j.doe@example.org")]
    [InlineData("Call him on +44 20 7946 0958 before noon", "+44 20 7946 0958")]
    [InlineData("His number is (020) 7946 0958 if you want to ask", "(020) 7946 0958")]
    [InlineData("The office is 555-010-4477, ask for the manager", "555-010-4477")]
    [InlineData("Son numéro est le 06 12 34 56 78, appelez-le la nuit.", "06 12 34 56 78")]
    [InlineData("You can reach the director on 07700 900123 after six.", "07700 900123")]
    [InlineData("Frag ihn selbst: 0170/5551234.", "0170/5551234")]
    [InlineData("Ring him on 02079460958 any time", "02079460958")]
    [InlineData("Send it back to DE89 3704 0044 0532 0130 00 and be done.", "DE89 3704 0044 0532 0130 00")]
    [InlineData("She paid with 4111 1111 1111 1111, I saw it.", "4111 1111 1111 1111")]
    [InlineData("His number is 219-09-9999, look him up.", "219-09-9999")]
    [InlineData("The letter on the wall says AB 12 34 56 C.", "AB 12 34 56 C")]
    [InlineData("The inspector lives at 12 Elm Grove Road, go and ask.", "lives at 12 Elm Grove Road")]
    [InlineData("Er wohnt in der Lindenstraße 14.", "wohnt in der Lindenstraße 14")]
    public void Comment_with_an_address_or_number_of_a_person_marks_exactly_that(string text, string expected)
    {
        var signal = Assert.Single(Judge(Comment("1", "Ilse", text))[0].Signals, signal => signal.Kind == SignalKind.PersonalData);

        var span = Assert.Single(signal.Spans);
        Assert.Equal(expected, text[span.Start..span.End]);
    }

    [Theory]
    [InlineData("The pool cost 1,250,000 in 1998 and 2,400,000 in 2019-2020, which is twice as much")]
    [InlineData("Budget 2023.11.24 was 1 200 000 000 and growth 3.5 percent")]
    [InlineData("See https://example.org/news/2024-05-06/1234567890 for the figures")]
    [InlineData("@Ilse I do not agree @all")]
    [InlineData("The repair costs 12 000 000, that is 3 000 for each of 4,000 cars. On 12.03.2025 they said 8 million, see no. 2024/118-33 of the council.")]
    [InlineData("ISBN 978-0-375-76485-1, and the order was 1234 5678 9012 3456 of 2019.")]
    [InlineData("I call 1000000000 a big number.")]
    [InlineData("Write to info@council.example or call the line of the council, 0800 555 0199 or 1-800-555-0199.")]
    [InlineData("Anybody who lives on Main Street knows that; 400 people lived there in 1990.")]
    [InlineData("Case 912-34-5678 was closed, and so were 123-00-4567 and 0x12AB34CD.")]
    [InlineData("Bus 06 leaves at 10 20 30 40 50 past.")]
    public void Comment_with_figures_or_links_gives_no_personal_data(string text) =>
        Assert.DoesNotContain(Judge(Comment("1", "Ilse", text))[0].Signals, signal => signal.Kind == SignalKind.PersonalData);

    [Theory]
    [InlineData("Please check out my new channel and subscribe http://example.com/abc")]
    [InlineData("I am making $85 an hour from home, details at www.example.com/job")]
    [InlineData("Buy followers cheap, write to t.me/followers_now")]
    public void Advertising_is_spam(string text) =>
        Assert.Contains(Judge(Comment("1", "Ilse", text))[0].Signals, signal => signal.Kind == SignalKind.Spam);

    [Theory]
    [InlineData("The figures are in the council's own report: https://example.org/report.pdf. Page 12 says the pool lost less than the car park did.")]
    [InlineData("You can check the register yourself, and click on the map to see who owns the land.")]
    [InlineData("My brother was paid for a day and then sent home.")]
    public void Source_or_everyday_word_is_no_spam(string text) =>
        Assert.DoesNotContain(Judge(Comment("1", "Ilse", text))[0].Signals, signal => signal.Kind == SignalKind.Spam);

    [Fact]
    public void Capitals_throughout_are_shouting_and_an_acronym_is_not()
    {
        var results = Judge(
            Comment("1", "Ilse", "STOP WASTING OUR MONEY ON THIS POOL AND FIX THE ROADS"),
            Comment("2", "Tomas", "The RSPB and the NHS said no."));

        Assert.Equal(SignalKind.Shouting, Assert.Single(results[0].Signals).Kind);
        Assert.Empty(results[1].Signals);
    }

    [Fact]
    public void Question_of_substance_is_civil_and_a_quarrel_is_not()
    {
        var results = Judge(
            Comment("1", "Ilse", "Does anyone know how many people used the pool last winter, and whether the council counted school classes?"),
            Comment("2", "Tomas", "Why would anybody believe these idiots in the town hall when they have lied about everything else so far?"),
            Comment("3", "Ada", "Poor mayor."));

        Assert.Equal(SignalKind.Civil, Assert.Single(results[0].Signals).Kind);
        Assert.Equal(SignalKind.Insult, Assert.Single(results[1].Signals).Kind);
        Assert.Empty(results[2].Signals);
    }

    [Theory]
    [InlineData("Oh great, another splendid plan by our beloved council, because the last one worked so well.")]
    [InlineData("They closed the pool and kept the car park, because of course. What could possibly go wrong.")]
    public void Mockery_is_not_surfaced_as_a_reasoned_opinion(string text) =>
        Assert.DoesNotContain(Judge(Comment("1", "Ilse", text))[0].Signals, signal => signal.Kind == SignalKind.Civil);

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("\ud800 \udc00 !!!! $$$$ @@@@ ''''")]
    [InlineData("ааааааааааааааааааааааааааа")]
    public void Odd_comment_is_judged_without_a_fault(string text)
    {
        var results = Judge(Comment("1", "", text), Comment("2", "", text));

        Assert.Equal(2, results.Count);
        Assert.All(results.SelectMany(result => result.Signals).SelectMany(signal => signal.Spans),
            span => Assert.InRange(span.End, span.Start + 1, text.Length));
    }

    private static IReadOnlyList<TriageResult> Judge(params TriageComment[] thread) => new ThreadTriage(null, null, []).Judge(thread);

    private static TriageComment Comment(string id, string author, string text) => new(id, author, At(int.Parse(id)), text, null);

    private static DateTimeOffset At(int minute) => new DateTimeOffset(2031, 5, 4, 8, 0, 0, TimeSpan.Zero).AddMinutes(minute);
}
