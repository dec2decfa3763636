using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;

namespace Dashboard.Web.Components;

/// <summary>The newsroom's words for what the program calls by name, so that all screens say the same.</summary>
public static class Words
{
    public static string Of(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Denial => "Denial",
        ContradictionKind.Number => "Number",
        ContradictionKind.Date => "Day",
        ContradictionKind.QuoteDrift => "Quote differs",
        ContradictionKind.Confirmation => "Circular confirmation",
        ContradictionKind.Attribution => "Attribution",
        ContradictionKind.Characterisation => "Characterisation",
        ContradictionKind.Certainty => "Certainty",
        ContradictionKind.Scope => "Scope",
        ContradictionKind.SelfContradiction => "Contradicts itself",
        ContradictionKind.Office => "Office",
        ContradictionKind.Causal => "Cause",
        ContradictionKind.ThinDenial => "Thin denial",
        ContradictionKind.AlteredQuote => "Altered quote",
        ContradictionKind.Superseded => "Superseded",
        ContradictionKind.Opposite => "Opposite",
        ContradictionKind.Place => "Place",
        ContradictionKind.Name => "Name",
        _ => kind.ToString(),
    };

    public static string IconOf(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Denial => Icons.Denial,
        ContradictionKind.ThinDenial => Icons.ThinDenial,
        ContradictionKind.Number => Icons.Number,
        ContradictionKind.Date => Icons.Calendar,
        ContradictionKind.QuoteDrift => Icons.Quote,
        ContradictionKind.AlteredQuote => Icons.AlteredQuote,
        ContradictionKind.Confirmation => Icons.Circle,
        ContradictionKind.Attribution => Icons.Person,
        ContradictionKind.Characterisation => Icons.Label,
        ContradictionKind.Certainty => Icons.Certainty,
        ContradictionKind.Scope => Icons.Scope,
        ContradictionKind.SelfContradiction => Icons.Scales,
        ContradictionKind.Office => Icons.Office,
        ContradictionKind.Causal => Icons.Cause,
        ContradictionKind.Superseded => Icons.Clock,
        ContradictionKind.Opposite => Icons.Opposite,
        ContradictionKind.Place => Icons.Place,
        ContradictionKind.Name => Icons.Name,
        _ => Icons.Conflict,
    };

    /// <summary>What the kind means, in one line, for somebody who meets it for the first time.</summary>
    public static string Explain(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Denial => "One says that it is so, another that it is not.",
        ContradictionKind.ThinDenial => "The denial is not of what was said: it leaves the point itself open.",
        ContradictionKind.Number => "The same thing is counted, and the figures cannot both be right.",
        ContradictionKind.Date => "The same event, on different days.",
        ContradictionKind.QuoteDrift => "One statement in two renderings, as translation or shortening makes them.",
        ContradictionKind.AlteredQuote => "Words between quotation marks differ from the same words elsewhere.",
        ContradictionKind.Confirmation => "It is called confirmed, but the confirmation leads back to the same source.",
        ContradictionKind.Attribution => "The same words are put in the mouths of different speakers.",
        ContradictionKind.Characterisation => "The same person or thing is called by words that do not go together.",
        ContradictionKind.Certainty => "One states as a fact what another only thinks possible.",
        ContradictionKind.Scope => "Both may hold: they do not speak of quite the same time, people or place.",
        ContradictionKind.SelfContradiction => "One article, or one speaker, says two things that exclude each other.",
        ContradictionKind.Office => "Somebody is given different offices.",
        ContradictionKind.Causal => "The same event is put down to different causes.",
        ContradictionKind.Superseded => "The later report replaces the earlier one: events have moved on.",
        ContradictionKind.Opposite => "Two words that exclude each other are said of the same thing.",
        ContradictionKind.Place => "One event, at different places.",
        ContradictionKind.Name => "One part in the same event, played by different names.",
        _ => "Two reports do not go together.",
    };

    /// <summary>A note rather than a conflict: good to know, nothing to settle in a hurry.</summary>
    public static bool IsNote(ContradictionKind kind) => kind is ContradictionKind.QuoteDrift or ContradictionKind.Superseded or ContradictionKind.Scope;

    /// <summary>How pressing it is on this board; of a note, that it is good to know.</summary>
    public static string WeightOf(Contradiction found, RankingWeights weights, DateTimeOffset now) =>
        IsNote(found.Kind) ? "worth knowing" : Of(Ranking.Of(found, weights, now).Severity);

    public static string Of(Severity severity) => severity switch
    {
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };

