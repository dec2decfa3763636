using System.Buffers;
using System.Text.RegularExpressions;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices advertising by its form: links, calls to visit something of one's own, promises of money.</summary>
internal static partial class SpamPhase
{
    private const int Enough = 3;

    // Looked for first: hardly any comment needs the patterns.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["http", "www.", ".com", "subscri", "check", "visit", "click", "watch", "follow", "earn", "make money", "per day", "a day", "an hour", "free", "sign up", "giveaway", "my channel"],
        StringComparison.OrdinalIgnoreCase);

    public static void Look(CommentInThread comment)
    {
        if (comment.Has(SignalKind.PastedArticle) || !comment.Text.AsSpan().ContainsAny(Hints)) return;
        var reasons = new List<string>();
        var spans = new List<CommentSpan>();
        var links = Count(comment, Link(), spans);
        var weight = links switch { 0 => 0, 1 => comment.Words.Count <= 25 ? 2 : 1, 2 => 2, _ => 3 };
        if (links > 0) reasons.Add(links == 1 ? "a link" : $"{links} links");
        Weigh(CallToVisit(), 2, "a call to visit something");
        Weigh(OwnPlace(), 1, "the writer's own page");
        Weigh(Money(), 2, "a promise of money");
        if (weight < Enough) return;
        comment.Notice(SignalKind.Spam, Severity.Medium, $"Reads like advertising: {string.Join(", ", reasons)}.", "advertising-form", spans);

        void Weigh(Regex form, int points, string reason)
        {
            if (Count(comment, form, spans) == 0) return;
            weight += points;
            reasons.Add(reason);
        }
    }

    private static int Count(CommentInThread comment, Regex form, List<CommentSpan> spans)
    {
        var count = 0;
        foreach (var match in form.EnumerateMatches(comment.Text))
        {
            spans.Add(new CommentSpan(match.Index, match.Index + match.Length));
            count++;
        }
        return count;
    }

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]{2,300}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:check(?: it| this| me| us)? out|please (?:check|visit|watch|subscribe|like|share)|subscribe(?: to (?:me|us|my|our|this)|\b)|click (?:here|on|the)|visit (?:my|our|this|the)|follow (?:me|us)|sign up (?:at|for|here|now)|watch (?:my|our)|add me)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex CallToVisit();

    [GeneratedRegex(@"\b(?:my|our|this|new) (?:new |own |first )?(?:channel|videos?|page|web ?site|site|blog|profile|shop|store|music|song|album|cover|playlist|account|link)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OwnPlace();

    [GeneratedRegex(@"\b(?:earn(?:ing|ed)?|mak(?:e|ing)|made|paid|get) [^.!?\n]{0,30}[$£€] ?[0-9][0-9,.]*[^.!?\n]{0,20}\b(?:per|a|an|every|each) (?:hour|day|week|month)\b|\bwork(?:ing)? (?:from|at) home\b[^.!?\n]{0,60}[$£€] ?[0-9]|\bfree (?:gift ?cards?|money|trial|download)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Money();
}
