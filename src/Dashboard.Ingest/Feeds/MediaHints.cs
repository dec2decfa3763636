using System.Globalization;
using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>Enclosures and Media RSS.</summary>
internal static class MediaHints
{
    private const int Most = 50;

    /// <summary>Each address once; what is said of it in one place completes what another leaves out.</summary>
    public static IReadOnlyList<FeedMedia> Of(XElement item, Uri document)
    {
        var media = new List<FeedMedia>();
        foreach (var hint in All(item, document).TakeWhile(_ => media.Count < Most)) Add(media, hint);
        return media;
    }

    private static IEnumerable<FeedMedia?> All(XElement item, Uri document) =>
        item.All(FeedNames.Core, "enclosure").Select(enclosure => Hint(enclosure, enclosure.Said("url") ?? enclosure.Said("href"), null, document))
            .Concat(FeedLinks.All(item, "enclosure").Select(link => Hint(link, link.Said("href"), null, document)))
            .Concat(Contents(item).Select(content => Hint(content, content.Said("url"), null, document)))
            .Concat(Thumbnails(item).Select(thumbnail => Hint(thumbnail, thumbnail.Said("url") ?? thumbnail.Value, "image", document)))
            .Concat(item.All(FeedNames.Itunes, "image").Select(image => Hint(image, image.Said("href"), "image", document)));

    public static IEnumerable<string> Keywords(XElement item) =>
        item.All(FeedNames.Media, "category").Select(category => category.Said("label") ?? category.Value)
            .Concat(item.All(FeedNames.Media, "keywords").Concat(item.All(FeedNames.Itunes, "keywords")).SelectMany(words => words.Value.Split(',')));

    public static string? MediumOf(string? type) => type?.Split('/')[0].ToLowerInvariant() switch
    {
        "image" => "image", "audio" => "audio", "video" => "video", "text" or "application" => "document", _ => null,
    };

    /// <summary>Adds a hint unless there are too many or it is none.</summary>
    public static void Add(List<FeedMedia> media, FeedMedia? hint)
    {
        if (hint is null || media.Count >= Most) return;
        var known = media.FindIndex(one => one.Address == hint.Address);
        if (known < 0) media.Add(hint);
        else media[known] = media[known] with { Caption = media[known].Caption ?? hint.Caption, Credit = media[known].Credit ?? hint.Credit, Width = media[known].Width ?? hint.Width };
    }

    private static IEnumerable<XElement> Groups(XElement item) => item.All(FeedNames.Media, "group");

    private static IEnumerable<XElement> Contents(XElement item) => item.All(FeedNames.Media, "content").Concat(Groups(item).SelectMany(group => group.All(FeedNames.Media, "content")));

    private static IEnumerable<XElement> Thumbnails(XElement item) =>
        item.All(FeedNames.Media, "thumbnail").Concat(Groups(item).Concat(Contents(item)).SelectMany(parent => parent.All(FeedNames.Media, "thumbnail")));

    private static FeedMedia? Hint(XElement element, string? raw, string? medium, Uri document)
    {
        if (FeedAddress.Resolve(raw, element, document) is not { } address) return null;
        var type = element.Said("type");
        return new FeedMedia(address, type, element.Said("medium")?.ToLowerInvariant() ?? medium ?? MediumOf(type), Number(element.Said("length") ?? element.Said("fileSize")), (int?)Number(element.Said("width")))
        {
            Caption = Words(element, "description", document) ?? Words(element, "title", document),
            Credit = FeedAuthors.Name(Near(element, "credit")?.Value),
        };
    }

    private static string? Words(XElement element, string name, Uri document) => FeedText.Guess(Near(element, name), document)?.ToPlain();

    // Inside the hint itself, or said for its whole group.
    private static XElement? Near(XElement element, string name) =>
        element.One(FeedNames.Media, name) ?? (element.Parent is { } parent && parent.Is(FeedNames.Media, "group") ? parent.One(FeedNames.Media, name) : null);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < int.MaxValue ? number : null;
}
