using System.Text.Json;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Wires;

/// <summary>An item by its property names; the two generations of the format differ only in capitals.</summary>
internal readonly struct NinjsItem(JsonElement node)
{
    public string? Text(string name) => Get(node, name) is { ValueKind: JsonValueKind.String } value ? SoundText.Of(value.GetString()!).Trim() : null;

    /// <summary>A number as it is written, or a string.</summary>
    public string? Figure(string name) => Get(node, name) is { ValueKind: JsonValueKind.Number } value ? value.GetRawText() : Text(name);

    /// <summary>The values of a list such as <c>headlines</c>; those with another role than <paramref name="mainRole"/> or "main" come after.</summary>
    public IReadOnlyList<WireText> Values(string list, string mainRole)
    {
        if (Get(node, list) is not { ValueKind: JsonValueKind.Array } items) return [];
        var values = new List<WireText>();
        foreach (var entry in items.EnumerateArray())
        {
            var one = new NinjsItem(entry);
            if (one.Text("value") is not { Length: > 0 } value) continue;
            var role = one.Text("role");
            var type = one.Text("contenttype") ?? "";
            values.Add(new WireText(value, role is null || role.Equals("main", StringComparison.OrdinalIgnoreCase) || role.Equals(mainRole, StringComparison.OrdinalIgnoreCase),
                type.Contains("html", StringComparison.OrdinalIgnoreCase) || (type.Length == 0 && value.StartsWith('<'))));
        }

        return values;
    }

    /// <summary>The single-valued property of the first generation, which some agencies still send.</summary>
    public IEnumerable<WireText> Old(string name, string type) =>
        Text(name) is { Length: > 0 } value ? [new WireText(value, true, type == "text/html")] : [];

    public IReadOnlyList<string> Named(string list) => Get(node, list) is { ValueKind: JsonValueKind.Array } items
        ? [.. items.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(entry => new NinjsItem(entry).Text("name")).OfType<string>().Where(name => name.Length > 0).Distinct()]
        : [];

    /// <summary>What each entry of a list such as <c>trustindicators</c> says: its title, and where more stands.</summary>
    public IReadOnlyList<string> Sentences(string list) => Get(node, list) is { ValueKind: JsonValueKind.Array } items
        ? [.. items.EnumerateArray().Select(entry => new NinjsItem(entry))
            .Select(entry => string.Join(": ", new[] { entry.Text("title") ?? entry.Text("name") ?? entry.Text("literal"), entry.Text("href") ?? entry.Text("uri") }.Where(part => !string.IsNullOrEmpty(part))))
            .Where(sentence => sentence.Length > 0).Distinct().Take(20)]
        : [];

    public IEnumerable<NinjsItem> Associations() => Get(node, "associations") switch
    {
        { ValueKind: JsonValueKind.Array } items => items.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(entry => new NinjsItem(entry)),
        { ValueKind: JsonValueKind.Object } items => items.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object).Select(entry => new NinjsItem(entry.Value)),
        _ => [],
    };

    private static JsonElement? Get(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in node.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }
}
