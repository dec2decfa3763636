using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Contradictions;

namespace Dashboard.Web.Features.Comments;

/// <summary>What a moderator decided.</summary>
/// <param name="ByRule">The rule by which the machine decided, because the team let it; null when a person did.</param>
public sealed record DecisionResponse(DecisionAction Action, string? Policy, string? Reason, PersonResponse By, DateTimeOffset At, string? ByRule)
{
    public static DecisionResponse? From(Decision? decision) => decision is null ? null : new(
        decision.Action, decision.Policy, decision.Reason, new PersonResponse(decision.ById, decision.ByName), decision.At, decision.ByRule);
}

/// <summary>A reader comment as programs see it.</summary>
/// <param name="ZoneKnown">False: postedAt is the wall clock of the page written as if it were UTC.</param>
/// <param name="SuspectedParentId">The comment it seems to answer although it stands at top level.</param>
/// <param name="Signals">Why it was raised; a signal is no verdict.</param>
/// <param name="State">taken: it needs a decision, and somebody works on it now.</param>
/// <param name="Group">Shared by near-duplicates.</param>
/// <param name="Position">Place on the page, from 0.</param>
/// <param name="Featured">The desk chose it as worth reading.</param>
public sealed record CommentResponse(
    string Id, string StoryId, string ArticleId, string Author, DateTimeOffset? PostedAt, bool ZoneKnown, string Text, string? ParentId,
    string? SuspectedParentId, CommentState State, IReadOnlyList<Signal> Signals, string? Group, DecisionResponse? Decision,
    IReadOnlyList<NoteResponse> Notes, int Position, bool Featured, long Version)
{
    /// <param name="row">The comment.</param>
    /// <param name="notes">On it.</param>
    /// <param name="held">Somebody works on it now.</param>
    public static CommentResponse From(Comment row, IReadOnlyList<NoteResponse> notes, bool held) => new(
        row.Id, row.StoryId, row.ArticleId, row.Author, row.PostedAt, row.ZoneKnown, row.Text, row.ParentId, row.SuspectedParentId,
        held && row.State == CommentState.NeedsDecision ? CommentState.Taken : row.State,
        row.Signals, row.Group, DecisionResponse.From(row.Decision), notes, row.Position, row.Featured, row.Version);
}

/// <summary>One comment of a JSON import.</summary>
public sealed record CommentRequest(string? ExternalId, string Author, DateTimeOffset? PostedAt, string Text, string? ParentExternalId);

/// <param name="Text">What it says.</param>
/// <param name="Visibility">team, the default, or private: only its author sees it.</param>
public sealed record NoteRequest(string? Text, NoteVisibility Visibility = NoteVisibility.Team);

/// <param name="StoryId">Id or slug of the story on whose board the note shall stand.</param>
public sealed record PersonNoteRequest(string? Text, string? StoryId = null, NoteVisibility Visibility = NoteVisibility.Team);

/// <summary>What became of imported comments.</summary>
/// <param name="Added">New under the article.</param>
/// <param name="Unchanged">There already.</param>
/// <param name="Rejected">Every part of the file that is no comment, by its line or place in the list, and why.</param>
/// <param name="Elsewhere">Comments of the file that stand under other posts and were left out.</param>
/// <param name="Threads">The posts in the file; name one with <c>?thread=</c>.</param>
/// <param name="Cancelled">It was stopped; send the same file again to go on.</param>
public sealed record CommentImportResponse(int Added, int Unchanged, IReadOnlyList<RejectedLine> Rejected, int Elsewhere, IReadOnlyList<CommentThreadResponse> Threads, bool Cancelled)
{
    public static CommentImportResponse From(ImportComments.Result result) => new(
        result.Added, result.Unchanged, result.Survey.Rejected, result.Survey.Elsewhere, CommentThreadResponse.From(result.Survey), result.Cancelled);
}

/// <summary>A post of an archive and how many comments stand under it.</summary>
public sealed record CommentThreadResponse(string Key, string? Title, string? Url, int Comments)
{
    public static IReadOnlyList<CommentThreadResponse> From(CommentSurvey survey) =>
        [.. survey.Threads.Select(count => new CommentThreadResponse(count.Thread.Key, count.Thread.Title, count.Thread.Url, count.Comments))];
}

/// <summary>A comment as it would be imported.</summary>
public sealed record CommentPreview(string ExternalId, string Author, DateTimeOffset? PostedAt, string Text, string? ParentExternalId);

/// <summary>What a file holds, before anything of it is stored.</summary>
/// <param name="Comments">How many would be imported, counting those that are there already.</param>
/// <param name="First">The first ones, in the order of the file.</param>
public sealed record CommentPreviewResponse(
    int Comments, int Elsewhere, IReadOnlyList<CommentThreadResponse> Threads, IReadOnlyList<CommentPreview> First, IReadOnlyList<RejectedLine> Rejected)
{
    public static CommentPreviewResponse From(CommentSurvey survey) => new(
        survey.Comments, survey.Elsewhere, CommentThreadResponse.From(survey),
        [.. survey.Preview.Select(draft => new CommentPreview(draft.ExternalId, draft.Author, draft.PostedAt, draft.Text, draft.ParentExternalId))], survey.Rejected);
}
