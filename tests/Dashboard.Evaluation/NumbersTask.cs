using Dashboard.Analysis;
using Dashboard.Analysis.Inference;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Articles;

namespace Dashboard.Evaluation;

/// <summary>What the numbers of two sentences alone decide: premise and hypothesis are read and laid beside each other, nothing else is asked.</summary>
internal static class NumbersTask
{
    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var items = Items.Read(path);
        if (!(items[0].Has("premise") && items[0].Has("hypothesis")))
            throw new BadDataException($"{path}: the numbers task reads \"premise\" and \"hypothesis\".");
        var labels = items.Select(item => item.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        Report.Run(items, predictionsPath, output, item => Judge(item, labels));
        return 0;
    }

    private static Prediction Judge(Item item, List<string> labels)
    {
        var judged = NumericInference.Judge(Read("a", item.Text("premise")), Read("b", item.Text("hypothesis")));
        string[] wanted = judged.Relation switch
        {
            NumericRelation.Entails => ["entailment"],
            NumericRelation.Contradicts => ["contradiction", "not_entailment"],
            _ => ["neutral", "not_entailment", "contradiction"],
        };
        var label = wanted.FirstOrDefault(labels.Contains) ?? labels[0];
        return new Prediction(item.Id, label, Report.Certain(label, labels, judged.Strength), judged.Relation.ToString(), judged.Features + " " + judged.Reason, null);
    }

    private static List<ReadSentence> Read(string id, string text) =>
        StatementReader.Read(new AnalysisArticle(id, id, null, text, [new Block(BlockKind.Body, 0, text.Length, 1, "the text")], null, DateTimeOffset.UnixEpoch));
}
