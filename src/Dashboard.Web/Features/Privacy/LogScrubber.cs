using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Data.Log;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;

namespace Dashboard.Web.Features.Privacy;

/// <summary>Takes words out of the JSON of a part or of a row of the log. Rows are given oldest first: only the first of a part tells what it is about.</summary>
internal sealed class LogScrubber(EraseScope scope)
{
    private static readonly string s_health = JsonNamingPolicy.KebabCaseLower.ConvertName(nameof(SignalKind.HealthClaim));

    private readonly HashSet<string> _aboutPerson = [];

    /// <summary>The row as it shall read; null when nothing in it is to go.</summary>
    public LogEntry? Scrub(LogEntry row)
    {
        var before = Scrub(row.SubjectType, row.SubjectId, row.Before);
        var after = Scrub(row.SubjectType, row.SubjectId, row.After);
        return before is null && after is null ? null : row.Redact(before ?? row.Before, after ?? row.After);
    }

    private string? Scrub(string type, string id, string? json)
    {
        if (json is null || JsonNode.Parse(json) is not JsonObject part)
            return null;
        return Scrub(type, id, part) ? part.ToJsonString(LogJson.Options) : null;
    }

    /// <summary>Changes the JSON of a part, or of some of its properties. True when something was taken out.</summary>
    public bool Scrub(string type, string id, JsonObject part) => type switch
    {
        "comment" when scope.CommentIds.Contains(id) => Tombstone(part),
        "comment" => Health(id, part) | Signals(part, signal => scope.Words.Scrub(signal["reason"]?.GetValue<string>() ?? "") is { } left ? Put(signal, "reason", left) : false),
        "card" when part["subjectId"]?.GetValue<string>() is { } subject && scope.CommentIds.Contains(subject) => Put(part, "title", Commenter.Erased) | Put(part, "text", null) | scope.Words.Scrub(part),
        "note" when scope.NoteIds.Contains(id) => Put(part, "text", "") | Put(part, "targetId", null),
        "note" when IsAboutPerson(id, part) => Put(part, "text", ErasedWords.Instead) | Put(part, "targetId", Commenter.Erased),
        "appeal" when part["commentId"]?.GetValue<string>() is { } comment && scope.CommentIds.Contains(comment) => Put(part, "text", "") | scope.Words.Scrub(part),
        "strike" or "sanction" when part["personKey"]?.GetValue<string>() is { } key && scope.PersonKeys.Contains(key) => Put(part, "personKey", "") | Put(part, "personName", Commenter.Erased) | scope.Words.Scrub(part),
        _ => scope.Words.Scrub(part),
    };

    private bool IsAboutPerson(string id, JsonObject note)
    {
        if (note["target"]?.GetValue<string>() == "person" && note["targetId"]?.GetValue<string>() is { } target && scope.PersonKeys.Contains(Commenter.KeyOf(target)))
            _aboutPerson.Add(id);
        return _aboutPerson.Contains(id);
    }

    private static bool Tombstone(JsonObject part) =>
        Put(part, "author", Commenter.Erased) | Put(part, "authorKey", "") | Put(part, "text", "")
        | Signals(part, signal => Put(signal, "reason", "") | Put(signal, "spans", new JsonArray()))
        | (part["decision"] is JsonObject decision && Put(decision, "reason", null));

    private bool Health(string id, JsonObject part) => scope.HealthOf.Contains(id)
        && Signals(part, signal => signal["kind"]?.GetValue<string>() == s_health && (Put(signal, "reason", "") | Put(signal, "spans", new JsonArray())));

    private static bool Signals(JsonObject part, Func<JsonObject, bool> change)
    {
        var changed = false;
        foreach (var signal in (part["signals"] as JsonArray ?? []).OfType<JsonObject>())
            changed |= change(signal);
        return changed;
    }

    // A property that a row does not name stays unnamed.
    private static bool Put(JsonObject part, string name, JsonNode? value)
    {
        if (!part.TryGetPropertyValue(name, out var now) || JsonNode.DeepEquals(now, value))
            return false;
        part[name] = value;
        return true;
    }
}
