using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A day that a sentence gives to an event.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Day">The day.</param>
/// <param name="Events">Concepts of verbs and nouns beside the day, names left out.</param>
/// <param name="Context">All concepts beside the day, sorted.</param>
internal sealed record DatedEvent(ReadSentence Sentence, DayMention Day, IReadOnlyList<string> Events, string[] Context) : ILinkable<DatedEvent>
{
    private ulong[]? _keys;

    public bool HasName => Context.Length > 0 && Array.Exists(Context, concept => concept[0] == '@');

    /// <summary>An event and another word beside it: two clauses that share less are not of one event.</summary>
    public IReadOnlyList<ulong> Keys => _keys ??=
        [.. Events.Distinct(StringComparer.Ordinal).SelectMany(one => Context.Where(other => other != one).Select(other => Contradictions.Keys.Of(one, other)))];

    public string ArticleId => Sentence.Article.Id;
    public string SentenceId => Sentence.Id;

    public int CompareTo(DatedEvent? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : Day.First.CompareTo(other.Day.First);
    }

    // One event in one sentence is one thing, however alike another reads.
    public bool Equals(DatedEvent? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>One event on two days.</summary>
internal static class DayConflicts
{
    public const string Rule = "day-conflict";

    /// <summary>Days further apart are taken for two events.</summary>
    private const int FarthestDays = 6;

    public static IEnumerable<DatedEvent> Read(ReadArticle article) => article.Sentences.SelectMany(Read);

    public static IReadOnlyList<Candidate> JudgePair(DatedEvent a, DatedEvent b) => Judge(a, b) is { } candidate ? [candidate] : [];

    public static List<DatedEvent> Read(ReadSentence sentence)
    {
        var found = new List<DatedEvent>();
        foreach (var day in sentence.Days)
        {
            if (day.OnlyYear || day.Day is null && day.Weekday is null)
                continue;
            var (first, last) = Window(sentence.Tokens, day);
            var events = new List<string>();
            var context = new List<string>();
            for (var k = first; k < last; k++)
            {
                var token = sentence.Tokens[k];
                if (k >= day.First && k < day.Last || !(StatementReader.IsContent(token) || token.Concept == "#report"))
                    continue;
                context.Add(token.Concept);
                if (!token.Name && (IsEvent(token) || BeginsOrEnds(sentence.Tokens, k)) && !Polarity.IsNegated(sentence.Tokens, k))
                    events.Add(token.Concept);
            }
            if (events.Count > 0)
                found.Add(new DatedEvent(sentence, day, events, ContextWords.Sorted(context)));
        }
        return found;
    }

    private static readonly HashSet<string> EventNouns = new(
        ("report attack arrest meeting vote election crash collision fire explosion blast earthquake trial hearing verdict strike march rally protest raid shooting "
        + "killing murder robbery rescue landing launch release visit summit ceremony funeral wedding debate storm flood landslide eruption accident deal merger")
        .Split(' ').Select(Concepts.Of), StringComparer.Ordinal);

    private static bool IsEvent(Token token) =>
        EventNouns.Contains(token.Concept) || Stems.IsPast(token.Lower) && !Words.Common.Contains(token.Concept) && token.Concept is not ("schedul" or "expect" or "plan");

    /// <summary>"began to drain", "draining began".</summary>
    private static bool BeginsOrEnds(IReadOnlyList<Token> tokens, int k) =>
        k > 1 && tokens[k - 1].Is("to") && tokens[k - 2].Concept is "#begin"
        || tokens[k].Lower.EndsWith("ing", StringComparison.Ordinal) && (k > 0 && tokens[k - 1].Concept is "#begin" or "#end" || k + 1 < tokens.Count && tokens[k + 1].Concept is "#begin" or "#end");

    public static Candidate? Judge(DatedEvent a, DatedEvent b)
    {
        if (a.Sentence.Article.Id == b.Sentence.Article.Id || !Differ(a.Day, b.Day) || a.Sentence.Scope.Excludes(b.Sentence.Scope))
            return null;
        // Who names both days gives them to two events.
        if (a.Sentence.Days.Any(day => IsSame(day, b.Day)) || b.Sentence.Days.Any(day => IsSame(day, a.Day)))
            return null;
        var shared = ContextWords.Shared(a.Context, b.Context);
        // A short clause without a name must be contained in the other one as a whole.
        if (shared.Count >= 2 && shared.Count == Math.Min(a.Context.Length, b.Context.Length) && a.Events.Any(b.Events.Contains) && (!a.HasName || !b.HasName)
            && !a.Sentence.IsAboutOther(b.Sentence))
            return Make(a.Sentence, a.Day, b.Sentence, b.Day, shared, a.Context, b.Context, 0.7);
        if (!a.HasName || !b.HasName)
            return null;
        if (!a.Events.Any(b.Events.Contains) || !shared.Exists(concept => concept[0] == '@') || shared.Count < 3)
            return null;
        return Make(a.Sentence, a.Day, b.Sentence, b.Day, shared, a.Context, b.Context, 0.7);
    }

    public static Candidate? JudgeAligned(ReadSentence a, ReadSentence b, Alignment alignment, Difference difference)
    {
        if (Inside(a, difference.AFirst, difference.ALast) is not { } x || Inside(b, difference.BFirst, difference.BLast) is not { } y)
            return null;
        if (x.OnlyYear != y.OnlyYear || x.OnlyYear && x.Year == y.Year || !x.OnlyYear && !Differ(x, y, far: true) || a.Scope.Excludes(b.Scope))
            return null;
        var (ax, bx) = (a.ContentWithout(null), b.ContentWithout(null));
        return Make(a, x, b, y, ContextWords.Shared(ax, bx), ax, bx, alignment.Share >= 0.8 ? 0 : 0.6);
    }

    private static DayMention? Inside(ReadSentence sentence, int first, int last) =>
        sentence.Days.FirstOrDefault(day => day.First < last && day.Last > first);

    private static bool IsSame(DayMention x, DayMention y) =>
        x.Day is { } a && y.Day is { } b && a == b || !x.OnlyYear && !y.OnlyYear && (x.Day?.DayOfWeek ?? x.Weekday) is not null && (x.Day?.DayOfWeek ?? x.Weekday) == (y.Day?.DayOfWeek ?? y.Weekday);

    private static bool Differ(DayMention x, DayMention y, bool far = false)
    {
        if (x.Day is { } a && y.Day is { } b)
            return a != b && (far || Math.Abs(a.DayNumber - b.DayNumber) <= FarthestDays);
        if (x.Month is { } m && y.Month is { } n && far)
            return m != n || x.DayOfMonth != y.DayOfMonth;
        var (p, q) = (x.Day?.DayOfWeek ?? x.Weekday, y.Day?.DayOfWeek ?? y.Weekday);
        return p is not null && q is not null && p != q;
    }

    private static Candidate Make(
        ReadSentence a, DayMention x, ReadSentence b, DayMention y, IReadOnlyList<string> shared, string[] ax, string[] bx, double needed)
    {
        var (from, to) = (x.Day ?? Near(x, y.Day), y.Day ?? Near(y, x.Day));
        var days = from is { } p && to is { } q ? Math.Abs(p.DayNumber - q.DayNumber) : 0;
        var arithmetic = x.Shown + " against " + y.Shown + (x.Day is null != y.Day is null && !x.OnlyYear ? ", taken in the same week" : "")
            + (days > 0 ? FormattableString.Invariant($": {days} day{(days == 1 ? "" : "s")} apart") : "")
            + (days == 1 ? "; late evening in one time zone is the next day in another" : "");
        var doubt = WeakDays.Doubt(a, x, b, y, days > FarthestDays);
        return new Candidate(
            Rule, ContradictionKind.Date, "date|" + string.Join('+', shared.Where(concept => concept[0] != '@').Take(2)),
            ValueQuestions.OfDay(a, x, b, y), Side(a, x, from), Side(b, y, to), shared, ax, bx, needed, arithmetic,
            "weekdays were resolved against each article's own day of writing: " + Anchor(a) + "; " + Anchor(b))
        {
            MostConfidence = doubt is null ? 1 : WeakDays.MostConfidence,
            More = doubt is null ? [] : [new Reason("Weighs less", doubt)],
        };

        static Assertion Side(ReadSentence sentence, DayMention day, DateOnly? resolved)
        {
            var shown = resolved is { } known ? Calendar.Show(known) : day.Shown;
            return new Assertion(
                sentence, Stance.Affirm, day.Day is null && resolved is not null ? day.Shown + ", " + shown + " if it is the same week" : shown,
                [(day.Start, day.End)], shown, resolved?.DayNumber ?? day.Year ?? 0);
        }

        static string Anchor(ReadSentence sentence) => sentence.Article.Source + " " + (sentence.Article.Anchor is { Confidence: >= StatementReader.LeastAnchor } anchor ? Calendar.Show(anchor.Day) : "day unknown");
    }

    /// <summary>The day of that weekday nearest to a known day.</summary>
    private static DateOnly? Near(DayMention unknown, DateOnly? known) =>
        unknown.Weekday is { } weekday && known is { } day ? day.AddDays((((int)weekday - (int)day.DayOfWeek + 10) % 7) - 3) : null;

    /// <summary>The words of the event: before the day within the clause, or after it when the sentence opens with the day.</summary>
    private static (int First, int Last) Window(IReadOnlyList<Token> tokens, DayMention day)
    {
        var first = day.First;
        while (first > 0 && first > day.First - 12 && !Boundary(tokens, first - 1))
            first--;
        var last = day.Last;
        if (day.First - first <= 2)
        {
            last += last < tokens.Count && tokens[last].Is(",") ? 1 : 0;
            while (last < tokens.Count && last < day.Last + 12 && !Boundary(tokens, last))
                last++;
        }
        return (first, last);
    }

    private static bool Boundary(IReadOnlyList<Token> tokens, int k) =>
        tokens[k].Lower is ";" or "." or "that" or "which" or "who" or "while" or "after" or "before" or "when" or "where" or "because" or "but" or "“" or "”" or "\"" or ":"
        or "," or "said" or "says";
}
