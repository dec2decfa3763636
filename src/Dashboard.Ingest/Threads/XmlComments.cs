using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Threads;

/// <summary>
/// Comments in XML, told apart by their elements: WordPress exports (WXR), WordPress comment feeds (RSS and Atom with
/// <c>thr:in-reply-to</c>) and Disqus. Read as a stream, one comment at a time; document types are refused.
/// </summary>
internal static partial class XmlComments
{
    private const string Disqus = "http://disqus.com";
    private const string DisqusInternals = "http://disqus.com/disqus-internals";
    private const string Threading = "http://purl.org/syndication/thread/1.0";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Nobody = "Anonymous";
    private const int MostDepth = 100;
    private const int MostAttributes = 100;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = CommentImport.MostBytes, CheckCharacters = false, IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    [GeneratedRegex(@"#comment-(?<id>[0-9]+)$", RegexOptions.None, 10000)]
    private static partial Regex CommentAnchor();

    [GeneratedRegex(@"^(?:By:\s*(?<who>.+)|Comment on .+ by (?<who>.+))$", RegexOptions.Singleline, 10000)]
    private static partial Regex FeedTitle();

    public static void Read(Stream input, CommentSink sink)
    {
        try
        {
            using var reader = XmlReader.Create(input, Settings);
            var known = false;
            var posts = new Posts();
            reader.MoveToContent();
            while (!reader.EOF)
            {
                var line = (reader as IXmlLineInfo)?.LineNumber ?? 0;
                if (reader.NodeType == XmlNodeType.Element && Take(reader) is { } add)
                {
                    known = true;
                    add(Whole(reader), line, sink, posts);
                }
                else if (reader.NodeType != XmlNodeType.Element || !posts.Take(reader))
                {
                    known |= reader.NodeType == XmlNodeType.Element && reader.LocalName is "rss" or "feed" or "disqus";
                    reader.Read();
                }
            }
            if (!known)
                throw new UnreadableException("The XML is no export of comments. WordPress WXR, WordPress comment feeds and Disqus are understood.");
        }
        catch (XmlException broken)
        {
            throw new UnreadableException(broken.Message.Contains("DTD", StringComparison.Ordinal)
                ? "The XML carries a document type (DTD), which is not accepted. Remove the DOCTYPE line."
                : $"The XML is broken at line {broken.LineNumber}: {broken.Message.Split('.')[0]}.");
        }
    }

