using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>Brings the stored contradictions of a story in line with what the detectors find now.</summary>
public static class FindingsIntake
{
    public static async Task KeepAsync(StoryWrite write, IReadOnlyList<Finding> findings, CancellationToken stop)
    {
        var stored = await write.Db.Contradictions.Where(row => row.StoryId == write.Story.Id).ToDictionaryAsync(row => row.Key, stop);
        foreach (var finding in findings)
        {
            if (stored.Remove(finding.Key, out var known))
            {
                known.Take(finding);
                write.Record(LogKinds.ContradictionChanged, known);
                continue;
            }
            var contradiction = write.Add(LogKinds.ContradictionFound, Contradiction.From(write.Story.Id, finding, write.Now));
            await CardIntake.PutOnTopAsync(write, LaneKind.Contradictions, CardKind.Contradiction, contradiction.Id, stop);
        }
        foreach (var gone in stored.Values)
            await WithdrawAsync(write, gone, stop);
    }

    // A flag that nobody touched goes again without a trace on the board (the log keeps it); work of people stays.
    private static async Task WithdrawAsync(StoryWrite write, Contradiction gone, CancellationToken stop)
    {
        if (!gone.Untouched)
        {
            gone.Withdraw();
            write.Record(LogKinds.ContradictionWithdrawn, gone);
            return;
        }
        await CardIntake.RemoveAsync(write, gone.Id, stop);
        write.Remove(LogKinds.ContradictionWithdrawn, gone);
    }
}
