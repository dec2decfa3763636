using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;

namespace Dashboard.Ingest.Threads;

/// <summary>A part of the file that is no comment, and why.</summary>
/// <param name="Line">Line in the file, from 1; in a JSON array the position of the item, from 1.</param>
/// <param name="Reason">One sentence for a person.</param>
public sealed record RejectedLine(int Line, string Reason);

/// <summary>What a file of comments held: nothing in it is left without an answer.</summary>
public sealed record CommentImportResult(IReadOnlyList<CommentDraft> Comments, IReadOnlyList<RejectedLine> Rejected);

/// <summary>The post under which comments of an archive stand.</summary>
/// <param name="Key">Tells it from the others of the archive.</param>
/// <param name="Title">Its heading, when the archive says it.</param>
/// <param name="Url">Its address, when the archive says it.</param>
public sealed record CommentThread(string Key, string? Title, string? Url);

/// <summary>
/// Reads exported comments: the JSON array of the API, the answers of WordPress and Discourse, CSV, the tables of Coral, WordPress WXR,
/// WordPress comment feeds (RSS and Atom) and Disqus XML. E-mail addresses, IP addresses and user agents are never read. Importing the
/// same file twice gives the same identities.
/// </summary>
public static class CommentImport
{
    /// <summary>Larger files are refused.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    private const int SniffLength = 4096;

    /// <summary>Everything in one piece; for archives that may be large see <see cref="CommentArchive"/>.</summary>
    /// <exception cref="UnreadableException">The file as a whole is unreadable: empty, malformed, too large or of an unknown kind.</exception>
    public static CommentImportResult Read(Stream stream, string contentType)
    {
        var comments = new List<CommentDraft>();
        var circles = new CommentCircles();
        var sink = new CommentSink((_, draft, _) =>
        {
            comments.Add(draft);
            circles.Note(draft);
        });
        Into(sink, stream, contentType, CoralTables.None, null);
        var open = circles.Found();
        var replies = new SuspectedReplies();
        return new CommentImportResult([.. comments.Select(draft => replies.Mark(open.Contains(IdentityKey.Of(draft.ExternalId)) ? draft with { ParentExternalId = null } : draft))], sink.Rejected);
    }

    /// <summary>Reads all of a file into a sink, one comment at a time.</summary>
    /// <param name="address">Where a pasted page stood; part of the identities of comments that bring none.</param>
    internal static void Into(CommentSink sink, Stream stream, string contentType, CoralTables tables, string? address)
    {
        var input = new CappedStream(stream, MostBytes);
        switch (KindOf(input, contentType))
        {
            case Kind.Json:
                JsonComments.Read(input, sink);
                break;
            case Kind.Xml:
                XmlComments.Read(input, sink);
                break;
            case Kind.Page:
                PageThread.Read(input, contentType, address, sink);
                break;
            default:
                CsvComments.Read(input, sink, tables);
                break;
        }
    }

    private enum Kind { Json, Xml, Csv, Page }

    // What the bytes look like beats the name that a sender gave them: exports are often sent as plain text.
    private static Kind KindOf(CappedStream input, string contentType)
    {
        var head = Encoding.UTF8.GetString(input.Peek(SniffLength)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.Length == 0)
            throw new UnreadableException("The file is empty. Send a JSON array, CSV, or an export of WordPress or Disqus.");
        if (contentType.Contains("html", StringComparison.OrdinalIgnoreCase))
            return Kind.Page;
        if (head[0] == '<' || (head.Contains("\0<", StringComparison.Ordinal) && !contentType.Contains("csv", StringComparison.OrdinalIgnoreCase)))
            return Kind.Xml;
        if (head[0] is '[' or '{' && !contentType.Contains("csv", StringComparison.OrdinalIgnoreCase))
            return Kind.Json;
        if (contentType.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableException("The file says that it is JSON but does not begin with “[”. Send an array of comments.");
        if (contentType.Contains("xml", StringComparison.OrdinalIgnoreCase) || contentType.Contains("rss", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableException("The file says that it is XML but does not begin with “<”.");
        // A page that was copied is plain text; so is many a table.
        return contentType.Contains("plain", StringComparison.OrdinalIgnoreCase) && !CsvComments.NamesColumns(head) ? Kind.Page : Kind.Csv;
    }
}
