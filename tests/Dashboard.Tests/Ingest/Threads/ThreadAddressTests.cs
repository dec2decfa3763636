using Dashboard.Ingest.Pages;
using Dashboard.Ingest.Threads;

namespace Dashboard.Tests.Ingest.Threads;

public sealed class ThreadAddressTests
{
    [Theory]
    [InlineData("https://blog.example/wp-json/wp/v2/comments?post=12", ThreadSystem.WordPress, "https://blog.example/wp-json/wp/v2/comments?post=12&per_page=100")]
    [InlineData("https://blog.example/de/wp-json/wp/v2/comments/?per_page=10&order=asc&post=12", ThreadSystem.WordPress, "https://blog.example/de/wp-json/wp/v2/comments/?post=12&per_page=100")]
    [InlineData("https://blog.example/?rest_route=%2Fwp%2Fv2%2Fcomments&post=12", ThreadSystem.WordPress, "https://blog.example/?rest_route=/wp/v2/comments&post=12&per_page=100")]
    [InlineData("https://forum.example/t/the-quay/44", ThreadSystem.Discourse, "https://forum.example/t/44.json")]
    [InlineData("https://forum.example/t/the-quay/44/17", ThreadSystem.Discourse, "https://forum.example/t/44.json")]
    [InlineData("https://example.com/forum/t/44.json", ThreadSystem.Discourse, "https://example.com/forum/t/44.json")]
    public void A_thread_is_told_by_its_address_and_always_written_the_same_way(string address, ThreadSystem system, string first)
    {
        var thread = ThreadAddress.Of(new Uri(address));

        Assert.Equal((system, first), (thread!.System, thread.First.AbsoluteUri));
        Assert.Equal(thread, ThreadAddress.Of(thread.First));
    }

    [Theory]
    [InlineData("https://blog.example/wp-json/wp/v2/comments")]
    [InlineData("https://blog.example/wp-json/wp/v2/comments?post=12,13")]
    [InlineData("https://blog.example/wp-json/wp/v2/posts/12")]
    [InlineData("https://forum.example/t/the-quay")]
    [InlineData("https://forum.example/topics/44")]
    public void Other_addresses_are_no_threads(string address) => Assert.Null(ThreadAddress.Of(new Uri(address)));

    [Theory]
    [InlineData("https://blog.example/harbour/#comment-4", "https://blog.example/harbour/")]
    [InlineData("https://blog.example/harbour/comment-page-3/#comment-4", "https://blog.example/harbour/")]
    [InlineData("https://blog.example/?p=4&cpage=2#comment-4", "https://blog.example/?p=4")]
    public void The_page_of_a_comment_is_that_of_its_article(string comment, string page) => Assert.Equal(page, FollowedThread.PageOf(comment));

    [Fact]
    public void All_ways_of_writing_an_address_are_among_its_forms()
    {
        var forms = PageAddress.Forms("http://www.blog.example/harbour/?utm_source=x#top");

        Assert.Contains("https://blog.example/harbour", forms);
        Assert.Contains("http://www.blog.example/harbour/", forms);
        Assert.Equal(forms.Order(), PageAddress.Forms("https://blog.example/harbour").Order());
        Assert.Empty(PageAddress.Forms("mailto:desk@blog.example"));
    }
}
