using System.Text;

namespace Dashboard.Domain.Sources;

/// <summary>What people know of an outlet that its articles do not tell. Everything else on its card is counted from what the desk holds.</summary>
public sealed class Outlet
{
    public const int MaxCountryLength = 80;
    public const int MaxOwnerLength = 200;
    private const int MaxKeyLength = 100;

    /// <summary>See <see cref="KeyOf"/>.</summary>
    public required string Key { get; init; }
    public string? Country { get; set; }
    public string? Owner { get; set; }

    /// <summary>1 after the first change.</summary>
    public long Version { get; set; }
    public required string ChangedBy { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>
    /// One key for all the ways in which an outlet's name is written: letters and digits in lower case, without "the" in front. It stands in
    /// addresses. Empty for a name without any letter or digit.
    /// </summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                key.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (key.Length > 0 && key[^1] != '-')
                key.Append('-');
        }
        var clean = key.ToString().Trim('-');
        if (clean.StartsWith("the-", StringComparison.Ordinal))
            clean = clean[4..];
        return clean.Length <= MaxKeyLength ? clean : clean[..(char.IsHighSurrogate(clean[MaxKeyLength - 1]) ? MaxKeyLength - 1 : MaxKeyLength)];
    }
}
