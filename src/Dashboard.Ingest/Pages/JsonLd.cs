using System.Text.Json;
using AngleSharp.Dom;

namespace Dashboard.Ingest.Pages;

/// <summary>What a page says of its article in JSON-LD: an object, an array or a graph, with references resolved within it.</summary>
internal sealed class JsonLd
{
    private const int MaxScripts = 30;
    private const int MaxCharacters = 2_000_000;
    private const int MaxNodes = 5_000;

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly HashSet<string> ArticleTypes = new(StringComparer.Ordinal)
    {
        "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
        "LiveBlogPosting", "Article", "BlogPosting", "Report", "SatiricalArticle", "ScholarlyArticle", "TechArticle", "AdvertiserContentArticle", "SocialMediaPosting",
    };

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _nodes = [];

    private JsonLd()
    {
    }

    /// <summary>The node of the article; null when the page describes none.</summary>
    public JsonElement? Article { get; private set; }

    /// <param name="scripts">The page's scripts that hold such data.</param>
    public static JsonLd Of(IEnumerable<IElement> scripts)
    {
        var found = new JsonLd();
        var characters = 0;
        foreach (var script in scripts.Take(MaxScripts))
        {
            var json = script.TextContent;
            if ((characters += json.Length) > MaxCharacters) break;
            if (Parse(json) is { } root) found.Collect(root);
        }

        found.Article = found._nodes.Where(node => TypesOf(node).Any(ArticleTypes.Contains))
            .OrderByDescending(node => TypesOf(node).Any(type => type.Contains("News", StringComparison.Ordinal)))
            .ThenByDescending(node => node.TryGetProperty("headline", out _))
            .Cast<JsonElement?>().FirstOrDefault();
        return found;
    }

    private static JsonElement? Parse(string json)
    {
        json = JsonEscapes.Mend(json.Trim().TrimEnd(';'));
        // Templates wrap the data in comments for old browsers and break strings over lines.
        if (json.StartsWith("<!--", StringComparison.Ordinal)) json = json[4..].Replace("-->", "", StringComparison.Ordinal);
        if (json.StartsWith("//<![CDATA[", StringComparison.Ordinal)) json = json[11..].Replace("//]]>", "", StringComparison.Ordinal);
        return TryParse(json) ?? TryParse(string.Create(json.Length, json, (span, source) =>
        {
            for (var i = 0; i < source.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }));
    }

    private static JsonElement? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Tolerant);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Collect(JsonElement root)
    {
        var waiting = new Queue<JsonElement>([root]);
        while (waiting.TryDequeue(out var element) && _nodes.Count < MaxNodes)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray()) waiting.Enqueue(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                _nodes.Add(element);
                if (element.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String && element.EnumerateObject().Skip(1).Any())
                    _byId.TryAdd(id.GetString()!, element);
                foreach (var property in element.EnumerateObject())
                {
                    if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) waiting.Enqueue(property.Value);
                }
            }
        }
    }

    /// <summary>Text of a property of the article; names when it holds persons or organisations.</summary>
    public IReadOnlyList<string> Texts(string property)
    {
        if (Article is not { } article || !article.TryGetProperty(property, out var value)) return [];
        return [.. Texts(value, 0)];
    }

    public string? Text(string property) => Texts(property) is [var first, ..] ? first : null;

    /// <summary>A yes or no of the article, written as a value or as words; null when it says neither.</summary>
    public bool? Flag(string property)
    {
        if (Article is not { } article || !article.TryGetProperty(property, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => bool.TryParse(value.GetString(), out var flag) ? flag : null,
            _ => null,
        };
    }

    /// <summary>The text of the article when its data holds it, by paragraphs.</summary>
    public IReadOnlyList<string> Body()
    {
        if (Article is not { } article || !article.TryGetProperty("articleBody", out var body) || body.ValueKind != JsonValueKind.String) return [];
        return [.. body.GetString()!.Split('\n').Select(PageText.Plain).Where(paragraph => paragraph.Length > 0)];
    }

    private IEnumerable<string> Texts(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (PageText.Plain(value.GetString()) is { Length: > 0 } text) yield return text;
                break;
            case JsonValueKind.Array when depth < 3:
                foreach (var item in value.EnumerateArray().Take(50))
                {
                    foreach (var inner in Texts(item, depth + 1)) yield return inner;
                }

                break;
            case JsonValueKind.Object when depth < 3:
                if (value.TryGetProperty("name", out var name))
                {
                    foreach (var inner in Texts(name, depth + 1)) yield return inner;
                }
                else if (value.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String && _byId.TryGetValue(id.GetString()!, out var target) &&
                    target.TryGetProperty("name", out var targetName))
                {
                    foreach (var inner in Texts(targetName, depth + 1)) yield return inner;
                }

                break;
        }
    }

    private static IEnumerable<string> TypesOf(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type)) return [];
        return type.ValueKind switch
        {
            JsonValueKind.String => [Local(type.GetString()!)],
            JsonValueKind.Array => type.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => Local(t.GetString()!)),
            _ => [],
        };
    }

    private static string Local(string type) => type[(type.LastIndexOfAny(['/', '#', ':']) + 1)..];
}
