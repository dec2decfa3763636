using System.Text.RegularExpressions;
using Dashboard.Domain.Comments;

namespace Dashboard.Ingest.Threads;

/// <summary>
/// Suspects that a top-level comment answers another one, by language alone: it opens by taking up what was just said, it asks "you"
/// something, or it addresses an earlier author by name. Rather none than a wrong one.
/// </summary>
internal sealed partial class SuspectedReplies
{
    private static readonly TimeSpan Apart = TimeSpan.FromDays(3);

    [GeneratedRegex(@"^\W*(?:(?:we|i|they|you)\ (?:all\ |already\ )?know\ that\s*[,.;:!?–—-]|(?:i\ )?(?:totally\ |fully\ |completely\ |strongly\ )?(?:dis)?agreed?(?:\s*[,.;!]|\ with\ (?:you|that|this\ comment)\b|$)|
        exactly(?:\s*[,.;!]|$)|well\ said\b|good\ point\b|same\ here\b|(?:that|this)(?:['’]s|\ is)\ (?:so\ |not\ |just\ |simply\ |completely\ )?(?:true|right|wrong|untrue|false|nonsense)\s*(?:[,.;!]|$)|
        (?:no|yes|sorry|well|but|so|and|oh|hey)?,?\ ?(?:you\ are|you['’]re|you\ were)\ (?:so\ |absolutely\ |quite\ |completely\ |totally\ |both\ )?(?:right|wrong|mistaken|kidding|joking|correct|missing|confusing|forgetting|wrong)\b|
        (?:what\ )?(?:you|your\ comment)\ (?:said|wrote|forgot|forget|missed|claim|say)\b|as\ you\ (?:say|said|wrote)\b|thank(?:s|\ you)\ for\ (?:your|that|this)\ (?:comment|reply|answer|link)\b)",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, 10000)]
    private static partial Regex TakesUp();

    [GeneratedRegex(@"^\W*(?:(?:so|but|and|well|question),?\ )?(?:(?:do|did|are|were|have|can|could|would|will)\ you|what\ do\ you|where\ did\ you|why\ do\ you|how\ (?:can|do)\ you)\b[^.!?]{0,200}\?", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex AsksYou();

    private sealed record Earlier(string ExternalId, string Author, DateTimeOffset? PostedAt);

    private readonly Dictionary<string, Earlier> _latestBy = new(StringComparer.OrdinalIgnoreCase);
    private Earlier? _previous;

    /// <summary>The same comments in the same order, some with a suspected parent.</summary>
    public static List<CommentDraft> Mark(IReadOnlyList<CommentDraft> comments)
    {
        var replies = new SuspectedReplies();
        return [.. comments.Select(replies.Mark)];
    }

    /// <summary>The next comment of the thread, perhaps with a suspected parent.</summary>
    public CommentDraft Mark(CommentDraft comment)
    {
        var marked = comment.ParentExternalId is null && Suspect(comment) is { } parent ? comment with { SuspectedParentExternalId = parent.ExternalId } : comment;
        _latestBy[comment.Author] = _previous = new Earlier(comment.ExternalId, comment.Author, comment.PostedAt);
        return marked;
    }

    private Earlier? Suspect(CommentDraft comment)
    {
        var opening = comment.Text.Length > 300 ? comment.Text[..300] : comment.Text;
        if (Addressee(opening) is { } name && _latestBy.TryGetValue(name, out var addressed) && !IsSame(addressed, comment))
            return addressed;
        if (_previous is null || IsSame(_previous, comment) || comment.PostedAt - _previous.PostedAt > Apart || comment.PostedAt < _previous.PostedAt)
            return null;
        return TakesUp().IsMatch(opening) || AsksYou().IsMatch(opening) ? _previous : null;
    }

    private static bool IsSame(Earlier a, CommentDraft b) => a.Author.Equals(b.Author, StringComparison.OrdinalIgnoreCase);

    // "@name ..." or "Name, ..." or "Name: ..."
    private static string? Addressee(string opening)
    {
        var at = opening.StartsWith('@');
        var end = opening.IndexOfAny([',', ':', '\n']);
        if (at && (end < 0 || end > 40))
            end = opening.IndexOf(' ', StringComparison.Ordinal);
        return end is > 1 and <= 40 ? opening[(at ? 1 : 0)..end].Trim() : null;
    }
}
