using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Web.Features.Contradictions;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Who lifted a strike or sanction, and why.</summary>
public sealed record LiftingResponse(PersonResponse By, DateTimeOffset At, string? Reason)
{
    public static LiftingResponse? From(Lifting? lifting) => lifting is null ? null : new(new PersonResponse(lifting.ById, lifting.ByName), lifting.At, lifting.Reason);
}

/// <summary>A strike.</summary>
/// <param name="Weight">1 to 10.</param>
/// <param name="Counts">It counts now: neither lifted nor expired.</param>
public sealed record StrikeResponse(
    string Id, string StoryId, string Person, string? CommentId, string? Policy, int Weight, string? Reason, PersonResponse By, DateTimeOffset At, DateTimeOffset ExpiresAt,
    LiftingResponse? Lifted, bool Counts, long Version)
{
    public static StrikeResponse From(Strike row, DateTimeOffset now) => new(
        row.Id, row.StoryId, row.PersonName, row.CommentId, row.Policy, row.Weight, row.Reason, new PersonResponse(row.ById, row.ByName), row.At, row.ExpiresAt,
        LiftingResponse.From(row.Lifted), row.CountsAt(now), row.Version);
}

/// <summary>A sanction.</summary>
/// <param name="Holds">It holds now: neither lifted nor over.</param>
public sealed record SanctionResponse(
    string Id, string StoryId, string Person, SanctionKind Kind, string? Policy, string Reason, PersonResponse By, DateTimeOffset At, DateTimeOffset? Until,
    LiftingResponse? Lifted, bool Holds, long Version)
{
    public static SanctionResponse From(Sanction row, DateTimeOffset now) => new(
        row.Id, row.StoryId, row.PersonName, row.Kind, row.Policy, row.Reason, new PersonResponse(row.ById, row.ByName), row.At, row.Until, LiftingResponse.From(row.Lifted), row.HoldsAt(now), row.Version);
}

/// <summary>A commenter with one page of the timeline.</summary>
/// <param name="Key">The name folded: what their comments have in common.</param>
/// <param name="More">There are more comments than were counted.</param>
/// <param name="StrikeWeight">Sum of the strikes that count now.</param>
/// <param name="Suggests">The sanction that the strikes suggest; null for none. A person decides.</param>
/// <param name="Suggestion">The arithmetic in words.</param>
/// <param name="Timeline">The newest first.</param>
/// <param name="Next">Give it as <c>after</c> to read on; null at the end.</param>
public sealed record CommenterResponse(
    string Key, string Name, IReadOnlyList<string> Names, int Comments, bool More, int Kept, int Hidden, int Rejected, int Waiting, DateTimeOffset? FirstAt, DateTimeOffset? LastAt,
    int StrikeWeight, SanctionKind? Suggests, string? Suggestion, LastDecision? Last, IReadOnlyList<StrikeResponse> Strikes, IReadOnlyList<SanctionResponse> Sanctions,
    IReadOnlyList<TimelineItem> Timeline, string? Next)
{
    public static CommenterResponse From(CommenterCard card, DateTimeOffset now)
    {
        var one = card.Summary;
        return new(
            one.Key, one.Name, one.Names, one.Comments, one.More, one.Kept, one.Hidden, one.Rejected, one.Waiting, one.FirstAt, one.LastAt, one.StrikeWeight, one.Suggestion?.Kind, one.Suggestion?.Words,
            one.Last, [.. card.Strikes.Select(row => StrikeResponse.From(row, now))], [.. card.Sanctions.Select(row => SanctionResponse.From(row, now))], card.Timeline,
            card.Before?.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>An appeal.</summary>
/// <param name="Against">The decision it is about, as it was.</param>
/// <param name="Comment">The words that it is about, where the list shows them; they are kept while it is open.</param>
public sealed record AppealResponse(
    string Id, string StoryId, string CommentId, string Text, DateTimeOffset ReceivedAt, string ReceivedBy, Comments.DecisionResponse? Against, AppealState State, string? Answer,
    PersonResponse? AnsweredBy, DateTimeOffset? AnsweredAt, AppealedWords? Comment, long Version)
{
    public static AppealResponse From(Appeal row, Comment? comment = null) => new(
        row.Id, row.StoryId, row.CommentId, row.Text, row.ReceivedAt, row.ReceivedByName, Comments.DecisionResponse.From(row.Against), row.State, row.Answer,
        PersonResponse.From(row.AnsweredById, row.AnsweredByName), row.AnsweredAt, comment is null ? null : new AppealedWords(comment.Author, comment.Text), row.Version);
}

/// <summary>Who wrote the comment and what it says.</summary>
public sealed record AppealedWords(string Author, string Text);

/// <summary>What a moderator answers.</summary>
public enum AppealVerdict { Uphold, Overturn }
