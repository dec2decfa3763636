using AngleSharp.Dom;

namespace Dashboard.Ingest.Pages;

/// <summary>Author, time and text of one comment, without those of the answers nested in it.</summary>
internal sealed record CommentParts(string? Author, PageTime? Time, string Text)
{
    public static CommentParts Of(IElement comment, Func<IElement, bool> isComment)
    {
        string? author = null;
        var authorRank = 0;
        PageTime? time = null;
        IElement? content = null;
        var paragraphs = new List<IElement>();
        foreach (var element in PageComments.Walk(comment, inner => !isComment(inner) && !IsForm(inner)))
        {
            if (isComment(element) || IsForm(element)) continue;
            var names = element.GetAttribute("class") ?? "";
            var prop = element.GetAttribute("itemprop") ?? "";
            if (AuthorRank(element, names, prop) is var rank && rank > authorRank && Name(element) is { } name) (author, authorRank) = (name, rank);
            if (time?.Time is null && StatedTime(element, names, prop) is { } stated) time = stated;
            if (content is null && IsContent(names, prop)) content = element;
            else if (element.LocalName is "p" or "blockquote" && !IsMeta(names)) paragraphs.Add(element);
        }

        IEnumerable<string> lines = content is not null
            ? new PageOutline(content).Lines.Where(line => line.Box.Role is AreaRole.Content or AreaRole.Caption).Select(line => line.Text)
            : paragraphs.Where(p => p.ParentElement?.LocalName != "blockquote").Select(p => PageText.Collapse(p.TextContent)).Where(text => text.Length > 0);
        return new CommentParts(author, time, string.Join("\n\n", lines).Trim());
    }

    private static bool IsForm(IElement element) => element.LocalName is "form" or "button" or "script" or "style" || AreaRoles.Of(element) == AreaRole.ReplyForm;

    private static int AuthorRank(IElement element, string names, string prop)
    {
        if (PageComments.Holds(names, "fn") || prop == "name") return 4;
        if (element.LocalName == "cite" || prop is "author" or "creator") return 3;
        if (names.Contains("author-name", StringComparison.OrdinalIgnoreCase) || names.Contains("username", StringComparison.OrdinalIgnoreCase)) return 2;
        return names.Contains("author", StringComparison.OrdinalIgnoreCase) || names.Contains("commenter", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }

    private static string? Name(IElement element)
    {
        var name = PageText.Collapse(element.TextContent);
        foreach (var tail in (string[])[" says:", " says", " said:", " wrote:", ":"])
        {
            if (name.EndsWith(tail, StringComparison.OrdinalIgnoreCase)) name = name[..^tail.Length];
        }

        return name.Trim() is { Length: > 0 and < 100 } kept ? kept : null;
    }

    private static PageTime? StatedTime(IElement element, string names, string prop)
    {
        if (element.LocalName == "time") return PageTime.Parse(element.GetAttribute("datetime")) ?? PageTime.InText(PageText.Collapse(element.TextContent));
        if (prop is "dateCreated" or "datePublished" or "commentTime")
            return PageTime.Parse(element.GetAttribute("content") ?? element.GetAttribute("datetime")) ?? PageTime.InText(PageText.Collapse(element.TextContent));
        return IsMeta(names) && element.TextContent is { Length: < 300 } text ? PageTime.InText(PageText.Collapse(text)) : null;
    }

    private static bool IsMeta(string names) =>
        names.Contains("meta", StringComparison.OrdinalIgnoreCase) || names.Contains("date", StringComparison.OrdinalIgnoreCase) || names.Contains("time", StringComparison.OrdinalIgnoreCase);

    private static bool IsContent(string names, string prop) =>
        prop is "text" or "commentText" || PageComments.Holds(names, "comment-content") || PageComments.Holds(names, "comment-text") || PageComments.Holds(names, "comment_text") ||
        PageComments.Holds(names, "comment__content") || PageComments.Holds(names, "comment__text") || PageComments.Holds(names, "comment__body") || PageComments.Holds(names, "comment-message");
}
