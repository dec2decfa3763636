using System.Buffers;
using System.Text.RegularExpressions;

namespace Dashboard.Ingest.PastedText;

/// <summary>A credit found in a paragraph.</summary>
/// <param name="Who">The agency or the photographer, as written.</param>
/// <param name="Start">Where the name stands in the paragraph.</param>
internal sealed record Credit(string Who, int Start);

/// <summary>Recognises credits by their shape: "AGENCY/Name" under pictures, "X contributed to this report", "(AGENCY) -" in datelines.</summary>
internal static partial class Credits
{
    private const int Milliseconds = 2000;
    private const RegexOptions Spread = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant;
    private static readonly SearchValues<string> CreditWords = SearchValues.Create(["hoto", "Pictur", "Image", "Illustration", "Graphic", "redit", "Video", "Foto", "Bild"], StringComparison.Ordinal);

    private const string Name = @"\p{Lu}[\p{L}'’.-]*(?:\ (?:(?:de|da|van|von|der|bin|al|el|la)\b|\p{Lu}[\p{L}'’.-]*)){0,3}";

    // "AGENCY/Jane Doe", "Jane Doe/AGENCY/Picture House" at the very end.
    [GeneratedRegex(@"(?<=^|[.!?…”""')\]]\s|\s[-–—|]\s|[(\[])(?:(?<agency>" + NewsWords.Agencies + @"|[A-Z]{2,10})\ ?/\ ?" + Name + @"(?:\ ?/\ ?" + Name + @"){0,2}|" +
        Name + @"\ ?/\ ?(?:(?<agency>(?i:" + NewsWords.Agencies + @"))|(?<agency>[A-Z]{2,10}))(?:(?:\ ?/\ ?|\ via\ )" + Name + @"){0,2})\s*[)\]]?\.?$", Spread, Milliseconds)]
    private static partial Regex SlashCredit();

    [GeneratedRegex(@"(?:^|[(\[.!?…”""']\ ?)(?:(?:Photo|Photos|Photograph|Photography|Picture|Pictures|Image|Images|Illustration|Graphic|Credit|Photo\ credit|Image\ credit|Picture\ credit|Video|File\ photo|Foto|Bild)\s*(?:\ by\ |:\s*|\ courtesy\ of\ |/)" + Name + @"(?:\ ?/\ ?" + Name + @"){0,3}|
        (?:AP|AFP|EPA|PA|Reuters|REUTERS)\ (?:Photo|Images?|Pictures?|File\ Photo)(?:/" + Name + @")?|(?:File\ [Pp]hoto|Getty\ Images))\s*[)\]]?\.?$", Spread, Milliseconds)]
    private static partial Regex LabelledCredit();

    [GeneratedRegex(@"^(?<who>[^.]{2,120}?)\ (?:also\ )?(?:contributed|assisted|helped)\ (?:to|with|in)?\ ?(?:this|the|reporting|in\ reporting)\b.{0,40}$|
        ^(?:with|additional)\ (?:reporting|files|material|input)\ (?:by|from)\ (?<who>.{2,120}?)\.?$|
        ^\(?(?:source|agency|via)\s*:\s*(?<who>.{2,60}?)\)?\.?$", Spread | RegexOptions.IgnoreCase, Milliseconds)]
    private static partial Regex Contributed();

    [GeneratedRegex(@"^(?:(?<who>" + NewsWords.Agencies + @")(?:\ (?:and|,|&|/)\ ?)?)+$", Spread, Milliseconds)]
    private static partial Regex OnlyAgency();

    [GeneratedRegex(@"\b(?<who>" + NewsWords.Agencies + @")\b", Spread, Milliseconds)]
    private static partial Regex AnyAgency();

    // PLACE (AGENCY) -, PLACE, June 4 (AGENCY) —, PLACE — : capitals make the place.
    [GeneratedRegex(@"^(?<line>(?:\p{Lu}[\p{Lu}.'’-]+(?:\ \p{Lu}[\p{Lu}.'’-]*){0,3})(?:\s*/\s*\p{Lu}[\p{Lu}'’-]+)?(?:,\ ?[\p{L}. ]{2,25})?(?:,\ (?:[A-Z][a-z]{2,8}\.?\ [0-9]{1,2}|[0-9]{1,2}\ [A-Z][a-z]{2,8}\.?)(?:,?\ [0-9]{4})?)?\ ?(?:\((?<who>[^()\n]{2,40})\)\s?)?[-–—]{1,2})\s+\S|
        ^(?<line>(?:\p{Lu}[\p{L}.'’-]+(?:\ \p{Lu}[\p{L}.'’-]*){0,3})(?:,\ [\p{L}. ]{2,25})?(?:,\ (?:[A-Z][a-z]{2,8}\.?\ [0-9]{1,2}|[0-9]{1,2}\ [A-Z][a-z]{2,8}\.?)(?:,?\ [0-9]{4})?)?\ \((?<who>" + NewsWords.Agencies + @")\)\s?[-–—]{1,2})\s+\S|
        ^(?<line>\((?<who>" + NewsWords.Agencies + @")\)\s?[-–—]{1,2})\s+\S", Spread, Milliseconds)]
    private static partial Regex Dateline();

    /// <summary>The credit of a picture at the end of a paragraph, or null.</summary>
    public static (Credit? Agency, string Words)? Picture(string paragraph)
    {
        if (paragraph.Length > 1500)
            return null;
        var offset = Math.Max(0, paragraph.Length - 160);
        var tail = paragraph[offset..];
        if (tail.Contains('/', StringComparison.Ordinal) && SlashCredit().Match(tail) is { Success: true } slash)
        {
            var who = slash.Groups["agency"];
            return (who.Success && AnyAgencyExactly(who.Value) ? new Credit(who.Value, offset + who.Index) : null, slash.Value.Trim());
        }
        if (!tail.AsSpan().ContainsAny(CreditWords) || LabelledCredit().Match(tail) is not { Success: true } labelled)
            return null;
        var agency = AnyAgency().Match(labelled.Value);
        return (agency.Success ? new Credit(agency.Value, offset + labelled.Index + agency.Index) : null, labelled.Value.Trim());
    }

    /// <summary>The agency that a line credits for reporting, or null.</summary>
    public static Credit? Agency(string paragraph)
    {
        if (paragraph.Length > 250)
            return null;
        if (OnlyAgency().Match(paragraph) is { Success: true } only)
            return new Credit(only.Groups["who"].Captures[0].Value, only.Groups["who"].Captures[0].Index);
        return Contributed().Match(paragraph) is { Success: true } match && AnyAgency().Match(match.Groups["who"].Value) is { Success: true } agency
            ? new Credit(agency.Value, match.Groups["who"].Index + agency.Index)
            : null;
    }

    /// <summary>The dateline that opens a paragraph: how long it is, and the agency in it.</summary>
    public static (int Length, Credit? Agency)? OpeningDateline(string paragraph)
    {
        var head = paragraph.Length > 160 ? paragraph[..160] : paragraph;
        if (Dateline().Match(head) is not { Success: true } match)
            return null;
        var who = match.Groups["who"];
        return (match.Groups["line"].Length, who.Success && AnyAgency().IsMatch(who.Value) ? new Credit(who.Value, who.Index) : null);
    }

    public static bool IsAgency(string name) => AnyAgencyExactly(name);

    private static bool AnyAgencyExactly(string name) => OnlyAgency().IsMatch(name) || name is "REUTERS";
}
