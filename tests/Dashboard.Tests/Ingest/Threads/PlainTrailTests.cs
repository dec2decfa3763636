using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Tests.Ingest.Threads;

public sealed class PlainTrailTests
{
    private const string Story = "Old bridge over the Hale closed\n\nThe old bridge was closed on Monday after divers found cracks in its piers.\n\n";

    private static ArticleDraft Read(string text) => PastedTextReader.Read(text, new ReceivedWith(), new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));

    private static string Line(CommentDraft comment) => $"{comment.Author} {comment.PostedAt:yyyy-MM-dd HH:mm}";

    [Fact]
    public void Indent_of_the_bullet_says_what_answers_what()
    {
        var draft = Read(Story + """
            Post a comment or leave a trackback: Trackback URL.

              • mara q.  On 03/14/2020 at 1:00 pm

                First of all.

                Second paragraph,
                which goes on after a break in the line because it is so long.

                • Theo  On 03/14/2020 at 2:00 pm

                  An answer.

                  • mara q.  On 03/14/2020 at 3:00 pm

                    An answer to the answer.

                • Ida  On 03/15/2020 at 12:05 am

                  Another answer to the first.

              • Theo  On 03/16/2020 at 12:30 pm

                At the top again.

            Leave a Reply

            Name *
            """);
        var comments = draft.Comments;
        Assert.Equal(["mara q. 2020-03-14 13:00", "Theo 2020-03-14 14:00", "mara q. 2020-03-14 15:00", "Ida 2020-03-15 00:05", "Theo 2020-03-16 12:30"], comments.Select(Line));
        Assert.Equal([-1, 0, 1, 0, -1], comments.Select(c => comments.ToList().FindIndex(p => p.ExternalId == c.ParentExternalId)));
        Assert.Equal("First of all.\n\nSecond paragraph, which goes on after a break in the line because it is so long.", comments[0].Text);
        Assert.All(comments, c => Assert.False(c.ZoneKnown));
        Assert.Equal(5, draft.Blocks.Count(b => b.Kind == BlockKind.Comment));
        Assert.Equal(3, draft.Blocks.Count(b => b.Kind == BlockKind.ReplyForm));
    }

    [Theory]
    [InlineData("03/04/2020 at 1:00 pm", "03/31/2020 at 1:00 pm", "2020-03-04 13:00")]
    [InlineData("03/04/2020 at 1:00 pm", "31/05/2020 at 1:00 pm", "2020-04-03 13:00")]
    [InlineData("05/04/2020 at 1:00 pm", "04/05/2020 at 1:00 pm", "2020-04-05 13:00")]
    [InlineData("2020/03/04 at 13:00", "2020/03/31 at 13:00", "2020-03-04 13:00")]
    public void Order_of_day_and_month_is_decided_by_the_whole_thread(string first, string second, string time)
    {
        var draft = Read(Story + $"  • Mara  On {first}\n\n    One.\n\n  • Theo  On {second}\n\n    Two.\n");
        Assert.Equal("Mara " + time, Line(draft.Comments[0]));
    }

    [Fact]
    public void Headers_on_two_lines_are_understood_too()
    {
        var draft = Read(Story + """
            2 thoughts on “Old bridge”

            Mara says:
            March 14, 2020 at 1:00 pm

            The pier was rotten.

            Reply

            Theo says:
            March 14, 2020 at 2:30 pm

            It was not.

            Reply

            Leave a comment
            """);
        Assert.Equal(["Mara 2020-03-14 13:00", "Theo 2020-03-14 14:30"], draft.Comments.Select(Line));
        Assert.Equal("The pier was rotten.", draft.Comments[0].Text);
    }

    [Fact]
    public void Same_page_pasted_twice_gives_the_same_identities()
    {
        const string Page = Story + "  • Mara  On 03/14/2020 at 1:00 pm\n\n    One.\n\n  • Mara  On 03/14/2020 at 1:00 pm\n\n    One.\n";
        var ids = Read(Page).Comments.Select(c => c.ExternalId).ToList();
        Assert.Equal(ids, Read(Page).Comments.Select(c => c.ExternalId));
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public void Report_that_mentions_times_has_no_comments()
    {
        var draft = Read(Story + "The council met on 03/14/2020 at 1:00 pm.\n\nThe mayor said: the bridge closed on 14/03/2020 at 13:00.\n");
        Assert.Empty(draft.Comments);
        Assert.DoesNotContain(draft.Blocks, b => b.Kind == BlockKind.Comment);
    }
}
