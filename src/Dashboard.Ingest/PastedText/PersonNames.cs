using System.Text.RegularExpressions;

namespace Dashboard.Ingest.PastedText;

/// <summary>Tells by shape whether a short line is a person's name or an outlet's.</summary>
internal static partial class PersonNames
{
    [GeneratedRegex(@"^(?:(?:Dr|Prof|Sir|Dame|Rev)\.?\ )?\p{Lu}[\p{L}'’.-]*(?:\ (?:(?:de|da|do|dos|das|di|du|del|della|le|la|van|von|der|den|ter|bin|ibn|al|el|y)\b|\p{Lu}[\p{L}'’.-]*)){1,4}$", RegexOptions.None, 10000)]
    private static partial Regex NameShape();

    /// <summary>Two to five capitalised words, none of them a common word or an outlet's noun.</summary>
    public static bool IsName(string line)
    {
        if (line.Length is < 4 or > 50 || !NameShape().IsMatch(line) || line.EndsWith('.') && line.Length > 1 && char.IsLower(line[^2]))
            return false;
        var words = line.Split(' ');
        return !words.Any(w => NewsWords.NotNames.Contains(w) && char.IsUpper(w[0]) || NewsWords.OutletNouns.Contains(w))
            && words.Count(w => char.IsUpper(w[0])) >= 2;
    }

    /// <summary>A few capitalised words, one of which newspapers and stations call themselves by.</summary>
    public static bool IsOutlet(string line)
    {
        if (line.Length is < 4 or > 60)
            return false;
        var words = line.Split(' ');
        return words.Length <= 6
            && words.Any(w => NewsWords.OutletNouns.Contains(w) && char.IsUpper(w[0]))
            && words.All(w => w.Length > 0 && (char.IsUpper(w[0]) || char.IsDigit(w[0]) || w is "of" or "and" or "the" or "&" or "for" or "in"))
            && !words.All(w => NewsWords.NotNames.Contains(w) || NewsWords.OutletNouns.Contains(w) && words.Length == 1);
    }
}
