using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Tests.Analysis.Text;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Dr. Hale left. He was late.", 2)]
    [InlineData("The U.S. Navy came at 5 p.m. on Monday. It left.", 2)]
    [InlineData("J. K. Holm paid $3.5 million. It was fair.", 2)]
    [InlineData("“We stay.” The mayor nodded.", 2)]
    [InlineData("“We stay,” the mayor said.", 1)]
    [InlineData("A line that was wrapped near the margin because it is long\nand goes on here.", 1)]
    [InlineData("First paragraph\n\nSecond paragraph", 2)]
    public void Text_is_cut_where_a_reader_would_cut_it(string text, int count) => Assert.Equal(count, Sentences.Split(text, 0, text.Length).Count());

    [Fact]
    public void Quotation_without_closing_mark_ends_with_its_paragraph()
    {
        const string text = "“We stay, he said.\n\nThe port is open. “Yes,” she said.";

        var quotes = QuoteSpans.Find(text, 0, text.Length);

        Assert.Equal(2, quotes.Count);
        Assert.Equal("Yes,", text[quotes[1].Start..quotes[1].End]);
    }

    [Fact]
    public void Contracts_are_content_though_according_to_is_not()
    {
        Assert.False(StatementReader.IsContent(Tokenizer.Read("according", 0, 9)[0]));
        Assert.True(StatementReader.IsContent(Tokenizer.Read("contract", 0, 8)[0]));
    }

    [Theory]
    [InlineData("withdrew", "withdrawal")]
    [InlineData("injured", "injuring")]
    [InlineData("told", "telling")]
    [InlineData("stopped", "stopping")]
    [InlineData("paid", "payments")]
    [InlineData("arrived", "arrivals")]
    [InlineData("studies", "studied")]
    public void Forms_of_a_word_share_a_stem(string a, string b) => Assert.Equal(Stems.Of(a), Stems.Of(b));

    [Theory]
    [InlineData("leave", "withdrew")]
    [InlineData("employees", "staff")]
    [InlineData("informed", "told")]
    public void Words_of_one_meaning_share_a_concept(string a, string b) => Assert.Equal(Concepts.Of(a), Concepts.Of(b));

    [Theory]
    [InlineData("stay", "leave")]
    [InlineData("told", "left")]
    public void Words_of_two_meanings_do_not(string a, string b) => Assert.NotEqual(Concepts.Of(a), Concepts.Of(b));
}
