namespace Dashboard.Domain.Comments;

/// <summary>
/// Our words beside Coral's. Every pair holds in both directions and no word stands in two pairs; what has no partner on the other side is named,
/// so that nothing is translated by accident.
/// </summary>
public static class CoralVocabulary
{
    /// <summary>Kinds of signals and the reasons of Coral's own flags.</summary>
    public static IReadOnlyList<(SignalKind Kind, string Reason)> FlagReasons { get; } =
    [
        (SignalKind.Insult, "COMMENT_DETECTED_TOXIC"),
        (SignalKind.Spam, "COMMENT_DETECTED_SPAM"),
        (SignalKind.NearDuplicate, "COMMENT_DETECTED_REPEAT_POST"),
    ];

    /// <summary>What readers reported, what Coral knows of a commenter's past, and its lists of words and links: no signal of ours says the same.</summary>
    public static IReadOnlyList<string> FlagReasonsWithoutKind { get; } =
    [
        "COMMENT_REPORTED_OFFENSIVE", "COMMENT_REPORTED_ABUSIVE", "COMMENT_REPORTED_SPAM", "COMMENT_REPORTED_OTHER", "COMMENT_REPORTED_BIO",
        "COMMENT_DETECTED_LINKS", "COMMENT_DETECTED_BANNED_WORD", "COMMENT_DETECTED_SUSPECT_WORD", "COMMENT_DETECTED_RECENT_HISTORY",
        "COMMENT_DETECTED_PREMOD_USER", "COMMENT_DETECTED_NEW_COMMENTER",
    ];

    public static IReadOnlyList<SignalKind> KindsWithoutFlagReason { get; } = [.. Enum.GetValues<SignalKind>().Where(kind => FlagReason(kind) is null)];

    /// <summary>Policies and the codes that Coral gives to a rejection.</summary>
    public static IReadOnlyList<(string Policy, string Code)> RejectionCodes { get; } =
    [
        (PolicyIds.Hate, "HATE_SPEECH"),
        (PolicyIds.Insult, "ABUSIVE"),
        (PolicyIds.Threat, "HARASSMENT_BULLYING"),
        (PolicyIds.Looks, "OFFENSIVE"),
        (PolicyIds.Privacy, "ILLEGAL_CONTENT"),
        (PolicyIds.Accusation, "MISINFORMATION"),
        (PolicyIds.Spam, "SPAM"),
        (PolicyIds.OffTopic, "IRRELEVANT_CONTENT"),
    ];

    /// <summary>Goes with every policy that has no code of its own; coming in, it names no policy.</summary>
    public const string OtherCode = "OTHER";

    public static IReadOnlyList<string> RejectionCodesWithoutPolicy { get; } = ["BANNED_WORD", "AD", OtherCode];

    public static IReadOnlyList<string> PoliciesWithoutRejectionCode { get; } = [PolicyIds.Copying, PolicyIds.Shouting];

    /// <summary>Decisions and Coral's statuses; no decision yet is <c>NONE</c>.</summary>
    public static IReadOnlyList<(DecisionAction? Action, string Status)> Statuses { get; } =
    [
        (null, "NONE"),
        (DecisionAction.Keep, "APPROVED"),
        (DecisionAction.Reject, "REJECTED"),
        (DecisionAction.Hide, "SYSTEM_WITHHELD"),
        (DecisionAction.Escalate, "PREMOD"),
    ];

    /// <summary>Coral cannot ask a reader to edit: there the comment waits as before.</summary>
    public static IReadOnlyList<DecisionAction> ActionsWithoutStatus { get; } = [DecisionAction.RequestEdit];

    /// <returns>Null where Coral has no such flag.</returns>
    public static string? FlagReason(SignalKind kind) => FlagReasons.FirstOrDefault(pair => pair.Kind == kind).Reason;

    /// <returns>Null for what no signal of ours says.</returns>
    public static SignalKind? KindOf(string flagReason) => FlagReasons.Where(pair => pair.Reason == flagReason).Select(pair => (SignalKind?)pair.Kind).FirstOrDefault();

    /// <returns>Null where Coral has no code of its own for the policy; such a rejection goes out as <see cref="OtherCode"/>.</returns>
    public static string? RejectionCode(string policy) => RejectionCodes.FirstOrDefault(pair => pair.Policy == policy).Code;

    /// <returns>Null for a code that names no policy of ours.</returns>
    public static string? PolicyOf(string rejectionCode) => RejectionCodes.FirstOrDefault(pair => pair.Code == rejectionCode).Policy;

    /// <param name="action">Null while nobody has decided.</param>
    /// <returns>Null where Coral has no such status.</returns>
    public static string? Status(DecisionAction? action) => Statuses.FirstOrDefault(pair => pair.Action == action).Status;

    /// <summary>What a status of Coral's says here.</summary>
    /// <returns>Whether the status is known, and the action, null for "nobody has decided".</returns>
    public static (bool IsKnown, DecisionAction? Action) ActionOf(string status) =>
        Statuses.Where(pair => pair.Status == status).Select(pair => (true, pair.Action)).FirstOrDefault();
}
