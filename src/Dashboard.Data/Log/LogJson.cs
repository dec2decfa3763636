using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Domain.Log;

namespace Dashboard.Data.Log;

/// <summary>How the parts of a story are written in the log: camelCase JSON, enums in kebab-case, nulls left out of whole parts.</summary>
public static class LogJson
{
    public static readonly JsonSerializerOptions Options = MakeOptions();

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetPrivateSettersBeSet } },
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.MakeReadOnly();
        return options;
    }

    // Entities guard their state behind verbs, so most setters are private; reading them back from the log must still set them.
    private static void LetPrivateSettersBeSet(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(IStoryPart)))
            return;
        foreach (var property in type.Properties)
        {
            if (property.Set is null && property.AttributeProvider is PropertyInfo { SetMethod: { } setter })
                property.Set = (target, value) => setter.Invoke(target, [value]);
        }
        // A row that was written before a property existed, or whose unlogged text is required, must still be readable.
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }

    /// <summary>The part as the log sees it. <c>version</c> is left out: it is the sequence of the row itself.</summary>
    public static JsonObject Write(IStoryPart part)
    {
        var json = JsonSerializer.SerializeToNode(part, part.GetType(), Options)!.AsObject();
        json.Remove("version");
        return json;
    }

    /// <summary>The part that folded JSON describes.</summary>
    public static IStoryPart Read(JsonObject json, Type type, long version)
    {
        var part = (IStoryPart)json.Deserialize(type, Options)!;
        part.Version = version;
        return part;
    }

    /// <summary>Changed properties of two states of a part, as they were and as they are; null when nothing differs.</summary>
    public static (string Before, string After)? Difference(JsonObject before, JsonObject after)
    {
        JsonObject was = [], now = [];
        foreach (var (name, value) in after)
        {
            if (JsonNode.DeepEquals(value, before[name]))
                continue;
            was[name] = before[name]?.DeepClone();
            now[name] = value?.DeepClone();
        }
        return now.Count == 0 ? null : (was.ToJsonString(Options), now.ToJsonString(Options));
    }
}
