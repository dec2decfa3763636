using Dashboard.Analysis.Triage;

namespace Dashboard.Evaluation;

/// <summary>How well the scores by form rank comments: advertising against the rest, or constructive against the rest.</summary>
internal static class FormTask
{
    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var items = Items.Read(path);
        if (items.Any(item => item.Label == "spam"))
            output.WriteLine(FormattableString.Invariant($"advertising by form: AUC {Curves.Auc([.. items.Select(item => (SpamForm.Of(item.Text("text")).Rank, item.Label == "spam"))]):0.000}"));
        if (items.Any(item => item.Has("constructive")))
            output.WriteLine(FormattableString.Invariant($"useful by form: AUC {Curves.Auc([.. items.Select(item => (Usefulness.Of(item.Text("text")), item.Text("constructive") == "yes"))]):0.000}"));
        return 0;
    }
}
