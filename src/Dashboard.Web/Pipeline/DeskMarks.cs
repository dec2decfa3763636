using Dashboard.Analysis.Triage;
using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Web.Features.Commenters;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// What the desk itself adds to the triage: the sanctions that held when a comment came in. And what was erased from signals stays erased, however often
/// the thread is judged.
/// </summary>
internal static class DeskMarks
{
    private static readonly Rule s_rule = new("sanction", "1");

    /// <param name="db">For the sanctions.</param>
    /// <param name="comments">Judged before or not.</param>
    /// <param name="results">What the triage found, in the same order.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<IReadOnlyList<TriageResult>> AddAsync(
        DashboardDbContext db, IReadOnlyList<Comment> comments, IReadOnlyList<TriageResult> results, CancellationToken cancel)
    {
        string[] keys = [.. comments.Select(comment => comment.AuthorKey).Where(key => key.Length > 0).Distinct()];
        var sanctions = (await db.Sanctions.AsNoTracking().Where(row => EF.Parameter(keys).Contains(row.PersonKey)).ToListAsync(cancel)).ToLookup(row => row.PersonKey);
        return [.. comments.Zip(results, (comment, result) => Add(comment, result, sanctions[comment.AuthorKey]))];
    }

    private static TriageResult Add(Comment comment, TriageResult result, IEnumerable<Sanction> sanctions)
    {
        var signals = comment.Signals.Any(IsErased) ? [.. result.Signals.Select(signal => signal.Kind == SignalKind.HealthClaim ? signal with { Reason = "", Spans = [] } : signal)] : result.Signals;
        var held = sanctions.Where(sanction => HeldAt(sanction, comment.ImportedAt)).OrderByDescending(sanction => sanction.Kind).ThenBy(sanction => sanction.Id, StringComparer.Ordinal).FirstOrDefault();
        return held is null ? result with { Signals = signals } : result with { Signals = [.. signals, Mark(held)] };
    }

    private static bool IsErased(Signal signal) => signal is { Kind: SignalKind.HealthClaim, Reason: "" };

    private static bool HeldAt(Sanction sanction, DateTimeOffset at) =>
        sanction.At <= at && (sanction.Until is not { } until || at < until) && (sanction.Lifted is not { } lifted || at < lifted.At);

    private static Signal Mark(Sanction sanction) => sanction.Kind == SanctionKind.Watch
        ? new(SignalKind.Sanction, Severity.Low, $"{sanction.ByName} watches this commenter.", [], s_rule, Policy: sanction.Policy)
        : new(SignalKind.Sanction, Severity.Medium, $"{sanction.ByName} set {SuggestSanction.WordOf(sanction.Kind)} for this commenter: every comment waits for a decision.", [], s_rule, Policy: sanction.Policy);
}
