using Dashboard.Analysis.Triage.Tone;
using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices a threat or the wish that somebody be harmed.</summary>
internal static class ThreatPhase
{
    public static void Look(CommentInThread comment, ToneOpinion tone)
    {
        // A pasted article is not the commenter's voice.
        if (comment.Has(SignalKind.PastedArticle) || ToneThresholds.SeverityOf(tone, ToneHead.Threat) is not { } severity)
            return;
        comment.Notice(SignalKind.Threat, severity, ToneReasons.Threat(tone), "threat", ToneSpans.Of(tone, ToneHead.Threat));
    }
}
