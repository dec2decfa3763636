using System.Globalization;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;

namespace Dashboard.Ingest.Threads;

/// <summary>Takes comments as they are read, checks each, hands the good ones on and remembers why the others were refused.</summary>
/// <param name="keep">Line, comment and the post under which it stands, when the archive says so.</param>
internal sealed class CommentSink(Action<int, CommentDraft, CommentThread?> keep)
{
    private const int MostComments = 1_000_000;
    private const int LongestText = 100_000;
    private const int LongestAuthor = 200;
    private const int LongestId = 300;

    private readonly List<RejectedLine> _rejected = [];
    private readonly Dictionary<UInt128, int> _lineOf = [];
    private readonly CommentIdentity _identity = new("");

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RejectedLine> Rejected => [.. _rejected.OrderBy(r => r.Line)];

    public void Reject(int line, string reason) => _rejected.Add(new RejectedLine(line, reason));

    /// <param name="line">Where it stands in the file.</param>
    /// <param name="body">Plain text or HTML.</param>
    public void Add(int line, string? externalId, string? author, (DateTimeOffset At, bool ZoneKnown)? posted, string? body, string? parent, CommentThread? thread = null)
    {
        var name = CommentText.OneLine(author ?? "");
        var text = CommentText.Of(body ?? "");
        if (_lineOf.Count >= MostComments)
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
            Keep(line, new CommentDraft(Filled(externalId) ?? _identity.Of(name, posted?.At, text), name, posted?.At, posted?.ZoneKnown ?? false, text, Filled(parent)), thread);
    }

    /// <summary>A comment that another reader has read and checked.</summary>
    public void Add(int line, CommentDraft draft) => Keep(line, draft, null);

    private void Keep(int line, CommentDraft draft, CommentThread? thread)
    {
        var key = IdentityKey.Of(draft.ExternalId);
        if (!_lineOf.TryAdd(key, line))
            Reject(line, $"The identity “{draft.ExternalId}” is already that of {_lineOf[key]}.");
        else
            keep(line, draft, thread);
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : CommentText.OneLine(value);
}

/// <summary>Finds comments that answer themselves, directly or through others: they would hang the tree of a thread.</summary>
internal sealed class CommentCircles
{
    private readonly Dictionary<UInt128, UInt128> _parentOf = [];

    public void Note(CommentDraft draft)
    {
        if (draft.ParentExternalId is { } parent)
            _parentOf[IdentityKey.Of(draft.ExternalId)] = IdentityKey.Of(parent);
    }

    /// <summary>Keys of comments that lose their parent, so that no circle is left: one of each.</summary>
    public HashSet<UInt128> Found()
    {
        var opened = new HashSet<UInt128>();
        var settled = new HashSet<UInt128>();
        var onPath = new HashSet<UInt128>();
        foreach (var start in _parentOf.Keys)
        {
            onPath.Clear();
            for (var id = start; settled.Add(id) && _parentOf.TryGetValue(id, out var parent); id = parent)
            {
                onPath.Add(id);
                if (onPath.Contains(parent))
                    opened.Add(id);
            }
        }
        return opened;
    }
}
