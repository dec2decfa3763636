using Dashboard.Data.Log;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// Brings the stored contradictions of a story in line with what the detectors find now: one dispute stays one flag, what was
/// dismissed stays silent, and what was settled opens again when a new article disturbs it.
/// </summary>
public static class FindingsIntake
{
    public static async Task KeepAsync(StoryWrite write, IReadOnlyList<Finding> findings, CancellationToken stop)
    {
        var stored = await write.Db.Contradictions.Where(row => row.StoryId == write.Story.Id).ToDictionaryAsync(row => row.Key, stop);
        var byId = stored.Values.ToDictionary(row => row.Id);
        var dismissals = await write.Db.Dismissals.Where(row => row.StoryId == write.Story.Id).OrderBy(row => row.Id).ToListAsync(stop);
        var copies = await CopiesAsync(write, stop);
        var unknown = new List<Finding>();
        foreach (var finding in findings)
        {
            if (stored.Remove(finding.Key, out var known))
                Take(write, known, finding, dismissals, copies);
            else
                unknown.Add(finding);
        }
        ContradictionLane? lane = null;
        foreach (var finding in unknown)
        {
            if (SameDispute(stored.Values, finding) is { } known)
            {
                stored.Remove(known.Key);
                Take(write, known, finding, dismissals, copies);
            }
            else if (dismissals.Find(dismissal => dismissal.Covers(finding)) is { } dismissal)
            {
                Silence(write, dismissal, finding);
            }
            else
            {
                var contradiction = write.Add(LogKinds.ContradictionFound, Contradiction.From(write.Story.Id, finding, write.Now));
                lane ??= await ContradictionLane.OpenAsync(write, byId, stop);
                lane.Put(contradiction);
            }
        }
        foreach (var gone in stored.Values)
            await WithdrawAsync(write, gone, stop);
    }

    private static void Take(StoryWrite write, Contradiction known, Finding finding, List<Dismissal> dismissals, HashSet<string> copies)
    {
        if (known.Status == ContradictionStatus.NotAConflict && dismissals.Find(row => row.ContradictionId == known.Id) is { } dismissal)
            Silence(write, dismissal, finding);
        var disturbance = known.Status is ContradictionStatus.Resolved or ContradictionStatus.Published
            ? Disturbances.Find(known, finding, copies.Contains, write.Now) : null;
        known.Take(finding);
        if (disturbance is not null)
            known.Reopen(disturbance);
        write.Record(disturbance is null ? LogKinds.ContradictionChanged : LogKinds.ContradictionReopened, known);
    }

    private static void Silence(StoryWrite write, Dismissal dismissal, Finding finding)
    {
        if (dismissal.Count(finding, write.Now))
            write.Record(LogKinds.DismissalSilenced, dismissal);
    }

    // A dispute is named after its earliest pair, so an article that came late but is older gives it another name: the same kind over
    // two of the same sentences is still the same flag, with the same card and the work that was done on it.
    private static Contradiction? SameDispute(IEnumerable<Contradiction> stored, Finding finding) => stored.FirstOrDefault(known =>
        known.Kind == finding.Kind && known.Sides.Count(side => finding.Sides.Any(other => Meet(side, other))) >= 2
        && finding.Sides.Count(side => known.Sides.Any(other => Meet(side, other))) >= 2);

    private static bool Meet(Side a, Side b) =>
        a.Statements.Any(statement => b.Statements.Any(other => StatementAnchor.Of(statement).Overlaps(StatementAnchor.Of(other))));

    private static async Task<HashSet<string>> CopiesAsync(StoryWrite write, CancellationToken stop) =>
        [.. await write.Db.Articles.Where(row => row.StoryId == write.Story.Id && row.CopyOf != null).Select(row => row.Id).ToListAsync(stop)];

    // A flag that nobody touched goes again without a trace on the board (the log keeps it); work of people stays, and so does what was
    // closed because its articles were moved apart.
    private static async Task WithdrawAsync(StoryWrite write, Contradiction gone, CancellationToken stop)
    {
        if (!gone.Untouched || gone.PartedBecause is not null)
        {
            gone.Withdraw();
            write.Record(LogKinds.ContradictionWithdrawn, gone);
            return;
        }
        await CardIntake.RemoveAsync(write, gone.Id, stop);
        write.Remove(LogKinds.ContradictionWithdrawn, gone);
    }
}
