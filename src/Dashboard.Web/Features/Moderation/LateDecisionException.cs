using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Somebody decided about the comment first: who, what and how long ago. The same decision can be sent again to overrule it.</summary>
/// <param name="by">The row of their decision.</param>
/// <param name="comment">As it is now.</param>
/// <param name="now">For the words.</param>
public sealed class LateDecisionException(LogEntry by, Comment comment, DateTimeOffset now) : LostUpdateException(by, WordsFor(by, comment, now))
{
    /// <summary>The comment as it is now.</summary>
    public Comment Comment { get; } = comment;

    private static string WordsFor(LogEntry by, Comment comment, DateTimeOffset now) =>
        $"{by.ActorName} {(comment.Decision is { } decision ? DecisionWords.Did(decision.Action) : "put this back in the queue")}{(comment.Decision is null ? "" : " this")} {DecisionWords.Ago(now - by.At)}.";
}

/// <summary>Decisions in sentences.</summary>
internal static class DecisionWords
{
    /// <summary>Goes between who and what: "Ana rejected this".</summary>
    public static string Did(DecisionAction action) => action switch
    {
        DecisionAction.Keep => "kept",
        DecisionAction.Hide => "hid",
        DecisionAction.RequestEdit => "asked for an edit of",
        DecisionAction.Reject => "rejected",
        _ => "escalated",
    };

    public static string Ago(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => "just now",
        < 60 => $"{(int)time.TotalSeconds} s ago",
        < 3600 => $"{(int)time.TotalMinutes} min ago",
        < 86400 => $"{(int)time.TotalHours} h ago",
        _ => $"{(int)time.TotalDays} d ago",
    };
}