    public static string Of(ContradictionStatus status) => status switch
    {
        ContradictionStatus.New => "new",
        ContradictionStatus.Taken => "taken",
        ContradictionStatus.NeedsCall => "needs a call",
        ContradictionStatus.Resolved => "resolved",
        ContradictionStatus.NotAConflict => "not a contradiction",
        ContradictionStatus.Published => "published",
        _ => status.ToString(),
    };

    public static string? ToneOf(ContradictionStatus status) => status switch
    {
        ContradictionStatus.NeedsCall => "note",
        ContradictionStatus.Resolved or ContradictionStatus.Published or ContradictionStatus.NotAConflict => "good",
        ContradictionStatus.Taken => "accent",
        _ => null,
    };

    public static string Of(DismissalReason why) => why switch
    {
        DismissalReason.SameFact => "the same fact",
        DismissalReason.DifferentTime => "different time",
        DismissalReason.DifferentScope => "different scope",
        DismissalReason.MisreadText => "misread text",
        DismissalReason.Trivial => "trivial",
        _ => "other",
    };

    /// <summary>Goes on after the outlet's name.</summary>
    public static string Of(DisturbedBy what) => what switch
    {
        DisturbedBy.NewSide => "tells another version",
        DisturbedBy.NewValue => "brings a new figure",
        DisturbedBy.NewDenial => "denies it",
        _ => "is one more origin of its own",
    };

    public static string Of(SignalKind kind) => kind switch
    {
        SignalKind.NearDuplicate => "near-duplicate",
        SignalKind.PastedArticle => "pasted article",
        SignalKind.IdentityAttack => "generalisation about a group",
        SignalKind.Insult => "insult",
        SignalKind.Threat => "threat",
        SignalKind.Looks => "remark on looks",
        SignalKind.HealthClaim => "health claim",
        SignalKind.Accusation => "accusation",
        SignalKind.PersonalData => "personal data",
        SignalKind.Spam => "spam",
        SignalKind.Shouting => "shouting",
        SignalKind.OffTopic => "off topic",
        SignalKind.Civil => "civil",
        SignalKind.Sanction => "commenter under sanction",
        _ => kind.ToString(),
    };

    public static string Of(BlockKind kind) => kind switch
    {
        BlockKind.RelatedLink => "related link",
        BlockKind.ShareBar => "share bar",
        BlockKind.AuthorBio => "about the author",
        BlockKind.ReplyForm => "reply form",
        BlockKind.Insert => "unrelated insert",
        BlockKind.Comment => "reader comments",
        BlockKind.Appeal => "appeal",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Of(ReuseKind kind) => kind switch
    {
        ReuseKind.SharedQuote => "same quote",
        ReuseKind.Copied => "copied passage",
        ReuseKind.WireBackground => "agency background",
        ReuseKind.Altered => "altered copy",
        _ => kind.ToString(),
    };

    public static string Of(DecisionAction action) => action switch
    {
        DecisionAction.Keep => "kept",
        DecisionAction.Hide => "hidden",
        DecisionAction.RequestEdit => "edit requested",
        DecisionAction.Reject => "rejected",
        DecisionAction.Escalate => "escalated",
        _ => action.ToString(),
    };

    public static string Of(SanctionKind kind) => kind switch
    {
        SanctionKind.Watch => "watched",
        SanctionKind.Premoderate => "premoderated",
        _ => "suspended",
    };

    public static string Explain(SanctionKind kind) => kind switch
    {
        SanctionKind.Watch => "Watch: new comments are marked",
        SanctionKind.Premoderate => "Premoderate: new comments wait for a decision",
        _ => "Suspend: sites are to refuse them",
    };

    /// <summary>How long, in words: "2 h", "3 days".</summary>
    public static string Since(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{(int)Math.Max(0, time.TotalMinutes)} min",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} days",
    };

    public static string Of(PipelineStep step) => step switch
    {
        PipelineStep.Received => "reading",
        PipelineStep.Cleaned => "matching passages",
        PipelineStep.Matched => "finding claims",
        PipelineStep.Claims => "comparing",
        _ => "done",
    };

    public static string Of(Role role) => role switch
    {
        Role.FactChecker => "Fact-checker",
        _ => role.ToString(),
    };

    /// <summary>"1 article", "3 articles".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>How sure something is, in words.</summary>
    public static string Sure(double confidence) => confidence switch
    {
        >= 0.99 => "certain",
        >= 0.8 => "sure",
        >= 0.55 => "probable",
        > 0 => "a guess",
        _ => "not found",
    };
}
