using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Threads;

namespace Dashboard.Tests.Ingest;

/// <summary>Numeric references and escapes can name what is no character; what is stored and shown has none of it.</summary>
public class NoCharacterTests
{
    private static readonly Uri Address = new("https://example.org/harbour");

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel><item><guid>a&#0;b</guid><title>Har&#xD800;bour</title><link>https://example.org/&#0;1</link></item></channel></rss>", "ab", "Har\uFFFDbour")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"a\\u0000b\",\"title\":\"Har\\ud800bour\"}]}", "ab", "Har\uFFFDbour")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"ab\",\"title\":\"Har\\ud83d\\ude00bour\",\"date_published\":\"\\udc00\"}]}", "ab", "Har😀bour")]
    public void Feed_with_numbers_of_no_character_is_read_without_them(string feed, string id, string title)
    {
        var item = Assert.Single(FeedReader.Read(Encoding.UTF8.GetBytes(feed), null, Address).Items);

        Assert.Equal((id, title), (item.Id, item.Title));
    }

    [Theory]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>https://example.org/1#comment-7</id><author><name>Ma&#0;ra</name></author><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Who&#xDC00; pays?</p></div></content></entry></feed>")]
    [InlineData("[{\"id\":7,\"post\":1,\"author_name\":\"Ma\\u0000ra\",\"content\":{\"rendered\":\"<p>Who\\udc00 pays?</p>\"}}]")]
    public void Followed_thread_with_numbers_of_no_character_is_read_without_them(string answer)
    {
        var comment = Assert.Single(FollowedThread.Read(Encoding.UTF8.GetBytes(answer), null, Address).Comments).Draft;

        Assert.Equal(("Mara", "Who\uFFFD pays?"), (comment.Author, comment.Text));
    }

    [Fact]
    public void Feed_of_comments_that_binds_the_prefix_of_xml_itself_is_refused_with_a_sentence()
    {
        const string feed = "<feed version=\"0.3\" made-up:xmlns=\"http://purl.org/atom/ns#\"><copyright>Hale</copyright></feed>";

        var refused = Assert.Throws<UnreadableException>(() => FollowedThread.Read(Encoding.UTF8.GetBytes(feed), null, Address));

        Assert.Contains("keeps for itself", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wire_item_whose_identity_names_half_a_character_can_be_stored()
    {
        const string item = "<nitf><head><docdata><doc-id id-string=\"harbour&#xD800;&#1;2\"/></docdata></head><body><body.head><hedline><hl1>Harbour closed</hl1></hedline></body.head><body.content><p>It was closed.</p></body.content></body></nitf>";
        var draft = new Dashboard.Ingest.ArticleReader().Read(Encoding.UTF8.GetBytes(item), new ReceivedWith("application/xml"), DateTimeOffset.UnixEpoch);

        Assert.Equal("harbour\uFFFD2", WireFacts.Of(draft.Fields)!.Id);
    }
}
