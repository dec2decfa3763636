using AngleSharp.Dom;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// The elements in which a page says something about itself, collected in one walk: searching the tree once for each kind costs more than
/// parsing does. Each list is in page order and bounded.
/// </summary>
internal sealed class PageMarks
{
    private const int MostMetas = 400;
    private const int Most = 40;

    /// <summary><c>meta</c> elements with a content.</summary>
    public List<IElement> Metas { get; } = [];

    /// <summary><c>script</c> elements that hold JSON-LD.</summary>
    public List<IElement> Data { get; } = [];

    /// <summary><c>time</c> elements with a datetime.</summary>
    public List<IElement> Times { get; } = [];

    /// <summary>Marked as author, by <c>rel</c> or as microdata.</summary>
    public List<IElement> Authors { get; } = [];

    /// <summary>Marked as time of publication (microdata).</summary>
    public List<IElement> Published { get; } = [];

    /// <summary>Address in <c>link rel=canonical</c>, as it stands there.</summary>
    public string? Canonical { get; private set; }

    public PageMarks(IDocument document)
    {
        var waiting = new Stack<IElement>([document.DocumentElement]);
        while (waiting.TryPop(out var element))
        {
            Take(element);
            // Last child first, so that the first one is taken next: page order.
            for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
            {
                if (element.ChildNodes[i] is IElement child) waiting.Push(child);
            }
        }
    }

    private void Take(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta" when Metas.Count < MostMetas && element.HasAttribute("content"): Metas.Add(element); break;
            case "script" when element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase): Add(Data, element); break;
            case "time" when element.HasAttribute("datetime"): Add(Times, element); break;
            case "link" when Canonical is null && Holds(element, "rel", "canonical"): Canonical = element.GetAttribute("href"); break;
        }

        if (element.Attributes.Length == 0) return;
        if (Holds(element, "itemprop", "datePublished")) Add(Published, element);
        if (Holds(element, "itemprop", "author") || Holds(element, "rel", "author")) Add(Authors, element);
    }

    private static bool Holds(IElement element, string attribute, string word) =>
        element.GetAttribute(attribute) is { Length: > 0 } words && PageComments.Holds(words, word);

    private static void Add(List<IElement> list, IElement element)
    {
        if (list.Count < Most) list.Add(element);
    }
}
