using Dashboard.Domain.Articles;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Tests.Ingest.PastedText;

public sealed class PastedTextReaderTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    private static ArticleDraft Read(string text, ReceivedWith? with = null) => PastedTextReader.Read(text, with ?? new ReceivedWith(), Received);

    private static IEnumerable<(BlockKind Kind, string Words)> Blocks(ArticleDraft draft) => draft.Blocks.Select(b => (b.Kind, draft.Text[b.Start..b.End]));

    private static BlockKind KindOf(ArticleDraft draft, string fragment) => Blocks(draft).Single(b => b.Words.Contains(fragment, StringComparison.Ordinal)).Kind;

    private const string Story = """
        The old bridge over the Hale was closed on Monday after divers found cracks in two of its piers.

        Engineers of the port authority said the cracks had grown since the winter floods and that lorries would have to use the northern road.

        Traders on the quay complained that the closure had come without warning.
        """;

    [Fact]
    public void Wrapped_lines_become_one_paragraph_and_keep_the_breaks_between_paragraphs()
    {
        var draft = Read("""
            The old bridge over the Hale was closed on Monday after divers
            found cracks in two of its piers, the port authority said in a
            statement.

            Lorries have to use the northern road until the piers have been
            strengthened, which may take until the
             autumn.
            """);
        Assert.Equal(2, draft.Blocks.Count);
        Assert.Equal("The old bridge over the Hale was closed on Monday after divers found cracks in two of its piers, the port authority said in a statement.\n\n"
            + "Lorries have to use the northern road until the piers have been strengthened, which may take until the autumn.", draft.Text);
    }

    [Fact]
    public void Lines_of_an_unwrapped_text_stay_paragraphs_of_their_own()
    {
        var draft = Read("Mara Quill\nUpdated:\n" + Story.Replace("\n\n", "\n", StringComparison.Ordinal));
        Assert.Equal(5, draft.Blocks.Count);
    }

    [Fact]
    public void Word_broken_at_its_hyphen_keeps_the_hyphen_and_gets_no_space()
    {
        var draft = Read("The decision to close the old bridge was taken by the state-\nrun port authority after a night of long and difficult talks in\nthe town hall of the northern quarter.");
        Assert.Contains("state-run port", draft.Text);
    }

    [Fact]
    public void Address_broken_over_two_lines_is_rejoined_and_becomes_the_address_of_the_article()
    {
        var draft = Read(Story + "\n\nOriginal url:\nhttps://example.org/2026/03/17/old-bridge-over-the-hale-closed-after-divers-find-cracks\n-in-piers-x77\n");
        Assert.Equal("https://example.org/2026/03/17/old-bridge-over-the-hale-closed-after-divers-find-cracks-in-piers-x77", draft.Fields[FieldNames.Url].Value);
        Assert.Equal("2026-03-17", draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Equal("example.org", draft.Fields[FieldNames.Source].Value);
    }

    [Fact]
    public void Address_of_an_announced_article_loses_against_the_article_s_own()
    {
        var draft = Read("Related article: Fishermen of the lagoon fear a hard summer\n\n" + Story
            + "\n\nhttps://example.org/2026/03/17/old-bridge-closed-cracks-piers\n\nhttps://example.org/2020/01/02/fishermen-lagoon-fear-hard-summer");
        Assert.EndsWith("cracks-piers", draft.Fields[FieldNames.Url].Value);
        Assert.Equal("2026-03-17", draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Contains(draft.Fields[FieldNames.PublishedAt].Candidates, c => c.Value == "2020-01-02");
    }

    [Fact]
    public void Doubled_title_is_kept_once_and_nothing_else_is_lost()
    {
        var draft = Read("Old bridge over the Hale closed\n\nOld bridge over the Hale closed\nBy Mara Quill\n\n" + Story);
        Assert.Equal("Old bridge over the Hale closed", draft.Fields[FieldNames.Title].Value);
        Assert.Single(Blocks(draft), b => b.Kind == BlockKind.Title);
        Assert.Equal(5, draft.Blocks.Count);
    }

    [Theory]
    [InlineData("By Mara Quill", "Mara Quill", null)]
    [InlineData("By Mara Quill and Theo van der Berg", "Mara Quill and Theo van der Berg", null)]
    [InlineData("The Harbour Times | By Mara Quill", "Mara Quill", "The Harbour Times")]
    [InlineData("By Mara Quill | The Harbour Times", "Mara Quill", "The Harbour Times")]
    [InlineData("By Mara Quill, Staff Writer", "Mara Quill", null)]
    [InlineData("Mara Quill", "Mara Quill", null)]
    [InlineData("Author: Mara Quill", "Mara Quill", null)]
    public void Byline_under_the_title_is_read_with_its_place(string line, string byline, string? source)
    {
        var draft = Read("Old bridge over the Hale closed\n\n" + line + "\n\n" + Story);
        var field = draft.Fields[FieldNames.Byline];
        Assert.Equal(byline, field.Value);
        Assert.Equal(byline, draft.Text[field.Candidates[0].Start!.Value..field.Candidates[0].End!.Value]);
        Assert.Equal(source, draft.Fields[FieldNames.Source].Value);
        Assert.Equal(BlockKind.Byline, KindOf(draft, line));
    }

    [Theory]
    [InlineData("Harbour Post, March 17, 2026")]
    [InlineData("Harbour Post | Tuesday, March 17, 2026")]
    public void Outlet_before_the_date_is_the_source(string line)
    {
        var draft = Read("Old bridge over the Hale closed\n\n" + line + "\n\n" + Story);
        Assert.Equal("Harbour Post", draft.Fields[FieldNames.Source].Value);
        Assert.Equal("2026-03-17", draft.Fields[FieldNames.PublishedAt].Value);
        Assert.Equal(BlockKind.Dateline, KindOf(draft, line));
    }

    [Theory]
    [InlineData("By Monday, the bridge had been closed and the lorries had to use the northern road.")]
    [InlineData("By the time the divers came up, the bridge had been closed.")]
    public void Sentence_that_begins_with_by_is_no_byline(string sentence) =>
        Assert.Null(Read(sentence + "\n\n" + Story).Fields[FieldNames.Byline].Value);

    [Fact]
    public void Text_that_begins_at_once_has_no_title()
    {
        var field = Read(Story).Fields[FieldNames.Title];
        Assert.Null(field.Value);
        Assert.NotEmpty(field.Reason);
    }

    [Fact]
    public void What_the_sender_said_wins_and_the_readings_are_listed_behind_it()
    {
        var draft = Read("Old bridge closed for repairs\n\nBy Mara Quill\n\n" + Story, new ReceivedWith(Title: "Bridge shut", Byline: "Desk", Source: "The Lagoon", Language: "en", PublishedAt: Received));
        Assert.Equal("Bridge shut", draft.Fields[FieldNames.Title].Value);
        Assert.Contains(draft.Fields[FieldNames.Title].Candidates, c => c.Value == "Old bridge closed for repairs");
        Assert.Equal("Desk", draft.Fields[FieldNames.Byline].Value);
        Assert.Equal("The Lagoon", draft.Fields[FieldNames.Source].Value);
        Assert.StartsWith("2026-03-20T12:00:00", draft.Fields[FieldNames.PublishedAt].Value);
    }

    [Fact]
    public void Dateline_before_the_lead_is_a_block_of_its_own_and_names_the_agency()
    {
        var draft = Read("PORT HALE, March 17 (AP) - The old bridge over the Hale was closed on Monday after divers found cracks.\n\n" + Story);
        Assert.Equal((BlockKind.Dateline, "PORT HALE, March 17 (AP) -"), Blocks(draft).First());
        Assert.StartsWith("The old bridge", Blocks(draft).ElementAt(1).Words);
        Assert.Equal("AP", draft.Fields[FieldNames.Agency].Value);
        Assert.Equal("2026-03-17", draft.Fields[FieldNames.PublishedAt].Value);
    }

    [Fact]
    public void Agency_that_only_credits_a_picture_is_a_weak_candidate()
    {
        var draft = Read("Old bridge over the Hale closed\n\nA crane lifts a girder of the old bridge, March 16, 2026. AFP/Mara Quill\n\n" + Story);
        Assert.Equal(BlockKind.Caption, KindOf(draft, "lifts a girder"));
        Assert.Equal("AFP", draft.Fields[FieldNames.Agency].Value);
        Assert.True(draft.Fields[FieldNames.Agency].Confidence < 0.5);
        Assert.True(Read(Story + "\n\nAFP contributed to this report.").Fields[FieldNames.Agency].Confidence > 0.7);
    }

    [Fact]
    public void Clutter_is_named_and_nothing_of_it_is_deleted()
    {
        var draft = Read("Old bridge over the Hale closed\n\n" + Story + """


            Read more: Fishermen fear a hard summer
            Share this:
            Facebook
            Follow us on Instagram
            We need your help. For as little as $2 you can support our newsroom.
            About the Author
            Mara Quill
            Mara Quill is a reporter for The Harbour Times and covers the port.
            Leave a Reply
            Your email address will not be published.
            Name *
            """);
        Assert.Equal(BlockKind.RelatedLink, KindOf(draft, "Fishermen fear"));
        Assert.Equal(BlockKind.ShareBar, KindOf(draft, "Facebook"));
        Assert.Equal(BlockKind.ShareBar, KindOf(draft, "on Instagram"));
        Assert.Equal(BlockKind.Appeal, KindOf(draft, "as little as"));
        Assert.Equal(BlockKind.AuthorBio, KindOf(draft, "covers the port"));
        Assert.Equal(BlockKind.ReplyForm, KindOf(draft, "will not be published"));
        Assert.Equal(BlockKind.ReplyForm, KindOf(draft, "Name *"));
        Assert.Equal(3, Blocks(draft).Count(b => b.Kind == BlockKind.Body));
        Assert.Equal("Mara Quill", draft.Fields[FieldNames.Byline].Value);
        Assert.Equal("The Harbour Times", draft.Fields[FieldNames.Source].Value);
    }

    [Theory]
    [InlineData("Residents were asked to donate blood and to sign up for shelters.")]
    [InlineData("The minister said the paywall of the motorway would go.")]
    [InlineData("Follow the money, the judge told the jury, and you will find the man.")]
    [InlineData("Share prices fell after the port was closed.")]
    [InlineData("The council said it would support independent traders with a loan.")]
    [InlineData("Listen to the river, the old pilots say, before you trust the bridge.")]
    [InlineData("The comments are closed to interpretation, the lawyer said.")]
    [InlineData("Photographs by divers show cracks in both piers.")]
    public void Sentence_of_a_report_that_uses_the_words_of_clutter_stays_body(string sentence) =>
        Assert.Equal(BlockKind.Body, KindOf(Read(Story + "\n\n" + sentence + "\n\nThe port reopens in June."), sentence));

    [Fact]
    public void Paragraph_about_something_else_is_an_insert_with_its_headline()
    {
        var draft = Read("Old bridge over the Hale closed\n\n" + Story + """


            Ten Wonderful Cakes for Your Next Garden Party
            Our favourite baker Odile reveals how chocolate, almonds and whipped cream turn any birthday into a feast.

            The port authority said the divers would look at the piers of the bridge again on Friday, and that the cracks were wide.

            Lorries queued on the northern road on Tuesday, and traders on the quay closed early for want of customers.

            The winter floods had moved stones against the piers, engineers said, and the bridge had not been examined since.
            """);
        Assert.Equal(2, Blocks(draft).Count(b => b.Kind == BlockKind.Insert));
        Assert.Equal(BlockKind.Insert, KindOf(draft, "Odile"));
        Assert.Equal(BlockKind.Insert, KindOf(draft, "Wonderful Cakes"));
        Assert.Equal(6, Blocks(draft).Count(b => b.Kind == BlockKind.Body));
    }

    [Fact]
    public void Unbalanced_quotes_and_strange_spaces_are_read_like_any_text()
    {
        var draft = Read("Old\u00A0bridge\u2009over the\u200B Hale closed\r\n\r\n\u201CWe heard it\u00A0fall, the pilot said. \u2018Twice.\r\n\r\n" + Story);
        Assert.Equal("Old bridge over the Hale closed", draft.Fields[FieldNames.Title].Value);
        Assert.Contains("\u201CWe heard it fall, the pilot said. \u2018Twice.", draft.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n\u200B\u00A0 ")]
    public void Text_without_a_word_is_refused(string text) => Assert.Throws<UnreadableException>(() => Read(text));

    [Theory]
    [InlineData("en", Story)]
    [InlineData("es", "El puente viejo fue cerrado el lunes después de que los buzos encontraran grietas en dos de los pilares, dijo la autoridad del puerto en un comunicado.")]
    [InlineData("de", "Die alte Brücke wurde am Montag gesperrt, nachdem Taucher Risse in zwei der Pfeiler gefunden hatten, und die Lastwagen werden nun über die Straße im Norden geleitet.")]
    [InlineData("ru", "Старый мост был закрыт в понедельник после того, как водолазы нашли трещины в двух опорах, и это не первый случай, сказал он.")]
    [InlineData("ar", "أغلق الجسر القديم يوم الاثنين بعد أن عثر الغواصون على شقوق في اثنين من أعمدته، وقال مسؤول في الميناء إن هذا كان متوقعا من قبل")]
    public void Language_is_told_by_script_and_function_words(string language, string text) =>
        Assert.Equal(language, Read(text).Fields[FieldNames.Language].Value);
}
