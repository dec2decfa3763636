using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Pages;

/// <summary>Puts the fields of an article together: for each one the first candidate in the order of precedence, with all that lost.</summary>
internal static partial class PageFields
{
    /// <summary>From here on a stated time is believed without looking at the text.</summary>
    private const double Firm = 0.75;

    /// <summary>Days, languages and credits are looked for in this much of a text; nothing that an article says of itself stands later.</summary>
    private const int MostCharacters = 200_000;
    private const int MostBlocks = 1_000;

    /// <summary>Enough to see the script.</summary>
    private const int MostLetters = 4_000;

    public static Dictionary<string, ReadField> Of(
        PageMetadata metadata, HeadLines head, List<FieldCandidate> titles, string text, List<Block> blocks, IReadOnlyList<CommentDraft> comments, DateTimeOffset receivedAt, out DateAnchor? anchor)
    {
        var byline = blocks.Find(block => block.Kind == BlockKind.Byline);
        (var published, anchor) = Published(metadata, head, text, blocks, comments, receivedAt);
        var shown = (byline is null ? null : NameIn(text[byline.Start..byline.End])) ?? head.Byline;
        return new Dictionary<string, ReadField>
        {
            [FieldNames.Title] = Choose(titles, text, "The page gives no title."),
            [FieldNames.Byline] = Choose(metadata.Bylines(shown), text, "The page names no author."),
            [FieldNames.Source] = Choose(metadata.Sources(), text, "The page does not say who publishes it."),
            [FieldNames.PublishedAt] = published,
            [FieldNames.Language] = Language(metadata.Languages(), text),
            [FieldNames.Url] = Choose(metadata.Addresses(), text, "The page does not give its address."),
            [FieldNames.Agency] = Agency(text, blocks),
        };
    }

    /// <summary>The first candidate wins; its place in the text is given when it stands near the top.</summary>
    internal static ReadField Choose(List<FieldCandidate> candidates, string text, string missing)
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

    /// <summary>Templates are translated less often than they are copied: a language that is not written in the letters of the text is not believed.</summary>
    private static ReadField Language(List<FieldCandidate> stated, string text)
    {
        if (stated.Count == 0) return LanguageGuess.Of(Start(text));
        if (stated[0].Confidence >= 1 || HasOwnLetters(stated[0].Value) is not { } own || own != IsLatin(text)) return Choose(stated, text, "");
        var believed = stated.Where(candidate => HasOwnLetters(candidate.Value) is not { } other || other != own).ToList();
        if (believed.Count > 0) return Choose([.. believed, .. stated.Except(believed)], text, "");
        var guess = LanguageGuess.Of(Start(text));
        return guess.Value is null || HasOwnLetters(guess.Value) == own ? Choose(stated, text, "")
            : guess with { Reason = $"{guess.Reason}; the page says “{stated[0].Value}”, which is written in other letters", Candidates = [.. guess.Candidates, .. stated] };
    }

