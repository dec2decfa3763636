using System.Text.RegularExpressions;
using Dashboard.Analysis.Inference;

namespace Dashboard.Evaluation.Training;

/// <summary>
/// Pairs that no set holds but a newsroom meets all day: two texts that share words and speak of different things. They are open, also where one of them
/// denies something; a text and its own denial are not.
/// </summary>
internal static partial class MadePairs
{
    private static readonly string[] Sources = ["counterfactual_nli", "news_edits", "conj_nli", "mnli_matched_1k", "mnli_mismatched_1k"];

    private const int MostTexts = 700;

    // Of two short texts that share a word the rest may well be the one thing in dispute.
    private const int LeastWords = 4;

    public static List<LabelledPair> Of(List<LabelledPair> learned)
    {
        var plans = new List<(string Set, string Premise, string Hypothesis, string Label)>();
        foreach (var set in Sources)
        {
            var texts = learned.Where(pair => pair.Set == set).Select(pair => pair.Premise).Distinct(StringComparer.Ordinal).ToList();
            var step = Math.Max(1, texts.Count / MostTexts);
            texts = texts.Where((_, i) => i % step == 0).ToList();
            Unrelated(set + "+made", texts, plans);
            Denied(set + "+denied", texts, plans);
        }
        var pairs = new LabelledPair[plans.Count];
        Parallel.For(0, plans.Count, i => pairs[i] = PairSets.Made(plans[i].Set, plans[i].Premise, plans[i].Hypothesis, plans[i].Label));
        return [.. pairs];
    }

    /// <summary>Each text beside two others: one that shares several content words with it, one that shares a single one.</summary>
    private static void Unrelated(string set, List<string> texts, List<(string, string, string, string)> plans)
    {
        var words = texts.ConvertAll(text => PairText.Of(text).Words.Where(word => word.IsContent).Select(word => word.Lemma).ToHashSet(StringComparer.Ordinal));
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var word in words[i])
                (holders.TryGetValue(word, out var list) ? list : holders[word] = []).Add(i);
        }
        for (var i = 0; i < texts.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var word in words[i].Where(word => holders[word].Count < 400))
            {
                foreach (var other in holders[word])
                    shared[other] = shared.GetValueOrDefault(other) + 1;
            }
            // A rewritten version of the same text is no other text.
            var others = shared.Where(other => other.Key != i && Math.Min(words[i].Count, words[other.Key].Count) >= LeastWords && other.Value <= 0.55 * Math.Min(words[i].Count, words[other.Key].Count)).ToList();
            foreach (var least in new[] { 3, 2, 1 })
            {
                var fit = others.Where(other => least == 3 ? other.Value >= 3 : other.Value == least).Select(other => other.Key).Order().ToList();
                if (fit.Count == 0)
                    continue;
                var chosen = fit[i * 7919 % fit.Count];
                plans.Add((set, texts[i], texts[chosen], "neutral"));
                if (i % 3 == 0 && Denial(texts[i]) is { } denied)
                    plans.Add(i % 2 == 0 ? (set, denied, texts[chosen], "neutral") : (set, texts[chosen], denied, "neutral"));
            }
        }
    }

    private static void Denied(string set, List<string> texts, List<(string, string, string, string)> plans)
    {
        foreach (var (i, text) in texts.Index())
        {
            if (i % 4 == 0 && Denial(text) is { } denied)
                plans.Add(i % 8 == 0 ? (set, denied, text, "contradiction") : (set, text, denied, "contradiction"));
        }
    }

    private static string? Denial(string text)
    {
        var doing = Doing().Match(text);
        if (doing.Success && text.Length % 2 == 0)
            return $"There {doing.Groups[2].Value} no {doing.Groups[1].Value}{doing.Groups[3].Value}";
        var being = Being().Match(text);
        return being.Success ? text.Insert(being.Index + being.Length, " not") : null;
    }

    [GeneratedRegex(@"^(?:An?|The) ((?:\w+ ){1,4}?)\b(is) (\w+ing\b.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Doing();

    [GeneratedRegex(@"\b(is|are|was|were|has|have|will|would|could)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Being();
}
