using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Pages;

namespace Dashboard.Tests.Ingest.Pages;

public class PageCommentsTests
{
    private const string Story = "<article><h1>Storm closes harbour</h1><p>The harbour was closed on Monday after the storm, and two ferries had to wait outside until the wind dropped.</p>" +
        "<p>Nobody was hurt, the harbour master said, although a crane had come loose and damaged the roof of a warehouse.</p></article>";

    private static ArticleDraft Read(string thread) =>
        PageReader.Read($"<html><body>{Story}{thread}</body></html>", new ReceivedWith(Url: "https://example.com/storm"), new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static IReadOnlyList<CommentDraft> Comments(string thread) => Read(thread).Comments;

    [Fact]
    public void Read_wordpress_list_keeps_nesting_times_and_paragraphs()
    {
        var comments = Comments("""
            <div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list">
            <li id="comment-11" class="comment even thread-even depth-1"><article id="div-comment-11" class="comment-body">
              <footer class="comment-meta"><div class="comment-author vcard"><img alt=""><b class="fn">Reader One</b> <span class="says">says:</span></div>
              <div class="comment-metadata"><a href="#comment-11"><time datetime="2029-03-02T10:15:00+01:00">March 2, 2029 at 10:15 am</time></a></div></footer>
              <div class="comment-content"><p>First thought.</p><p>Second <b>thought</b>.</p></div><div class="reply"><a href="#">Reply</a></div></article>
              <ol class="children"><li id="comment-12" class="comment odd alt depth-2"><article id="div-comment-12" class="comment-body">
                <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Reader Two</b></div><div class="comment-metadata"><time datetime="2029-03-02T11:00:00+01:00">x</time></div></footer>
                <div class="comment-content"><p>An answer.</p></div></article></li></ol></li>
            <li id="comment-13" class="pingback even depth-1"><p>Pingback: elsewhere</p></li></ol>
            <div id="respond" class="comment-respond"><form><p>Your email address will not be published.</p></form></div></div>
            """);

        Assert.Equal(
            [
                new CommentDraft("11", "Reader One", new DateTimeOffset(2029, 3, 2, 9, 15, 0, TimeSpan.Zero), true, "First thought.\n\nSecond thought."),
                new CommentDraft("12", "Reader Two", new DateTimeOffset(2029, 3, 2, 10, 0, 0, TimeSpan.Zero), true, "An answer.", "11"),
            ], comments);
    }

    [Fact]
    public void Read_old_wordpress_theme_with_words_for_dates_keeps_the_wall_clock()
    {
        var comments = Comments("""
            <ol class="commentlist"><li class="comment depth-1" id="li-comment-5"><div id="comment-5"><div class="comment-author vcard"><cite class="fn">A Reader</cite> <span class="says">says:</span></div>
            <div class="comment-meta commentmetadata"><a href="#">June 4, 2029 at 3:04 pm</a></div><p>Just this.</p></div></li>
            <li class="comment depth-2" id="li-comment-6"><div id="comment-6"><cite class="fn">B Reader</cite><div class="comment-meta"><a href="#">June 5, 2029 at 8:00 am</a></div><p>And that.</p></div></li></ol>
            """);

        Assert.Equal(
            [
                new CommentDraft("5", "A Reader", new DateTimeOffset(2029, 6, 4, 15, 4, 0, TimeSpan.Zero), false, "Just this."),
                new CommentDraft("6", "B Reader", new DateTimeOffset(2029, 6, 5, 8, 0, 0, TimeSpan.Zero), false, "And that.", "5"),
            ], comments);
    }

    [Fact]
    public void Read_microdata_comments_without_ids_get_the_same_ids_every_time()
    {
        const string thread = """
            <section><div itemscope itemtype="https://schema.org/Comment"><span itemprop="author"><span itemprop="name">A Reader</span></span>
            <meta itemprop="dateCreated" content="2029-06-04T15:04:00Z"><div itemprop="text">What a storm.</div></div>
            <div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">B Reader</span><div itemprop="text">Indeed.</div></div></section>
            """;
        var (first, again) = (Comments(thread), Comments(thread));

        Assert.Equal(["A Reader", "B Reader"], first.Select(c => c.Author));
        Assert.Equal(["What a storm.", "Indeed."], first.Select(c => c.Text));
        Assert.Equal(first, again);
        Assert.Equal(2, first.Select(c => c.ExternalId).Distinct().Count());
    }

    [Fact]
    public void Read_comments_are_not_part_of_the_article()
    {
        var draft = Read("<div class=comments><div class=comment id=comment-1><cite>N</cite><p>A very long comment that looks like prose, with commas, clauses, and a full stop at its end.</p></div></div>");
        Assert.DoesNotContain("looks like prose", draft.Text, StringComparison.Ordinal);
        Assert.Single(draft.Comments);
    }

    [Theory]
    [InlineData("<p class=comment-count>3 comments</p>")]
    [InlineData("<div class=comment></div>")]
    [InlineData("<div class='comment'><p>no author, no time</p></div>")]
    [InlineData("<form id=commentform><p>Write one</p></form>")]
    public void Read_what_only_resembles_a_comment_is_none(string html) => Assert.Empty(Comments(html));
}
