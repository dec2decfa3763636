using Dashboard.Domain.Articles;
using Dashboard.Web.Features.Articles;

namespace Dashboard.Web.Tests.Features.Articles;

public sealed class ArticleMarksTests
{
    private static Block Of(BlockKind kind, int start, int end) => new(kind, start, end, 1, "because");

    [Fact]
    public void Neighbouring_clutter_folds_into_one_run_and_the_article_stays_block_by_block()
    {
        var runs = ArticleMarks.Runs(
            [Of(BlockKind.Body, 0, 5), Of(BlockKind.Appeal, 6, 9), Of(BlockKind.ShareBar, 10, 14), Of(BlockKind.Body, 15, 20)], headline: null);
        Assert.Equal([false, true, false], runs.Select(run => run.Clutter));
        Assert.Equal([1, 2], runs[1].Blocks.Select(item => item.Index));
    }

    [Fact]
    public void Folded_run_says_how_many_words_and_of_what_kind()
    {
        const string text = "Give now please Share this";
        var run = ArticleMarks.Runs([Of(BlockKind.Appeal, 0, 15), Of(BlockKind.ShareBar, 16, 26)], null).Single();
        Assert.Equal("5 words folded: appeal, share bar", ArticleMarks.Describe(run, text));
    }

    [Fact]
    public void Marks_of_a_block_are_those_that_touch_it()
    {
        var notes = new[] { new MarginNote(10, 20, "conflict", "Number", "title", "/x"), new MarginNote(40, 50, "reuse", "copied", "title", "/y") };
        var span = Assert.Single(ArticleMarks.MarksIn(Of(BlockKind.Body, 0, 30), notes));
        Assert.Equal((10, 20), (span.Start, span.End));
    }
}
