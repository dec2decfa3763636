using System.Globalization;
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

/// <summary>
/// Reads exported comments: the JSON array of the API, CSV, WordPress WXR, WordPress comment feeds (RSS and Atom) and Disqus XML. E-mail
/// addresses, IP addresses and user agents are never read. Importing the same file twice gives the same identities.
/// </summary>
public static class CommentImport
{
    /// <summary>Larger files are refused.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    private const int SniffLength = 4096;

    /// <exception cref="UnreadableException">The file as a whole is unreadable: empty, malformed, too large or of an unknown kind.</exception>
    public static CommentImportResult Read(Stream stream, string contentType)
    {
        var input = new CappedStream(stream, MostBytes);
        var sink = new CommentSink();
        switch (KindOf(input, contentType))
        {
            case Kind.Json:
                JsonComments.Read(input, sink);
                break;
            case Kind.Xml:
                XmlComments.Read(input, sink);
                break;
            default:
                CsvComments.Read(input, sink);
                break;
        }
        return sink.Result();
    }

    private enum Kind { Json, Xml, Csv }

    // What the bytes look like beats the name that a sender gave them: exports are often sent as plain text.
    private static Kind KindOf(CappedStream input, string contentType)
    {
        var head = Encoding.UTF8.GetString(input.Peek(SniffLength)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.Length == 0)
            throw new UnreadableException("The file is empty. Send a JSON array, CSV, or an export of WordPress or Disqus.");
        if (head[0] == '<' || (head.Contains("\0<", StringComparison.Ordinal) && !contentType.Contains("csv", StringComparison.OrdinalIgnoreCase)))
            return Kind.Xml;
        if (head[0] is '[' or '{' && !contentType.Contains("csv", StringComparison.OrdinalIgnoreCase))
            return Kind.Json;
        if (contentType.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableException("The file says that it is JSON but does not begin with “[”. Send an array of comments.");
        if (contentType.Contains("xml", StringComparison.OrdinalIgnoreCase) || contentType.Contains("rss", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableException("The file says that it is XML but does not begin with “<”.");
        return Kind.Csv;
    }
}

/// <summary>Takes comments as they are read, checks each and keeps the answers.</summary>
internal sealed class CommentSink
{
    private const int MostComments = 200_000;
    private const int LongestText = 100_000;
    private const int LongestAuthor = 200;
    private const int LongestId = 300;

    private readonly List<CommentDraft> _comments = [];
    private readonly List<RejectedLine> _rejected = [];
    private readonly Dictionary<string, int> _lineOf = new(StringComparer.Ordinal);
    private readonly CommentIdentity _identity = new("");

    public void Reject(int line, string reason) => _rejected.Add(new RejectedLine(line, reason));

    /// <param name="line">Where it stands in the file.</param>
    /// <param name="body">Plain text or HTML.</param>
    public void Add(int line, string? externalId, string? author, (DateTimeOffset At, bool ZoneKnown)? posted, string? body, string? parent)
    {
        var name = CommentText.OneLine(author ?? "");
        var text = CommentText.Of(body ?? "");
        if (_comments.Count >= MostComments)
            throw new UnreadableException(string.Create(CultureInfo.InvariantCulture, $"The file holds more than {MostComments:N0} comments. Split it."));
        if (name.Length == 0)
            Reject(line, "No author: every comment needs the name that was shown.");
        else if (name.Length > LongestAuthor)
            Reject(line, $"The author's name is longer than {LongestAuthor} characters.");
        else if (text.Length == 0)
            Reject(line, "No text.");
        else if (text.Length > LongestText)
            Reject(line, string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length:N0} characters, more than {LongestText:N0}."));
        else if (externalId?.Length > LongestId || parent?.Length > LongestId)
            Reject(line, $"An identity is longer than {LongestId} characters.");
        else
            Keep(line, new CommentDraft(Filled(externalId) ?? _identity.Of(name, posted?.At, text), name, posted?.At, posted?.ZoneKnown ?? false, text, Filled(parent)));
    }

    public CommentImportResult Result()
    {
        var comments = SuspectedReplies.Mark(WithoutCircles());
        return new CommentImportResult(comments, [.. _rejected.OrderBy(r => r.Line)]);
    }

    private void Keep(int line, CommentDraft draft)
    {
        if (!_lineOf.TryAdd(draft.ExternalId, line))
            Reject(line, $"The identity “{draft.ExternalId}” is already that of {_lineOf[draft.ExternalId]}.");
        else
            _comments.Add(draft);
    }

    // A comment that answers itself, directly or through others, would hang the tree of the thread.
    private List<CommentDraft> WithoutCircles()
    {
        var parentOf = _comments.Where(c => c.ParentExternalId is not null).ToDictionary(c => c.ExternalId, c => c.ParentExternalId!);
        var settled = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        foreach (var comment in _comments)
        {
            path.Clear();
            onPath.Clear();
            for (var id = comment.ExternalId; settled.Add(id) && parentOf.TryGetValue(id, out var parent); id = parent)
            {
                path.Add(id);
                onPath.Add(id);
                if (onPath.Contains(parent))
                    parentOf.Remove(id);
            }
        }
        return [.. _comments.Select(c => c.ParentExternalId is null || parentOf.ContainsKey(c.ExternalId) ? c : c with { ParentExternalId = null })];
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : CommentText.OneLine(value);
}
