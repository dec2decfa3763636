using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// Tells the encoding of text that declares none and is not UTF-8, by what it would say in each: the letters that are frequent in a language
/// are frequent only when the encoding is right. Western European is the answer when nothing speaks for another.
/// </summary>
internal static partial class CharsetGuess
{
    private const int Sample = 64 * 1024;

    /// <summary>Fewer foreign characters prove nothing.</summary>
    private const int Least = 12;

    /// <summary>Letters outside ASCII stand side by side in other scripts, and alone in European languages.</summary>
    private const double SideBySide = 0.6;

    /// <summary>A wrong encoding gives characters that no text has; a broken byte or two are forgiven.</summary>
    private const double MostBroken = 0.02;

    /// <summary>Share of the expected letters below which a reading is no text in that language.</summary>
    private const double LeastFit = 0.45;

    /// <summary>An encoding, characters that are frequent in it, and which share of a usual text they make up.</summary>
    private sealed record Candidate(Encoding Encoding, string Frequent, double Share);

    private static readonly Candidate[] Candidates = Build();

    private static Candidate[] Build()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string russian = "оеаинтсрвлкмдпуі", greek = "αοιετσνηυρπκςίάόέή", kana = "のにはをたがでてとしれさいなるかあっこりらもくすまう、。";
        return
        [
            Of("windows-1251", russian, 0.75), Of("koi8-r", russian, 0.75), Of("iso-8859-5", russian, 0.75), Of("ibm866", russian, 0.75),
            Of("windows-1253", greek, 0.8), Of("windows-1255", "יוהלארתבשמ", 0.7), Of("windows-1256", "ايلمنرتوبةهعد", 0.75), Of("windows-874", "านรอกเงมยลวดทสตะปบค่้", 0.75),
            Of("shift_jis", kana, 0.4), Of("euc-jp", kana, 0.4), Of("ks_c_5601-1987", "이다의는에을가고하은를한지로기사서도시리어인대자해일정", 0.4),
            Of("gb18030", "的一是不了在有人国中年大上为个和这来到时地们出会，。", 0.22), Of("big5", "的一是不了在有人國中年大上為個和這來到時地們出會，。", 0.22),
        ];

        static Candidate Of(string name, string frequent, double share) => new(Encoding.GetEncoding(name), frequent, share);
    }

    /// <param name="bytes">Not UTF-8, nothing declared.</param>
    /// <param name="western">What to answer when nothing speaks for another.</param>
    public static Encoding Of(ReadOnlySpan<byte> bytes, Encoding western)
    {
        if (bytes.Length > Sample) bytes = bytes[..Sample];
        int foreign = 0, paired = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            foreign++;
            if ((i > 0 && bytes[i - 1] >= 0x80) || (i + 1 < bytes.Length && bytes[i + 1] >= 0x80)) paired++;
        }

        if (foreign < Least) return western;
        if (paired < foreign * SideBySide) return Latin(bytes, western);

        var best = western;
        var most = LeastFit;
        foreach (var candidate in Candidates)
        {
            if (Fit(bytes, candidate) is var fit && fit > most) (best, most) = (candidate.Encoding, fit);
        }

        return best;
    }

    /// <summary>About 1 for a text of the language, less for anything else, 0 for what cannot be read so.</summary>
    private static double Fit(ReadOnlySpan<byte> bytes, Candidate candidate)
    {
        int all = 0, frequent = 0, broken = 0;
        var before = ' ';
        foreach (var c in candidate.Encoding.GetString(bytes))
        {
            if (c >= 0x80)
            {
                all++;
                if (c is '\uFFFD' or (>= '\u0080' and <= '\u009F') or (>= '\u2500' and <= '\u259F') or (>= '\uE000' and <= '\uF8FF')) broken++;
                else if (candidate.Frequent.Contains(c)) frequent++;
                // "пРИВЕТ" is what one Cyrillic encoding makes of another.
                if (char.IsUpper(c) && char.IsLower(before)) broken++;
            }

            before = c;
        }

        return all == 0 || broken > all * MostBroken ? 0 : frequent / (all * candidate.Share);
    }

    /// <summary>European encodings differ in a few letters only; the language that the page names settles it, and in Polish signs inside words do.</summary>
    private static Encoding Latin(ReadOnlySpan<byte> bytes, Encoding western)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return Language().Match(text) switch
        {
            { Success: true } match => match.Groups[1].Value.ToLowerInvariant() switch
            {
                "pl" or "cs" or "sk" or "hu" or "sl" or "hr" or "bs" or "ro" => Encoding.GetEncoding(1250),
                "tr" or "az" => Encoding.GetEncoding(1254),
                "lt" or "lv" or "et" => Encoding.GetEncoding(1257),
                "vi" => Encoding.GetEncoding(1258),
                _ => western,
            },
            _ => SignsInWords().Count(text) > 2 ? Encoding.GetEncoding(1250) : western,
        };
    }

    [GeneratedRegex("""<html[^>]{0,400}?\slang\s*=\s*["']?([A-Za-z]{2})\b""", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Language();

    /// <summary>What "ą", "ł" and "ż" are in Western European.</summary>
    [GeneratedRegex(@"[a-z][\xB9\xB3\xBF](?=[a-z])", RegexOptions.None, 10000)]
    private static partial Regex SignsInWords();
}
