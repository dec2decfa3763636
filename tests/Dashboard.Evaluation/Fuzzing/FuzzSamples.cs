using System.Text;

namespace Dashboard.Evaluation.Fuzzing;

/// <summary>One sound document of each format that a reader knows, about an invented harbour; what is broken is made of them.</summary>
internal static class FuzzSamples
{
    public static readonly byte[][] All = [.. Texts().Select(Encoding.UTF8.GetBytes)];

    private static IEnumerable<string> Texts() =>
    [
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour closed | Hale Port News</title><link rel="canonical" href="https://example.org/harbour">
        <meta property="og:title" content="Harbour closed"><meta property="article:published_time" content="2030-03-02T10:00:00+01:00"><link rel="alternate" type="application/rss+xml" href="/feed">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour closed","datePublished":"2030-03-02T10:00:00+01:00","author":[{"@type":"Person","name":"A. Writer"}]}</script></head>
        <body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Harbour closed</h1><p class="byline">By A. Writer</p>
        <p>The harbour was closed on Monday after the storm, the harbour master said in a statement to the crews of forty ships.</p><figure><img src="q.jpg"><figcaption>The quay</figcaption></figure>
        <p>“Six of nine berths are under water,” she said, and nobody knows when the first of them will be dry again.</p><table><tr><td>Berth</td><td>Open</td></tr></table></article>
        <section id="comments"><ol class="comment-list"><li class="comment" id="comment-7"><cite class="fn">Mara</cite><time datetime="2030-03-02T11:00:00Z">11:00</time><div class="comment-content"><p>Who pays for this?</p></div>
        <ol class="children"><li class="comment" id="comment-8"><cite class="fn">Theo</cite><div class="comment-content"><p>We do.</p></div></li></ol></li></ol></section></body></html>
        """,
        """
        Harbour closed after the storm

        By A. Writer
        Hale Port News, 2 March 2030

        The harbour was closed on Monday after the storm, the harbour master said.

        "Six of nine berths are under water," she said. Ships were sent to the next port, 40 kilometres away.

        Comments (2)

        Mara, 3 hours ago: Who pays for this?
        Theo, 2 hours ago: We do, as always.
        """,
        """
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
        <title>Hale Port News</title><link>https://example.org/</link><ttl>30</ttl><language>en-gb</language><item><title>Harbour &amp; storm</title><link>https://example.org/1?utm_source=x</link><guid isPermaLink="false">1</guid>
        <pubDate>Sat, 02 Mar 2030 10:00:00 GMT</pubDate><dc:creator>A. Writer</dc:creator><description><![CDATA[<p>Closed.</p>]]></description><content:encoded><![CDATA[<p>The harbour was <b>closed</b>.</p>]]></content:encoded>
        <media:content url="https://example.org/q.jpg" medium="image"/><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel></rss>
        """,
        """
        <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><title>Hale</title><id>urn:x</id><updated>2030-03-02T10:00:00Z</updated><link rel="next" href="?p=2"/>
        <entry><id>urn:1</id><title type="html">Harbour &lt;b&gt;closed&lt;/b&gt;</title><link href="1"/><published>2030-03-02T10:00:00+01:00</published><author><name>A. Writer</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The harbour was closed.</p></div></content></entry></feed>
        """,
        """{"version":"https://jsonfeed.org/version/1.1","title":"Hale","home_page_url":"https://example.org/","items":[{"id":"1","url":"https://example.org/1","title":"Harbour closed","content_html":"<p>The harbour was closed.</p>","date_published":"2030-03-02T10:00:00Z","authors":[{"name":"A. Writer"}],"tags":["port"]}]}""",
        """
        <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc>
        <news:news><news:publication><news:name>Hale</news:name><news:language>en</news:language></news:publication><news:publication_date>2030-03-02</news:publication_date><news:title>Harbour closed</news:title></news:news></url></urlset>
        """,
        """<?xml version="1.0"?><opml version="2.0"><head><title>Desk</title></head><body><outline text="Port"><outline type="rss" text="Hale" xmlUrl="https://example.org/feed" htmlUrl="https://example.org/"/></outline></body></opml>""",
        """
        <?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:20300302:harbour" version="4" xml:lang="en-GB"><itemMeta><itemClass qcode="ninat:text"/>
        <provider><name>Example Wire</name></provider><versionCreated>2030-03-02T10:00:00+01:00</versionCreated><embargoed>2030-06-01T06:00:00Z</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
        <contentMeta><urgency>3</urgency><headline>Harbour closed</headline><by>By A. Writer</by><dateline>HALE, March 2</dateline><slugline separator="-">HARBOUR</slugline></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The harbour was closed on Monday.</p></body></html></inlineXML></contentSet></newsItem>
        """,
        """
        <?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd"><nitf><head><title>file</title><docdata management-status="usable"><doc-id id-string="harbour.0302"/><urgency ed-urg="5"/>
        <date.release norm="20300302T110000+01"/></docdata></head><body><body.head><hedline><hl1>Harbour closed</hl1></hedline><byline>By <person>A. Writer</person></byline></body.head>
        <body.content><block><p>The harbour was closed on <chron norm="20300301">Monday</chron>.</p><table><tr><td>1</td></tr></table></block></body.content></body></nitf>
        """,
        """{"uri":"urn:newsml:example.com:1","standard":{"name":"ninjs","version":"3.0"},"type":"text","pubstatus":"usable","versioncreated":"2030-03-02T10:00:00Z","version":"2","embargoed":"2030-06-01T06:00:00Z","urgency":3,"headlines":[{"role":"main","value":"Harbour closed"}],"bodies":[{"role":"main","contenttype":"text/html","value":"<p>The harbour was closed on Monday.</p>"}],"language":"en","by":"A. Writer"}""",
        """{"uri":"urn:newsml:example.com:2","type":"text","headline":"Harbour closed","body_text":"The harbour was closed on Monday.","byline":"A. Writer","pubstatus":"canceled","versioncreated":"2030-03-02T10:00:00Z","located":"Hale"}""",
        """
        <?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Harbour</title><link>https://example.org/1</link><wp:post_id>1</wp:post_id>
        <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[Mara]]></wp:comment_author><wp:comment_author_email>m@example.org</wp:comment_author_email><wp:comment_date_gmt>2030-03-02 10:00:00</wp:comment_date_gmt>
        <wp:comment_content><![CDATA[<p>Who pays &amp; why?</p>]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
        <wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_author>Theo</wp:comment_author><wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt><wp:comment_content>We do</wp:comment_content><wp:comment_approved>0</wp:comment_approved><wp:comment_parent>5</wp:comment_parent></wp:comment></item></channel></rss>
        """,
        """
        <?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="1"><id>t</id><link>https://example.org/1</link><title>Harbour</title></thread>
        <post dsq:id="10"><message><![CDATA[<p>Who pays?</p>]]></message><createdAt>2030-03-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Mara</name></author><thread dsq:id="1"/></post>
        <post dsq:id="11"><message>We do</message><createdAt>2030-03-02T10:01:00Z</createdAt><author><username>theo</username></author><thread dsq:id="1"/><parent dsq:id="10"/></post></disqus>
        """,
        "id,parent_id,author,created_at,body\r\n1,,Mara,2030-03-02T10:00:00Z,\"Who pays, and \"\"why\"\"?\"\r\n2,1,Theo,2030-03-02T10:01:00Z,\"We do,\nas always\"\r\n",
        """[{"id":1,"post":9,"parent":0,"author_name":"Mara","date":"2030-03-02T10:00:00","date_gmt":"2030-03-02T09:00:00","content":{"rendered":"<p>Who pays?</p>"},"status":"approved","link":"https://example.org/1#comment-1"},{"id":2,"post":9,"parent":1,"author_name":"Theo","date_gmt":"2030-03-02T09:01:00","content":{"rendered":"<p>We do.</p>"}}]""",
        """{"title":"Harbour","id":4,"post_stream":{"stream":[1,2],"posts":[{"id":1,"post_number":1,"username":"mara","created_at":"2030-03-02T10:00:00.000Z","cooked":"<p>Who pays?</p>","reply_to_post_number":null},{"id":2,"post_number":2,"username":"theo","created_at":"2030-03-02T10:01:00.000Z","cooked":"<p>We do.</p>","reply_to_post_number":1}]}}""",
        """[{"id":"a","author":"Mara","text":"Who pays?","postedAt":"2030-03-02T10:00:00Z"},{"id":"b","author":"Theo","text":"We do.","parentId":"a"}]""",
    ];
}
