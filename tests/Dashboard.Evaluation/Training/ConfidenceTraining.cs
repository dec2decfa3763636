using System.Globalization;
using System.Text.Json;
using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Inference;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Evaluation.Training;

/// <summary>Learns how far a finding can be trusted from what the detectors find in labelled pairs and documents, and whether it was there.</summary>
internal static class ConfidenceTraining
{
    private static readonly string[] Sets =
        ["news_edits", "news_docs", "negation_nli", "conj_nli", "mnli_matched_1k", "mnli_mismatched_1k", "newsnli", "rte_quant", "redditnli", "summedits_pairs", "fool_me_twice"];

    /// <summary>Learned from nothing: only told what comes out.</summary>
    private static readonly string[] Unseen = ["news_conflicts", "fever_symmetric"];

    private sealed record Case(string Set, double[] Values, bool Holds);

    /// <summary>Learns, measures with every set left out once, and writes <c>Models/confidence.bin</c> (or the file after --out).</summary>
    public static int Run(string folder, string? modelPath, TextWriter output)
    {
        var cases = Sets.SelectMany(set => Read(folder, set)).ToList();
        var unseen = Unseen.SelectMany(set => Read(folder, set)).ToList();
        output.WriteLine($"{"set",-22}{"findings",10}{"hold",8}{"mean said, set left out",26}");
        var left = new List<(double Said, bool So)>();
        foreach (var set in cases.GroupBy(one => one.Set))
            Tell(set.Key, set.ToList(), Learn(cases.Where(one => one.Set != set.Key).ToList()));
        var weights = Learn(cases);
        foreach (var set in unseen.GroupBy(one => one.Set))
            Tell(set.Key, set.ToList(), weights);
        Reliability.Print("confidence of findings in sets not learned on", left, output);
        output.WriteLine("weights " + string.Join(" ", weights.Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture))));
        var path = modelPath ?? Models.Path("confidence.bin");
        using var writer = new BinaryWriter(File.Create(path));
        FindingConfidence.Write(writer, weights);
        output.WriteLine($"wrote {path}");
        return 0;

        void Tell(string set, List<Case> of, double[] with)
        {
            var said = of.ConvertAll(one => (FindingConfidence.Of(with, one.Values), one.Holds));
            left.AddRange(said);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set,-22}{of.Count,10}{of.Average(one => one.Holds ? 1 : 0),8:0.000}{said.Average(one => one.Item1),26:0.000}"));
        }
    }

    private static List<Case> Read(string folder, string set)
    {
        var cases = new List<Case>();
        foreach (var item in Items.Read(Path.Combine(folder, set + ".jsonl")).Where(item => item.Label is not null))
        {
            var documents = ContradictionTask.IsDocuments(item);
            var index = new StatementIndex();
            index.Add(StoryPair.Article("a", item.Text(documents ? "docA" : "premise"), documents, 0));
            index.Add(StoryPair.Article("b", item.Text(documents ? "docB" : "hypothesis"), documents, 1));
            foreach (var dispute in index.Disputes.Current())
            {
                var (lead, share) = dispute.Lead;
                if (lead.A.Sentence.Article.Id != lead.B.Sentence.Article.Id && Holds(item, lead, documents) is { } holds)
                    cases.Add(new Case(set, FindingConfidence.Measure(lead, share, dispute.Assertions), holds));
            }
        }
        return cases;
    }

    /// <summary>Null where the set cannot tell.</summary>
    private static bool? Holds(Item item, Candidate lead, bool documents)
    {
        if (documents)
            return FindingConfidence.IsConflict(lead.Kind) || lead.Kind == ContradictionKind.AlteredQuote ? IsPlanted(item, lead) : null;
        return lead.Kind switch
        {
            ContradictionKind.QuoteDrift => item.Label is "quote_drift" ? true : item.Set is "news_edits" or "news_conflicts" ? false : null,
            ContradictionKind.AlteredQuote => item.Label is "quote_drift" || PairLabels.IsConflict(item.Label!),
            ContradictionKind.Superseded => item.Label is "update" ? true : item.Set == "news_conflicts" ? false : null,
            _ when FindingConfidence.IsConflict(lead.Kind) || lead.Kind == ContradictionKind.Attribution => PairLabels.IsConflict(item.Label!),
            _ => null,
        };
    }

    private static bool IsPlanted(Item item, Candidate lead)
    {
        if (!item.Fields.TryGetProperty("evidence", out var evidence) || evidence.ValueKind != JsonValueKind.Array)
            return false;
        var (a, b) = lead.A.Sentence.Article.Id == "a" ? (lead.A.Sentence.Quote, lead.B.Sentence.Quote) : (lead.B.Sentence.Quote, lead.A.Sentence.Quote);
        return evidence.EnumerateArray().Any(one => Touch(one.GetProperty("a").GetString()!, a) && Touch(one.GetProperty("b").GetString()!, b));

        static bool Touch(string x, string y) => x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal);
    }

    /// <summary>No set counts more than its square root, or the largest would speak alone.</summary>
    private static double[] Learn(List<Case> cases)
    {
        var sizes = cases.GroupBy(one => one.Set).ToDictionary(set => set.Key, set => (double)set.Count());
        return Logistic.Learn(cases.ConvertAll(one => (one.Values, one.Holds, Math.Pow(sizes[one.Set], -0.5))));
    }
}
