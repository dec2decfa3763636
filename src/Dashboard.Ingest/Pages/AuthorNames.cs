using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Dashboard.Ingest.Pages;

/// <summary>Cleans what pages put where an author's name belongs: "By", offices, the name of the site, accounts of the system.</summary>
internal static partial class AuthorNames
{
    /// <summary>Words of an office behind a name: "A. Writer, Staff Reporter".</summary>
    private static readonly FrozenSet<string> Offices = Set(
        "writer reporter correspondent editor staff contributor contributing columnist journalist photographer producer analyst blogger bureau desk chief freelance freelancer intern " +
        "anchor senior associate deputy special fellow professor director redakteur redakteurin korrespondent reportero redactor corresponsal journaliste rédacteur giornalista redattore repórter redator");

    /// <summary>Accounts that publish on behalf of nobody in particular.</summary>
    private static readonly FrozenSet<string> Accounts = Set("admin administrator webmaster web-master root guest superadmin siteadmin wpadmin sysadmin wordpress user unknown anonymous none null undefined n/a");

    [GeneratedRegex(@"^\s*(?:(?:written|posted|published|reported|story|words|text|report(?:ing)?)\s+)?by(?:\s*:\s*|\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex By();

    /// <summary>In other languages the word may begin a name ("Von", "Di"), so it counts only on a line of the page.</summary>
    [GeneratedRegex(@"^\s*(?:(?:publicado|escrito|postado|publié|écrit)\s+)?(?:von|por|par|di|door|af|av)(?:\s*:\s*|\s+)(?=\p{Lu})|^\s*(?:author|reporter|writer|auteur|autor|autore)s?\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex ForeignBy();

    [GeneratedRegex(@"\s*(?:,|\||\(|•|·|/|\s[-–—]|\.(?=\s))\s*", RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*@\w+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Handle();

    /// <summary>The name or names alone; null when nothing is left of them.</summary>
    /// <param name="raw">As the page gives it, white space collapsed.</param>
    /// <param name="outlets">Keys (<see cref="PageText.Key"/>) of what the outlet is called.</param>
    public static string? Clean(string raw, IReadOnlyCollection<string> outlets)
    {
        var name = WithoutBy(raw);
        if (Handle().Match(name) is { Success: true, Index: > 2 } handle) name = name[..handle.Index];
        name = Trim(WithoutTail(name, outlets));
        return name.Length is < 2 or >= 120 || Accounts.Contains(name) || name.Contains("://", StringComparison.Ordinal) || name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || !name.Any(char.IsLetter)
            ? null
            : name;
    }

    /// <summary>The rest of "By A. Writer", without the marks around it.</summary>
    public static string WithoutBy(string name) => Trim(By().Replace(name, "", 1));

    /// <summary>What follows "by" on a line that begins as bylines do; null for any other line.</summary>
    public static string? AfterBy(string line) =>
        By().Match(line) is { Success: true } by ? line[by.Length..] : ForeignBy().Match(line) is { Success: true } foreign ? line[foreign.Length..] : null;

    /// <summary>Cuts at the first separator behind which stands an office or the outlet, never a second name.</summary>
    private static string WithoutTail(string name, IReadOnlyCollection<string> outlets)
    {
        foreach (Match separator in Separator().Matches(name))
        {
            if (separator.Index < 3) continue;
            var tail = name[(separator.Index + separator.Length)..].TrimEnd(')');
            if (outlets.Contains(PageText.Key(tail)) || tail.Split(' ', ',', '/').Take(5).Any(word => Offices.Contains(word.Trim('.', '-')))) return name[..separator.Index];
        }

        return name;
    }

    private static string Trim(string name) => name.Trim(' ', ',', '|', '•', '·', '-', '–', '—', ':', '/');

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
