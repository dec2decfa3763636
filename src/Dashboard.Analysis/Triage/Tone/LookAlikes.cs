using System.Text;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Letters and signs that pass for a Latin letter.</summary>
internal static class LookAlikes
{
    private const string Foreign = "аеорсухіјѕԁһӏвкмнтгпαεορυχικνητωβσøıłđɡɑⅼ";
    private const string Latin = "aeopcyxijsdhlbkmhtrnaeopuxikvntwbsoildgal";

    /// <summary>A letter beyond ASCII, in lower case, without marks, as the Latin letter it is drawn like.</summary>
    public static char Fold(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var at = Foreign.IndexOf(lower, StringComparison.Ordinal);
        if (at >= 0)
            return Latin[at];
        if (char.IsSurrogate(lower))
            return lower;
        var decomposed = lower.ToString().Normalize(NormalizationForm.FormKD)[0];
        return decomposed < 128 ? char.ToLowerInvariant(decomposed) : decomposed;
    }

    /// <param name="one">What 1, ! and | stand for: i or l.</param>
    public static char Leet(char sign, char one) => sign switch
    {
        '0' => 'o',
        '1' or '!' or '|' => one,
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '6' or '9' => 'g',
        '7' or '+' => 't',
        '8' => 'b',
        '2' => 'z',
        _ => sign,
    };
}
