using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.SecondOpinions;

namespace Dashboard.Web.Tests.Features.SecondOpinions;

public sealed class OpinionCheckTests
{
    private const string First = "The mill stood empty. About 40 people were hurt at the mill, the board said. The mill stood empty.";
    private static readonly Dictionary<string, string> s_texts = new() { ["a"] = First, ["b"] = "Twelve people were hurt." };
    private static readonly Side[] s_sides = [new("40", [new("a", "Post", null, [], Voice.Narrator, Stance.Affirm, "", 22, 77, null, [])]), new("12", [new("b", "Herald", null, [], Voice.Narrator, Stance.Affirm, "", 0, 24, null, [])])];

    private static CheckedOpinion Read(string answer) => OpinionCheck.Read(answer, s_texts, s_sides);

    [Fact]
    public void Answer_whose_quotes_stand_in_the_texts_is_kept_with_the_offsets_where_they_stand()
    {
        var opinion = Read("""{"verdict":"conflict","reason":"40 and twelve differ.","quotes":[{"articleId":"a","quote":"About 40 people were hurt"},{"articleId":"b","quote":"Twelve people"}]}""");
        Assert.Equal(OpinionVerdict.Conflict, opinion.Verdict);
        Assert.Equal("40 and twelve differ.", opinion.Reason);
        Assert.Equal([new("a", 22, 47, "About 40 people were hurt"), new OpinionQuote("b", 0, 13, "Twelve people")], opinion.Quotes);
        Assert.All(opinion.Quotes, quote => Assert.Equal(quote.Text, s_texts[quote.ArticleId][quote.Start..quote.End]));
    }

    [Fact]
    public void Words_that_stand_several_times_are_found_where_the_dispute_is()
    {
        var quote = Assert.Single(Read("""{"verdict":"conflict","reason":"r","quotes":[{"articleId":"a","quote":"the mill"}]}""").Quotes);
        Assert.Equal(First.IndexOf("the mill,", StringComparison.Ordinal), quote.Start);
    }

    [Theory]
    [InlineData("""{"verdict":"conflict","reason":"r","quotes":[{"articleId":"a","quote":"About forty people were hurt"}]}""", "words that do not stand")]
    [InlineData("""{"verdict":"conflict","reason":"r","quotes":[{"articleId":"b","quote":"Twelve people"},{"articleId":"a","quote":"about 40 people"}]}""", "words that do not stand")]
    [InlineData("""{"verdict":"conflict","reason":"r","quotes":[{"articleId":"c","quote":"Twelve people"}]}""", "an article that it was not asked about")]
    [InlineData("""{"verdict":"conflict","reason":"r","quotes":[]}""", "nothing to show")]
    [InlineData("""{"verdict":"compatible","reason":"r","quotes":[{"articleId":"a","quote":""}]}""", "words that do not stand")]
    [InlineData("""{"verdict":"conflict","reason":" ","quotes":[{"articleId":"b","quote":"Twelve people"}]}""", "no reason")]
    [InlineData("""{"verdict":"dropped","reason":"r","quotes":[{"articleId":"b","quote":"Twelve people"}]}""", "verdicts")]
    [InlineData("""{"verdict":"0","reason":"r","quotes":[{"articleId":"b","quote":"Twelve people"}]}""", "verdicts")]
    [InlineData("""{"verdict":["conflict"],"reason":"r","quotes":[]}""", "verdicts")]
    [InlineData("""{"verdict":"unclear","reason":"r","quotes":"none"}""", "the form")]
    [InlineData("""{"verdict":"unclear","reason":"r"}""", "the form")]
    [InlineData("""["conflict"]""", "verdicts")]
    [InlineData("I think that they disagree.", "the form")]
    [InlineData("", "the form")]
    public void Answer_that_does_not_stand_the_check_is_dropped_and_says_why(string answer, string why)
    {
        var opinion = Read(answer);
        Assert.Equal(OpinionVerdict.Dropped, opinion.Verdict);
        Assert.Empty(opinion.Quotes);
        Assert.Contains(why, opinion.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_that_cannot_tell_needs_no_quotes() =>
        Assert.Equal(OpinionVerdict.Unclear, Read("""{"verdict":"unclear","reason":"The night is not named.","quotes":[]}""").Verdict);

    [Fact]
    public void Answer_in_a_code_fence_is_read() =>
        Assert.Equal(OpinionVerdict.Unclear, Read("```json\n{\"verdict\":\"Unclear\",\"reason\":\"r\",\"quotes\":[]}\n```").Verdict);
}
