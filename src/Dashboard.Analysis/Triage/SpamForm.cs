using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>What in a text looks like an advertisement: links, calls to visit something, the writer's own page, promises of money, excuses for it.</summary>
/// <param name="Score">From 0; 2.8 and more is rarely anything else in a short text.</param>
/// <param name="Invites">Something besides a link is there.</param>
/// <param name="Words">Words of the text.</param>
/// <param name="Reasons">In words.</param>
/// <param name="Spans">Where it stands.</param>
internal sealed partial record SpamForm(double Score, bool Invites, int Words, IReadOnlyList<string> Reasons, IReadOnlyList<CommentSpan> Spans)
{
    private const int ShortText = 25;

    /// <summary>For putting texts in order: of two with the same form the longer one is the likelier advertisement.</summary>
    public double Rank => Score + Math.Min(Words, 120) / 250.0;

    public static SpamForm Of(string text)
    {
        // Full-width letters are an old trick. One letter stays one letter, so that places stay true.
        var plain = text.IsNormalized(NormalizationForm.FormKC) ? text : string.Create(text.Length, text, static (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - 0xFEE0) : source[i];
        });
        var words = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var reasons = new List<string>();
        var spans = new List<CommentSpan>();
        // "2:19" as a link into the film itself advertises nothing.
        var links = Count(Link(), plain, spans) - Count(Moment(), plain, []);
        var score = links <= 0 ? 0 : (words > ShortText ? 1.5 : 2.5) + (links > 1 ? 0.5 : 0);
        if (links > 0) reasons.Add(links == 1 ? "a link" : $"{links} links");
        var before = spans.Count;
        Weigh(CallToVisit(), 1.6, 3, "a call to visit or follow something");
        Weigh(OwnPlace(), 1.3, 3, "the writer's own page or work");
        Weigh(Money(), 1.5, 2, "a promise of money");
        var invites = spans.Count > before;
        Weigh(Excuse(), 0.8, 3, "an excuse for advertising");
        return new SpamForm(score, invites, words, reasons, spans);

        void Weigh(Regex form, double points, int most, string reason)
        {
            if (Count(form, plain, spans) is not (> 0 and var count)) return;
            score += points * Math.Min(count, most);
            reasons.Add(reason);
        }
    }

    private static int Count(Regex form, string text, List<CommentSpan> spans)
    {
        var count = 0;
        foreach (var match in form.EnumerateMatches(text))
        {
            spans.Add(new CommentSpan(match.Index, match.Index + match.Length));
            count++;
        }
        return count;
    }

    [GeneratedRegex(@"(?:https?://|www\.|/?watch\?v=)[^\s<>""]{2,300}|\b[\w-]{2,40}\.(?:com|net|org|info|tv|ly|tk|biz|gl|ru|co\.uk|pl)\b(?:/[^\s<>""]{0,300})?|\b[\w-]{1,40}\.(?:me|io|co|gg|to|xyz|shop|store|online|club|top|site|link|app)/[^\s<>""]{2,300}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"<a href=""[^""]{0,300}[?&](?:amp;)?t=[^""]{0,40}"">[0-9:]{1,8}</a>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b(?:check(?:ing)? (?:\w+ ){0,3}out|checkout|(?:check|visit|watch|view) (?:my|our|this|me|us)|look (?:at|up) (?:my|our|me)|(?:please|plz|pls) (?:check|visit|watch|subscribe|like|share|listen|support|follow|add|view|read|vote)|su[bs]?s?cri\w{0,9}|sub (?:to|me|my|us|for|back)|sub ?4 ?sub|click (?:here|on|the|this|my|like)|follow (?:me|us|my|back|4)|sign ?up|add me|like (?:my|our|this) (?:page|video|channel|comment|photo|music)|listen to (?:my|our|me)|thumbs? up (?:if|for|so|and|this|my)|shares? (?:this|my|it)|vote for|support (?:me|us|my|our)|download (?:now|here|my|free)|join (?:us|me|now)|buy (?:now|my|followers|likes)|order now|contact (?:me|us)|text me|(?:search|type|google)(?: in| for| up)? [""“']|donate (?:\w+ )?to (?:me|us|my)|hit me up)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex CallToVisit();

    // "This song" and "the new video" are what everybody talks about: works have to be the writer's own.
    [GeneratedRegex(@"\b(?:my|our) (?:\w+ ){0,2}(?:videos?|vids?|music|songs?|albums?|covers?|beats?|raps?)\b|\b(?:my|our|this|new) (?:\w+ ){0,2}(?:chann?els?|pages?|web ?sites?|sites?|blogs?|profile|shop|store|playlist|account|link|mixtape|remix|tutorials?|gameplay|vlogs?|mashup|parody)\b|\b(?:i am|i'm|im|we are|we're|my name is)\b[^.!?\n]{0,50}\b(?:rapper|singer|band|channel|artist|musician|producer|songwriter)\b|\b(?:i|we) (?:just |also )?(?:make|made|do|did|upload|uploaded|record|recorded|produce|create) [^.!?\n]{0,30}\b(?:videos?|covers?|songs?|music|beats?|raps?|channel|animations?|vlogs?|remix)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OwnPlace();

    [GeneratedRegex(@"\b(?:earn(?:ing|ed)?|mak(?:e|ing)|made|paid|get) [^.!?\n]{0,30}[$£€] ?[0-9][0-9,.]*[^.!?\n]{0,20}\b(?:per|a|an|every|each) (?:hour|day|week|month)\b|\bwork(?:ing)? (?:from|at) home\b[^.!?\n]{0,60}[$£€] ?[0-9]|\bfree (?:gift ?cards?|money|trial|download|followers)\b|\bmake money online\b|\bgiveaway\b|\bpaypal\b|\bpromo code\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(?:i know (?:that )?(?:this|most|nobody|no one|everyone|these|spam)|before you (?:scroll|skip|ignore)|not spam|isn'?t spam|hate spam|spam(?:med|ming)?|advertis(?:e|ing)|mean (?:a lot|the world|so much|everything) (?:to me|if)|really appreciate|all it takes|small (?:channel|artist|band)|up ?(?:and|&|n) ?coming|thank ?(?:you|s) (?:for reading|for watching|in advance)|give (?:me|us|it|him|her) a (?:chance|try|listen|look))",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Excuse();
}
