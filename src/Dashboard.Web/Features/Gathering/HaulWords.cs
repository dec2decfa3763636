using Dashboard.Web.Components;

namespace Dashboard.Web.Features.Gathering;

/// <summary>What moves, as people are told before they move it.</summary>
public static class HaulWords
{
    /// <summary>"2 articles, 3 comments and 1 note move."</summary>
    public static string Moves(HaulFigures figures)
    {
        var parts = new List<string> { Words.Count(figures.Articles, "article") };
        void Add(int count, string one)
        {
            if (count > 0)
                parts.Add(Words.Count(count, one));
        }
        Add(figures.Comments, "comment");
        Add(figures.Open, "open contradiction");
        Add(figures.Settled, "settled contradiction");
        Add(figures.Notes, "note");
        Add(figures.Sources, "source");
        return parts.Count == 1 ? $"{parts[0]} {(figures.Articles == 1 ? "moves" : "move")}." : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]} move.";
    }

    /// <summary>What the move tears apart; empty for nothing.</summary>
    public static string Torn(HaulFigures figures)
    {
        var parts = new List<string>();
        if (figures.TornOpen > 0)
            parts.Add($"{Words.Count(figures.TornOpen, "open contradiction")} {(figures.TornOpen == 1 ? "closes, because its" : "close, because their")} articles are on two stories then.");
        if (figures.TornSettled > 0)
            parts.Add($"{Words.Count(figures.TornSettled, "settled contradiction")} {(figures.TornSettled == 1 ? "stays here with its" : "stay here with their")} history.");
        if (figures.Thinner > 0)
            parts.Add($"{Words.Count(figures.Thinner, "contradiction")} {(figures.Thinner == 1 ? "stays" : "stay")} with fewer articles.");
        return string.Join(" ", parts);
    }
}
