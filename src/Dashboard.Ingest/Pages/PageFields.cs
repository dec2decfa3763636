using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>Puts the fields of an article together: for each one the first candidate in the order of precedence, with all that lost.</summary>
internal static partial class PageFields
{
    public static Dictionary<string, ReadField> Of(
        PageMetadata metadata, List<FieldCandidate> titles, string text, List<Block> blocks, DateTimeOffset receivedAt, out DateAnchor? anchor)
    {
        var byline = blocks.Find(block => block.Kind == BlockKind.Byline);
        var dateline = blocks.Find(block => block.Kind == BlockKind.Dateline);
        // A date that lies ahead of the moment of receipt is an event's or a mistake.
        var times = metadata.Times(dateline is null ? byline is null ? null : text[byline.Start..byline.End] : text[dateline.Start..dateline.End])
            .Where(time => time.Time.Day <= DateOnly.FromDateTime(receivedAt.UtcDateTime).AddDays(1)).ToList();
        anchor = times is [var first, ..] ? new DateAnchor(first.Time.Day, first.Candidate.Confidence, Sentence(first.Candidate.Reason)) : null;

        return new Dictionary<string, ReadField>
        {
            [FieldNames.Title] = Choose(titles, text, "The page gives no title."),
            [FieldNames.Byline] = Choose(metadata.Bylines(byline is null ? null : NameIn(text[byline.Start..byline.End])), text, "The page names no author."),
            [FieldNames.Source] = Choose(metadata.Sources(), text, "The page does not say who publishes it."),
            [FieldNames.PublishedAt] = Choose([.. times.Select(time => time.Candidate)], text, "The page gives no date."),
            [FieldNames.Language] = Choose(metadata.Languages(), text, "The page does not say its language."),
            [FieldNames.Url] = Choose(metadata.Addresses(), text, "The page does not give its address."),
            [FieldNames.Agency] = Agency(text, blocks),
        };
    }

    private static ReadField Choose(List<FieldCandidate> candidates, string text, string missing)
    {
        if (candidates.Count == 0) return ReadField.Missing(missing);
        var placed = candidates.Select(candidate => text.IndexOf(candidate.Value, StringComparison.Ordinal) is var at && at >= 0 && at < 2_000 && candidate.Value.Length > 3
            ? candidate with { Start = at, End = at + candidate.Value.Length }
            : candidate).ToList();
        var others = placed.Skip(1).Select(candidate => candidate.Value).Distinct().ToList();
        var agreed = others.Contains(placed[0].Value);
        var reason = Sentence(placed[0].Reason) + (agreed ? " Said in more than one place." : "");
        return new ReadField(placed[0].Value, agreed ? Math.Min(1, placed[0].Confidence + 0.03) : placed[0].Confidence, reason, placed);
    }

    /// <summary>The name out of a line such as "By A Name, Published on June 4, 2019 | 3 comments".</summary>
    private static string? NameIn(string line)
    {
        line = line.Split('\n')[0];
        var cut = Tail().Match(line);
        var name = PageMetadata.WithoutBy(cut.Success && cut.Index > 0 ? line[..cut.Index] : line);
        return name.Length is > 2 and < 80 && !name.Any(char.IsDigit) ? name : null;
    }

    /// <summary>The agency in brackets that opens a wire story, as in "CITY (Agency) — ".</summary>
    private static ReadField Agency(string text, List<Block> blocks)
    {
        foreach (var block in blocks.Where(block => block.Kind == BlockKind.Body).Take(2))
        {
            if (WireOpening().Match(text, block.Start, Math.Min(160, block.End - block.Start)) is not { Success: true } match) continue;
            var name = match.Groups["agency"];
            var candidate = new FieldCandidate(name.Value, 0.9, "in brackets at the opening of the text, as agencies sign", name.Index, name.Index + name.Length);
            return new ReadField(name.Value, 0.9, Sentence(candidate.Reason), [candidate]);
        }

        return ReadField.Missing("No agency signs the opening of the text.");
    }

    private static string Sentence(string reason) => char.ToUpperInvariant(reason[0]) + reason[1..] + ".";

    [GeneratedRegex(@"^(\p{Lu}[\p{L}.,' -]{1,60})?\((?<agency>\p{Lu}[\p{L}. -]{1,30})\)\s*[-–—]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WireOpening();

    [GeneratedRegex(@"\s*([|•·]|\b(published|posted|updated|on|in)\b|\d)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tail();
}
