using Dashboard.Domain.Articles;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Tests.Ingest.PastedText;

public sealed class PublicationDateTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static PublicationReading Infer(string body, string? header = null, string? caption = null, string? url = null, DateTimeOffset? comment = null, DateTimeOffset? received = null, params FieldCandidate[] stated)
    {
        var text = "";
        var blocks = new List<Block>();
        Add(BlockKind.Dateline, header);
        Add(BlockKind.Caption, caption);
        Add(BlockKind.Body, body);
        return PublicationDate.Infer(new DateEvidence(text, blocks, received ?? Received) { Url = url, FirstComment = comment, Stated = stated });

        void Add(BlockKind kind, string? words)
        {
            if (words is null)
                return;
            text += text.Length > 0 ? "\n\n" : "";
            blocks.Add(new Block(kind, text.Length, text.Length + words.Length, 1, ""));
            text += words;
        }
    }

    [Theory]
    [InlineData("Published: Tue, March 03, 2020", "2020-03-03")]
    [InlineData("3 March 2020", "2020-03-03")]
    [InlineData("March 3rd, 2020, 10:31 GMT", "2020-03-03T10:31:00+00:00")]
    [InlineData("Posted on March 3, 2020 at 3:39 PM EST", "2020-03-03T15:39:00-05:00")]
    [InlineData("2020-03-03T10:31+02:00", "2020-03-03T10:31:00+02:00")]
    [InlineData("MONDAY, MARCH 2ND, 2020 AT 10:49", "2020-03-02")]
    [InlineData("Publicado: 3 de marzo de 2020", "2020-03-03")]
    [InlineData("3 mars 2020", "2020-03-03")]
    [InlineData("23/03/2020", "2020-03-23")]
    [InlineData("3.4.2020", "2020-04-03")]
    public void Header_states_the_day_in_many_spellings(string header, string day)
    {
        var reading = Infer("The bridge fell.", header);
        Assert.Equal(day, reading.Field.Value);
        Assert.True(reading.Field.Confidence >= 0.8);
    }

    [Fact]
    public void Figures_that_can_be_read_both_ways_give_both_days()
    {
        var field = Infer("The bridge fell.", "Posted 03/04/2020").Field;
        Assert.True(field.Confidence < 0.6);
        Assert.Contains(field.Candidates, c => c.Value == "2020-03-04");
        Assert.Contains(field.Candidates, c => c.Value == "2020-04-03");
    }

    [Fact]
    public void Weekday_that_does_not_fit_its_date_costs_confidence()
    {
        var (right, wrong) = (Infer("x", "Published: Tue, March 03, 2020").Field, Infer("x", "Published: Fri, March 03, 2020").Field);
        Assert.True(wrong.Confidence < right.Confidence - 0.2);
    }

    [Fact]
    public void Caption_date_never_wins_alone()
    {
        var field = Infer("The bridge fell on a cold morning.", caption: "A crane on March 28, 2020. Quill/AFP").Field;
        Assert.NotEqual("2020-03-28", field.Value);
        Assert.Contains(field.Candidates, c => c.Value == "2020-03-28");
    }

    [Fact]
    public void Caption_and_first_comment_bound_the_day_together()
    {
        var reading = Infer("The bridge fell on Saturday.", caption: "A crane on March 25, 2020. Quill/AFP", comment: new DateTimeOffset(2020, 3, 26, 13, 0, 0, TimeSpan.Zero));
        Assert.Equal("2020-03-25", reading.Field.Value);
        Assert.Contains(reading.Field.Candidates, c => c.Value == "2020-03-21" && c.Reason.Contains("Saturday", StringComparison.Ordinal));
    }

    [Fact]
    public void Day_without_a_year_takes_it_from_the_caption()
    {
        var field = Infer("The mayor said on June 3 that the bridge would be rebuilt by August 9.", caption: "A crane on March 28, 2020. Quill/AFP").Field;
        Assert.Equal("2020-06-03", field.Value);
        Assert.InRange(field.Confidence, 0.4, 0.6);
    }

    [Fact]
    public void Address_and_header_that_agree_strengthen_each_other()
    {
        var both = Infer("x", "Published: March 3, 2020", url: "https://example.org/2020/03/03/bridge").Field;
        Assert.Equal("2020-03-03", both.Value);
        Assert.True(both.Confidence > Infer("x", "Published: March 3, 2020").Field.Confidence);
    }

    [Fact]
    public void Address_dated_after_the_first_comment_loses()
    {
        var reading = Infer("The bridge fell.", url: "https://example.org/2024/04/28/bridge", comment: new DateTimeOffset(2020, 3, 26, 13, 0, 0, TimeSpan.Zero));
        Assert.Equal("2020-03-26", reading.Field.Value);
    }

    [Fact]
    public void Weekday_word_is_resolved_against_the_winner_and_shown()
    {
        var reading = Infer("The bridge fell on Monday.", url: "https://example.org/2020/03/03/bridge");
        Assert.Equal(new DateOnly(2020, 3, 3), reading.Anchor.Day);
        Assert.Contains(reading.Field.Candidates, c => c.Value == "2020-03-02" && c.Reason.Contains("Monday", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_without_any_date_falls_back_to_the_arrival_with_low_confidence()
    {
        var plain = Infer("The bridge fell.");
        Assert.Equal("2026-11-22", plain.Field.Value);
        Assert.True(plain.Field.Confidence <= 0.2);
        var weekday = Infer("The bridge fell on Tuesday.");
        Assert.Equal("2026-11-17", weekday.Field.Value);
        Assert.True(weekday.Anchor.Confidence <= 0.3);
    }

    [Theory]
    [InlineData("The bridge fell.")]
    [InlineData("The bridge fell on Tuesday.")]
    [InlineData("The bridge fell on November 20, the mayor said.")]
    public void Day_that_rests_on_the_arrival_alone_never_gets_more_than_a_fifth(string body)
    {
        var reading = Infer(body);
        Assert.True(reading.Field.Confidence <= 0.2);
        Assert.True(reading.Anchor.Confidence <= 0.2);
        Assert.Contains("received", reading.Field.Reason);
    }

    [Fact]
    public void Old_day_in_the_story_is_no_day_of_publication()
    {
        var field = Infer("The architect, born on April 2, 1923, drew the bridge that fell in 2008 and again in 2019.").Field;
        Assert.NotEqual("1923-04-02", field.Value);
    }

    [Fact]
    public void Metadata_of_a_page_joins_the_candidates()
    {
        var field = Infer("x", url: "https://example.org/2020/03/03/bridge", stated: new FieldCandidate("2020-03-03T08:00:00+01:00", 0.95, "Metadata")).Field;
        Assert.Equal("2020-03-03T08:00:00+01:00", field.Value);
    }

    [Fact]
    public void Day_in_the_future_loses()
    {
        var field = Infer("x", "Published: March 3, 2030", url: "https://example.org/2026/11/20/bridge").Field;
        Assert.Equal("2026-11-20", field.Value);
    }
}
