using Dashboard.Analysis.Triage.Tone;
using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices an identity attack: a group of people is run down, wished away or threatened for what they are.</summary>
internal static class IdentityAttackPhase
{
    public static void Look(CommentInThread comment, ToneOpinion tone)
    {
        // A pasted article is not the commenter's voice.
        if (comment.Has(SignalKind.PastedArticle) || ToneThresholds.SeverityOf(tone, ToneHead.IdentityAttack) is not { } severity)
            return;
        comment.Notice(SignalKind.IdentityAttack, severity, ToneReasons.Attack(tone), "identity-attack", ToneSpans.Of(tone, ToneHead.IdentityAttack));
    }
}
