using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>Names that stand outside the head: in the lines about the author, in follow lines, in credits.</summary>
internal static partial class Signatures
{
    [GeneratedRegex(@"\b(?:editor|reporter|correspondent|journalist|writer|columnist|contributor|reported|reports|writes|works)\s+(?:of|for|at|with|in)\s+(?:the\s+)?(?<outlet>(?:The\s+)?\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,4})", RegexOptions.None, 10000)]
    private static partial Regex WorksFor();

    [GeneratedRegex(@"^\W*(?i:follow)\s+(?<outlet>\p{Lu}[\p{L}\p{N}'’-]*(?:\s\p{Lu}[\p{L}\p{N}'’-]*){1,4})$", RegexOptions.None, 10000)]
    private static partial Regex FollowOutlet();

    public static IEnumerable<FoundValue> Authors(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<BlockVerdict> verdicts)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (verdicts[i].Kind == BlockKind.AuthorBio && PersonNames.IsName(paragraphs[i].Text))
                yield return new FoundValue(paragraphs[i].Text, 0.75, "Named in the lines about the author", i);
        }
    }

    public static IEnumerable<FoundValue> Outlets(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<BlockVerdict> verdicts)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text;
            if (text.Length > 600)
                continue;
            if (verdicts[i].Kind == BlockKind.AuthorBio && WorksFor().Match(text) is { Success: true } works)
                yield return Found(works, 0.7, "The lines about the author say for whom they work", i);
            else if (verdicts[i].Kind == BlockKind.ShareBar && FollowOutlet().Match(text) is { Success: true } follow)
                yield return Found(follow, 0.5, "The line that invites to follow names it", i);
        }
    }

    public static List<FoundValue> Agencies(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<BlockVerdict> verdicts)
    {
        var found = new List<FoundValue>();
        var bodies = 0;
        for (var i = 0; i < paragraphs.Count && found.Count < 20; i++)
        {
            var text = paragraphs[i].Text;
            if (verdicts[i].Kind == BlockKind.Caption && Credits.Picture(text)?.Agency is { } picture)
                Add(picture, 0.35, "Only a picture is credited to it");
            else if (verdicts[i].Kind == BlockKind.Body && bodies++ < 3 && Credits.OpeningDateline(text)?.Agency is { } wire)
                Add(wire, 0.9, "Stands in the dateline");
            else if (verdicts[i].Kind is BlockKind.Body or BlockKind.Byline && Credits.Agency(text) is { } credit)
                Add(credit, 0.85, "A line of the article credits it");

            void Add(Credit credit, double confidence, string reason) => found.Add(new FoundValue(credit.Who, confidence, reason, i, credit.Start));
        }
        return found;
    }

    private static FoundValue Found(Match match, double confidence, string reason, int paragraph) =>
        new(match.Groups["outlet"].Value, confidence, reason, paragraph, match.Groups["outlet"].Index);
}
