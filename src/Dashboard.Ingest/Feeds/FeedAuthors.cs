using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>The names of authors. Mail addresses, which RSS asks for, are nobody's byline and are left out.</summary>
internal static partial class FeedAuthors
{
    private const int Most = 20;

    [GeneratedRegex(@"(?:mailto:)?[^\s@<>()""]+@[^\s@<>()""]+\.[^\s@<>()"",;]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    /// <summary>"me@example.com (Name)", "Name &lt;me@example.com&gt;" and "Name" are all the same name; null when there is none.</summary>
    public static string? Name(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > 500) return null;
        var name = FeedText.Plain(Mail().Replace(raw, " "), Nowhere)?.ToPlain() ?? "";
        name = name.Replace("()", "", StringComparison.Ordinal).Replace("( )", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Replace("< >", "", StringComparison.Ordinal).Trim(' ', ',', ';', '"', '<', '>');
        if (name.Length > 2 && name[0] == '(' && name[^1] == ')') name = name[1..^1].Trim();
        return name.Length > 0 && name.Any(char.IsLetter) ? name : null;
    }

    public static IReadOnlyList<string> OfRss(XElement item)
    {
        foreach (var elements in (IEnumerable<XElement>[])[
            item.All(FeedNames.DublinCore, "creator").Concat(item.All(FeedNames.DublinCore, "author")), item.All(FeedNames.Core, "author"), item.All(FeedNames.Itunes, "author")])
        {
            if (Distinct(elements.Select(element => Name(element.Value))) is { Count: > 0 } names) return names;
        }

        return OfAtom(item);
    }

    /// <summary>The authors of an entry or feed; empty when it names none.</summary>
    public static IReadOnlyList<string> OfAtom(XElement parent) =>
        Distinct(parent.All(FeedNames.Atom, "author").Select(author => Name(author.HasElements ? author.TextOf(FeedNames.Atom, "name") : author.Value)));

    public static List<string> Distinct(IEnumerable<string?> names) => [.. names.OfType<string>().Distinct(StringComparer.Ordinal).Take(Most)];

    private static readonly Uri Nowhere = new("http://localhost/");
}
