namespace Dashboard.Ingest.Pages;

/// <summary>Finds the area that holds the article: where running text is dense and links are few, helped by what the markup says of itself.</summary>
internal static class MainText
{
    /// <summary>The area of the article; the whole page when nothing stands out.</summary>
    /// <param name="outline">The page.</param>
    /// <param name="headline">The line that is the article's title, when it was found.</param>
    public static PageBox Find(PageOutline outline, PageLine? headline)
    {
        var root = outline.Boxes[0];
        var running = ContentRunning(outline);
        var total = running[root];
        if (total == 0) return root;

        if (Declared(outline, running, total) is { } declared) return declared;
        Score(outline);
        var best = outline.Boxes.MaxBy(box => box.Score * (1 - box.LinkShare) * Trust(box))!;
        if (Headlined(outline, headline, running, best) is { } article) return article;
        return Widen(outline, best.Score > 0 ? best : root, running);
    }

    /// <summary>Characters of running text in each area without the clutter inside it.</summary>
    private static Dictionary<PageBox, int> ContentRunning(PageOutline outline)
    {
        var running = outline.Boxes.ToDictionary(box => box, _ => 0);
        foreach (var line in outline.Lines)
        {
            if (line.IsRunning && line.Box.Zone == AreaRole.Content) running[line.Box] += line.Text.Length - line.LinkChars;
        }

        for (var i = outline.Boxes.Count - 1; i > 0; i--) running[outline.Boxes[i].Parent!] += running[outline.Boxes[i]];
        return running;
    }

    /// <summary>An area that the page itself marks as the article's body, when it holds enough to be believed.</summary>
    private static PageBox? Declared(PageOutline outline, Dictionary<PageBox, int> running, int total)
    {
        PageBox? best = null;
        foreach (var box in outline.Boxes)
        {
            if (box.Element.GetAttribute("itemprop")?.Contains("articleBody", StringComparison.OrdinalIgnoreCase) != true) continue;
            if (best is null || running[box] > running[best]) best = box;
        }

        return best is not null && running[best] > 300 && running[best] > total * 0.35 ? best : null;
    }

    /// <summary>Where a page shows several articles, the one that carries the headline.</summary>
    private static PageBox? Headlined(PageOutline outline, PageLine? headline, Dictionary<PageBox, int> running, PageBox best)
    {
        if (headline is null) return null;
        var article = headline.Box;
        while (article is not null && article.Tag != "article") article = article.Parent;
        if (article is null || best.Depth >= article.Depth && best.IsInside(article)) return null;
        return running[article] > 250 && outline.Boxes.Count(box => box.Tag == "article" && running[box] > 100) > 1 ? article : null;
    }

    private static void Score(PageOutline outline)
    {
        foreach (var line in outline.Lines)
        {
            if (!line.IsRunning || line.Box.Zone != AreaRole.Content) continue;
            var weight = 1 + Math.Min(3, line.Text.Length / 100.0) + line.Text.AsSpan().Count(',') * 0.5;
            var holder = line.Box.Tag is "p" or "li" or "blockquote" or "pre" or "span" or "small" && line.Box.Parent is { } parent ? parent : line.Box;
            var share = 1.0;
            for (var level = 0; level < 5 && holder is not null; level++)
            {
                holder.Score += weight * share;
                holder = holder.Parent;
                share = level == 0 ? 0.5 : share * 0.6;
            }
        }
    }

    private static double Trust(PageBox box)
    {
        if (box.Zone != AreaRole.Content) return 0.2;
        var names = (box.Element.GetAttribute("class") + " " + box.Element.Id).ToLowerInvariant();
        var trust = box.Tag switch { "article" => 1.25, "main" => 1.1, "ul" or "ol" or "dl" or "form" or "table" => 0.6, "li" => 0.8, "body" => 0.8, _ => 1.0 };
        foreach (var word in (string[])["article", "story", "entry", "post", "content", "body", "text"])
        {
            if (names.Contains(word, StringComparison.Ordinal)) trust += 0.08;
        }

        return trust;
    }

    /// <summary>Takes the surroundings in while they hold much more of the same, as when a page splits its article into sections.</summary>
    private static PageBox Widen(PageOutline outline, PageBox box, Dictionary<PageBox, int> running)
    {
        var chosen = box;
        for (var outer = box.Parent; outer is not null && outer.Tag is not "html"; outer = outer.Parent)
        {
            var gain = running[outer] - running[chosen];
            if (gain <= 0) continue;
            if (chosen.Tag == "article" && running[chosen] > 600) break;
            if (gain > running[chosen] * 0.2 && outer.LinkShare < 0.35 && !HoldsSeveralArticles(outline, outer, running)) chosen = outer;
        }

        return chosen;
    }

    private static bool HoldsSeveralArticles(PageOutline outline, PageBox outer, Dictionary<PageBox, int> running) =>
        outline.Boxes.Where(box => box.Tag == "article" && running[box] > 150).Take(100).Count(box => box.Depth > outer.Depth && box.IsInside(outer)) > 1;
}
