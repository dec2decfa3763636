using Dashboard.Domain.Comments;

namespace Dashboard.Tests.Domain.Comments;

public sealed class CoralVocabularyTests
{
    // As Coral's schema lists them.
    private static readonly string[] s_flagReasons =
    [
        "COMMENT_REPORTED_OFFENSIVE", "COMMENT_REPORTED_ABUSIVE", "COMMENT_REPORTED_SPAM", "COMMENT_REPORTED_OTHER", "COMMENT_REPORTED_BIO", "COMMENT_DETECTED_TOXIC",
        "COMMENT_DETECTED_SPAM", "COMMENT_DETECTED_LINKS", "COMMENT_DETECTED_BANNED_WORD", "COMMENT_DETECTED_SUSPECT_WORD", "COMMENT_DETECTED_RECENT_HISTORY",
        "COMMENT_DETECTED_PREMOD_USER", "COMMENT_DETECTED_NEW_COMMENTER", "COMMENT_DETECTED_REPEAT_POST",
    ];

    private static readonly string[] s_rejectionCodes =
    [
        "OFFENSIVE", "ABUSIVE", "SPAM", "BANNED_WORD", "AD", "ILLEGAL_CONTENT", "HARASSMENT_BULLYING", "MISINFORMATION", "HATE_SPEECH", "IRRELEVANT_CONTENT", "OTHER",
    ];

    private static readonly string[] s_statuses = ["NONE", "APPROVED", "REJECTED", "PREMOD", "SYSTEM_WITHHELD"];

    [Fact]
    public void Every_flag_reason_and_every_kind_stands_once_in_a_pair_or_among_those_without_partner()
    {
        Assert.Equal(s_flagReasons.Order(), CoralVocabulary.FlagReasons.Select(pair => pair.Reason).Concat(CoralVocabulary.FlagReasonsWithoutKind).Order());
        Assert.Equal(Enum.GetValues<SignalKind>().Order(), CoralVocabulary.FlagReasons.Select(pair => pair.Kind).Concat(CoralVocabulary.KindsWithoutFlagReason).Order());
    }

    [Fact]
    public void Every_rejection_code_and_every_policy_stands_once_in_a_pair_or_among_those_without_partner()
    {
        Assert.Equal(s_rejectionCodes.Order(), CoralVocabulary.RejectionCodes.Select(pair => pair.Code).Concat(CoralVocabulary.RejectionCodesWithoutPolicy).Order());
        Assert.Equal(PolicyIds.All.Order(), CoralVocabulary.RejectionCodes.Select(pair => pair.Policy).Concat(CoralVocabulary.PoliciesWithoutRejectionCode).Order());
    }

    [Fact]
    public void Every_status_and_every_action_stands_once_in_a_pair_or_among_those_without_partner()
    {
        Assert.Equal(s_statuses.Order(), CoralVocabulary.Statuses.Select(pair => pair.Status).Order());
        Assert.Equal(
            Enum.GetValues<DecisionAction>().Order(),
            CoralVocabulary.Statuses.Select(pair => pair.Action).OfType<DecisionAction>().Concat(CoralVocabulary.ActionsWithoutStatus).Order());
    }

    [Fact]
    public void Words_go_out_and_come_back_as_the_same_words()
    {
        Assert.All(CoralVocabulary.FlagReasons, pair => Assert.Equal(pair.Kind, CoralVocabulary.KindOf(CoralVocabulary.FlagReason(pair.Kind)!)));
        Assert.All(CoralVocabulary.RejectionCodes, pair => Assert.Equal(pair.Policy, CoralVocabulary.PolicyOf(CoralVocabulary.RejectionCode(pair.Policy)!)));
        Assert.All(CoralVocabulary.Statuses, pair => Assert.Equal((true, pair.Action), CoralVocabulary.ActionOf(CoralVocabulary.Status(pair.Action)!)));
    }

    [Fact]
    public void Word_without_partner_is_translated_into_nothing()
    {
        Assert.Null(CoralVocabulary.FlagReason(SignalKind.HealthClaim));
        Assert.Null(CoralVocabulary.KindOf("COMMENT_REPORTED_BIO"));
        Assert.Null(CoralVocabulary.RejectionCode(PolicyIds.Copying));
        Assert.Null(CoralVocabulary.RejectionCode("a policy of the team's own"));
        Assert.Null(CoralVocabulary.PolicyOf(CoralVocabulary.OtherCode));
        Assert.Null(CoralVocabulary.Status(DecisionAction.RequestEdit));
        Assert.Equal((false, null), CoralVocabulary.ActionOf("DELETED"));
    }

    [Fact]
    public void Every_kind_but_civil_touches_a_policy() =>
        Assert.Equal([SignalKind.Civil, SignalKind.Sanction], Enum.GetValues<SignalKind>().Where(kind => PolicyIds.Of(kind) is null));
}
