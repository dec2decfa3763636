using Bunit;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.Moderation;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>What of a comment with strong words is seen before somebody asks for it.</summary>
public sealed class FocusTests : BunitContext
{
    private const string Worst = "worstword";

    [Theory]
    [InlineData(1)]
    [InlineData(800)]
    public void Strong_words_stay_covered_however_long_the_comment(int sentences)
    {
        var comment = Strong(string.Concat(Enumerable.Repeat($"This {Worst} of all. ", sentences)));
        var covered = Focus(comment, blurred: true);
        Assert.All(covered.FindAll(".words"), words => Assert.Contains("blurred", words.ClassList));
        Assert.Equal("true", covered.Find(".words").GetAttribute("aria-hidden"));

        var open = Focus(comment, blurred: false);
        Assert.DoesNotContain(open.FindAll(".words"), words => words.ClassList.Contains("blurred"));
        Assert.Contains(Worst, open.Find(".words").TextContent, StringComparison.Ordinal);
        Assert.Equal(sentences > 1 ? 1 : 0, open.FindAll("button").Count);
    }

    [Fact]
    public void Reason_that_says_the_words_again_is_covered_with_them()
    {
        var comment = Strong($"This {Worst} of all.");
        var why = Render<WhyHere>(parameters => parameters.Add(page => page.Comment, comment).Add(page => page.Policies, []).Add(page => page.Blurred, true));
        Assert.All(why.FindAll("p").Where(line => line.TextContent.Contains(Worst, StringComparison.Ordinal)), line => Assert.Contains("blurred", line.ClassList));
        Assert.Empty(Render<WhyHere>(parameters => parameters.Add(page => page.Comment, comment).Add(page => page.Policies, [])).FindAll(".blurred"));
    }

    [Fact]
    public void Preview_of_several_covers_strong_words_until_they_are_asked_for()
    {
        var item = new QueueItem(Strong($"This {Worst} of all."), "a-story", "A story", "A report", "The Post", null, 0);
        var dialog = Render<BulkDialog>(parameters => parameters
            .Add(page => page.Bulk, new Several(new BulkChoice(Ids: ["c"]), DecisionAction.Reject, new BulkPreview(1, [item], 1, 1, [], 0, ["c"]))).Add(page => page.Policies, []));
        Assert.Contains("blurred", dialog.Find(".preview-list .words").ClassList);
        dialog.FindAll("button").Single(button => button.TextContent.StartsWith("Strong words", StringComparison.Ordinal)).Click();
        Assert.DoesNotContain("blurred", dialog.Find(".preview-list .words").ClassList);
    }

    [Fact]
    public void List_of_keys_says_at_the_desk_what_they_do_there()
    {
        var help = Render<Web.Components.KeysHelp>();
        string Meaning(string place, string key) => help.FindAll($".{place} dt").Single(term => term.QuerySelector("kbd")!.TextContent == key).NextElementSibling!.TextContent;
        Assert.Equal("Add articles", Meaning("of-board", "a"));
        Assert.StartsWith("Keep", Meaning("of-desk", "a"), StringComparison.Ordinal);
        Assert.StartsWith("Choose", Meaning("of-desk", "x"), StringComparison.Ordinal);
    }

    private IRenderedComponent<CommentFocus> Focus(Comment comment, bool blurred) => Render<CommentFocus>(parameters => parameters
        .Add(focus => focus.Item, new QueueItem(comment, "a-story", "A story", "A report", "The Post", null, 0)).Add(focus => focus.Blurred, blurred));

    private static Comment Strong(string text)
    {
        var comment = new Comment { Id = "c", StoryId = "s", ArticleId = "a", ExternalId = "e", Author = "Reader", AuthorKey = "reader", Text = text, ImportedAt = DateTimeOffset.UnixEpoch };
        comment.Judge([new Signal(SignalKind.IdentityAttack, Severity.High, $"“{Worst}” is a word that insults.", [new CommentSpan(5, 5 + Worst.Length)], new Rule("test", "1"))], null);
        return comment;
    }
}
