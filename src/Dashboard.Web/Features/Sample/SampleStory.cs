using System.Globalization;
using System.Text.Json;
using Dashboard.Domain.Comments;

namespace Dashboard.Web.Features.Sample;

/// <summary>One article of the sample story, as somebody would have pasted it.</summary>
/// <param name="FileName">Names it; also the order of arrival.</param>
/// <param name="Source">The invented outlet.</param>
/// <param name="Url">Its invented address.</param>
/// <param name="Text">All that was pasted, clutter and reader comments included.</param>
public sealed record SampleArticle(string FileName, string Source, string Url, string Text);

/// <summary>
/// An invented event in an invented valley, told by invented outlets. It contradicts itself in several ways, copies itself
/// once, and holds differences that are none, so that a newcomer sees on one board what the program does.
/// </summary>
public static class SampleStory
{
    private const string Folder = "Dashboard.Web.Features.Sample.Story.";

    private static readonly (string File, string Source, string Url)[] Board =
    [
        ("1-arle-valley-courier.txt", "Arle Valley Courier", "https://arle-valley-courier.example/2026/03/12/wenlow-spillway"),
        ("2-meridian-dispatch.txt", "Meridian Dispatch", "https://meridian-dispatch.example/2026/03/12/hallin-letter"),
        ("3-fellside-post.txt", "Fellside Post", "https://fellside-post.example/2026/03/13/mill-lane"),
        ("4-northmoor-times.txt", "Northmoor Times", "https://northmoor-times.example/2026/03/13/arlewater-denial"),
        ("5-public-water-review.txt", "Public Water Review", "https://public-water-review.example/2026/02/18/arle-reservoirs"),
        ("6-wenlow-ledger.txt", "Wenlow Ledger", "https://wenlow-ledger.example/2026/03/13/wenlow-waits"),
    ];

    private static readonly (string File, string Source, string Url)[] Later =
    [
        ("trickle-1-northmoor-times.txt", "Northmoor Times", "https://northmoor-times.example/2026/03/14/stone-bank"),
        ("trickle-2-meridian-dispatch.txt", "Meridian Dispatch", "https://meridian-dispatch.example/2026/03/14/no-boat"),
        ("trickle-3-hill-and-harbour.txt", "Hill & Harbour", "https://hill-and-harbour.example/2026/03/14/lambs"),
        ("trickle-4-fellside-post.txt", "Fellside Post", "https://fellside-post.example/2026/03/15/drain"),
        ("trickle-5-arle-valley-courier.txt", "Arle Valley Courier", "https://arle-valley-courier.example/2026/03/15/engineer"),
        ("trickle-6-wenlow-ledger.txt", "Wenlow Ledger", "https://wenlow-ledger.example/2026/03/16/trombone"),
    ];

    public static string Title => "Spillway collapse at Hallin reservoir";

    public static string Summary => "A wall beside a spillway gave way and half a town left its homes overnight. Who knew what, and when?";

    public static IReadOnlyList<string> Keywords { get; } = ["Hallin", "Wenlow", "Arlewater", "spillway"];

    /// <summary>What the board starts with. The last one carries a thread of reader comments in its text.</summary>
    public static IReadOnlyList<SampleArticle> Articles { get; } = [.. Board.Select(Read)];

    /// <summary>What arrives later in a demonstration, in this order.</summary>
    public static IReadOnlyList<SampleArticle> Trickle { get; } = [.. Later.Select(Read)];

    /// <summary>Name of the article under which <see cref="TrickleComments"/> are posted.</summary>
    public static string CommentedArticle => Board[^1].File;

    /// <summary>Reader comments that arrive later in a demonstration, in this order, under <see cref="CommentedArticle"/>.</summary>
    public static IReadOnlyList<CommentDraft> TrickleComments { get; } = ReadComments("trickle-comments.json");

    private static SampleArticle Read((string File, string Source, string Url) article) =>
        new(article.File, article.Source, article.Url, Content(article.File));

    private static IReadOnlyList<CommentDraft> ReadComments(string file)
    {
        using var document = JsonDocument.Parse(Content(file));
        return [.. document.RootElement.EnumerateArray().Select(comment => new CommentDraft(
            comment.GetProperty("id").GetString()!,
            comment.GetProperty("author").GetString()!,
            DateTimeOffset.Parse(comment.GetProperty("postedAt").GetString()!, CultureInfo.InvariantCulture),
            ZoneKnown: true,
            comment.GetProperty("text").GetString()!,
            comment.TryGetProperty("parent", out var parent) ? parent.GetString() : null))];
    }

    private static string Content(string file)
    {
        using var stream = typeof(SampleStory).Assembly.GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"The sample story lacks its file {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
