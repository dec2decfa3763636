using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>A value read from a paragraph.</summary>
/// <param name="Paragraph">Index of the paragraph, or -1 when the value was said by the sender.</param>
/// <param name="Start">Where it stands in that paragraph.</param>
internal sealed record FoundValue(string Value, double Confidence, string Reason, int Paragraph = -1, int Start = 0);

/// <summary>What the lines above the report say: title, byline, source, and what those lines are.</summary>
internal sealed record Head(
    IReadOnlyList<FoundValue> Titles,
    IReadOnlyList<FoundValue> Bylines,
    IReadOnlyList<FoundValue> Sources,
    IReadOnlyDictionary<int, BlockVerdict> Verdicts,
    IReadOnlySet<int> Repeats);

/// <summary>Reads the head of a pasted article: the lines before its running text.</summary>
internal static partial class HeadReader
{
    private const int LongestHead = 16;
    private const string Person = @"\p{Lu}[\p{L}'’.-]*(?:\ (?:(?:de|da|do|dos|das|di|du|del|della|le|la|van|von|der|den|ter|bin|ibn|al|el|y)\b|\p{Lu}[\p{L}'’.-]*)){1,4}";

    [GeneratedRegex(@"^(?i:(?:written|reported|posted|published|story|text|words|report|reporting|article|from)\s+)?(?i:by|von|par|por|door|di)\s*:?\s+(?<who>" + Person + @"(?:(?:,\ |\ and\ |,\ and\ |\ &\ |\ und\ |\ et\ |\ y\ )" + Person + @"){0,4})(?<rest>.{0,90})$|^(?i:author|reporter|writer|byline)s?\s*:\s*(?<who>.{3,90})$", RegexOptions.None, 10000)]
    private static partial Regex ByLine();

