using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.Board;

/// <summary>A name in a note, with its @: UTF-16 code units, end exclusive.</summary>
public sealed record Mention(int Start, int End, string PersonId, string Name);

/// <summary>Finds <c>@Name</c> of somebody of the team in notes. Names may have spaces; the longest that fits is meant.</summary>
public static class Mentions
{
    /// <param name="text">A note.</param>
    /// <param name="people">The team; who is disabled is not found.</param>
    public static IReadOnlyList<Mention> In(string text, IEnumerable<KnownPerson> people)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
            return [];
        KnownPerson[] longestFirst = [.. people.Where(person => !person.Disabled && person.Name.Length > 0).OrderByDescending(person => person.Name.Length).ThenBy(person => person.Id, StringComparer.Ordinal)];
        var found = new List<Mention>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            // An address of mail is no mention.
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                continue;
            if (Array.Find(longestFirst, person => Stands(text, at + 1, person.Name)) is { } who)
                found.Add(new Mention(at, at + 1 + who.Name.Length, who.Id, who.Name));
        }
        return found;
    }

    private static bool Stands(string text, int at, string name)
    {
        var end = at + name.Length;
        return end <= text.Length && string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && (end == text.Length || !char.IsLetterOrDigit(text[end]));
    }
}
