using System.Collections.Frozen;
using System.Globalization;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>Tells the language of a text by its script and its commonest function words.</summary>
public static class LanguageGuess
{
    private const int Reach = 20_000;

    private static readonly (string Tag, FrozenSet<string> Words)[] Latin = Sets(
        ("en", "the of and to in that is was for on with as at by from has have it this his her he said are be not an which were"),
        ("es", "el la de que y en los las del un una por con para se su al es no más como pero fue ha dijo está"),
        ("fr", "le la les de des et un une du en dans que qui pour sur au par est pas plus avec il elle ce cette sont été a"),
        ("de", "der die das und in den von zu mit ist auf für im dem nicht ein eine des sich als auch es an werden wurde hat"),
        ("pt", "o a os as de que e em do da dos das um uma para com não por se no na mais foi ao disse são está"),
        ("it", "il la di che e un una in per con non del della dei le gli si è sono da ha al nel come anche più"),
        ("nl", "de het een van en in dat is op te met voor niet zijn aan er ook als door maar om bij hij ze naar wordt"),
        ("pl", "w i na z nie do się że jest o to jak po za od przez dla ale są co ma był tym"),
        ("sv", "och i att det som en på är av för med den till inte har de om ett var han från"),
        ("tr", "ve bir bu için ile de da olarak olan çok daha sonra kadar gibi en ne dedi ama göre"),
        ("id", "yang dan di dari untuk dengan pada ini itu tidak dalam akan ke oleh juga telah adalah"));

    private static readonly (string Tag, FrozenSet<string> Words)[] Cyrillic = Sets(
        ("ru", "и в не на что с по как из это он к за от для его о был было но"),
        ("uk", "і в не на що з та як до це за від для його у про був було але й є"),
        ("bg", "и в на не да се за от че с по като са ще е това при"));

    private static readonly (string Tag, FrozenSet<string> Words)[] Arabic = Sets(
        ("ar", "في من على إلى عن أن التي الذي هذا هذه مع كان قال ما لا بعد"),
        ("fa", "در به از که این را با است برای آن یک می های خود شد"),
        ("ur", "کے میں کی ہے اور سے کا کو پر نے ہیں کہ اس"));

    /// <summary>The language as a field: a BCP 47 tag, or a missing value when the text is too short or mixed.</summary>
    public static ReadField Of(string text)
    {
        var reach = text.Length > Reach ? text[..Reach] : text;
        var script = Script(reach);
        if (script.Tag is { } tag)
            return Field(tag, 0.9, $"Written in a script that only this language uses ({script.Share:P0} of the letters)");
        var sets = script.Name switch { "Cyrillic" => Cyrillic, "Arabic" => Arabic, "Latin" => Latin, _ => null };
        if (sets is null)
            return ReadField.Missing("Too little text to tell the language");

        var words = reach.ToLowerInvariant().Split([' ', '\n', '.', ',', ';', ':', '!', '?', '"', '“', '”', '(', ')', '’', '\''], StringSplitOptions.RemoveEmptyEntries);
        var scores = sets.Select(s => (s.Tag, Share: words.Length == 0 ? 0 : words.Count(s.Words.Contains) / (double)words.Length)).OrderByDescending(s => s.Share).ToList();
        var (best, second) = (scores[0], scores[1]);
        if (words.Length < 8 || best.Share < 0.08 || best.Share < second.Share * 1.15)
            return ReadField.Missing("Too little text to tell the language");
        var confidence = Math.Round(Math.Min(0.98, 0.6 + (best.Share - second.Share)), 2);
        return Field(best.Tag, confidence, string.Create(CultureInfo.InvariantCulture, $"{best.Share:P0} of the words are its function words, {second.Share:P0} those of the next language ({second.Tag})"));
    }

    private static ReadField Field(string tag, double confidence, string reason) =>
        new(tag, confidence, reason, [new FieldCandidate(tag, confidence, reason)]);

    private static (string Name, string? Tag, double Share) Script(string text)
    {
        int latin = 0, cyrillic = 0, arabic = 0, han = 0, kana = 0, hangul = 0, hebrew = 0, greek = 0, thai = 0, devanagari = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            switch (c)
            {
                case < '\u0250': latin++; break;
                case >= '\u0370' and < '\u0400': greek++; break;
                case >= '\u0400' and < '\u0530': cyrillic++; break;
                case >= '\u0590' and < '\u0600': hebrew++; break;
                case >= '\u0600' and < '\u0780': arabic++; break;
                case >= '\u0900' and < '\u0980': devanagari++; break;
                case >= '\u0E00' and < '\u0E80': thai++; break;
                case >= '\u3040' and < '\u3100': kana++; break;
                case >= '\u4E00' and < '\uA000': han++; break;
                case >= '\uAC00' and < '\uD7B0': hangul++; break;
            }
        }
        double all = Math.Max(1, latin + cyrillic + arabic + han + kana + hangul + hebrew + greek + thai + devanagari);
        if (kana > 0 && kana + han > all / 2)
            return ("", "ja", (kana + han) / all);
        (int Count, string Name, string? Tag)[] scripts =
        [
            (latin, "Latin", null), (cyrillic, "Cyrillic", null), (arabic, "Arabic", null), (han, "Han", "zh"), (hangul, "Hangul", "ko"),
            (hebrew, "Hebrew", "he"), (greek, "Greek", "el"), (thai, "Thai", "th"), (devanagari, "Devanagari", "hi"),
        ];
        var best = scripts.MaxBy(s => s.Count);
        return best.Count > all / 2 && best.Count >= 10 ? (best.Name, best.Tag, best.Count / all) : ("", null, 0);
    }

    private static (string, FrozenSet<string>)[] Sets(params (string Tag, string Words)[] sets) =>
        [.. sets.Select(s => (s.Tag, s.Words.Split(' ').ToFrozenSet(StringComparer.Ordinal)))];
}
