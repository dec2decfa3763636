using System.Text.RegularExpressions;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>
/// Surfaces a substantive question or a reasoned opinion, so that moderators also see what is worth featuring. It claims
/// nothing about comments that it passes over.
/// </summary>
internal static partial class CivilPhase
{
    private const int FewestWords = 12;
    private const int MostWords = 220;

    public static void Look(CommentInThread comment)
    {
        if (comment.Signals.Count > 0 || comment.Words.Count is < FewestWords or > MostWords) return;
        var text = comment.Text;
        if (Heated().IsMatch(text) || Sweeping().IsMatch(text)) return;
        if (Question().IsMatch(text))
            comment.Notice(SignalKind.Civil, Severity.Low, "Asks a question of substance and attacks nobody.", "civil");
        else if (Reasoning().IsMatch(text))
            comment.Notice(SignalKind.Civil, Severity.Low, "Gives an opinion with its reasons and attacks nobody.", "civil");
    }

    // Backtracking on purpose: a counted stretch that may begin at any of these words gives an automaton thousands of states, which stay in
    // memory for ever (80 MB after a hundred thousand comments). There is nothing to go back for: the stretch cannot hold its own end.
    [GeneratedRegex(@"\b(?:question is|what|why|how|who|when|where|which|does anyone|has anyone|do (?:you|we|they)|did|does|is (?:there|it)|are (?:there|they|we)|can (?:we|anyone|somebody|someone)|could|should|would) [^.!?\n]{12,400}\?|\bquestion is[,:]? ",
        RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(?:would|could|might|i (?:think|agree|disagree|believe|suspect|wonder|hope)|in my (?:view|opinion|experience)|because|however|on the other hand|for example|for instance|evidence|according to|it seems|in fairness|to be fair)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Reasoning();

    // Enough to keep the label off a quarrel; whether something is an insult is another rule's business.
    [GeneratedRegex(@"[!?]{2,}|\b(?:idiots?|idiotic|stupid|morons?|fools?|foolish|liars?|lies|lying|dumb|clowns?|shame|pathetic|disgust(?:ing|ed)|scum|traitors?|corrupt|crooks?|thieves|hates?|hatred|haters?|evil|garbage|trash|crap|hell|damn|losers?|ignorant|hypocrites?|ridiculous|nonsense|propaganda|kill(?:ed|s|ing)?|shut up|get lost|go back|wake up|oh,? (?:great|wonderful|brilliant|joy)|yeah,? right|could (?:possibly )?go wrong|slow clap|give me a break|spare me)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Heated();

    // "Only the …s", "all these …s", "those people": a group judged as one.
    [GeneratedRegex(@"\b(?:only|all|these|those|you|typical) (?:the |of |these |those )?(?:people|\p{L}{3,}(?:ists|ians|ites|ers|ese|ims|ews|acks|ites|ights|efts|ans))\b|\b(?:you|your) (?:people|kind|lot|sort)\b|\bonly the \p{L}+s\b|\byou(?:'re| are)? (?:all|just|so|obviously|clearly)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Sweeping();
}
