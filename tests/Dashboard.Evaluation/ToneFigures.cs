using System.Globalization;
using System.Text.Json;
using Dashboard.Analysis.Triage.Tone;

namespace Dashboard.Evaluation;

/// <summary>What the classifier says of one comment.</summary>
/// <param name="Hateful">Probability of an identity attack.</param>
/// <param name="Insulting">Probability of an insult.</param>
/// <param name="Threatening">Probability of a threat.</param>
/// <param name="Spans">The words that weighed most, as they would be shown.</param>
internal sealed record ToneSaid(double Hateful, double Insulting, double Threatening, IReadOnlyList<(int Start, int End)> Spans)
{
    /// <summary>That it is any of them.</summary>
    public double Any => 1 - (1 - Hateful) * (1 - Insulting) * (1 - Threatening);
}

/// <summary>Figures of the classifier on a set of comments, beside what others reached.</summary>
internal static class ToneFigures
{
    private const double WorstShare = 0.05;

    // The lists alone tell which words name groups.
    private static readonly ToneVocabulary Bare = new([]);

    public static ToneSaid Judge(ToneModel model, Item item)
    {
        var opinion = model.Judge(item.Text("text"));
        return new ToneSaid(opinion[ToneHead.IdentityAttack], opinion[ToneHead.Insult], opinion[ToneHead.Threat], [.. ToneSpans.Of(opinion).Select(span => (span.Start, span.End))]);
    }

    /// <summary>AUC per label, the worst-ranked, and where the set tells them: kinds of tests, groups, marked words.</summary>
    public static void Print(IReadOnlyList<Item> items, IReadOnlyList<ToneSaid> said, TextWriter output)
    {
        var all = items.Zip(said, (item, one) => (Item: item, Said: one)).ToList();
        var labels = all.Select(one => one.Item.Label).OfType<string>().ToHashSet();
        if (labels.Contains("hateful"))
            Rank("hateful against the rest, by identity attack", all.Select(one => (one.Said.Hateful, one.Item.Label == "hateful")), ToneThresholds.Shown(ToneHead.IdentityAttack));
        if (labels.Contains("ok") && (labels.Contains("hateful") || labels.Contains("abusive")))
            Rank("hateful or abusive against ok, by any of the three", all.Select(one => (one.Said.Any, one.Item.Label != "ok")), ToneThresholds.Shown(ToneHead.Insult));
        if (labels.Contains("ok") && labels.Contains("abusive"))
            Rank("abusive against ok, by insult", all.Where(one => one.Item.Label != "hateful").Select(one => (one.Said.Insulting, one.Item.Label == "abusive")), ToneThresholds.Shown(ToneHead.Insult));
        if (labels.Contains("disputed"))
            Rank("agreed against disputed, by any of the three", all.Select(one => (one.Said.Any, one.Item.Label != "disputed")), ToneThresholds.Shown(ToneHead.Insult));
        if (all[0].Item.Has("type") && all.Any(one => one.Item.TextOr("type", "") is "Threat" or "threateninglanguage"))
            Rank("threats against the rest, by threat", all.Select(one => (one.Said.Threatening, one.Item.TextOr("type", "") is "Threat" or "threateninglanguage")), ToneThresholds.Shown(ToneHead.Threat));
        if (all[0].Item.Fields.TryGetProperty("functionality", out _))
            Functionalities(all, output);
        if (all[0].Item.Fields.TryGetProperty("target", out _))
            Targets(all, output);
        if (all[0].Item.Fields.TryGetProperty("template", out _))
            Templates(all, output);
        if (all[0].Item.Fields.TryGetProperty("spans", out _))
            Spans(all, output);

        void Rank(string title, IEnumerable<(double Score, bool Positive)> scores, double shown)
        {
            var list = scores.ToList();
            var worst = list.OrderByDescending(one => one.Score).Take(Math.Max(1, (int)(WorstShare * list.Count))).ToList();
            var flagged = list.Where(one => one.Score >= shown).ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{title}: AUC {Curves.Auc(list):0.000}; worst 5 % ({worst.Count}): precision {worst.Count(one => one.Positive) / (double)worst.Count:0.000}; shown {flagged.Count} flagged, precision {flagged.Count(one => one.Positive) / (double)Math.Max(1, flagged.Count):0.000}, recall {flagged.Count(one => one.Positive) / (double)Math.Max(1, list.Count(one => one.Positive)):0.000}"));
        }
    }

