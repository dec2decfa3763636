using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;

namespace Dashboard.Web.Features.Commenters;

/// <summary>A decision in short.</summary>
/// <param name="ByName">Who made it; the program when a rule did.</param>
public sealed record LastDecision(DecisionAction Action, string? Policy, DateTimeOffset At, string ByName);

/// <summary>What the strikes of a commenter suggest. A person decides.</summary>
/// <param name="Kind">Null when they suggest nothing beyond what holds already.</param>
/// <param name="Words">The arithmetic, for a person to read.</param>
public sealed record SanctionSuggestion(SanctionKind? Kind, string Words);

/// <summary>A commenter in short, as shown beside each of their comments.</summary>
/// <param name="Key">See <see cref="Commenter.KeyOf"/>.</param>
/// <param name="Name">As written most often.</param>
/// <param name="Names">All spellings, at most ten.</param>
/// <param name="Comments">How many of their comments the reader may see; at most <see cref="CommenterHistory.MostCounted"/> are counted.</param>
/// <param name="More">There are more comments than were counted.</param>
/// <param name="Hidden">Hidden, and those of which an edit was asked.</param>
/// <param name="Waiting">Undecided, taken or escalated.</param>
/// <param name="FirstAt">When the first was posted, or imported where that is not known.</param>
/// <param name="StrikeWeight">Sum of the strikes that count now.</param>
/// <param name="Suggestion">Null without a strike that counts.</param>
/// <param name="Sanctions">Those that hold now, the gravest first.</param>
/// <param name="Last">The newest decision about one of their comments; null while there is none.</param>
public sealed record CommenterSummary(
    string Key, string Name, IReadOnlyList<string> Names, int Comments, bool More, int Kept, int Hidden, int Rejected, int Waiting, DateTimeOffset? FirstAt, DateTimeOffset? LastAt,
    int StrikeWeight, SanctionSuggestion? Suggestion, IReadOnlyList<Sanction> Sanctions, LastDecision? Last);

public enum TimelineKind { Comment, Decision, Note, PrivateNote, NearDuplicate, StrikeGiven, StrikeLifted, SanctionSet, SanctionLifted, AppealReceived, AppealSettled, Reversal }

/// <summary>One thing on a commenter's timeline.</summary>
/// <param name="Id">Of the comment, note, strike, sanction or appeal; of a decision or reversal the comment or part it is about.</param>
/// <param name="Title">What happened, in one line.</param>
/// <param name="Text">The words: of the comment, note or appeal, or the reason; null where there are none.</param>
/// <param name="ByName">Who did it; null for the commenter themselves.</param>
/// <param name="CommentId">The comment it is about; null when it is about the person.</param>
/// <param name="Ended">A strike that was lifted or has expired, a sanction that was lifted or has ended.</param>
/// <param name="Sequence">Row of the story's log, for taking it back; null where it is not known.</param>
public sealed record TimelineItem(
    TimelineKind Kind, string Id, DateTimeOffset At, string Title, string? Text, string? ByName, string StoryId, string? CommentId = null, bool Ended = false, long? Sequence = null);

/// <summary>Everything that is known of a commenter.</summary>
/// <param name="Timeline">The newest first.</param>
/// <param name="Strikes">All of them, lifted and expired ones included, the newest first.</param>
/// <param name="Sanctions">All of them, the newest first.</param>
/// <param name="Stories">Title and slug of each story that is named in the timeline, by id.</param>
/// <param name="Before">Give it to read on; null at the end.</param>
public sealed record CommenterCard(
    CommenterSummary Summary, IReadOnlyList<TimelineItem> Timeline, IReadOnlyList<Strike> Strikes, IReadOnlyList<Sanction> Sanctions,
    IReadOnlyDictionary<string, (string Slug, string Title)> Stories, DateTimeOffset? Before);
