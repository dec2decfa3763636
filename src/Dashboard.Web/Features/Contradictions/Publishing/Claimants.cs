namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>Guesses whether a named source is a person or an organisation, as schema.org wants to know; says neither when the words do not tell.</summary>
internal static class Claimants
{
    private static readonly HashSet<string> s_bodies = new(
        ("office ministry council police service department agency company corporation corp inc ltd llc plc union party board authority committee commission court bank university "
        + "hospital government army navy parliament congress senate association federation foundation institute bureau administration group club league team society trust "
        + "network news press agency embassy school college church operator regulator inspectorate brigade inspectors officials figures report statement spokesmen").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_titles = new(
        "mr mrs ms dr professor president minister senator governor mayor chief director general colonel captain secretary judge king queen prince princess pope sir spokesman spokeswoman spokesperson witness resident".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static string TypeOf(string speaker, IEnumerable<string> quotes)
    {
        var words = speaker.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.Trim('.', ',', '’', '\'')).ToList();
        if (words.Exists(s_bodies.Contains))
            return "Organization";
        if (words.Exists(s_titles.Contains))
            return "Person";
        var capitals = words.Count(word => word.Length > 0 && char.IsUpper(word[0]) && !string.Equals(word, "the", StringComparison.OrdinalIgnoreCase));
        if (words.Count > 0 && string.Equals(words[0], "the", StringComparison.OrdinalIgnoreCase))
            return "Organization";
        if (capitals >= 2 && capitals == words.Count && words.TrueForAll(word => word.Skip(1).Any(char.IsLower)))
            return "Person";
        // "Ines Marlow" somewhere tells what "Marlow" is.
        return words.Count == 1 && quotes.Any(quote => IsSurnameIn(quote, words[0])) ? "Person" : "Thing";
    }

    private static bool IsSurnameIn(string quote, string name)
    {
        var words = quote.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].TrimEnd('.', ',', ';', ':') == name && i > 1 && words[i - 1] is [var first, _, ..] given && char.IsUpper(first) && given.All(char.IsLetter))
                return true;
        }
        return false;
    }
}
