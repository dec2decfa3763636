using System.Globalization;
using Dashboard.Analysis.Inference;
using Dashboard.Analysis.Statements;

namespace Dashboard.Evaluation.Training;

/// <summary>Learns when a summary says what its article does not, and measures it article by article: none is judged by weights that saw it.</summary>
internal static class SummaryTraining
{
    /// <summary>Reads one file of documents and writes <c>Models/summaries.bin</c> (or the file after --out).</summary>
    public static int Run(string file, string? modelPath, TextWriter output)
    {
        var cases = Items.Read(file).Select(item => (Article: item.Text("docA"), Values: SummaryFeatures.Measure(
            StatementReader.Read(StoryPair.Article("a", item.Text("docA"), true, 0)), StatementReader.Read(StoryPair.Article("b", item.Text("docB"), false, 1))),
            Holds: item.Label == "inconsistent")).ToList();
        var said = new List<(double Said, bool So)>();
        foreach (var article in cases.GroupBy(one => one.Article))
        {
            var weights = Learn(cases.Where(one => one.Article != article.Key));
            said.AddRange(article.Select(one => (Logistic.Say(weights, one.Values), one.Holds)));
        }
        double Right(bool so) => said.Where(one => one.So == so).Average(one => one.Said >= 0.5 == so ? 1 : 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{cases.Count} summaries of {cases.Select(one => one.Article).Distinct().Count()} articles, each article left out once: balanced accuracy {(Right(true) + Right(false)) / 2:0.000}, AUC {Curves.Auc(said):0.000}"));
        Reliability.Print("probability that the summary says something else", said, output);
        var path = modelPath ?? Models.Path("summaries.bin");
        using var writer = new BinaryWriter(File.Create(path));
        SummaryJudge.Write(writer, Learn(cases));
        output.WriteLine($"wrote {path}");
        return 0;
    }

    /// <summary>Both labels count the same, whatever their number.</summary>
    private static double[] Learn(IEnumerable<(string Article, double[] Values, bool Holds)> cases)
    {
        var all = cases.ToList();
        double holds = all.Count(one => one.Holds), others = all.Count - holds;
        return Logistic.Learn(all.ConvertAll(one => (one.Values, one.Holds, one.Holds ? 1 / holds : 1 / others)));
    }
}