    [GeneratedRegex(@"\s*(?:\||·|•|\s[–—-]\s|/{2})\s*", RegexOptions.None, 10000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:source|outlet|publication|publisher|newspaper)\s*:\s*(?<who>[^:/]{2,60})$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex SourceLabel();

    [GeneratedRegex(@"^\W*(?:(?:first|originally|last)\s+)?(?:published|posted|updated|modified|publication\s+date|date|dated|issued|filed|created|released)\b(?:\s+(?:on|at))?\s*:?(?<rest>.{0,80})$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex DateLabel();

    [GeneratedRegex(@"^[0-9]+\s+(?:minutes?|mins?|hours?|days?)\s+(?:ago|read)$|^\W*(?:min(?:ute)?s?\s+read)$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Ago();

    /// <summary>What stands around a date without saying anything else.</summary>
    [GeneratedRegex(@"\b(?:last|first|story|article|created|updated|posted|published|modified|released|filed|issued|at|on)\b|[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?|\b[ap]\.?m\b|\b[A-Z]{2,4}\b", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex DateFiller();

    // A date that could be read both ways is still a date line.
    [GeneratedRegex(@"^(?:\p{L}+\s){0,3}(?:at\s)?[\d:.,\s]*(?:[ap]\.?m\.?)?[\s,A-Z]*[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})\b.{0,20}$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex NumericDateLine();

    [GeneratedRegex(@"^(?:by\s+)?(?:(?:our\s+)?(?:own\s+)?(?:staff|special|web)\s+(?:reports?|reporters?|writers?|correspondents?|desk)|(?:news|wire|agency|web|digital)\s+(?:desk|reports?|team|staff|services?)|our\s+correspondents?|agencies|from\s+wire\s+reports)$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex DeskLine();

    // A place alone on a line: capitals throughout.
    [GeneratedRegex(@"^\p{Lu}[\p{Lu}.'’ -]{2,30},\s\p{Lu}[\p{Lu}.'’ -]{1,30}$", RegexOptions.None, 10000)]
    private static partial Regex PlaceLine();

    public static Head Read(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<BlockVerdict> verdicts)
    {
        var reader = new Reading(paragraphs, verdicts);
        reader.Run();
        return new Head(reader.Titles, reader.Bylines, reader.Sources, reader.Found, reader.Repeats);
    }

    /// <summary>True for a line that is nothing but the time of publication.</summary>
    private static bool IsDateLine(string text)
    {
        if (text.Length > 120)
            return false;
        if (Ago().IsMatch(text))
            return true;
        var dates = DateWords.Find(text);
        if (DateLabel().Match(text) is { Success: true } label)
            return label.Groups["rest"].Length == 0 || dates.Count > 0;
        if (NumericDateLine().IsMatch(text))
            return true;
        if (dates.Count == 0)
            return false;
        var rest = text;
        foreach (var date in Enumerable.Reverse(dates))
            rest = rest.Remove(date.Start, date.End - date.Start);
        return DateFiller().Replace(rest, "").Count(char.IsLetterOrDigit) <= 14;
    }

    private sealed class Reading(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<BlockVerdict> verdicts)
    {
        public List<FoundValue> Titles { get; } = [];
        public List<FoundValue> Bylines { get; } = [];
        public List<FoundValue> Sources { get; } = [];
        public Dictionary<int, BlockVerdict> Found { get; } = [];
        public HashSet<int> Repeats { get; } = [];

        public void Run()
        {
            var doubled = FindDoubled();
            var prose = 0;
            for (var i = 0; i < Math.Min(paragraphs.Count, LongestHead) && prose < 2; i++)
            {
                if (Repeats.Contains(i) || verdicts[i].Kind != BlockKind.Body)
                    continue;
                var text = paragraphs[i].Text;
                if (i == doubled)
                    AddTitle(i, 0.97, "The line is printed twice at the top; shown once");
                else if (IsDateLine(text))
                    ReadDateLine(i, text);
                else if (DeskLine().IsMatch(text))
                    AddByline(i, 0, text, 0.6, "Names a desk instead of a person");
                else if (PlaceLine().IsMatch(text))
                    Found[i] = new(BlockKind.Dateline, 0.7, "A place alone on a line, in capitals");
                else if (ReadCredits(i, text))
                    continue;
                else if (prose == 0 && Titles.Count > 0 && PersonNames.IsName(text))
                    AddByline(i, 0, text, 0.6, "A name alone on the line under the title");
                else if (PersonNames.IsOutlet(text) && (Titles.Count > 0 || FollowedByMore(i)))
                    AddSource(i, 0, text, 0.65, "An outlet's name alone on a line at the top");
                else if (IsProse(text))
                    prose++;
                else if (prose == 0 && FollowedByMore(i))
                    ConsiderTitle(i, text);
            }
        }

        private void ConsiderTitle(int i, string text)
        {
            var words = text.Count(c => c == ' ') + 1;
            if (Titles.Count > 0 || words < 2 || text.Length > 220)
                return;
            // A single short word or two above the headline is its section.
            if (words < 4 && i + 1 < paragraphs.Count && !IsProse(paragraphs[i + 1].Text) && verdicts[i + 1].Kind == BlockKind.Body && paragraphs[i + 1].Text.Length > text.Length + 12)
                return;
            AddTitle(i, words < 4 ? 0.6 : 0.85, "The first line, without a full stop, above the running text");
        }

        private void AddTitle(int i, double confidence, string reason)
        {
            var text = paragraphs[i].Text;
            var parts = Separator().Split(text);
            // "Headline | Outlet" comes from the name of a browser tab.
            if (parts.Length == 2 && parts[0].Length > 20 && PersonNames.IsOutlet(parts[1]))
            {
                Titles.Add(new FoundValue(parts[0], confidence, reason + "; the outlet's name behind it left out", i));
                Sources.Add(new FoundValue(parts[1], 0.6, "Stands behind the title", i, text.LastIndexOf(parts[1], StringComparison.Ordinal)));
            }
            else
            {
                Titles.Add(new FoundValue(text, confidence, reason, i));
            }
            Found[i] = new(BlockKind.Title, confidence, reason);
        }

        private void ReadDateLine(int i, string text)
        {
            Found[i] = new(BlockKind.Dateline, 0.9, "A line with the time of publication");
            var end = DateWords.Find(text) is [var date, ..] ? date.Start : 0;
            var before = text[..end].TrimEnd(' ', ',', '|', '·', '•', '-', '–', '—');
            if (PersonNames.IsOutlet(before))
                AddSource(i, 0, before, 0.7, "Stands before the date of publication");
        }

        private bool ReadCredits(int i, string text)
        {
            if (text.Length > 160)
                return false;
            if (SourceLabel().Match(text) is { Success: true } label)
            {
                AddSource(i, label.Groups["who"].Index, label.Groups["who"].Value, 0.85, "The line names the source");
                return true;
            }
            var position = 0;
            var parts = new List<(string Text, int Start)>();
            foreach (var part in Separator().Split(text))
            {
                var start = text.IndexOf(part, position, StringComparison.Ordinal);
                parts.Add((part, start));
                position = start + part.Length;
            }
            if (!parts.Any(p => ReadByline(i, p.Text, p.Start)))
                return false;
            foreach (var (other, start) in parts.Where(p => !ByLine().IsMatch(p.Text) && p.Text.Length is > 2 and < 50 && DateWords.Find(p.Text).Count == 0))
                AddSource(i, start, other, PersonNames.IsOutlet(other) ? 0.85 : 0.6, "Stands beside the byline");
            return true;
        }

        private bool ReadByline(int i, string part, int start)
        {
            if (ByLine().Match(part) is not { Success: true } match || Paragraphs.EndsSentence(part) && part.Length > 60)
                return false;
            var who = match.Groups["who"];
            var rest = match.Groups["rest"].Value;
            var name = who.Value;
            // "By Monday, ..." and "By the time ..." are sentences.
            if (DateWords.WeekdayOf(name) is not null && name.Split(' ')[0].EndsWith("day", StringComparison.Ordinal) || !IsRest(rest))
                return false;
            var trimmed = TrimOutlet(TrimOffice(name, out var office), out var outlet);
            if (office is not null && PersonNames.IsOutlet(office))
                outlet = office;
            AddByline(i, start + who.Index, trimmed, 0.92, "The line begins with “by” and a name");
            if (outlet is not null)
                AddSource(i, start + who.Index + name.LastIndexOf(outlet, StringComparison.Ordinal), outlet, 0.7, "Stands behind the name in the byline");
            return true;
        }

        // Behind the names: nothing, an office, a place, a date, an outlet - no sentence.
        private static bool IsRest(string rest)
        {
            var text = rest.Trim();
            return text.Length == 0 || ((text[0] is ',' or '(' or '|' or '-' or '–' or '@' || text.StartsWith("in ", StringComparison.Ordinal) || text.StartsWith("for ", StringComparison.Ordinal)
                || text.StartsWith("at ", StringComparison.Ordinal) || text.StartsWith("on ", StringComparison.Ordinal) || DateWords.Find(text).Count > 0) && !Paragraphs.EndsSentence(text));
        }

        // "Jane Doe, Staff Writer" has the shape of two names.
        private static string TrimOffice(string names, out string? office)
        {
            office = null;
            for (var comma = names.IndexOf(", ", StringComparison.Ordinal); comma >= 0; comma = names.IndexOf(", ", comma + 1, StringComparison.Ordinal))
            {
                var rest = names[(comma + 2)..];
                if (rest.Split(' ', ',').Take(4).Any(w => NewsWords.NotNames.Contains(w) && w is not ("and" or "for") || NewsWords.OutletNouns.Contains(w)))
                {
                    office = rest;
                    return names[..comma];
                }
            }
            return names;
        }

        private static string TrimOutlet(string name, out string? outlet)
        {
            outlet = null;
            var words = name.Split(' ');
            for (var cut = 2; cut < words.Length; cut++)
            {
                var tail = string.Join(' ', words[cut..]);
                if (PersonNames.IsOutlet(tail) || Credits.IsAgency(tail))
                {
                    outlet = tail;
                    return string.Join(' ', words[..cut]);
                }
            }
            return name;
        }

        private void AddByline(int i, int start, string name, double confidence, string reason)
        {
            Bylines.Add(new FoundValue(name, confidence, reason, i, start));
            Found[i] = new(BlockKind.Byline, confidence, reason);
        }

        private void AddSource(int i, int start, string name, double confidence, string reason)
        {
            Sources.Add(new FoundValue(name, confidence, reason, i, start));
            Found.TryAdd(i, new(BlockKind.Byline, confidence, reason));
        }

        private int FindDoubled()
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            var first = -1;
            for (var i = 0; i < Math.Min(paragraphs.Count, LongestHead); i++)
            {
                var text = paragraphs[i].Text;
                if (text.Length is < 12 or > 250 || !text.Contains(' ', StringComparison.Ordinal))
                    continue;
                if (!seen.TryAdd(text, i) && (first == -1 || first == seen[text]) && BlockClassifier.IsTitleLike(text) && !PersonNames.IsName(text))
                {
                    first = seen[text];
                    Repeats.Add(i);
                }
            }
            return first;
        }

        private bool FollowedByMore(int i) => i + 1 < paragraphs.Count;

        private static bool IsProse(string text) =>
            text.Length >= 220 || (text.Length >= 25 && Paragraphs.EndsSentence(text) && !text.EndsWith('?') && !text.EndsWith('!') && !text.EndsWith('…'))
            || (text.Length > 90 && text.Contains(". ", StringComparison.Ordinal));
    }
}
