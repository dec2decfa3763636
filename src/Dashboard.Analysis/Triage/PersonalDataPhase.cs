using System.Text.RegularExpressions;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Finds what a reader wrote into a comment that leads to a person: addresses of e-mail and of homes, numbers of telephones, accounts, cards and insurances.</summary>
internal static partial class PersonalDataPhase
{
    private const int FewestDigitsOfAPhone = 9;
    private const int MostDigitsOfAPhone = 15;
    private const int CallingWithin = 24;

    /// <summary>Before a bare row of digits they say that it is a telephone number.</summary>
    private static readonly HashSet<string> s_calling = new(
        "call calls phone phones telephone tel ring text whatsapp dial mobile cell cellphone anrufen ruf nummer appelez appeler numéro numero llama llamen teléfono telefono bel".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>What a house calls the boxes that are meant for everybody.</summary>
    private static readonly HashSet<string> s_boxes = new(
        "info office contact kontakt contacto press presse prensa media news newsroom redaktion redaction redactie editor editors letters feedback help support service mail hello enquiries inquiries tips complaints jobs sales admin webmaster".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static void Look(CommentInThread comment)
    {
        var text = comment.Text;
        var digits = text.Count(char.IsAsciiDigit);
        if (digits > 0 && SaysWhereSomebodyLives(text))
            Notice(comment, "a home address", Home().EnumerateMatches(text), (_, _, _) => true);
        if (text.Contains('@', StringComparison.Ordinal))
            Notice(comment, "an e-mail address", Address().EnumerateMatches(text), (_, _, found) => !s_boxes.Contains(found[..found.IndexOf('@', StringComparison.Ordinal)]));
        if (digits >= 6)
            Notice(comment, "an insurance number", Insurance().EnumerateMatches(text), IsInsurance);
        if (digits < FewestDigitsOfAPhone)
            return;
        Notice(comment, "the number of a bank account", Account().EnumerateMatches(text), (whole, start, found) => StandsAlone(whole, start, found) && IsAccount(found));
        Notice(comment, "the number of a payment card", Card().EnumerateMatches(text), (whole, start, found) => StandsAlone(whole, start, found) && IsCard(found));
        Notice(comment, "a telephone number", Telephone().EnumerateMatches(text), IsTelephone);
        Notice(comment, "a telephone number", Row().EnumerateMatches(text), (whole, start, found) => IsTelephone(whole, start, found) && IsCalled(whole, start));
    }

    private static void Notice(CommentInThread comment, string what, Regex.ValueMatchEnumerator matches, Func<string, int, string, bool> fits)
    {
        List<CommentSpan>? spans = null;
        foreach (var match in matches)
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            // The middle of an account's number looks like a telephone's.
            if (fits(comment.Text, start, comment.Text[start..end]) && !comment.Signals.Exists(signal => signal.Kind == SignalKind.PersonalData && signal.Spans.Any(span => span.Start < end && start < span.End)))
                (spans ??= []).Add(new CommentSpan(start, end));
        }
        if (spans is not null)
            comment.Notice(SignalKind.PersonalData, Severity.Medium, $"Gives {what}: check whether it belongs to a private person.", "personal-data", spans);
    }

    private static bool SaysWhereSomebodyLives(string text) =>
        text.Contains("live", StringComparison.OrdinalIgnoreCase) || text.Contains("address", StringComparison.OrdinalIgnoreCase) || text.Contains("resid", StringComparison.OrdinalIgnoreCase)
        || text.Contains("wohn", StringComparison.OrdinalIgnoreCase) || text.Contains("woon", StringComparison.OrdinalIgnoreCase);

    private static bool IsTelephone(string text, int start, string found) => found.Count(char.IsAsciiDigit) is >= FewestDigitsOfAPhone and <= MostDigitsOfAPhone && StandsAlone(text, start, found) && !Free().IsMatch(found);

    // Not a part of a longer number, an amount or an address on the web.
    private static bool StandsAlone(string text, int start, string found)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        var after = start + found.Length >= text.Length ? ' ' : text[start + found.Length];
        return !char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after) && before is not ('$' or '£' or '€' or '/' or '=' or '-' or '.' or '_')
            && after is not ('/' or '%' or '_');
    }

    private static bool IsCalled(string text, int start)
    {
        foreach (var word in Word().EnumerateMatches(text.AsSpan(Math.Max(0, start - CallingWithin), Math.Min(start, CallingWithin))))
        {
            if (s_calling.Contains(text.Substring(Math.Max(0, start - CallingWithin) + word.Index, word.Length)))
                return true;
        }
        return false;
    }

    // By the check digits of ISO 13616: what remains of the whole number divided by 97 is 1.
    private static bool IsAccount(string found)
    {
        var plain = found.Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length is < 15 or > 34) return false;
        var rest = 0;
        foreach (var letter in plain[4..] + plain[..4])
            rest = char.IsAsciiDigit(letter) ? (rest * 10 + letter - '0') % 97 : (rest * 100 + letter - 'A' + 10) % 97;
        return rest == 1;
    }

    // By Luhn's check digit.
    private static bool IsCard(string found)
    {
        var (sum, twice) = (0, false);
        for (var at = found.Length - 1; at >= 0; at--)
        {
            if (!char.IsAsciiDigit(found[at])) continue;
            var digit = (found[at] - '0') * (twice ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    // The United States never gave out some of theirs; of the British ones the form says enough.
    private static bool IsInsurance(string text, int start, string found) =>
        StandsAlone(text, start, found) && (char.IsAsciiLetter(found[0]) || !(found.StartsWith("000", StringComparison.Ordinal) || found.StartsWith("666", StringComparison.Ordinal) || found[0] == '9'
            || found[4..6] == "00" || found[7..] == "0000"));

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.\p{L}{2,24}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // With a country code, with brackets, or in groups of two to four as people write numbers, in twos (France), or behind the code of a place (Britain, Germany); never one bare row of digits.
    [GeneratedRegex(@"(?:\+[0-9]{1,3}[ .-]?)(?:\(?[0-9]{1,4}\)?[ .-]?){2,5}[0-9]{2,4}|\([0-9]{2,5}\) ?[0-9]{3,4}[ .-]?[0-9]{3,4}|\b[0-9]{3}[.-][0-9]{3}[.-][0-9]{4}\b|\b0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}\b|\b0[1-9](?:[ .][0-9]{2}){4}\b|\b0[0-9]{1,4}[ /-][0-9]{6,8}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    // Whoever is called pays: such numbers belong to houses.
    [GeneratedRegex(@"^(?:0800|0808|00800|\+?1?[ .-]?\(?8(?:00|33|44|55|66|77|88)\)?[ .-])", RegexOptions.NonBacktracking)]
    private static partial Regex Free();

    [GeneratedRegex(@"\b(?:0[0-9]{8,11}|[2-9][0-9]{9})\b", RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    [GeneratedRegex(@"\b[3-6][0-9]{3}(?:[ -][0-9]{4}){3}\b|\b3[0-9]{3}[ -][0-9]{6}[ -][0-9]{5}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Card();

    [GeneratedRegex(@"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b", RegexOptions.NonBacktracking)]
    private static partial Regex Insurance();

    // "lives at 12 Elm Street", "her address is Lindenweg 4"
    [GeneratedRegex(@"\b(?:lives?|living|resides?|residing|wohnt|woont|[Aa]ddress(?: is|:))(?: at| in| on| an)?(?: der| dem| de)?,?(?: number| no\.?)? (?:[0-9]{1,4}[a-zA-Z]?,? (?:\p{Lu}[\p{L}'’]{1,30} ){1,3}(?:[Ss]treet|St|[Rr]oad|Rd|[Aa]venue|Ave|[Ll]ane|[Dd]rive|[Cc]lose|[Cc]ourt|[Tt]errace|[Cc]rescent|[Bb]oulevard|Blvd|[Gg]ardens)\b|\p{Lu}\p{L}{1,30}(?:stra(?:ss|ß)e|str\.|weg|gasse|platz|allee|straat|laan|gracht|gatan|vägen|vej|gade) [0-9]{1,4}[a-z]?\b)", RegexOptions.NonBacktracking)]
    private static partial Regex Home();

    [GeneratedRegex(@"\p{L}{2,20}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
