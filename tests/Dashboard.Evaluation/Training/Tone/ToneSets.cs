using System.Text.Json;

namespace Dashboard.Evaluation.Training.Tone;

/// <summary>
/// What may be learned from: sets whose licence lets the weights be shipped. Never the non-commercial ones (globe_*, copied_comments, pasted_text), never hatecheck and hatemojicheck,
/// which only test, nor identity_templates; ethos is under the GPL and only tests as well.
/// </summary>
internal static class ToneSets
{
    public static readonly string[] Learned = ["hatemojibuild", "offensive_tweets", "fox_comments", "civil_comments_toxic", "forum_sentences", "wiki_talk"];

    public static readonly string[] Tested = ["hatecheck", "hatemojicheck", "ethos", "identity_templates", "globe_unhealthy", "globe_constructive"];

    private static readonly bool?[] Calm = [false, false, false];

    /// <param name="folder">The folder of all data: moderation and language lie in it.</param>
    public static IEnumerable<ToneCase> Read(string folder, string? without)
    {
        foreach (var set in Learned.Where(set => set != without))
        {
            foreach (var item in Items.Read(Path.Combine(folder, "moderation", set + ".jsonl")))
            {
                if (Case(set, item) is { } one)
                    yield return one;
            }
        }
        foreach (var sentence in Calmly(Path.Combine(folder, "language", "train.conllu")))
            yield return new ToneCase("calm", sentence, Calm, 0.5);
        foreach (var made in MadeComments.All())
            yield return made;
    }

    /// <summary>One half of a set, also of one that must never be shipped: only to say what its own comments would add.</summary>
    /// <param name="half">0 or 1.</param>
    public static IEnumerable<ToneCase> Half(string folder, string set, int half) =>
        HalfOf(folder, set, half).Select(item => Case(set, item)).OfType<ToneCase>();

    public static List<Item> HalfOf(string folder, string set, int half) =>
        [.. Items.Read(Path.Combine(folder, "moderation", set + ".jsonl")).Where((_, line) => line % 2 == half)];

    private static ToneCase? Case(string set, Item item)
    {
        var (text, label) = (item.Text("text"), item.Label);
        return set switch
        {
            "hatemojibuild" => new(set, text, label == "hateful" ? [true, null, item.TextOr("type", "") == "threateninglanguage"] : [false, null, false], 1.5),
            // Everyday slang is called abusive here: only what nobody called harmless counts, and hardly.
            "offensive_tweets" when label == "hateful" => new(set, text, [true, null, null], 0.5),
            "offensive_tweets" when label == "ok" => new(set, text, Calm, 0.8),
            "offensive_tweets" => Votes(item) is (0, 0) ? new(set, text, [false, true, null], 0.12) : null,
            "fox_comments" => new(set, text, label == "hateful" ? [true, null, null] : [false, null, false], 1),
            "forum_sentences" => new(set, text, label == "hateful" ? [true, null, null] : [false, null, null], 0.7),
            "wiki_talk" => new(set, text, label == "abusive" ? [null, true, null] : Calm, 1),
            // Never learned from for what is shipped; see Half.
            "globe_unhealthy" or "globe_constructive" => new(set, text, label == "abusive" ? [null, true, null] : Calm, 1),
            "ethos" => new(set, text, label == "hateful" ? [true, null, null] : Calm, 1),
            "civil_comments_toxic" => Civil(set, item, text, label),
            _ => null,
        };
    }

    private static ToneCase? Civil(string set, Item item, string text, string? label)
    {
        var spans = item.Fields.GetProperty("spans").EnumerateArray().Select(span => (span[0].GetInt32(), span[1].GetInt32())).ToList();
        if (label == "disputed")
            return new(set, text, [item.TextOr("type", "").StartsWith("Identity", StringComparison.Ordinal) ? null : false, null, item.TextOr("type", "") == "Threat" ? null : false], 0.5);
        return item.TextOr("type", "") switch
        {
            "Identity based Attack" => new(set, text, [true, null, false], spans.Count > 0 ? 1 : 0.5, spans),
            "Threat" => new(set, text, [null, null, true], 1, spans),
            // An insult may be aimed at a group as well: that it is no identity attack is hardly known.
            "Insult" => new(set, text, [false, true, false], spans.Count > 0 ? 1 : 0.4, spans, 0.15),
            _ => new(set, text, [false, true, null], spans.Count > 0 ? 0.5 : 0.2, spans, 0.15),
        };
    }

    private static (int Hateful, int Ok) Votes(Item item) =>
        item.Fields.TryGetProperty("votes", out var votes) && votes.ValueKind == JsonValueKind.Object ? (votes.GetProperty("hateful").GetInt32(), votes.GetProperty("ok").GetInt32()) : (1, 1);

    private static IEnumerable<string> Calmly(string path)
    {
        const string mark = "# text = ";
        return File.ReadLines(path).Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..]).Where(line => line.Length > 25);
    }
}