    private static void Functionalities(List<(Item Item, ToneSaid Said)> all, TextWriter output)
    {
        foreach (var (name, least) in new[] { ("as shown to people", ToneThresholds.Shown(ToneHead.IdentityAttack)), ("at the even threshold", ToneThresholds.Even) })
        {
            var right = all.ConvertAll(one => (one.Item.Label, Kind: one.Item.Text("functionality"), Right: one.Said.Hateful >= least == (one.Item.Label == "hateful")));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: hateful {Share(right.Where(one => one.Label == "hateful").Select(one => one.Right))}, not hateful {Share(right.Where(one => one.Label == "ok").Select(one => one.Right))}"));
            foreach (var kind in right.GroupBy(one => (one.Kind, one.Label)).OrderBy(kind => kind.Key))
                output.WriteLine($"  {kind.Key.Kind,-24}{kind.Key.Label,-9}{kind.Count(),5}{Share(kind.Select(one => one.Right)),8}");
        }
    }

    private static void Targets(List<(Item Item, ToneSaid Said)> all, TextWriter output)
    {
        output.WriteLine("by group named (hateful found, not hateful left alone, as shown to people; mean score of what is not hateful)");
        foreach (var group in all.GroupBy(one => one.Item.TextOr("target", "")).Where(group => group.Count() > 20).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-18}{Share(group.Where(one => one.Item.Label == "hateful").Select(one => one.Said.Hateful >= ToneThresholds.Shown(ToneHead.IdentityAttack))),8}{Share(group.Where(one => one.Item.Label == "ok").Select(one => one.Said.Hateful < ToneThresholds.Shown(ToneHead.IdentityAttack))),8}{group.Where(one => one.Item.Label == "ok").Select(one => one.Said.Hateful).DefaultIfEmpty().Average(),8:0.000}"));
        }
    }

    /// <summary>Mean score of harmless sentences per name of a group, for those that stand in enough of them.</summary>
    private static void Templates(List<(Item Item, ToneSaid Said)> all, TextWriter output)
    {
        var harmless = all.Where(one => one.Item.Label == "ok").ToList();
        var means = harmless.SelectMany(one => one.Item.Text("text").ToLowerInvariant().Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries).Distinct().Select(word => (Word: word, one.Said)))
            .GroupBy(one => one.Word).Where(word => word.Count() >= 20 && Bare.Find(word.Key)?.Is(ToneClass.Group | ToneClass.WeakGroup) == true)
            .Select(word => (word.Key, Mean: word.Average(one => one.Said.Any), Count: word.Count())).OrderByDescending(word => word.Mean).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"harmless sentences: mean score {harmless.Average(one => one.Said.Any):0.0000}; per group the means lie between {means[^1].Mean:0.0000} and {means[0].Mean:0.0000}, {means[0].Mean - means[^1].Mean:0.0000} apart"));
        foreach (var (word, mean, count) in means.Take(8).Concat(means.TakeLast(3)))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {word,-16}{count,5}{mean,9:0.0000}"));
    }

    /// <summary>F1 over characters per comment, as the task is scored; a comment where nobody marked anything counts 1 when nothing is marked and 0 otherwise.</summary>
    private static void Spans(List<(Item Item, ToneSaid Said)> all, TextWriter output)
    {
        var scores = all.Where(one => one.Item.Label != "disputed").Select(one => (Gold: Read(one.Item.Fields.GetProperty("spans")), one.Said.Spans)).Select(one => (Marked: one.Gold.Count > 0, F1: Overlap(one.Gold, one.Spans))).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"marked words: F1 {scores.Average(one => one.F1):0.000} over all that are no longer disputed, {scores.Where(one => one.Marked).Average(one => one.F1):0.000} over those in which raters marked any ({scores.Count(one => one.Marked)})"));
    }

    private static List<(int Start, int End)> Read(JsonElement spans) => [.. spans.EnumerateArray().Select(span => (span[0].GetInt32(), span[1].GetInt32()))];

    private static double Overlap(IReadOnlyList<(int Start, int End)> gold, IReadOnlyList<(int Start, int End)> said)
    {
        HashSet<int> a = Places(gold), b = Places(said);
        if (a.Count == 0 || b.Count == 0)
            return a.Count == b.Count ? 1 : 0;
        return 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<int> Places(IReadOnlyList<(int Start, int End)> spans) => [.. spans.SelectMany(span => Enumerable.Range(span.Start, span.End - span.Start))];

    private static string Share(IEnumerable<bool> right)
    {
        var list = right.ToList();
        return list.Count == 0 ? "" : (100.0 * list.Count(one => one) / list.Count).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
