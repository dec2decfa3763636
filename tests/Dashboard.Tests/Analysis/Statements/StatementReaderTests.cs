using Dashboard.Analysis;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Articles;
using Dashboard.Tests.Analysis.Contradictions;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Tests.Analysis.Statements;

public sealed class StatementReaderTests
{
    [Theory]
    [InlineData("“We stay,” Ada Holm said.", "Ada Holm")]
    [InlineData("“We stay,” said Ada Holm.", "Ada Holm")]
    [InlineData("The port is closed, according to the harbour office.", "the harbour office")]
    [InlineData("The harbour office said the port is closed.", "The harbour office")]
    public void Speaker_is_read_from_the_sentence(string text, string speaker) =>
        Assert.Equal(speaker, StatementReader.Read(Story.Article("a", text))[0].Speaker);

    [Theory]
    [InlineData("He was arrested on Monday.", "Mon 10 Jun 2024")]
    [InlineData("He was arrested on Wednesday.", "Wed 12 Jun 2024")]
    [InlineData("He will appear on Friday.", "Fri 14 Jun 2024")]
    [InlineData("He was arrested on June 3.", "Mon 3 Jun 2024")]
    [InlineData("He was arrested on 3 June 2021.", "Thu 3 Jun 2021")]
    public void Day_is_resolved_against_the_day_of_writing(string text, string day) =>
        Assert.Equal(day, Assert.Single(StatementReader.Read(Story.Article("a", text, anchor: Story.Wednesday12June))[0].Days).Shown);

    [Fact]
    public void Clutter_inserts_and_comments_are_never_read()
    {
        const string text = "The port is open.\n\nSend 5 dollars.\n\nI say 9 boats sank.";
        var article = new AnalysisArticle("a", "A", null, text,
            [new Block(BlockKind.Body, 0, 17, 1, ""), new Block(BlockKind.Appeal, 19, 34, 1, ""), new Block(BlockKind.Comment, 36, text.Length, 1, "")],
            null, DateTimeOffset.UnixEpoch);

        Assert.Equal("The port is open.", Assert.Single(StatementReader.Read(article)).Quote);
    }

    /// <summary>Whatever the text: nothing is thrown, and every statement is an exact piece of it.</summary>
    [Fact]
    public void Any_text_gives_exact_spans_and_no_exception()
    {
        string[] pieces = ["40", ",", ".", "“", "”", "\"", "\n", "\n\n", " ", "denied", "not", "Monday", "June", "2019", "-", "never had", "the report", "$", "million", "\ud800", "\0", "Ada", "’s", "U.S.", "…"];
        var texts = Gen.Elements(pieces).ListOf().Select(list => string.Join(' ', list));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var story = Story.Of(Story.Article("a", text, anchor: Story.Wednesday12June), Story.Article("b", "x " + text));
            return story.Findings.SelectMany(finding => finding.Sides).SelectMany(side => side.Statements)
                .All(statement => (statement.ArticleId == "a" ? text : "x " + text)[statement.Start..statement.End] == statement.Quote);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
