using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>One thing that happened to a comment.</summary>
/// <param name="Sequence">Of its row in the story's log; give it to the undo.</param>
/// <param name="ByRule">The machine did it.</param>
/// <param name="Text">What, after the name: "rejected it under hate: calls for violence".</param>
/// <param name="CanUndo">It is of a kind that a person can take back; whether somebody acted since is seen when it is tried.</param>
public sealed record HistoryLine(long Sequence, DateTimeOffset At, string ActorId, string ActorName, string Kind, string Text, bool ByRule, bool CanUndo);

internal static class CommentHistory
{
    /// <summary>From the log of the story that has the comment now, the newest first.</summary>
    public static async Task<IReadOnlyList<HistoryLine>> ReadAsync(DashboardDbContext db, Comment comment, int most, CancellationToken cancel)
    {
        var rows = await db.Log.AsNoTracking().Where(row => row.StoryId == comment.StoryId && row.SubjectId == comment.Id).OrderByDescending(row => row.Sequence).Take(most).ToListAsync(cancel);
        var numbers = rows.ConvertAll(row => row.Sequence);
        var undone = (await db.Log.Where(row => row.StoryId == comment.StoryId && row.SubjectId == comment.Id && row.Undoes != null).Select(row => row.Undoes!.Value).ToListAsync(cancel)).ToHashSet();
        return [.. rows.Select(row => new HistoryLine(
            row.Sequence, row.At, row.ActorId, row.ActorName, row.Kind, WordsFor(row), row.ActorId == Actor.Program.Id, UndoEvent.IsUndoable(row.Kind) && !undone.Contains(row.Sequence)))];
    }

    internal static string WordsFor(LogEntry row) => row.Kind switch
    {
        LogKinds.CommentImported => "brought it in",
        LogKinds.CommentJudged => Judged(row),
        LogKinds.CommentDecided => DecisionIn(row.After) is { } decision ? Decided(decision) : "decided about it",
        LogKinds.CommentReopened => "put it back in the queue",
        LogKinds.CommentFeatured => "chose it as worth reading",
        LogKinds.CommentUnfeatured => "no longer shows it as worth reading",
        LogKinds.CommentErased => "erased its words and name",
        LogKinds.Undone => "took a change back" + (StateIn(row.After) is { } state ? $"; it is {state} again" : ""),
        _ when row.Kind.EndsWith(LogKinds.Joined, StringComparison.Ordinal) => "brought it from another story with its article",
        _ => row.Kind,
    };

    /// <summary>"rejected it under hate: calls for violence"; a machine says which rule.</summary>
    internal static string Decided(Decision decision)
    {
        var words = $"{DecisionWords.Did(decision.Action)} it";
        if (decision.Policy is { } policy)
            words += $" under {policy}";
        if (decision.ByRule is { } rule)
            words += $", because the team switched the rule {rule} on";
        else if (decision.BatchId is not null)
            words += " together with others";
        return decision.Reason is { Length: > 0 } reason ? $"{words}: {reason}" : words;
    }

    internal static Decision? DecisionIn(string? json) =>
        json is null || JsonNode.Parse(json)!["decision"] is not { } node ? null : node.Deserialize<Decision>(LogJson.Options);

    private static string Judged(LogEntry row)
    {
        var signals = row.After is null ? null : JsonNode.Parse(row.After)!["signals"]?.Deserialize<List<Signal>>(LogJson.Options);
        return signals is null ? "looked at it again" : signals.Count == 0 ? "no longer notices anything" : "noticed: " + string.Join(", ", signals.Select(signal => Words.Of(signal.Kind)).Distinct());
    }

    private static string? StateIn(string? json) => json is null ? null : JsonNode.Parse(json)!["state"]?.GetValue<string>() switch
    {
        "needs-decision" => "waiting",
        "decided" => "decided",
        "escalated" => "escalated",
        _ => null,
    };
}
