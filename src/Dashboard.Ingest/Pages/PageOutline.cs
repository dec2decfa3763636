using System.Buffers;
using System.Text;
using AngleSharp.Dom;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// The page as areas and lines of text, in page order. Built in one walk without recursion, so that depth costs nothing, and by child
/// index, because asking a node for its sibling searches its parent.
/// </summary>
internal sealed class PageOutline
{
    private static readonly HashSet<string> Silent =
    [
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "head", "map", "button", "select",
        "input", "textarea", "datalist", "option", "progress", "meter", "link", "meta", "title", "base", "amp-ad", "amp-analytics", "rp",
    ];

    private static readonly HashSet<string> Inline =
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby",
        "rb", "rt", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "br",
    ];

    /// <summary>White space, and characters that stand inside words without being seen.</summary>
    private static readonly SearchValues<char> Gaps = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(char.IsWhiteSpace), '\u200B', '\u00AD', '\u2060']);

    private readonly Dictionary<string, AreaRole> _roles = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private int _linkDepth, _boldDepth, _linkChars, _boldChars, _breaks;
    private bool _space;
    private PageBox _box;

    public List<PageBox> Boxes { get; } = [];
    public List<PageLine> Lines { get; } = [];

    /// <summary>The first h1 that says something, if any.</summary>
    public PageLine? Headline { get; private set; }

    public PageOutline(IElement body)
    {
        _box = Open(null, body, AreaRole.Content);
        Walk(body);
        Flush();
        Sum();
    }

    /// <summary>The heading, or else the line, that says what the page's title says; otherwise its first h1.</summary>
    public PageLine? FindHeadline(string? title)
    {
        var key = PageText.Key(title);
        if (key.Length <= 8) return Headline;
        return Lines.Find(line => line.IsHeading && PageText.Key(line.Text) == key)
            ?? Lines.Find(line => line.LinkChars == 0 && line.Box.Zone == AreaRole.Content && IsCalledTitle(line.Box) && PageText.Key(line.Text) == key)
            ?? Headline;
    }

    private static bool IsCalledTitle(PageBox box)
    {
        var names = box.Element.GetAttribute("class") + " " + box.Parent?.Element.GetAttribute("class");
        return names.Contains("title", StringComparison.OrdinalIgnoreCase) || names.Contains("headline", StringComparison.OrdinalIgnoreCase);
    }

    private PageBox Open(PageBox? parent, IElement element, AreaRole role)
    {
        var box = new PageBox(parent, element, role) { FirstLine = Lines.Count };
        Boxes.Add(box);
        return box;
    }

    private void Walk(IElement root)
    {
        var path = new Stack<(INode Node, int Next, bool Opened)>();
        path.Push((root, 0, false));
        while (path.TryPop(out var step))
        {
            if (step.Next < step.Node.ChildNodes.Length)
            {
                var child = step.Node.ChildNodes[step.Next];
                path.Push((step.Node, step.Next + 1, step.Opened));
                switch (child)
                {
                    case IText text: Say(text.Data); break;
                    case IElement element when !Silent.Contains(element.LocalName): path.Push((element, 0, Enter(element))); break;
                }
            }
            else if (step.Node is IElement element && !ReferenceEquals(element, root))
            {
                Leave(element, step.Opened);
            }
        }

        Flush();
        _box.EndLine = Lines.Count;
    }

    private bool Enter(IElement element)
    {
        var tag = element.LocalName;
        if (tag == "br")
        {
            _breaks++;
            return false;
        }

        if (tag == "a") _linkDepth++;
        if (tag is "b" or "strong" or "em" or "i") _boldDepth++;
        // Inline elements do not break a line, except the few whose class says that they are no part of the sentence.
        var inline = Inline.Contains(tag);
        if (inline && tag is not ("span" or "small" or "time")) return false;
        var role = AreaRoles.Of(element, _roles);
        if (inline && role == AreaRole.Content) return false;

        Flush();
        _box = Open(_box, element, role);
        return true;
    }

    private void Leave(IElement element, bool opened)
    {
        if (opened)
        {
            Flush();
            _box.EndLine = Lines.Count;
            _box = _box.Parent!;
        }

        if (element.LocalName == "a") _linkDepth--;
        if (element.LocalName is "b" or "strong" or "em" or "i") _boldDepth--;
    }

    private void Say(string data)
    {
        var preformatted = _box.Tag == "pre";
        for (var rest = data.AsSpan(); !rest.IsEmpty;)
        {
            var gap = rest.IndexOfAny(Gaps);
            if (gap != 0) Say(gap < 0 ? rest : rest[..gap]);
            if (gap < 0) return;
            if (preformatted && rest[gap] == '\n') _breaks = Math.Max(_breaks, 1);
            else if (char.IsWhiteSpace(rest[gap])) _space = true;
            rest = rest[(gap + 1)..];
        }
    }

    private void Say(ReadOnlySpan<char> word)
    {
        // Two line breaks are how old pages write paragraphs.
        if (_breaks > 1) Flush();
        if (_text.Length > 0)
        {
            if (_breaks == 1) _text.Append('\n');
            else if (_space) _text.Append(' ');
            // The space between two words of a link belongs to it.
            if (_space && _breaks == 0 && _linkDepth > 0 && _linkChars > 0) _linkChars++;
            if (_space && _breaks == 0 && _boldDepth > 0 && _boldChars > 0) _boldChars++;
        }

        (_breaks, _space) = (0, false);
        _text.Append(word);
        if (_linkDepth > 0) _linkChars += word.Length;
        if (_boldDepth > 0) _boldChars += word.Length;
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            var line = new PageLine(_text.ToString(), _box, _linkChars, _boldChars > _text.Length * 0.75);
            if (_box.Tag == "h1" && Headline is null && _text.Length > 5) Headline = line;
            Lines.Add(line);
            _text.Clear();
        }

        (_linkChars, _boldChars, _breaks, _space) = (0, 0, 0, false);
    }

    /// <summary>Carries the figures of the lines up the tree: boxes stand parents first, so one pass from the end suffices.</summary>
    private void Sum()
    {
        foreach (var line in Lines)
        {
            line.Box.Chars += line.Text.Length;
            line.Box.LinkChars += line.LinkChars;
            if (line.IsRunning) line.Box.Running += line.Text.Length - line.LinkChars;
            if (ReferenceEquals(line, Headline)) line.Box.HoldsHeadline = true;
        }

        for (var i = Boxes.Count - 1; i > 0; i--)
        {
            var (box, parent) = (Boxes[i], Boxes[i].Parent!);
            parent.Chars += box.Chars;
            parent.LinkChars += box.LinkChars;
            parent.Running += box.Running;
            parent.HoldsHeadline |= box.HoldsHeadline;
        }

        Settle();
    }

    /// <summary>A telling class on an area that holds most of the text says something about the page, not that its text is clutter.</summary>
    private void Settle()
    {
        var all = Math.Max(1, Boxes[0].Running);
        foreach (var box in Boxes)
        {
            var outer = box.Parent?.Zone ?? AreaRole.Content;
            if (outer == AreaRole.Chrome && box.Tag is "figure" or "blockquote" && box.Role is AreaRole.Content or AreaRole.Caption && IsInWidget(box))
            {
                box.Zone = box.Role;
                continue;
            }

            if (outer != AreaRole.Content)
            {
                // Inside an author box or a comment list everything is just that; captions stay captions.
                box.Zone = outer;
                continue;
            }

            var share = (double)box.Running / all;
            var limit = box.Role == AreaRole.Comments ? (box.HoldsHeadline ? 0.2 : 0.92) : box.HoldsHeadline ? 0.25 : 0.45;
            box.Zone = share > limit && box.Running > 400 ? AreaRole.Content : box.Role;
        }
    }

    /// <summary>Systems call a picture or a quoted post within the text a widget, as they call the boxes beside it.</summary>
    private static bool IsInWidget(PageBox box)
    {
        var outer = box.Parent!;
        while (outer.Role == AreaRole.Content && outer.Parent is { } next) outer = next;
        return outer.Role == AreaRole.Chrome && outer.Parent?.Zone == AreaRole.Content && (outer.Element.GetAttribute("class") ?? "").Contains("widget", StringComparison.OrdinalIgnoreCase);
    }
}
