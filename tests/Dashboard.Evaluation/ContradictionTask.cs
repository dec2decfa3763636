using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation;

/// <summary>
/// Conflicts between two sentences (<c>premise</c>, <c>hypothesis</c>) or two documents (<c>docA</c>, <c>docB</c>): each side becomes an article
/// of one story, as the program does it. What the story finds between the two comes first; where it is silent, the sentence judge answers.
/// </summary>
internal static class ContradictionTask
{
    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var items = Items.Read(path);
        var documents = IsDocuments(items[0]);
        if (!documents && !(items[0].Has("premise") && items[0].Has("hypothesis")))
            throw new BadDataException($"{path}: the contradiction task reads \"premise\" and \"hypothesis\", or \"docA\" and \"docB\".");
        var inventories = PairLabels.Inventories(items, documents);
        var predictions = Report.Run(items, predictionsPath, output, item => Judge(item, documents, inventories[PairLabels.Part(item)]));
        PairFigures.Print(items, predictions, output);
        return 0;
    }

    public static bool IsDocuments(Item item) => item.Has("docA") && item.Has("docB") && !item.Has("premise");

    private static Prediction Judge(Item item, bool documents, PairLabels labels)
    {
        var (a, b) = documents ? (item.Text("docA"), item.Text("docB")) : (item.Text("premise"), item.Text("hypothesis"));
        var found = StoryPair.Findings(a, b, documents);
        var verdict = documents ? DocumentPairs.Judge(a, b, labels) : PairJudge.Judge(a, b);
        return labels.Answer(item.Id, verdict, found, documents);
    }
}
