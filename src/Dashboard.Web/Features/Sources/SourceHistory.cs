using System.Globalization;
using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sources;

/// <summary>One change of a source.</summary>
/// <param name="What">In words, e.g. "visited every 30 minutes instead of 15".</param>
public sealed record SourceChange(DateTimeOffset At, string Who, string Kind, string What);

/// <summary>Who added, paused and changed a source, and when: out of the log of its story, or of the desk's own for sources of the whole desk.</summary>
public sealed class SourceHistory(IDbContextFactory<DashboardDbContext> contexts)
{
    public const int Most = 50;

    /// <summary>The newest first, at most <see cref="Most"/>.</summary>
    public async Task<IReadOnlyList<SourceChange>> ListAsync(Actor actor, string id, CancellationToken cancel = default)
    {
        var source = await contexts.SourceAsync(actor, id, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = source.IsDesks
            ? await db.DeskEntries.AsNoTracking().Where(row => row.SourceId == id).OrderByDescending(row => row.Id).Take(Most)
                .Select(row => new { row.At, row.ActorName, row.Kind, row.Before, row.After }).ToListAsync(cancel)
            : await db.Log.AsNoTracking().Where(row => row.StoryId == source.StoryId && row.SubjectId == id).OrderByDescending(row => row.Sequence).Take(Most)
                .Select(row => new { row.At, row.ActorName, row.Kind, row.Before, row.After }).ToListAsync(cancel);
        return [.. rows.Select(row => new SourceChange(row.At, row.ActorName, row.Kind, Words(row.Kind, row.Before, row.After)))];
    }

    private static string Words(string kind, string? before, string? after) => kind switch
    {
        LogKinds.SourceAdded => "added it",
        LogKinds.SourcePaused => "paused it",
        LogKinds.SourceResumed => "resumed it",
        LogKinds.SourceRemoved => "removed it",
        LogKinds.SourceGone => "found that it is gone for good",
        LogKinds.SourceMoved => $"found that it moved to {Fields(after).GetValueOrDefault("address")}",
        _ when string.Join("; ", Fields(after).Select(field => Change(field.Key, Fields(before).GetValueOrDefault(field.Key), field.Value)).OfType<string>()) is { Length: > 0 } words => words,
        _ => "changed it",
    };

    private static string? Change(string name, string? was, string? now) => name switch
    {
        "title" => $"named it \"{now}\"",
        "minutes" => $"had it visited every {now} minutes instead of {was}",
        "rule" => now == "everything" ? "let everything become an article" : "let only what has keywords become an article",
        "zone" => $"read times without a zone as of {now ?? "UTC"}",
        "dayFirst" => now switch { "true" => "read dates with the day first", "false" => "read dates with the month first", _ => "left the order of day and month to the feed" },
        "state" => $"made it {now}",
        _ => null,
    };

    private static Dictionary<string, string?> Fields(string? json) =>
        json is null ? [] : JsonNode.Parse(json)!.AsObject().ToDictionary(field => field.Key, field => field.Value is JsonValue value ? Convert.ToString(value.ToString(), CultureInfo.InvariantCulture) : null);
}
