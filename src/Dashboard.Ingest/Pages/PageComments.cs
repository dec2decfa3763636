using System.Globalization;
using AngleSharp.Dom;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Threads;

namespace Dashboard.Ingest.Pages;

/// <summary>Finds the reader comments that stand in a page: WordPress lists, microdata, and what looks like them.</summary>
internal static class PageComments
{
    private const int Most = 5_000;

    /// <param name="body">The page.</param>
    /// <param name="thread">What tells this thread from others, for the ids of comments that bring none.</param>
    public static IReadOnlyList<CommentDraft> Read(IElement body, string thread)
    {
        var found = new List<CommentDraft>();
        var idOf = new Dictionary<IElement, string>();
        var byDepth = new Dictionary<int, string>();
        var identity = new CommentIdentity(thread);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in Walk(body, _ => true))
        {
            if (!IsComment(element)) continue;
            var outer = Outer(element, idOf);
            var parts = CommentParts.Of(element, IsComment);
            if (parts.Text.Length == 0 || (parts.Author is null && parts.Time is null)) continue;

            var wall = parts.Time is { } stated ? stated.Time ?? new DateTimeOffset(DateTime.SpecifyKind(stated.LocalTime, DateTimeKind.Utc)) : (DateTimeOffset?)null;
            var author = parts.Author ?? "(no name)";
            var id = OriginId(element) ?? identity.Of(author, wall, parts.Text);
            if (!taken.Add(id)) continue;
            var depth = DepthOf(element);
            var parent = outer ?? (depth > 1 ? byDepth.GetValueOrDefault(depth - 1) : null);
            if (depth > 0) byDepth[depth] = id;
            idOf[element] = id;
            found.Add(new CommentDraft(id, author, wall?.ToUniversalTime(), parts.Time?.Time is not null, parts.Text, parent));
            if (found.Count == Most) break;
        }

        return SuspectedReplies.Mark(found);
    }

    /// <summary>Elements below <paramref name="root"/> in page order; children of an element are entered when <paramref name="enter"/> says so.</summary>
    internal static IEnumerable<IElement> Walk(IElement root, Func<IElement, bool> enter)
    {
        var path = new Stack<(INode Node, int Next)>();
        path.Push((root, 0));
        while (path.TryPop(out var step))
        {
            if (step.Next >= step.Node.ChildNodes.Length) continue;
            path.Push((step.Node, step.Next + 1));
            if (step.Node.ChildNodes[step.Next] is not IElement element) continue;
            yield return element;
            if (enter(element)) path.Push((element, 0));
        }
    }

    /// <summary>Themes wrap a comment in two elements that both look like one; the outer one, which also holds the answers, counts.</summary>
    private static bool IsComment(IElement element) => LooksLikeComment(element) && !IsInnerOfSame(element);

    private static bool IsInnerOfSame(IElement element)
    {
        if (element.Id is not { } id || OriginNumber(id) is not { } number) return false;
        var outer = element.ParentElement;
        for (var level = 0; level < 4 && outer is not null; level++, outer = outer.ParentElement)
        {
            if (outer.Id is { } outerId && OriginNumber(outerId) == number && LooksLikeComment(outer)) return true;
        }

        return false;
    }

    private static bool LooksLikeComment(IElement element)
    {
        if (element.LocalName is not ("li" or "article" or "div" or "section")) return false;
        var names = element.GetAttribute("class");
        if (names is not null && (Holds(names, "pingback") || Holds(names, "trackback"))) return false;
        if (names is not null && (Holds(names, "comment") || Holds(names, "comment-item") || Holds(names, "comment-wrapper") || Holds(names, "reader-comment"))) return true;
        if (element.GetAttribute("itemtype") is { } type && (type.EndsWith("/Comment", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/UserComments", StringComparison.OrdinalIgnoreCase))) return true;
        return element.Id is { } id && OriginNumber(id) is not null && (id.StartsWith("comment-", StringComparison.OrdinalIgnoreCase) || id.StartsWith("li-comment-", StringComparison.OrdinalIgnoreCase));
    }

    internal static bool Holds(ReadOnlySpan<char> names, string wanted)
    {
        foreach (var range in names.SplitAny(" \t\r\n"))
        {
            if (names[range].Equals(wanted, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static string? Outer(IElement element, Dictionary<IElement, string> idOf)
    {
        for (var outer = element.ParentElement; outer is not null; outer = outer.ParentElement)
        {
            if (idOf.TryGetValue(outer, out var id)) return id;
        }

        return null;
    }

    private static string? OriginId(IElement element) =>
        (element.Id is { } id ? OriginNumber(id) : null) ?? element.GetAttribute("data-comment-id") ?? element.GetAttribute("data-id");

    private static string? OriginNumber(string id)
    {
        var digits = id.AsSpan(id.LastIndexOf('-') + 1);
        return digits.Length is > 0 and < 20 && !digits.ContainsAnyExceptInRange('0', '9') && id.Contains("comment", StringComparison.OrdinalIgnoreCase) ? digits.ToString() : null;
    }

    private static int DepthOf(IElement element)
    {
        ReadOnlySpan<char> names = element.GetAttribute("class");
        foreach (var range in names.SplitAny(" \t\r\n"))
        {
            if (names[range].StartsWith("depth-") && int.TryParse(names[range][6..], NumberStyles.None, CultureInfo.InvariantCulture, out var depth)) return depth;
        }

        return 0;
    }
}
