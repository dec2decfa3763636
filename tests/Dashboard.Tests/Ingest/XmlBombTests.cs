using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Threads;
using Dashboard.Ingest.Wires;

namespace Dashboard.Tests.Ingest;

/// <summary>
/// Documents that are made to grow, to fetch or to nest without end, as every format in XML and through every reader: each is refused in
/// words or read with little, nothing is fetched, and no file of this machine is read.
/// </summary>
public class XmlBombTests
{
    private static readonly DateTimeOffset Now = new(2030, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Address = new("https://news.example/all.xml");

    /// <summary>Format, and a document of it with a place for what is done in its text.</summary>
    private static readonly Dictionary<string, string> Formats = new()
    {
        ["RSS 2.0"] = "<rss version=\"2.0\"><channel><title>T</title><item><guid>1</guid><title>One {0}</title><description>Words</description></item></channel></rss>",
        ["RSS 1.0"] = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"https://news.example/\"><title>T</title></channel><item rdf:about=\"https://news.example/1\"><title>One {0}</title></item></rdf:RDF>",
        ["Atom"] = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><id>1</id><title>One {0}</title><updated>2030-03-02T10:00:00Z</updated></entry></feed>",
        ["Sitemap"] = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"><url><loc>https://news.example/1</loc><news:news><news:title>One {0}</news:title></news:news></url></urlset>",
        ["OPML"] = "<opml version=\"2.0\"><body><outline text=\"x\" xmlUrl=\"https://news.example/feed\"/><outline text=\"y\">{0}</outline></body></opml>",
        ["NewsML-G2"] = "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x\" version=\"1\"><itemMeta><itemClass qcode=\"ninat:text\"/></itemMeta><contentMeta><headline>One {0}</headline></contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Words of it.</p></body></html></inlineXML></contentSet></newsItem>",
        ["NITF"] = "<nitf><head><docdata><doc-id id-string=\"x\"/></docdata></head><body><body.head><hedline><hl1>One {0}</hl1></hedline></body.head><body.content><p>Words of it.</p></body.content></body></nitf>",
        ["WXR"] = "<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>P</title><wp:post_id>1</wp:post_id><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_content>One {0}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>",
        ["Disqus"] = "<disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\"><thread dsq:id=\"1\"><title>P</title></thread><post dsq:id=\"2\"><message>One {0}</message><author><name>A</name></author><thread dsq:id=\"1\"/></post></disqus>",
    };

    private static readonly string[] Tricks =
        ["laughs", "quadratic", "laughs in an attribute", "file", "outside", "outside parameter", "outside type", "XInclude", "stylesheet", "schema", "nesting", "attributes", "namespaces", "comments"];

    public static TheoryData<string> All => [.. Formats.Keys];

    private static string Document(string format, string trick, int port)
    {
        var outside = $"http://127.0.0.1:{port}/x";
        var root = format switch { "RSS 1.0" => "rdf:RDF", "Atom" => "feed", "Sitemap" => "urlset", "OPML" => "opml", "NewsML-G2" => "newsItem", "NITF" => "nitf", "Disqus" => "disqus", _ => "rss" };
        var (head, text) = trick switch
        {
            "laughs" => ($"<!DOCTYPE {root} [<!ENTITY a0 \"ha\">{string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">"))}]>", "&a30;"),
            "quadratic" => ($"<!DOCTYPE {root} [<!ENTITY a \"{new string('x', 100_000)}\">]>", string.Concat(Enumerable.Repeat("&a;", 30_000))),
            "laughs in an attribute" => ($"<!DOCTYPE {root} [<!ENTITY a \"{new string('x', 200)}\"><!ENTITY b \"&a;&a;&a;\"><!ATTLIST item a CDATA \"&b;\">]>", $"<i a=\"{string.Concat(Enumerable.Repeat("&a;&b;", 30_000))}\"/>"),
            "file" => ($"<!DOCTYPE {root} [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "&a;"),
            "outside" => ($"<!DOCTYPE {root} [<!ENTITY a SYSTEM \"{outside}\">]>", "&a;"),
            "outside parameter" => ($"<!DOCTYPE {root} [<!ENTITY % p SYSTEM \"{outside}\"> %p;]>", "&a;"),
            "outside type" => ($"<!DOCTYPE {root} SYSTEM \"{outside}\">", "&a;"),
            "XInclude" => ("", $"<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"{outside}\"/><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"),
            "stylesheet" => ($"<?xml-stylesheet type=\"text/xsl\" href=\"{outside}\"?>", ""),
            "schema" => ("", $"<i xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x {outside}\" xsi:noNamespaceSchemaLocation=\"{outside}\"/>"),
            "nesting" => ("", string.Concat(Enumerable.Repeat("<i>", 100_000)) + string.Concat(Enumerable.Repeat("</i>", 100_000))),
            "attributes" => ("", $"<i {string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a{i}=\"1\" "))}/>"),
            "namespaces" => ("", $"<i {string.Concat(Enumerable.Range(0, 20_000).Select(i => $"xmlns:a{i}=\"urn:{i}\" "))}/>"),
            _ => ("", string.Concat(Enumerable.Repeat("<!-- <i> -->", 50_000))),
        };
        return head + Formats[format].Replace("{0}", text, StringComparison.Ordinal);
    }

    private static string? Read(string format, byte[] bytes) => format switch
    {
        "OPML" => string.Join('|', OpmlFile.Read(bytes, null).Sources),
        "NewsML-G2" or "NITF" => WireReader.Split(bytes, new ReceivedWith())?.Count + WireReader.Read(bytes, new ReceivedWith(), Now).Text,
        "WXR" or "Disqus" => string.Join('|', CommentImport.Read(new MemoryStream(bytes), "application/xml").Comments),
        _ => string.Join('|', FeedReader.Read(bytes, null, Address).Items),
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Bomb_is_refused_or_stays_small_and_nothing_is_fetched(string format)
    {
        var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        var port = ((IPEndPoint)canary.LocalEndpoint).Port;
        Assert.Contains("One", format == "OPML" ? "One" : Read(format, Encoding.UTF8.GetBytes(Formats[format].Replace("{0}", "", StringComparison.Ordinal))), StringComparison.Ordinal);
        foreach (var trick in Tricks)
        {
            var bytes = Encoding.UTF8.GetBytes(Document(format, trick, port));
            foreach (var door in new (string Name, Func<string?> Read)[]
            {
                ("its reader", () => Read(format, bytes)),
                ("what is this", () => SourceRecognition.Of(bytes, null, Address).Sentence),
                ("an upload", () => new ArticleReader().Read(bytes, new ReceivedWith(FileName: "a.xml"), Now).Text),
            })
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                string? read = null;
                try
                {
                    read = door.Read();
                }
                catch (UnreadableException refused)
                {
                    Assert.NotEmpty(refused.Message);
                }

                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(allocated < 64_000_000, $"{trick} through {door.Name} took {allocated / 1_000_000} MB");
                Assert.DoesNotContain("root:", read ?? "", StringComparison.Ordinal);
                Assert.True((read?.Length ?? 0) < 8_000_000, $"{trick} through {door.Name} grew to {read?.Length}");
            }
        }

        Assert.False(canary.Pending());
        canary.Stop();
    }
}
