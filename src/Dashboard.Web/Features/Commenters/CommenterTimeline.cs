using System.Globalization;
using System.Text.Json.Nodes;
using Dashboard.Data;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Gathers one page of a commenter's timeline: of each source as much as the page could hold, then the newest of all.</summary>
internal sealed class CommenterTimeline(DashboardDbContext db, Actor actor, string key, IReadOnlyList<string> names, DateTimeOffset now)
{
    private static readonly string[] s_decisions =
        [LogKinds.CommentDecided, LogKinds.CommentReopened, LogKinds.CommentFeatured, LogKinds.CommentUnfeatured, LogKinds.Undone];

    /// <param name="strikes">All of the person.</param>
    /// <param name="sanctions">All of the person.</param>
    /// <param name="before">Only what is older.</param>
    /// <param name="take">How much.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<TimelineItem>> ReadAsync(
        IReadOnlyList<Strike> strikes, IReadOnlyList<Sanction> sanctions, DateTimeOffset before, int take, CancellationToken cancel)
    {
        List<TimelineItem> items =
        [
            .. await CommentsAsync(before, take, cancel),
            .. await CopiesAsync(before, take, cancel),
            .. await DecisionsAsync(before, take, cancel),
            .. await NotesAsync(before, take, cancel),
            .. await PrivateNotesAsync(before, take, cancel),
            .. await AppealsAsync(cancel),
            .. strikes.SelectMany(Of), .. sanctions.SelectMany(Of),
        ];
        return [.. items.Where(item => item.At < before).OrderByDescending(item => item.At).ThenByDescending(item => item.Kind).ThenBy(item => item.Id, StringComparer.Ordinal).Take(take)];
    }

    private IQueryable<Comment> Own => db.Comments.For(actor).Where(row => row.AuthorKey == key);

    private async Task<IEnumerable<TimelineItem>> CommentsAsync(DateTimeOffset before, int take, CancellationToken cancel)
    {
        var rows = await Own.Where(row => (row.PostedAt ?? row.ImportedAt) < before).OrderByDescending(row => row.PostedAt ?? row.ImportedAt).Take(take)
            .Select(row => new { row.Id, At = row.PostedAt ?? row.ImportedAt, row.Text, row.StoryId, row.State, row.Decision, row.Signals }).ToListAsync(cancel);
        return rows.Select(row => new TimelineItem(
            TimelineKind.Comment, row.Id, row.At, $"Comment, {(row.Decision is { } decision ? Words.Of(decision.Action) : "waits for a decision")}{Raised(row.Signals)}", row.Text, null, row.StoryId, row.Id));
    }

    private static string Raised(IReadOnlyList<Signal> signals) =>
        signals.Count == 0 ? "" : ": " + string.Join(", ", signals.Select(signal => Words.Of(signal.Kind)).Distinct());

    // What others posted that is nearly the same.
    private async Task<IEnumerable<TimelineItem>> CopiesAsync(DateTimeOffset before, int take, CancellationToken cancel)
    {
        var groups = await Own.Where(row => row.Group != null).Select(row => row.Group!).Distinct().Take(take).ToListAsync(cancel);
        if (groups.Count == 0)
            return [];
        var rows = await db.Comments.For(actor).Where(row => EF.Parameter(groups).Contains(row.Group!) && row.AuthorKey != key && (row.PostedAt ?? row.ImportedAt) < before)
            .OrderByDescending(row => row.PostedAt ?? row.ImportedAt).Take(take).Select(row => new { row.Id, At = row.PostedAt ?? row.ImportedAt, row.Text, row.StoryId, row.Author }).ToListAsync(cancel);
        return rows.Select(row => new TimelineItem(TimelineKind.NearDuplicate, row.Id, row.At, $"{row.Author} posted nearly the same", row.Text, row.Author, row.StoryId, row.Id));
    }

    private async Task<IEnumerable<TimelineItem>> DecisionsAsync(DateTimeOffset before, int take, CancellationToken cancel)
    {
        var rows = await Own.Join(db.Log.AsNoTracking(), comment => new { comment.StoryId, comment.Id }, row => new { row.StoryId, Id = row.SubjectId }, (comment, row) => row)
            .Where(row => s_decisions.Contains(row.Kind) && row.At < before).OrderByDescending(row => row.At).Take(take).ToListAsync(cancel);
        return rows.Select(row =>
        {
            var decision = row.After is null ? null : JsonNode.Parse(row.After)!["decision"] as JsonObject;
            var (kind, title) = row.Kind switch
            {
                LogKinds.CommentDecided => (TimelineKind.Decision, decision is null ? "Decided" : $"{Capital(Did(decision))}{(decision["policy"] is { } policy ? $" under {policy}" : "")}"),
                LogKinds.CommentReopened => (TimelineKind.Reversal, "Opened again"),
                LogKinds.CommentFeatured => (TimelineKind.Decision, "Featured"),
                LogKinds.CommentUnfeatured => (TimelineKind.Reversal, "No longer featured"),
                _ => (TimelineKind.Reversal, "A decision was taken back"),
            };
            return new TimelineItem(kind, row.SubjectId, row.At, title, decision?["reason"]?.GetValue<string>(), row.ActorName, row.StoryId, row.SubjectId, Sequence: row.Sequence);
        });
    }

    private static string Did(JsonObject decision) =>
        Api.ApiJson.TryWord<DecisionAction>(decision["action"]?.GetValue<string>() ?? "", out var action) ? Words.Of(action) : "decided";

    private async Task<IEnumerable<TimelineItem>> NotesAsync(DateTimeOffset before, int take, CancellationToken cancel)
    {
        string[] targets = [key, .. names];
        var onPerson = await db.Notes.For(actor).Where(note => note.Target == NoteTarget.Person && EF.Parameter(targets).Contains(note.TargetId!) && note.WrittenAt < before)
            .OrderByDescending(note => note.WrittenAt).Take(take).ToListAsync(cancel);
        var onComments = await Own.Join(db.Notes.For(actor), comment => comment.Id, note => note.TargetId, (comment, note) => note)
            .Where(note => note.Target == NoteTarget.Comment && note.WrittenAt < before).OrderByDescending(note => note.WrittenAt).Take(take).ToListAsync(cancel);
        return onPerson.Concat(onComments).Select(note => new TimelineItem(
            TimelineKind.Note, note.Id, note.WrittenAt, note.Target == NoteTarget.Person ? "Note on the person" : "Note on a comment", note.Text, note.AuthorName, note.StoryId,
            note.Target == NoteTarget.Comment ? note.TargetId : null));
    }

    private async Task<IEnumerable<TimelineItem>> PrivateNotesAsync(DateTimeOffset before, int take, CancellationToken cancel)
    {
        string[] targets = [key, .. names];
        var mine = db.PrivateNotes.AsNoTracking().Where(note => note.AuthorId == actor.Id && note.WrittenAt < before);
        var rows = await mine.Where(note => (note.Target == NoteTarget.Person && EF.Parameter(targets).Contains(note.TargetId)) || (note.Target == NoteTarget.Comment && Own.Any(comment => comment.Id == note.TargetId)))
            .OrderByDescending(note => note.WrittenAt).Take(take).ToListAsync(cancel);
        return rows.Where(note => actor.May(Permission.Read, note.StoryId)).Select(note => new TimelineItem(
            TimelineKind.PrivateNote, note.Id, note.WrittenAt, "Private note, only you see it", note.Text, actor.Name, note.StoryId, note.Target == NoteTarget.Comment ? note.TargetId : null));
    }

    private async Task<IEnumerable<TimelineItem>> AppealsAsync(CancellationToken cancel)
    {
        var rows = await Own.Join(db.Appeals.For(actor), comment => comment.Id, appeal => appeal.CommentId, (comment, appeal) => appeal).ToListAsync(cancel);
        return rows.SelectMany(Of);
    }

    private static IEnumerable<TimelineItem> Of(Appeal appeal)
    {
        yield return new(TimelineKind.AppealReceived, appeal.Id, appeal.ReceivedAt, "Appeal", appeal.Text, appeal.ReceivedByName, appeal.StoryId, appeal.CommentId);
        if (appeal.AnsweredAt is { } at)
            yield return new(TimelineKind.AppealSettled, appeal.Id, at, appeal.State == AppealState.Overturned ? "Appeal granted, the decision was overturned" : "Appeal refused, the decision stands", appeal.Answer, appeal.AnsweredByName, appeal.StoryId, appeal.CommentId);
    }

    private IEnumerable<TimelineItem> Of(Strike strike)
    {
        var state = strike.Lifted is not null ? ", lifted" : strike.CountsAt(now) ? "" : ", expired";
        yield return new(
            TimelineKind.StrikeGiven, strike.Id, strike.At, $"Strike of weight {strike.Weight.ToString(CultureInfo.InvariantCulture)}{(strike.Policy is null ? "" : $" under {strike.Policy}")}{state}", strike.Reason, strike.ByName,
            strike.StoryId, strike.CommentId, !strike.CountsAt(now));
        if (strike.Lifted is { } lifted)
            yield return new(TimelineKind.StrikeLifted, strike.Id, lifted.At, "Strike lifted", lifted.Reason, lifted.ByName, strike.StoryId, strike.CommentId);
    }

    private IEnumerable<TimelineItem> Of(Sanction sanction)
    {
        var state = sanction.Lifted is not null ? ", lifted" : sanction.HoldsAt(now) ? "" : ", ended";
        var until = sanction.Until is { } end ? $" until {end.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "";
        yield return new(TimelineKind.SanctionSet, sanction.Id, sanction.At, $"{Capital(SuggestSanction.WordOf(sanction.Kind))}{until}{state}", sanction.Reason, sanction.ByName, sanction.StoryId, null, !sanction.HoldsAt(now));
        if (sanction.Lifted is { } lifted)
            yield return new(TimelineKind.SanctionLifted, sanction.Id, lifted.At, $"{Capital(SuggestSanction.WordOf(sanction.Kind))} lifted", lifted.Reason, lifted.ByName, sanction.StoryId);
    }

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
