using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>
/// Decides new comments where the team switched a policy's automatic action on, and says by which rule. Only at the first look at a comment that
/// came after the switch: what people have had before them, or took back, the machine leaves alone.
/// </summary>
internal static class AutomaticDecisions
{
    /// <summary>Policies under which the machine may act; nearly always none.</summary>
    public static Task<List<Policy>> PoliciesAsync(DashboardDbContext db, CancellationToken cancel) =>
        db.Policies.AsNoTracking().Where(policy => policy.Automatic != null && !policy.Retired).OrderBy(policy => policy.Place).ToListAsync(cancel);

    /// <summary>Decides those of the comments that it may.</summary>
    /// <param name="write">The transaction in which they were judged.</param>
    /// <param name="policies">See <see cref="PoliciesAsync"/>.</param>
    /// <param name="judged">Tracked, with their new signals.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task DecideAsync(StoryWrite write, IReadOnlyList<Policy> policies, IReadOnlyList<Comment> judged, CancellationToken cancel)
    {
        if (policies.Count == 0)
            return;
        var chosen = judged.Where(comment => comment.State == CommentState.NeedsDecision && comment.ErasedAt is null && !WaitsForPerson(comment))
            .Select(comment => (Comment: comment, Found: Find(policies, comment))).Where(pair => pair.Found is not null).ToList();
        var ids = chosen.ConvertAll(pair => pair.Comment.Id);
        var touched = await write.Db.Log.Where(row => row.StoryId == write.Story.Id && EF.Parameter(ids).Contains(row.SubjectId) && row.Kind != LogKinds.CommentImported)
            .Select(row => row.SubjectId).ToHashSetAsync(cancel);
        foreach (var (comment, found) in chosen.Where(pair => !touched.Contains(pair.Comment.Id)))
        {
            var (policy, signal) = found!.Value;
            comment.Decide(new Decision(policy.Automatic!.Value, policy.Id, signal.Reason, Actor.Program.Id, Actor.Program.Name, write.Now, ByRule: signal.Rule.Name));
            write.Record(LogKinds.CommentDecided, comment);
            await CommentCards.FollowAsync(write, comment, cancel);
        }
    }

    // Somebody of the team decided that every comment of this writer waits for a person; that outweighs a switch.
    private static bool WaitsForPerson(Comment comment) => comment.Signals.Any(signal => signal is { Kind: SignalKind.Sanction, Severity: >= Severity.Medium });

    // The first policy in the team's order; of its signals the most severe one.
    private static (Policy Policy, Signal Signal)? Find(IReadOnlyList<Policy> policies, Comment comment)
    {
        foreach (var policy in policies.Where(policy => policy.AutomaticSince is { } since && comment.ImportedAt >= since))
        {
            if (comment.Signals.Where(signal => signal.Kind != SignalKind.Sanction && (signal.Policy ?? PolicyIds.Of(signal.Kind)) == policy.Id && signal.Severity >= policy.AutomaticFrom).MaxBy(signal => signal.Severity) is { } signal)
                return (policy, signal);
        }
        return null;
    }
}
