using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Threads;

/// <summary>A reader comment as it stands in pasted lines.</summary>
/// <param name="FirstLine">The line with author and time.</param>
/// <param name="EndLine">One past its last line.</param>
/// <param name="Paragraphs">The body.</param>
internal sealed record TrailComment(int FirstLine, int EndLine, string Header, IReadOnlyList<Paragraph> Paragraphs, CommentDraft Draft);

/// <summary>The comments of a page and the lines they take up.</summary>
internal sealed record Trail(int FirstLine, int EndLine, IReadOnlyList<TrailComment> Comments);

/// <summary>
/// Finds the comment trail in a pasted page: a bullet with author and time opens each comment, the indent of the bullet tells what answers
/// what. Times have no zone, so they are the wall clock of the page.
/// </summary>
internal static partial class PlainTrail
{
    private const int LongestHeader = 200;
    private const string Bullet = @"(?:[•◦▪‣·○●*-]\s+)?";
    private const string Clock = @"(?<h>[0-9]{1,2}):(?<mi>[0-9]{2})(?::[0-9]{2})?\s*(?<half>[ap]\.?m\.?)?";

    [GeneratedRegex(@"^(?<bullet>" + Bullet + @")(?<who>.{1,80}?)\s+on\s+(?<a>[0-9]{1,4})[/.-](?<b>[0-9]{1,2})[/.-](?<c>[0-9]{2,4}),?\s+(?:at\s+)?" + Clock + @"\s*(?:\||·|reply|permalink|said:?|wrote:?|\W)*$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex NumericHeader();

    [GeneratedRegex(@"^(?<bullet>" + Bullet + @")(?<who>.{1,80}?)\s+(?:on\s+|says?:?\s+|said:?\s+|wrote:?\s+|[|·–—-]\s*)+(?<date>\p{L}{3,10}\.?\ [0-9]{1,2}(?:st|nd|rd|th)?,?\ [0-9]{4}|[0-9]{1,2}\.?\ \p{L}{3,10}\.?,?\ [0-9]{4}),?\s+(?:at\s+|@\s*)?" + Clock + @"\s*(?:\||·|reply|permalink|said:?|wrote:?|says:?|\W)*$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex WordyHeader();

    [GeneratedRegex(@"^(?<bullet>" + Bullet + @")(?<who>.{1,80}?)\s+(?:says|said|wrote)\s*:$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex SaysLine();

    [GeneratedRegex(@"^(?:on\s+)?(?<date>\p{L}{3,10}\.?\ [0-9]{1,2}(?:st|nd|rd|th)?,?\ [0-9]{4}|[0-9]{1,2}\.?\ \p{L}{3,10}\.?,?\ [0-9]{4}|(?<a>[0-9]{1,4})[/.-](?<b>[0-9]{1,2})[/.-](?<c>[0-9]{2,4})),?\s+(?:at\s+|@\s*)?" + Clock + @"\s*(?:\||·|reply|permalink|\W)*$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex TimeLine();

    [GeneratedRegex(@"^\W*(?:leave\ (?:a|your)\ (?:reply|comment|response)|(?:post|add|write)\ a\ (?:comment|reply)|(?:click\ here\ to\ )?cancel\ reply|comments?\ (?:are|is)\ (?:now\ )?closed\.?$|fill\ in\ your\ details|your\ e-?mail\ address\ will\ not)\b.{0,80}$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex EndMarker();

    private sealed record Opening(int Line, int BodyLine, int Indent, bool HasBullet, string Author, Func<bool, DateTime?> Time, (int A, int B)? Ambiguous);

    /// <summary>The trail in these lines, or null when there is none.</summary>
    /// <param name="thread">Names the page, so that the same comment on two pages keeps two identities.</param>
    public static Trail? Find(IReadOnlyList<SourceLine> lines, string thread)
    {
        var openings = Openings(lines);
        if (openings.Count == 0 || (openings.Count == 1 && !openings[0].HasBullet))
            return null;
        var dayFirst = IsDayFirst(openings);
        var end = EndOf(lines, openings);
        openings = openings.Where(o => o.Line < end).ToList();
        var width = Paragraphs.WrapWidth([.. lines.Skip(openings[0].Line).Take(end - openings[0].Line)]);

        var identity = new CommentIdentity(thread);
        var found = new List<(Opening Opening, int EndLine, List<Paragraph> Body, CommentDraft Draft)>();
        var open = new Stack<(int Indent, string Id)>();
        for (var i = 0; i < openings.Count; i++)
        {
            var opening = openings[i];
            var stop = i + 1 < openings.Count ? openings[i + 1].Line : end;
            var body = Paragraphs.Join(lines, opening.BodyLine, stop, width);
            if (body.Count > 0 && body[^1].Text is "Reply" or "Reply ↓" or "Like" or "Reply Like")
                body.RemoveAt(body.Count - 1);
            while (open.Count > 0 && open.Peek().Indent >= opening.Indent)
                open.Pop();
            var text = Text(body);
            DateTimeOffset? posted = opening.Time(dayFirst) is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
            var draft = new CommentDraft(identity.Of(opening.Author, posted, text), opening.Author, posted, false, text, open.Count > 0 ? open.Peek().Id : null);
            open.Push((opening.Indent, draft.ExternalId));
            found.Add((opening, stop, body, draft));
        }
        var drafts = SuspectedReplies.Mark([.. found.Select(f => f.Draft)]);
        return new Trail(openings[0].Line, end,
            [.. found.Select((f, i) => new TrailComment(f.Opening.Line, f.EndLine, Header(lines, f.Opening), f.Body, drafts[i]))]);
    }

    private static string Header(IReadOnlyList<SourceLine> lines, Opening opening) =>
        string.Join(' ', Enumerable.Range(opening.Line, opening.BodyLine - opening.Line).Select(i => lines[i].Text).Where(t => t.Length > 0));

    internal static string Text(IReadOnlyList<Paragraph> body) =>
        string.Concat(body.Select((p, i) => i == 0 ? p.Text : (p.AfterBlank ? "\n\n" : "\n") + p.Text));

    private static List<Opening> Openings(IReadOnlyList<SourceLine> lines)
    {
        var openings = new List<Opening>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank || line.Text.Length > LongestHeader || !line.Text.Contains(':', StringComparison.Ordinal))
                continue;
            var match = NumericHeader().Match(line.Text);
            if (!match.Success)
                match = WordyHeader().Match(line.Text);
            if (match.Success && TimeOf(match) is { } time && IsAuthor(match.Groups["who"].Value) && (match.Groups["bullet"].Length > 0 || CouldBeHeader(lines, i)))
            {
                openings.Add(new Opening(i, i + 1, line.Indent, match.Groups["bullet"].Length > 0, match.Groups["who"].Value.Trim(), time, Pair(match)));
            }
            else if (SaysLine().Match(line.Text) is { Success: true } says && IsAuthor(says.Groups["who"].Value) && NextFilled(lines, i) is { } next
                && lines[next].Text.Length < LongestHeader && TimeLine().Match(lines[next].Text) is { Success: true } at && TimeOf(at) is { } when)
            {
                // Two lines that fit each other are as good as a bullet.
                openings.Add(new Opening(i, next + 1, line.Indent, true, says.Groups["who"].Value.Trim(), when, Pair(at)));
                i = next;
            }
        }
        return openings;
    }

    // Without a bullet the line must not be a sentence, and something must follow that is not the next header.
    private static bool CouldBeHeader(IReadOnlyList<SourceLine> lines, int i)
    {
        var text = lines[i].Text;
        return (!text.EndsWith('.') || text.EndsWith("m.", StringComparison.OrdinalIgnoreCase))
            && NextFilled(lines, i) is { } next && !NumericHeader().IsMatch(lines[next].Text[..Math.Min(LongestHeader, lines[next].Text.Length)]);
    }

    private static bool IsAuthor(string who) => who.Trim().Length > 0 && who.Count(c => c == ' ') <= 6 && !who.Contains(':', StringComparison.Ordinal) && !Paragraphs.IsAddress(who);

    private static int? NextFilled(IReadOnlyList<SourceLine> lines, int i)
    {
        for (var next = i + 1; next < Math.Min(lines.Count, i + 3); next++)
        {
            if (!lines[next].IsBlank)
                return next;
        }
        return null;
    }

    // The form for the next comment ends the trail; so does a line further left than every bullet.
    private static int EndOf(IReadOnlyList<SourceLine> lines, List<Opening> openings)
    {
        var margin = openings.Min(o => o.Indent);
        var indented = openings.All(o => FirstBodyIndent(lines, o) > o.Indent);
        for (var i = openings[0].BodyLine; i < lines.Count; i++)
        {
            if (lines[i].IsBlank)
                continue;
            if (lines[i].Indent <= margin && lines[i].Text.Length < LongestHeader && EndMarker().IsMatch(lines[i].Text))
                return i;
            if (indented && lines[i].Indent < margin)
                return i;
        }
        return lines.Count;
    }

    private static int FirstBodyIndent(IReadOnlyList<SourceLine> lines, Opening opening) =>
        NextFilled(lines, opening.BodyLine - 1) is { } first ? lines[first].Indent : int.MaxValue;

    private static (int, int)? Pair(Match match) =>
        match.Groups["a"] is { Success: true, Length: <= 2 } a
            ? (int.Parse(a.Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["b"].Value, CultureInfo.InvariantCulture))
            : null;

    private static Func<bool, DateTime?>? TimeOf(Match match)
    {
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = int.Parse(match.Groups["mi"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["half"] is { Success: true, Value: var half })
            hour = hour is < 1 or > 12 ? 24 : (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        if (hour > 23 || minute > 59)
            return null;
        if (match.Groups["date"] is { Success: true, Value: var words } && !match.Groups["a"].Success)
        {
            var date = DateWords.Find(words).Select(m => m.Full).FirstOrDefault(d => d is not null);
            return date is { } day ? _ => day.ToDateTime(new TimeOnly(hour, minute)) : null;
        }
        int Part(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        int[] parts = [Part("a"), Part("b"), Part("c")];
        return dayFirst =>
        {
            var (year, month, dayOfMonth) = parts[0] > 31 ? (parts[0], parts[1], parts[2]) : dayFirst ? (parts[2], parts[1], parts[0]) : (parts[2], parts[0], parts[1]);
            year += year < 100 ? 2000 : 0;
            return DateMention.IsDay(year, month, dayOfMonth) ? new DateTime(year, month, dayOfMonth, hour, minute, 0, DateTimeKind.Unspecified) : null;
        };
    }

    // One date such as 03/31 settles it for the whole thread; without one, the order in which the times do not run backwards.
    private static bool IsDayFirst(List<Opening> openings)
    {
        var pairs = openings.Select(o => o.Ambiguous).OfType<(int A, int B)>().ToList();
        var (first, second) = (pairs.Count(p => p.A > 12), pairs.Count(p => p.B > 12));
        if (first != second)
            return first > second;
        return Backwards(openings, dayFirst: true) < Backwards(openings, dayFirst: false);
    }

    private static int Backwards(List<Opening> openings, bool dayFirst)
    {
        var times = openings.Select(o => o.Time(dayFirst)).ToList();
        var steps = 0;
        for (var i = 1; i < times.Count; i++)
            steps += times[i] is null || times[i] < times[i - 1] ? 1 : 0;
        return steps;
    }
}
