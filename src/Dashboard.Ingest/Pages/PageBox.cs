using System.Buffers;
using AngleSharp.Dom;

namespace Dashboard.Ingest.Pages;

/// <summary>What an area of a page is for, judged by its markup alone.</summary>
internal enum AreaRole { Content, Chrome, Share, Related, Appeal, AuthorBio, ReplyForm, Comments, Caption, Byline }

/// <summary>A block-level area of a page: it has a place in the tree and figures about the text inside it.</summary>
internal sealed class PageBox(PageBox? parent, IElement element, AreaRole role)
{
    public PageBox? Parent { get; } = parent;
    public IElement Element { get; } = element;
    public string Tag { get; } = element.LocalName;
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>What its own markup claims; see <see cref="Zone"/> for what holds.</summary>
    public AreaRole Role { get; } = role;

    /// <summary>The role that holds here, its own or that of an area around it.</summary>
    public AreaRole Zone { get; set; }

    /// <summary>Index of the first line inside, and one past the last.</summary>
    public int FirstLine { get; set; }
    public int EndLine { get; set; }

    /// <summary>Characters of running text inside: sentences that are not mostly links.</summary>
    public int Running { get; set; }
    public int Chars { get; set; }
    public int LinkChars { get; set; }
    public double Score { get; set; }
    public bool HoldsHeadline { get; set; }

    public double LinkShare => Chars == 0 ? 0 : (double)LinkChars / Chars;

    public bool IsInside(PageBox other)
    {
        var box = this;
        while (box.Depth > other.Depth) box = box.Parent!;
        return ReferenceEquals(box, other);
    }
}

/// <summary>One paragraph, heading or list item as a reader sees it: text between two block boundaries.</summary>
/// <param name="Text">White space collapsed; a line break inside is a line feed.</param>
/// <param name="Box">The nearest area around it.</param>
/// <param name="LinkChars">Characters that stand in links.</param>
/// <param name="Emphasised">All of it is bold or italic.</param>
internal sealed record PageLine(string Text, PageBox Box, int LinkChars, bool Emphasised)
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(".!?,;:…。，！？؟،۔।");

    public double LinkShare => (double)LinkChars / Text.Length;

    /// <summary>A sentence or more of prose, not a label or a list of links.</summary>
    public bool IsRunning => Text.Length >= 60 && LinkShare < 0.45 && Text.AsSpan().ContainsAny(Punctuation);

    public bool IsHeading => Box.Tag is ['h', >= '1' and <= '6'];
}
