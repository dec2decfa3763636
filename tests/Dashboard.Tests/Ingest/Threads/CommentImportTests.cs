using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Threads;

namespace Dashboard.Tests.Ingest.Threads;

public sealed class CommentImportTests
{
    private static CommentImportResult Read(string file, string contentType) =>
        CommentImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), contentType);

    [Fact]
    public void Json_array_of_the_contract_is_read_and_bad_items_are_named()
    {
        var result = Read("""
            [
              {"externalId":"a1","author":"Mara","postedAt":"2026-03-01T10:00:00Z","text":"The bridge was shut at noon."},
              {"externalId":"a2","author":"Theo","postedAt":"2026-03-01T10:05:00+02:00","text":"It was not.","parentExternalId":"a1"},
              {"author":"","text":"nobody"},
              {"author":"Mara"},
              17,
              {"author":"Mara","text":"late","postedAt":"soon"},
              {"externalId":"a1","author":"Mara","text":"again"},
              {"author":"Ida","text":"\ud800 broken"}
            ]
            """, "application/json");

        Assert.Equal(["a1", "a2"], result.Comments.Select(c => c.ExternalId));
        Assert.Equal("a1", result.Comments[1].ParentExternalId);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 5, 0, TimeSpan.Zero), result.Comments[1].PostedAt);
        Assert.True(result.Comments[0].ZoneKnown);
        Assert.Equal([3, 4, 5, 6, 7, 8], result.Rejected.Select(r => r.Line));
    }

    [Fact]
    public void Comment_without_identity_gets_the_same_one_on_every_import()
    {
        const string File = """[{"author":"Mara","text":"Same words"},{"author":"Mara","text":"Same words"}]""";
        var first = Read(File, "application/json").Comments.Select(c => c.ExternalId).ToList();
        Assert.Equal(first, Read(File, "application/json").Comments.Select(c => c.ExternalId));
        Assert.Equal(2, first.Distinct().Count());
    }

    [Fact]
    public void Csv_with_a_header_is_read_whatever_its_separator()
    {
        var result = Read("Name;Date;Comment;Parent ID;ID;E-Mail\r\nMara;2026-03-01 10:00;\"Two\r\n\r\nparagraphs; \"\"quoted\"\"\";;7;m@example.org\r\nTheo;2026-03-01T11:00Z;Short;7;8;t@example.org\r\n;2026-03-01;No name;;9;x@example.org\r\n", "text/csv");

        Assert.Equal(2, result.Comments.Count);
        Assert.Equal("Two\n\nparagraphs; \"quoted\"", result.Comments[0].Text);
        Assert.False(result.Comments[0].ZoneKnown);
        Assert.True(result.Comments[1].ZoneKnown);
        Assert.Equal("7", result.Comments[1].ParentExternalId);
        Assert.DoesNotContain(result.Comments, c => c.ToString().Contains("example.org", StringComparison.Ordinal));
        Assert.Equal(6, Assert.Single(result.Rejected).Line);
    }

    [Fact]
    public void Csv_without_any_known_column_is_refused_with_the_names_it_needs()
    {
        var fault = Assert.Throws<UnreadableException>(() => Read("one,two\n1,2\n", "text/csv"));
        Assert.Contains("author", fault.Message);
    }

    [Fact]
    public void WordPress_export_keeps_nesting_and_drops_what_is_private_or_no_comment()
    {
        var result = Read("""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title>
            <item><title>Post</title><content:encoded>the post itself</content:encoded>
              <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[Mara]]></wp:comment_author><wp:comment_author_email>m@example.org</wp:comment_author_email>
                <wp:comment_author_IP>192.0.2.7</wp:comment_author_IP><wp:comment_date>2026-03-01 12:00:00</wp:comment_date><wp:comment_date_gmt>2026-03-01 10:00:00</wp:comment_date_gmt>
                <wp:comment_content><![CDATA[<p>One &amp; two</p><p>Three<br/>four</p><script>alert(1)</script>]]></wp:comment_content>
                <wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
              <wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_author></wp:comment_author><wp:comment_date>2026-03-01 12:05:00</wp:comment_date><wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>
                <wp:comment_content>No name given</wp:comment_content><wp:comment_approved>0</wp:comment_approved><wp:comment_parent>5</wp:comment_parent></wp:comment>
              <wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author>Other blog</wp:comment_author><wp:comment_content>[...]</wp:comment_content><wp:comment_type>pingback</wp:comment_type></wp:comment>
              <wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_author>Seller</wp:comment_author><wp:comment_content>Buy</wp:comment_content><wp:comment_approved>trash</wp:comment_approved></wp:comment>
            </item></channel></rss>
            """, "application/xml");

        Assert.Equal(["comment-5", "comment-6"], result.Comments.Select(c => c.ExternalId));
        Assert.Equal("One & two\n\nThree\nfour", result.Comments[0].Text);
        Assert.Equal((10, true), (result.Comments[0].PostedAt!.Value.Hour, result.Comments[0].ZoneKnown));
        Assert.Equal((12, false), (result.Comments[1].PostedAt!.Value.Hour, result.Comments[1].ZoneKnown));
        Assert.Equal("comment-5", result.Comments[1].ParentExternalId);
        Assert.Equal("Anonymous", result.Comments[1].Author);
        Assert.Equal(2, result.Rejected.Count);
        Assert.DoesNotContain("192.0.2.7", string.Join(' ', result.Comments));
    }

    [Fact]
    public void WordPress_feeds_give_the_same_identities_and_atom_keeps_the_nesting()
    {
        var rss = Read("""
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <item><title>By: Mara</title><link>https://example.org/p#comment-5</link><dc:creator>Mara</dc:creator><pubDate>Sun, 01 Mar 2026 10:00:00 +0000</pubDate>
              <guid isPermaLink="false">https://example.org/?p=1#comment-5</guid><description>One</description><content:encoded><![CDATA[<p>One</p>]]></content:encoded></item>
            <item><title>Comment on Post by Theo</title><guid>https://example.org/?p=1#comment-6</guid><description>Two</description></item>
            </channel></rss>
            """, "application/rss+xml");
        var atom = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
            <entry><author><name>Mara</name></author><id>https://example.org/?p=1#comment-5</id><published>2026-03-01T10:00:00Z</published><content type="html">&lt;p&gt;One&lt;/p&gt;</content><thr:in-reply-to ref="https://example.org/?p=1" /></entry>
            <entry><author><name>Theo</name></author><id>https://example.org/?p=1#comment-6</id><published>2026-03-01T10:05:00Z</published><content type="html">Two</content><thr:in-reply-to ref="https://example.org/?p=1#comment-5" /></entry>
            </feed>
            """, "application/atom+xml");

        Assert.Equal(["comment-5", "comment-6"], rss.Comments.Select(c => c.ExternalId));
        Assert.Equal(["Mara", "Theo"], rss.Comments.Select(c => c.Author));
        Assert.Equal(rss.Comments.Select(c => c.ExternalId), atom.Comments.Select(c => c.ExternalId));
        Assert.Equal([null, "comment-5"], atom.Comments.Select(c => c.ParentExternalId));
        Assert.Equal("One", atom.Comments[0].Text);
    }

    [Fact]
    public void Disqus_export_is_read_without_deleted_posts()
    {
        var result = Read("""
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
            <thread dsq:id="1"><id>t</id><link>https://example.org/p</link><title>Post</title></thread>
            <post dsq:id="10"><message><![CDATA[<p>First</p>]]></message><createdAt>2026-03-01T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Mara</name><email>m@example.org</email></author><ipAddress>192.0.2.7</ipAddress><thread dsq:id="1"/></post>
            <post dsq:id="11"><message>Second</message><createdAt>2026-03-01T10:01:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><username>theo</username></author><thread dsq:id="1"/><parent dsq:id="10"/></post>
            <post dsq:id="12"><message>Gone</message><createdAt>2026-03-01T10:02:00Z</createdAt><isDeleted>true</isDeleted><author><name>X</name></author></post>
            </disqus>
            """, "text/xml");

        Assert.Equal(["10", "11"], result.Comments.Select(c => c.ExternalId));
        Assert.Equal("10", result.Comments[1].ParentExternalId);
        Assert.Equal("theo", result.Comments[1].Author);
        Assert.Contains("deleted", Assert.Single(result.Rejected).Reason);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss>&b;</rss>", "application/xml", "DTD")]
    [InlineData("<rss><channel><item>", "application/xml", "line 1")]
    [InlineData("<html><body>no</body></html>", "application/xml", "WordPress")]
    [InlineData("[{\"author\": ", "application/json", "line 1")]
    [InlineData("{\"author\":\"x\"}", "application/json", "array")]
    [InlineData("", "application/json", "empty")]
    [InlineData("author", "application/json", "JSON")]
    public void Broken_or_hostile_file_is_refused_with_a_reason(string file, string contentType, string reason)
    {
        var fault = Assert.Throws<UnreadableException>(() => Read(file, contentType));
        Assert.Contains(reason, fault.Message);
    }

    [Fact]
    public void Comments_that_answer_one_another_in_a_circle_lose_one_link()
    {
        var result = Read("""[{"externalId":"a","author":"M","text":"x","parentExternalId":"b"},{"externalId":"b","author":"T","text":"y","parentExternalId":"a"},{"externalId":"c","author":"T","text":"z","parentExternalId":"c"}]""", "application/json");
        Assert.Single(result.Comments, c => c.ParentExternalId is not null);
    }

    [Theory]
    [InlineData("I <3 this & 2 < 3 <b>really</b>", "I <3 this & 2 < 3 really")]
    [InlineData("a &lt;b&gt; c", "a <b> c")]
    [InlineData("<p>One</p>\n<p>Two</p>", "One\n\nTwo")]
    [InlineData("Line<br>next<!-- hidden --><style>p{}</style>", "Line\nnext")]
    [InlineData("<a href='javascript:alert(1)'>click</a> <img src=x onerror=alert(1)>", "click")]
    [InlineData("<unclosed", "<unclosed")]
    public void Html_in_a_body_becomes_text_with_paragraphs(string body, string text) => Assert.Equal(text, CommentTextOf(body));

    [Theory]
    [InlineData("We all know that, but who pays?", true)]
    [InlineData("Agreed. The river was higher.", true)]
    [InlineData("You are wrong about the dam.", true)]
    [InlineData("Do you believe the mayor?", true)]
    [InlineData("We know that the mayor was there.", false)]
    [InlineData("The agreed price was high.", false)]
    [InlineData("You are all invited to the town hall.", false)]
    [InlineData("The dam is old.", false)]
    public void Top_level_comment_is_suspected_a_reply_only_by_clear_words(string opening, bool suspected)
    {
        var result = Read($$"""[{"externalId":"1","author":"Mara","text":"The dam broke.","postedAt":"2026-03-01T10:00:00Z"},{"externalId":"2","author":"Theo","text":"{{opening}}","postedAt":"2026-03-01T10:10:00Z"}]""", "application/json");
        Assert.Equal(suspected ? "1" : null, result.Comments[1].SuspectedParentExternalId);
        Assert.Null(result.Comments[1].ParentExternalId);
    }

    private static string CommentTextOf(string body) =>
        Read(System.Text.Json.JsonSerializer.Serialize(new[] { new { author = "A", text = body } }), "application/json").Comments.Single().Text;
}
