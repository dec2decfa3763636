using Dashboard.Analysis.Triage.Tone;
using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices an insult to a person.</summary>
internal static class InsultPhase
{
    public static void Look(CommentInThread comment, ToneOpinion tone)
    {
        // A pasted article is not the commenter's voice.
        if (comment.Has(SignalKind.PastedArticle) || ToneThresholds.SeverityOf(tone, ToneHead.Insult) is not { } severity)
            return;
        comment.Notice(SignalKind.Insult, severity, ToneReasons.Insult(tone), "insult", ToneSpans.Of(tone, ToneHead.Insult));
    }
}
