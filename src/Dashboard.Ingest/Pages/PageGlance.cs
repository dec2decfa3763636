using AngleSharp.Dom;

namespace Dashboard.Ingest.Pages;

/// <summary>The little that tells an article from a page in its place: headings, amount of prose, a password field.</summary>
internal sealed class PageGlance
{
    /// <summary>A paragraph of the known text counts as seen again by its first letters.</summary>
    private const int Probe = 60;

    private readonly string _all;

    public PageGlance(IDocument document, PageOutline outline)
    {
        Lines = outline.Lines;
        _all = string.Concat(outline.Lines.Select(line => PageText.Key(line.Text, int.MaxValue)));
        Prose = outline.Lines.Where(line => line.IsRunning && line.Box.Zone == AreaRole.Content).Sum(line => line.Text.Length);
        AsksForPassword = document.QuerySelector("input[type=password i]") is not null;
        var data = JsonLd.Of(document.QuerySelectorAll("script[type*='ld+json' i]"));
        IsMetered = data.Flag("isAccessibleForFree") == false;
        var largest = outline.Lines.Exists(line => line.Box.Tag == "h1") ? "h1" : "h2";
        Headings = [.. ((string?[])[document.Title, document.QuerySelector("meta[property='og:title']")?.GetAttribute("content"), .. outline.Lines.Where(line => line.Box.Tag == largest).Take(4).Select(line => line.Text)])
            .Select(PageText.Plain).Where(heading => heading.Length is > 1 and < 200).Distinct()];
    }

    public List<PageLine> Lines { get; }

    /// <summary>The window's title, what the page calls itself elsewhere, and its first large headings.</summary>
    public List<string> Headings { get; }

    /// <summary>Characters of running text outside menus and other clutter.</summary>
    public int Prose { get; }

    public bool AsksForPassword { get; }

    /// <summary>The page's data says that the article is not free to read.</summary>
    public bool IsMetered { get; }

    /// <summary>True when the article is there: its title as a heading with prose under it, or a good part of its text.</summary>
    public bool Shows(KnownArticle? known)
    {
        if (known is null) return false;
        if (PageText.Key(known.Title) is { Length: > 12 } title && Headings.Exists(heading => PageText.Key(heading).Contains(title, StringComparison.Ordinal)) && Prose > 0) return true;
        return HoldsText(known);
    }

    /// <summary>True when at least every fourth paragraph of the article is there.</summary>
    public bool HoldsText(KnownArticle known)
    {
        var (found, all) = Found(known);
        return all > 0 && found * 4 >= all;
    }

    /// <summary>Words for an editor when only the beginning of the article is left above a wall; null when it is all there or nothing says why not.</summary>
    public string? CutAgainst(KnownArticle known)
    {
        var (found, all) = Found(known);
        if (all < 4 || found * 2 > all || Prose > known.Text.Length / 2) return null;
        var wall = Lines.Find(line => line.Text.Length < 300 && StandInCues.IsWall(line.Text));
        return wall is not null && (IsMetered || AsksForPassword || found > 0)
            ? $"Only the beginning of the article is shown; below it the page says “{Short(wall.Text)}”."
            : null;
    }

    internal static string Short(string words) => words.Length <= 90 ? words.Replace('\n', ' ') : words[..words.LastIndexOf(' ', 90, 60)].Replace('\n', ' ') + "…";

    private (int Found, int All) Found(KnownArticle known)
    {
        var probes = known.Text.Split('\n').Where(paragraph => paragraph.Length > 80).Select(paragraph => PageText.Key(paragraph, Probe)).Take(200).ToList();
        return (probes.Count(probe => _all.Contains(probe, StringComparison.Ordinal)), probes.Count);
    }
}
