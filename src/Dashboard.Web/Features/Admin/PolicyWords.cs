using System.Text.Json.Nodes;
using Dashboard.Data.Sources;

namespace Dashboard.Web.Features.Admin;

/// <summary>Changes of policies as a person would say them.</summary>
internal static class PolicyWords
{
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["name"] = "the name",
        ["wording"] = "the wording",
        ["reasonRequired"] = "whether a reason is required",
        ["strikeWeight"] = "the weight of its strike",
        ["place"] = "its place",
        ["retired"] = "whether it is retired",
        ["automatic"] = "what the machine does by itself",
        ["automaticFrom"] = "from which severity the machine acts",
    };

    /// <summary>What a row changed, e.g. "the wording".</summary>
    public static IEnumerable<string> Changed(DeskEntry entry) =>
        (entry.After is null ? [] : JsonNode.Parse(entry.After)!.AsObject().Select(pair => pair.Key)).Where(s_names.ContainsKey).Select(name => s_names[name]);
}
