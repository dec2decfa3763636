using System.Text.Json;

namespace Dashboard.Ingest.Wires;

/// <summary>One of several headlines, bodies or descriptions of an item.</summary>
internal sealed record NinjsValue(string Value, bool IsMain, bool IsHtml);

/// <summary>An item by its property names; the two generations of the format differ only in capitals.</summary>
internal readonly struct NinjsItem(JsonElement node)
{
    public string? Text(string name) => Get(node, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()!.Trim() : null;

    /// <summary>The values of a list such as <c>headlines</c>; those with another role than <paramref name="mainRole"/> or "main" come after.</summary>
    public IReadOnlyList<NinjsValue> Values(string list, string mainRole)
    {
        if (Get(node, list) is not { ValueKind: JsonValueKind.Array } items) return [];
        var values = new List<NinjsValue>();
        foreach (var entry in items.EnumerateArray())
        {
            var one = new NinjsItem(entry);
            if (one.Text("value") is not { Length: > 0 } value) continue;
            var role = one.Text("role");
            var type = one.Text("contenttype") ?? "";
            values.Add(new NinjsValue(value, role is null || role.Equals("main", StringComparison.OrdinalIgnoreCase) || role.Equals(mainRole, StringComparison.OrdinalIgnoreCase),
                type.Contains("html", StringComparison.OrdinalIgnoreCase) || (type.Length == 0 && value.StartsWith('<'))));
        }

        return values;
    }

    /// <summary>The single-valued property of the first generation, which some agencies still send.</summary>
    public IEnumerable<NinjsValue> Old(string name, string type) =>
        Text(name) is { Length: > 0 } value ? [new NinjsValue(value, true, type == "text/html")] : [];

    public IReadOnlyList<string> Named(string list) => Get(node, list) is { ValueKind: JsonValueKind.Array } items
        ? [.. items.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(entry => new NinjsItem(entry).Text("name")).OfType<string>().Where(name => name.Length > 0).Distinct()]
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
