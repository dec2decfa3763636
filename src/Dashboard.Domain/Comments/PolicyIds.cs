namespace Dashboard.Domain.Comments;

/// <summary>The policies that the triage can touch. A team writes the wording of each and may add its own.</summary>
public static class PolicyIds
{
    public const string Hate = "hate";
    public const string Insult = "insult";
    public const string Threat = "threat";
    public const string Looks = "looks";
    public const string Privacy = "privacy";
    public const string Accusation = "accusation";
    public const string Spam = "spam";
    public const string Copying = "copying";
    public const string OffTopic = "off-topic";
    public const string Shouting = "shouting";

    public static IReadOnlyList<string> All { get; } = [Hate, Insult, Threat, Looks, Privacy, Accusation, Spam, Copying, OffTopic, Shouting];

    /// <summary>The policy that a signal of this kind touches; null for what touches none.</summary>
    public static string? Of(SignalKind kind) => kind switch
    {
        SignalKind.IdentityAttack => Hate,
        SignalKind.Insult => Insult,
        SignalKind.Threat => Threat,
        SignalKind.Looks => Looks,
        SignalKind.HealthClaim or SignalKind.PersonalData => Privacy,
        SignalKind.Accusation => Accusation,
        SignalKind.Spam => Spam,
        SignalKind.NearDuplicate or SignalKind.PastedArticle => Copying,
        SignalKind.OffTopic => OffTopic,
        SignalKind.Shouting => Shouting,
        _ => null,
    };
}
