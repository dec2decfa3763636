using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;

namespace Dashboard.Web.Features.Contradictions.Publishing;

public enum ChangeOfFinding { Reopened, Settled, Dismissed, ReportsAdded, ReportsGone, NoLongerFound, Reworded }

/// <summary>Something that readers of a published finding must be told.</summary>
/// <param name="What">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Sequence">The row of the log that says so.</param>
/// <param name="Resolution">The new resolution, when it was settled anew.</param>
/// <param name="Sides">The sides as they were then.</param>
/// <param name="ArticleIds">The articles that came or went.</param>
public sealed record FindingChange(
    ChangeOfFinding What, DateTimeOffset At, long Sequence, Resolution? Resolution, IReadOnlyList<Side> Sides, IReadOnlyList<string> ArticleIds);

/// <summary>When a finding was published, and what changed since. Read from the log, so that nothing has to be kept twice.</summary>
/// <param name="First">When readers first saw it; null when they have not.</param>
/// <param name="Last">When it was published last.</param>
/// <param name="LastSequence">Row of the last publication; 0 without one.</param>
/// <param name="Changes">After the first publication, oldest first.</param>
public sealed record PublicationHistory(DateTimeOffset? First, DateTimeOffset? Last, long LastSequence, IReadOnlyList<FindingChange> Changes)
{
    public static readonly PublicationHistory None = new(null, null, 0, []);

    /// <summary>What readers have not been told yet.</summary>
    public IEnumerable<FindingChange> Since => Changes.Where(change => change.Sequence > LastSequence);

    /// <summary>When readers would say it changed last.</summary>
    public DateTimeOffset? Modified => First is null ? null : Changes.Count > 0 && Changes[^1].At > Last ? Changes[^1].At : Last;

    /// <param name="rows">All rows of one contradiction, oldest first.</param>
    public static PublicationHistory From(IReadOnlyList<LogEntry> rows)
    {
        var reader = new Reader();
        var undone = Undone(rows);
        foreach (var row in rows)
        {
            if (!undone.Contains(row.Sequence))
                reader.Read(row);
        }
        return new(reader.First, reader.Last, reader.LastSequence, reader.Changes);
    }

    // A change that was taken back and the row that took it back cancel each other; the taking back may itself be taken back.
    private static HashSet<long> Undone(IReadOnlyList<LogEntry> rows)
    {
        var undone = new HashSet<long>();
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (rows[i].Undoes is { } target && !undone.Contains(rows[i].Sequence))
                undone.UnionWith([target, rows[i].Sequence]);
        }
        return undone;
    }

    private sealed class Reader
    {
        private ContradictionStatus _status;
        private Resolution? _resolution;
        private IReadOnlyList<Side> _sides = [];

        public DateTimeOffset? First { get; private set; }
        public DateTimeOffset? Last { get; private set; }
        public long LastSequence { get; private set; }
        public List<FindingChange> Changes { get; } = [];

        public void Read(LogEntry row)
        {
            if (row.After is null)
                return;
            var after = JsonNode.Parse(row.After)!.AsObject();
            var (wasStatus, was, wasSides) = (_status, _resolution, _sides);
            if (after.TryGetPropertyValue("status", out var status))
                _status = status.Deserialize<ContradictionStatus>(LogJson.Options);
            if (after.TryGetPropertyValue("resolution", out var resolution))
                _resolution = resolution.Deserialize<Resolution>(LogJson.Options);
            if (after.TryGetPropertyValue("sides", out var sides))
                _sides = sides.Deserialize<IReadOnlyList<Side>>(LogJson.Options) ?? [];

            if (row.Kind == LogKinds.ContradictionPublished)
            {
                if (First is not null && was?.Publication is { } before && before.ForReaders != _resolution?.Publication?.ForReaders)
                    Tell(row, ChangeOfFinding.Reworded);
                (First, Last, LastSequence) = (First ?? row.At, row.At, row.Sequence);
                return;
            }
            if (First is null)
                return;
            if (IsOpen(_status) && !IsOpen(wasStatus))
                Tell(row, ChangeOfFinding.Reopened);
            else if (_status == ContradictionStatus.NotAConflict && wasStatus != _status)
                Tell(row, ChangeOfFinding.Dismissed);
            // When the detectors order the sides anew, the index of the side that holds moves along; that is no new finding.
            else if (row.Kind != LogKinds.ContradictionChanged && _status is (ContradictionStatus.Resolved or ContradictionStatus.Published) && _resolution is not null && Differs(was, _resolution))
                Tell(row, ChangeOfFinding.Settled);
            CompareReports(row, wasSides);
            if (after.TryGetPropertyValue("withdrawn", out var withdrawn) && withdrawn?.GetValue<bool>() is true)
                Tell(row, ChangeOfFinding.NoLongerFound);
        }

        private void CompareReports(LogEntry row, IReadOnlyList<Side> before)
        {
            if (ReferenceEquals(before, _sides))
                return;
            var (were, are) = (ArticlesOf(before), ArticlesOf(_sides));
            if (are.Except(were).ToList() is { Count: > 0 } added)
                Tell(row, ChangeOfFinding.ReportsAdded, added);
            if (were.Except(are).ToList() is { Count: > 0 } gone)
                Tell(row, ChangeOfFinding.ReportsGone, gone);
        }

        private void Tell(LogEntry row, ChangeOfFinding what, IReadOnlyList<string>? articles = null) =>
            Changes.Add(new(what, row.At, row.Sequence, what == ChangeOfFinding.Settled ? _resolution : null, _sides, articles ?? []));

        private static bool IsOpen(ContradictionStatus status) => status is ContradictionStatus.New or ContradictionStatus.Taken or ContradictionStatus.NeedsCall;

        private static bool Differs(Resolution? was, Resolution now) =>
            was is null || (was.Verdict, was.Side, was.EvidenceUrl) != (now.Verdict, now.Side, now.EvidenceUrl);

        private static List<string> ArticlesOf(IReadOnlyList<Side> sides) =>
            [.. sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId).Distinct()];
    }
}