    /// <summary>Whether most of the letters are Latin.</summary>
    private static bool IsLatin(string text)
    {
        int latin = 0, others = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MostLetters)))
        {
            if (!char.IsLetter(c)) continue;
            if (c < '\u0370' || c is >= '\u1E00' and < '\u1F00') latin++;
            else others++;
        }

        return latin >= others;
    }

    /// <summary>True for languages of other than Latin letters; null for those that are written in both.</summary>
    private static bool? HasOwnLetters(string tag) => tag.Split('-')[0] switch
    {
        "sr" or "bs" or "kk" or "uz" or "ky" or "tg" or "tk" or "tt" or "az" or "mn" or "ku" or "pa" or "ms" or "sd" or "ks" => null,
        "ru" or "uk" or "be" or "bg" or "mk" or "ar" or "fa" or "ps" or "ur" or "zh" or "ja" or "ko" or "he" or "iw" or "yi" or "el" or "th" or "lo" or "km" or "my" or "hi" or "mr" or "ne" or "bn" or
            "gu" or "ta" or "te" or "kn" or "ml" or "si" or "ka" or "hy" or "am" => true,
        _ => false,
    };

    /// <summary>The name out of a line such as "By A Name, Published on June 4, 2019 | 3 comments".</summary>
    private static string? NameIn(string line)
    {
        line = line.Split('\n')[0];
        var cut = Tail().Match(line);
        if (cut.Success && cut.Index > 0) line = line[..cut.Index];
        var name = AuthorNames.AfterBy(line) ?? line;
        return name.Length is > 2 and < 80 && !name.Any(char.IsDigit) ? name : null;
    }

    /// <summary>The agency that the text credits: in its opening, or in a line of its own.</summary>
    internal static ReadField Agency(string text, List<Block> blocks)
    {
        var found = new List<FieldCandidate>();
        var bodies = 0;
        foreach (var block in blocks.Where(block => block.Kind is BlockKind.Body or BlockKind.Byline && block.End - block.Start < 3_000).Take(MostBlocks))
        {
            var words = text[block.Start..block.End];
            if (bodies++ < 4 && Credits.OpeningDateline(words)?.Agency is { } opening) Add(opening, 0.9, "signs the opening of the text, as agencies do");
            else if (Credits.Agency(words) is { } credit) Add(credit, 0.85, "credited in a line of the text");
            if (found.Count == 10) break;

            void Add(Credit credit, double confidence, string reason)
            {
                var at = block.Start + credit.Start;
                var stands = string.CompareOrdinal(text, at, credit.Who, 0, credit.Who.Length) == 0;
                found.Add(new FieldCandidate(credit.Who, confidence, reason, stands ? at : null, stands ? at + credit.Who.Length : null));
            }
        }

        found = [.. found.OrderByDescending(candidate => candidate.Confidence)];
        return found is [var best, ..] ? new ReadField(best.Value, best.Confidence, Sentence(best.Reason), found) : ReadField.Missing("No news agency is credited.");
    }

    /// <summary>What the page states in its data wins; without that, everything that the text gives away about its day is weighed.</summary>
    private static (ReadField Field, DateAnchor? Anchor) Published(PageMetadata metadata, HeadLines head, string text, List<Block> blocks, IReadOnlyList<CommentDraft> comments, DateTimeOffset receivedAt)
    {
        var header = blocks.Find(block => block.Kind == BlockKind.Dateline) ?? blocks.Find(block => block.Kind == BlockKind.Byline);
        // A date that lies ahead of the moment of receipt is an event's or a mistake.
        var latest = DateOnly.FromDateTime(receivedAt.UtcDateTime).AddDays(1);
        var stated = metadata.Times(header is null ? null : text[header.Start..header.End], head.Time).Where(time => time.Time.Day <= latest).ToList();
        if (stated is [var first, ..] && first.Candidate.Confidence >= Firm)
            return (Choose([.. stated.Select(time => time.Candidate)], text, ""), new DateAnchor(first.Time.Day, first.Candidate.Confidence, Sentence(first.Candidate.Reason)));

        var reading = PublicationDate.Infer(new DateEvidence(Start(text), [.. blocks.TakeWhile(block => block.End <= MostCharacters)], receivedAt)
        {
            Stated = [.. stated.Select(time => time.Candidate)],
            Url = metadata.Addresses() is [var address, ..] ? address.Value : null,
            FirstComment = comments.Where(comment => comment.PostedAt is not null).Select(comment => comment.PostedAt).Min(),
        });
        return (reading.Field, reading.Anchor);
    }

    private static string Start(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];

    internal static string Sentence(string reason) => char.ToUpperInvariant(reason[0]) + reason[1..] + ".";

    [GeneratedRegex(@"\s*([|•·]|\b(published|posted|updated|on|in)\b|\d)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tail();
}
