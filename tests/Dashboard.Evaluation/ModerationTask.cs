using Dashboard.Analysis.Triage;
using Dashboard.Analysis.Triage.Tone;
using Dashboard.Domain.Comments;

namespace Dashboard.Evaluation;

/// <summary>Comments: copied pairs, pasted text, and single comments with a moderation label.</summary>
internal static class ModerationTask
{
    private const double Sure = 0.95;

    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var items = Items.Read(path);
        var labels = items.Select(item => item.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        Func<Item, Prediction> judge = items[0] switch
        {
            var pair when pair.Has("a") && pair.Has("b") => item => JudgePair(item, Known(labels, "duplicate", "near_duplicate", "distinct")),
            var pasted when pasted.Has("article") && labels.Contains("pasted") => item => JudgePasted(item, labels),
            var single when single.Has("text") => item => JudgeSingle(item, Known(labels, "ok")),
            _ => throw new BadDataException($"{path}: the moderation task reads items with \"text\", or pairs with \"a\" and \"b\"."),
        };
        var predictions = Report.Run(items, predictionsPath, output, judge);

        if (items[0].Has("text") && !items[0].Has("a") && !labels.Contains("pasted"))
            ToneFigures.Print(items, [.. items.Select(item => ToneFigures.Judge(ToneModel.Shipped, item))], output);
        if (labels.Contains("near_duplicate"))
        {
            // What a moderator sees is one flag, whichever of the two kinds it is.
            var flagged = items.Zip(predictions, (item, prediction) => (Gold: item.Label != "distinct", Said: prediction.Predicted != "distinct")).ToList();
            var right = flagged.Count(pair => pair is { Gold: true, Said: true });
            output.WriteLine(FormattableString.Invariant($"repeated against distinct: F1 {2.0 * right / Math.Max(1, flagged.Count(pair => pair.Gold) + flagged.Count(pair => pair.Said)):0.000}"));
        }
        return 0;
    }

    private static List<string> Known(List<string> labels, params string[] otherwise) => labels.Count > 0 ? labels : [.. otherwise];

    private static Prediction JudgePair(Item item, List<string> labels)
    {
        var (a, b) = (item.Text("a"), item.Text("b"));
        var results = new ThreadTriage(null, null, []).Judge(
            [new TriageComment("a", "first", DateTimeOffset.UnixEpoch, a, null), new TriageComment("b", "second", DateTimeOffset.UnixEpoch.AddMinutes(1), b, null)]);
        var signal = results[1].Signals.FirstOrDefault(one => one.Kind == SignalKind.NearDuplicate);
        var predicted = signal is null ? "distinct" : IsSameButTyping(a, b) ? "duplicate" : "near_duplicate";
        return Say(item, labels, predicted, signal);
    }

    private static Prediction JudgePasted(Item item, List<string> labels)
    {
        var text = item.Text("text");
        var signals = new ThreadTriage(null, item.Text("article"), []).Judge([new TriageComment("a", "reader", null, text, null)])[0].Signals;
        var signal = signals.FirstOrDefault(one => one.Kind == SignalKind.PastedArticle);
        // A quotation is no signal: nothing is wrong with it. It is told apart here by what the comment shares at all.
        var predicted = signal is not null ? "pasted" : Dashboard.Analysis.Reuse.Quotes.FromArticle(text, item.Text("article")) ? "quoted" : "ok";
        return Say(item, labels, predicted, signal);
    }

    private static Prediction JudgeSingle(Item item, List<string> labels)
    {
        var signals = new ThreadTriage(item.TextOr("article", ""), null, []).Judge([new TriageComment("a", "reader", null, item.Text("text"), null)])[0].Signals;
        var label = signals.Select(signal => (Signal: signal, Label: LabelOf(signal.Kind))).FirstOrDefault(one => one.Label is not null && labels.Contains(one.Label));
        var said = Say(item, labels, label.Label ?? "ok", label.Signal ?? (signals.Count > 0 ? signals[0] : null));
        return labels.Contains("spam") ? said : said with { Scores = Scores(item, labels) };
    }

    /// <summary>What the classifier gives each label of the file, summing to one.</summary>
    private static Dictionary<string, double> Scores(Item item, List<string> labels)
    {
        var tone = ToneModel.Shipped.Judge(item.Text("text"));
        var (hateful, abusive) = (tone[ToneHead.IdentityAttack], Math.Max(tone[ToneHead.Insult], tone[ToneHead.Threat]));
        var scores = labels.ToDictionary(label => label, label => label switch { "hateful" => hateful, "abusive" => abusive, _ => 1 - Math.Max(hateful, abusive) });
        var sum = scores.Values.Sum();
        return scores.ToDictionary(score => score.Key, score => Math.Round(sum > 0 ? score.Value / sum : 1.0 / scores.Count, 4));
    }

    // Silence, and everything that is only worth a look, is "ok".
    private static string? LabelOf(SignalKind kind) => kind switch
    {
        SignalKind.IdentityAttack => "hateful",
        SignalKind.Insult or SignalKind.Threat or SignalKind.Looks => "abusive",
        SignalKind.Spam => "spam",
        _ => null,
    };

    private static Prediction Say(Item item, List<string> labels, string predicted, Signal? signal)
    {
        var known = labels.Contains(predicted) ? predicted : labels.Contains("ok") ? "ok" : labels[0];
        return new Prediction(item.Id, known, Report.Certain(known, labels, Sure), signal?.Kind.ToString(), signal?.Reason);
    }

    // The same words, whatever the capitals, the punctuation and the width of the spaces.
    private static bool IsSameButTyping(string a, string b) => Bare(a) == Bare(b);

    private static string Bare(string text) => string.Join(' ', string
        .Concat(text.Select(letter => char.IsWhiteSpace(letter) || letter is '.' or ',' or '!' or '?' or '"' or '\'' or '-' or '‘' or '’' or '“' or '”' or '–' or '—' or '…'
            ? ' ' : char.ToLowerInvariant(letter)))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