    /// <summary>
    /// The element at which the reader stands, with all that is in it; the reader stands behind it afterwards. Made by hand, because the limit
    /// must hold while it is read: every element that is put into a tree goes up to its root first.
    /// </summary>
    private static XElement Whole(XmlReader reader)
    {
        var top = reader.Depth;
        XElement? whole = null, current = null;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth - top > MostDepth) throw new UnreadableException($"The XML is nested more than {MostDepth} deep, as no comment is. It was not read.");
                    var element = new XElement(XName.Get(reader.LocalName, SoundText.Of(reader.NamespaceURI)));
                    var isEmpty = reader.IsEmptyElement;
                    for (var i = 0; i < MostAttributes && reader.MoveToNextAttribute(); i++)
                    {
                        if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName) element.Add(new XAttribute(XName.Get(reader.LocalName, SoundText.Of(reader.NamespaceURI)), SoundText.Of(reader.Value)));
                    }

                    reader.MoveToElement();
                    current?.Add(element);
                    whole ??= element;
                    if (!isEmpty) current = element;
                    break;
                case XmlNodeType.EndElement:
                    current = current!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    current!.Add(new XText(SoundText.Of(reader.Value)));
                    break;
            }
        }
        while (reader.Read() && current is not null);
        return whole!;
    }

    private static Action<XElement, int, CommentSink, Posts>? Take(XmlReader reader) => reader.LocalName switch
    {
        "comment" when reader.NamespaceURI.StartsWith("http://wordpress.org/export/", StringComparison.Ordinal) => FromWordPress,
        "post" when reader.NamespaceURI == Disqus => FromDisqus,
        "entry" when reader.NamespaceURI == Atom => FromAtom,
        "item" when reader.NamespaceURI.Length == 0 => FromRssOrDescend(reader),
        _ => null,
    };

    // In an export the item is a whole post with its comments inside: these are met one by one when the reader goes on.
    private static Action<XElement, int, CommentSink, Posts>? FromRssOrDescend(XmlReader reader) =>
        reader.LookupNamespace("wp") is { } export && export.StartsWith("http://wordpress.org/export/", StringComparison.Ordinal) ? null : FromRss;

    private static void FromWordPress(XElement comment, int line, CommentSink sink, Posts posts)
    {
        string? Value(string name) => comment.Element(comment.Name.Namespace + name)?.Value.Trim();
        var type = Value("comment_type");
        if (type is "pingback" or "trackback")
        {
            sink.Reject(line, $"A {type}, not a comment.");
            return;
        }
        if (Value("comment_approved") is "trash" or "post-trashed" or "spam")
        {
            sink.Reject(line, "Marked as spam or thrown away at its origin.");
            return;
        }
        var greenwich = CommentTimes.Of(Value("comment_date_gmt"));
        var posted = greenwich is { } gmt ? (gmt.At, true) : CommentTimes.Of(Value("comment_date"));
        var parent = Value("comment_parent");
        sink.Add(line, Numbered(Value("comment_id")), Author(Value("comment_author")), posted, Value("comment_content"), parent is null or "" or "0" ? null : Numbered(parent), posts.Current);
    }

    private static void FromRss(XElement item, int line, CommentSink sink, Posts posts)
    {
        var id = item.Element("guid")?.Value ?? item.Element("link")?.Value;
        var author = item.Element(XName.Get("creator", DublinCore))?.Value;
        if (string.IsNullOrWhiteSpace(author) && FeedTitle().Match(item.Element("title")?.Value.Trim() ?? "") is { Success: true } title)
            author = title.Groups["who"].Value;
        var body = item.Element(XName.Get("encoded", Content))?.Value ?? item.Element("description")?.Value;
        sink.Add(line, FromAddress(id), Author(author), CommentTimes.Of(item.Element("pubDate")?.Value), body, null, Posts.At(item.Element("link")?.Value));
    }

    private static void FromAtom(XElement entry, int line, CommentSink sink, Posts posts)
    {
        XElement? Child(string name) => entry.Element(XName.Get(name, Atom));
        var parent = entry.Element(XName.Get("in-reply-to", Threading))?.Attribute("ref")?.Value;
        // A comment of the first level answers the post itself, whose identity has no number of a comment.
        var answers = parent is not null && CommentAnchor().IsMatch(parent) ? FromAddress(parent) : null;
        var content = Child("content") ?? Child("summary");
        var body = content?.HasElements == true ? string.Concat(content.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting))) : content?.Value;
        sink.Add(line, FromAddress(Child("id")?.Value), Author(Child("author")?.Element(XName.Get("name", Atom))?.Value), CommentTimes.Of((Child("published") ?? Child("updated"))?.Value), body, answers, Posts.At(Linked(entry)));
    }

    private static string? Linked(XElement entry) => entry.Elements(XName.Get("link", Atom))
        .FirstOrDefault(link => link.Attribute("rel")?.Value is null or "alternate")?.Attribute("href")?.Value;

    private static void FromDisqus(XElement post, int line, CommentSink sink, Posts posts)
    {
        XElement? Child(string name) => post.Element(XName.Get(name, Disqus));
        static string? Id(XElement? element) => element?.Attribute(XName.Get("id", DisqusInternals))?.Value;
        if (Child("isDeleted")?.Value.Trim() == "true" || Child("isSpam")?.Value.Trim() == "true")
        {
            sink.Reject(line, "Marked as spam or deleted at its origin.");
            return;
        }
        var author = Child("author");
        var name = author?.Element(XName.Get("name", Disqus))?.Value;
        if (string.IsNullOrWhiteSpace(name))
            name = author?.Element(XName.Get("username", Disqus))?.Value;
        sink.Add(line, Id(post), Author(name), CommentTimes.Of(Child("createdAt")?.Value), Child("message")?.Value, Id(Child("parent")), posts.Of(Id(Child("thread"))));
    }

    // The same comment has the same identity in an export and in both feeds.
    private static string? FromAddress(string? id) =>
        id is not null && CommentAnchor().Match(id.Trim()) is { Success: true } match ? Numbered(match.Groups["id"].Value) : id?.Trim();

    private static string? Numbered(string? id) => string.IsNullOrWhiteSpace(id) ? null : string.Create(CultureInfo.InvariantCulture, $"comment-{id}");

    // These systems let people write without a name.
    private static string Author(string? name) => string.IsNullOrWhiteSpace(name) ? Nobody : name;

    /// <summary>The posts of an archive, as they are met while it is read.</summary>
    private sealed class Posts
    {
        private readonly Dictionary<string, CommentThread> _known = new(StringComparer.Ordinal);
        private (string? Id, string? Title, string? Link) _item;
        private int _depth = -1;

        /// <summary>The post in which the reader stands in a WordPress export.</summary>
        public CommentThread? Current { get; private set; }

        public CommentThread? Of(string? id) => id is null ? null : _known.GetValueOrDefault(id) ?? new CommentThread(id, null, null);

        /// <summary>The page of a comment's own address.</summary>
        public static CommentThread? At(string? address)
        {
            var page = address?.Trim().Split('#')[0];
            return string.IsNullOrEmpty(page) ? null : new CommentThread(page, null, page);
        }

        /// <summary>Takes an element that describes a post. True when the reader has moved on.</summary>
        public bool Take(XmlReader reader)
        {
            if (reader.LocalName == "thread" && reader.NamespaceURI == Disqus)
            {
                var thread = Whole(reader);
                if (thread.Attribute(XName.Get("id", DisqusInternals))?.Value is { } id)
                    _known[id] = new CommentThread(id, Filled(thread, "title", Disqus), Filled(thread, "link", Disqus));
                return true;
            }
            if (reader.LocalName == "item" && reader.NamespaceURI.Length == 0)
            {
                (_item, Current, _depth) = (default, null, reader.Depth);
                return false;
            }
            if (_depth < 0 || reader.Depth != _depth + 1 || reader.LocalName is not ("title" or "link" or "post_id"))
                return false;
            var name = reader.LocalName;
            var value = CommentText.OneLine(Whole(reader).Value);
            _item = name switch { "title" => _item with { Title = value }, "link" => _item with { Link = value }, _ => _item with { Id = value } };
            if ((_item.Id ?? _item.Link) is { Length: > 0 } key)
                Current = new CommentThread(key, _item.Title, _item.Link);
            return true;
        }

        private static string? Filled(XElement parent, string name, string space) => parent.Element(XName.Get(name, space))?.Value.Trim() is { Length: > 0 } value ? value : null;
    }
}
