using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Contradictions;

/// <summary>Keeps what a story remembers as dismissed equal to what is dismissed on it.</summary>
internal static class DismissalMemory
{
    /// <summary>After any change to a contradiction's state: a dismissed one is remembered, any other is not.</summary>
    public static async Task KeepInStepAsync(StoryWrite write, Contradiction contradiction, CancellationToken cancel)
    {
        var known = write.Db.Dismissals.Local.FirstOrDefault(row => row.ContradictionId == contradiction.Id && write.Db.Entry(row).State != EntityState.Deleted)
            ?? await write.Db.Dismissals.FirstOrDefaultAsync(row => row.ContradictionId == contradiction.Id, cancel);
        if (known is not null && write.Db.Entry(known).State == EntityState.Deleted)
            known = null;
        if (contradiction is { Status: ContradictionStatus.NotAConflict, Resolution: { } resolution })
        {
            if (known is null)
                write.Add(LogKinds.DismissalAdded, Dismissal.Of(contradiction, resolution));
        }
        else if (known is not null)
        {
            write.Remove(LogKinds.DismissalLifted, known);
        }
    }
}
