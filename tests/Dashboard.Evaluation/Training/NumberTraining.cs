using System.Globalization;
using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>Learns <see cref="NumericOpinion"/> from the sets of reports with numbers, measures it on texts left out, and writes its model.</summary>
internal static class NumberTraining
{
    private const int Rounds = 400;
    private const double Pace = 0.7;
    private const double Ridge = 20;

    private static readonly string[] Sets = ["newsnli", "rte_quant", "redditnli"];

    private sealed record Case(string Set, int Line, bool Entails, double[] Measures);

    public static int Run(string folder, string? modelPath, TextWriter output)
    {
        var cases = new List<Case>();
        foreach (var set in Sets)
        {
            foreach (var (line, item) in Items.Read(Path.Combine(folder, set + ".jsonl")).Index())
                cases.Add(new Case(set, line, item.Label == "entailment", NumericOpinion.Measure(PairFeatures.Of(PairText.Of(item.Text("premise")), PairText.Of(item.Text("hypothesis"))))));
        }
        Print("learned on even lines, asked about odd ones", [.. Answers(cases, one => one.Line % 2 == 1, one => one.Line % 2 == 0)], output);
        Print("learned on odd lines, asked about even ones", [.. Answers(cases, one => one.Line % 2 == 0, one => one.Line % 2 == 1)], output);
        Print("five folds", [.. Enumerable.Range(0, 5).SelectMany(fold => Answers(cases, one => one.Line / 7 % 5 != fold, one => one.Line / 7 % 5 == fold))], output);
        var path = modelPath ?? Models.Path("numbers.bin");
        using var writer = new BinaryWriter(File.Create(path));
        Learn(cases).Write(writer);
        output.WriteLine($"wrote {path}");
        return 0;
    }

    private static IEnumerable<(Case Case, bool Said)> Answers(List<Case> cases, Predicate<Case> learned, Predicate<Case> asked)
    {
        var opinion = Learn(cases.FindAll(learned));
        return cases.FindAll(asked).ConvertAll(one => (one, opinion.Entailment(one.Measures) > 0));
    }

    private static NumericOpinion Learn(List<Case> cases)
    {
        var means = new double[NumericOpinion.Count];
        var deviations = new double[NumericOpinion.Count];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = cases.Average(one => one.Measures[i]);
            deviations[i] = Math.Max(1e-6, Math.Sqrt(cases.Average(one => Math.Pow(one.Measures[i] - means[i], 2))));
        }
        var weights = new double[NumericOpinion.Count];
        var bias = 0.0;
        // The small sets count double: each asks for something of its own.
        var total = cases.Sum(Weight);
        for (var round = 0; round < Rounds; round++)
        {
            var opinion = new NumericOpinion(means, deviations, weights, bias);
            var slope = new double[weights.Length];
            var shift = 0.0;
            foreach (var one in cases)
            {
                var miss = Weight(one) * (1 / (1 + Math.Exp(-opinion.Entailment(one.Measures))) - (one.Entails ? 1 : 0));
                shift += miss;
                for (var i = 0; i < slope.Length; i++)
                    slope[i] += miss * (one.Measures[i] - means[i]) / deviations[i];
            }
            weights = [.. weights.Select((weight, i) => weight - Pace * (slope[i] + Ridge * weight) / total)];
            bias -= Pace * shift / total;
        }
        return new NumericOpinion(means, deviations, weights, bias);
    }

    private static double Weight(Case one) => one.Set == "newsnli" ? 1 : 2;

    private static void Print(string title, List<(Case Case, bool Said)> answers, TextWriter output)
    {
        output.WriteLine(title);
        foreach (var set in answers.GroupBy(answer => answer.Case.Set))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {set.Key,-12}{set.Count(),6}  entailment or not: {set.Count(one => one.Said == one.Case.Entails) / (double)set.Count():0.000}"));
    }
}
