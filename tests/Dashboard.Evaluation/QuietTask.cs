using System.Text.Json;
using Dashboard.Analysis.Triage;
using Dashboard.Domain.Comments;

namespace Dashboard.Evaluation;

/// <summary>How often each phase of the triage speaks on comments that people found in order: flags per 1,000, to be read for wrongness with --out.</summary>
internal static class QuietTask
{
    public static int Run(string path, string? flagsPath, TextWriter output)
    {
        var comments = Items.Read(path).Where(item => item.Label == "ok" && item.Has("text")).ToList();
        if (comments.Count == 0) throw new BadDataException($"{path} holds no comments labelled \"ok\".");
        using var flags = flagsPath is null ? null : new StreamWriter(flagsPath);
        var counts = new SortedDictionary<SignalKind, int>();
        foreach (var item in comments)
        {
            var text = item.Text("text");
            // Alone, as a moderator would meet it: no other thread may make it a duplicate.
            var signals = new ThreadTriage(item.TextOr("article", ""), null, []).Judge([new TriageComment(item.Id, "reader", null, text, null)])[0].Signals;
            foreach (var kind in signals.Select(signal => signal.Kind).Distinct()) counts[kind] = counts.GetValueOrDefault(kind) + 1;
            foreach (var signal in signals)
                flags?.WriteLine(JsonSerializer.Serialize(new { id = item.Id, kind = signal.Kind.ToString(), severity = signal.Severity.ToString(), signal.Reason, text }));
        }
        output.WriteLine(FormattableString.Invariant($"{Path.GetFileName(path)}: {comments.Count:N0} comments labelled ok; flags per 1,000"));
        foreach (var (kind, count) in counts) output.WriteLine(FormattableString.Invariant($"  {kind,-16}{1000.0 * count / comments.Count,8:0.0}   ({count})"));
        return 0;
    }
}
