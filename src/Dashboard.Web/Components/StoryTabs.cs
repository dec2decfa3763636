using Dashboard.Realtime;

namespace Dashboard.Web.Components;

/// <summary>One page of a story.</summary>
/// <param name="Name">On the tab.</param>
/// <param name="Path">After the story's address; empty for the board.</param>
/// <param name="Key">Pressed after g.</param>
/// <param name="Count">The figure beside the name.</param>
public sealed record StoryTab(string Name, string Path, string Key, Func<BoardCounts, int?> Count)
{
    public string PathIn(string slug) => Path.Length == 0 ? $"/stories/{slug}" : $"/stories/{slug}/{Path}";
}

/// <summary>The pages of a story in the order of their tabs; a new page joins here.</summary>
public static class StoryTabs
{
    /// <summary>The figure of this one is not on the board: the head of the page asks for it.</summary>
    public const string Matrix = "matrix";

    public static readonly IReadOnlyList<StoryTab> All =
    [
        new("Board", "", "b", _ => null),
        new("Matrix", Matrix, "m", _ => null),
        new("Labels", "labels", "l", _ => null),
        new("Moderation", "moderation", "d", counts => counts.PendingComments),
        new("Articles", "articles", "a", counts => counts.Articles),
        new("Sources", "sources", "f", _ => null),
        new("Catch-up", "catch-up", "c", _ => null),
    ];
}
