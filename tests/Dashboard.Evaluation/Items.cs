using System.Text.Json;

namespace Dashboard.Evaluation;

/// <summary>One line of a data file.</summary>
internal sealed class Item(JsonElement fields)
{
    public JsonElement Fields { get; } = fields;
    public string Id => Text("id");
    public string Set => TextOr("set", "");
    public string? Label => Fields.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String ? label.GetString() : null;

    /// <exception cref="BadDataException">The field is missing or no text.</exception>
    public string Text(string name) =>
        Fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new BadDataException($"An item has no text field \"{name}\": {Start()}");

    public string TextOr(string name, string otherwise) => Has(name) ? Text(name) : otherwise;

    public bool Has(string name) => Fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;

    private string Start() => Fields.GetRawText() is { Length: > 80 } raw ? raw[..80] + "…" : Fields.GetRawText();
}

internal static class Items
{
    /// <summary>Reads a JSON Lines file; empty lines are skipped.</summary>
    /// <exception cref="BadDataException">A line is no JSON object, or there is none at all.</exception>
    public static IReadOnlyList<Item> Read(string path)
    {
        if (!File.Exists(path)) throw new BadDataException($"\"{path}\" is not a file.");
        var items = new List<Item>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            items.Add(Parse(line, path, number));
        }
        return items.Count > 0 ? items : throw new BadDataException($"\"{path}\" holds no items.");
    }

    private static Item Parse(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new Item(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            // Said below, with the line.
        }
        throw new BadDataException($"{path}, line {number}: not a JSON object.");
    }
}
