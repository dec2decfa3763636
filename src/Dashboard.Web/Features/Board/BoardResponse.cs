using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Contradictions;
using Dashboard.Realtime;
using Dashboard.Web.Features.Contradictions;

namespace Dashboard.Web.Features.Board;

/// <summary>A board at one moment.</summary>
/// <param name="Sequence">The newest row of the log in it.</param>
/// <param name="At">When that row was written.</param>
public sealed record BoardResponse(string StoryId, string Slug, string Title, long Sequence, DateTimeOffset At, BoardCounts Counts, IReadOnlyList<LaneResponse> Lanes)
{
    /// <param name="board">As it is, or as it was.</param>
    /// <param name="now">The moment at which it is so: what is new fades.</param>
    public static BoardResponse From(BoardState board, DateTimeOffset now) => new(
        board.Story.Id, board.Story.Slug, board.Story.Title, board.Sequence, board.At, board.Counts,
        [.. board.Lanes.Select(lane => LaneResponse.From(lane.Lane, [.. lane.Cards.Select(card => CardResponse.From(card, board.Story.Ranking, now))]))]);
}

/// <summary>A lane.</summary>
/// <param name="Cards">From top to bottom; null where only the lane was asked for.</param>
public sealed record LaneResponse(string Id, string StoryId, LaneKind Kind, string Name, string Rank, IReadOnlyList<CardResponse>? Cards, long Version)
{
    public static LaneResponse From(Lane lane, IReadOnlyList<CardResponse>? cards = null) =>
        new(lane.Id, lane.StoryId, lane.Kind, lane.Name, lane.Rank, cards, lane.Version);
}

/// <summary>What a card is about.</summary>
public sealed record CardSubject(CardKind Type, string Id);

/// <summary>The article of a card, in short.</summary>
public sealed record CardArticle(ArticleStatus Status, PipelineStep Step, string? Failure, string? Source, string? PublishedAt, string? CopyOf, string? CopyNote);

/// <summary>The contradiction of a card, in short.</summary>
public sealed record CardContradiction(ContradictionKind Kind, Severity Severity, ContradictionStatus Status, string Explanation, bool Withdrawn);

/// <summary>A card.</summary>
/// <param name="Subject">What it is about; for a thread the article.</param>
/// <param name="Title">Heading, from the card or its subject.</param>
/// <param name="OpenContradictions">On article cards, on a board: open contradictions in which the article is a side.</param>
/// <param name="Comments">On article and thread cards, on a board.</param>
/// <param name="Version">Of the card itself: for If-Match.</param>
public sealed record CardResponse(
    string Id, string StoryId, CardKind Kind, CardSubject Subject, string LaneId, string Rank, string? Title, string? Text, IReadOnlyList<string> Labels,
    PersonResponse? Assignee, DateTimeOffset AddedAt, CardArticle? Article, CardContradiction? Contradiction, NoteResponse? Note,
    int OpenContradictions, CommentCounts Comments, long Version)
{
    public static CardResponse From(CardView view, RankingWeights weights, DateTimeOffset now) => From(view.Card) with
    {
        Title = view.Card.Title ?? view.Article?.Title ?? view.Contradiction?.Title,
        Text = view.Card.Text ?? view.Note?.Text,
        Article = view.Article is { } article
            ? new CardArticle(article.Status, article.Step, article.Failure, article.Source, article.PublishedAt, article.CopyOf, article.CopyNote) : null,
        Contradiction = view.Contradiction is { } found
            ? new CardContradiction(found.Kind, Ranking.Of(found, weights, now).Severity, found.Status, found.Explanation, found.Withdrawn) : null,
        Note = view.Note is { } note ? NoteResponse.From(note) : null,
        OpenContradictions = view.Contradictions,
        Comments = view.Comments,
    };

    public static CardResponse From(Card card) => new(
        card.Id, card.StoryId, card.Kind, new CardSubject(card.Kind, card.SubjectId), card.LaneId, card.Rank, card.Title, card.Text, card.Labels,
        PersonResponse.From(card.AssigneeId, card.AssigneeName), card.AddedAt, null, null, null, 0, default, card.Version);
}

/// <summary>What a note is about.</summary>
public sealed record NoteSubject(NoteTarget Type, string? Id);

/// <summary>A note of the team.</summary>
public sealed record NoteResponse(
    string Id, string StoryId, string Text, PersonResponse Author, DateTimeOffset WrittenAt, DateTimeOffset? EditedAt, NoteSubject Target,
    NoteVisibility Visibility, long Version)
{
    public static NoteResponse From(Note note) => new(
        note.Id, note.StoryId, note.Text, new PersonResponse(note.AuthorId, note.AuthorName), note.WrittenAt, note.EditedAt,
        new NoteSubject(note.Target, note.TargetId), note.Visibility, note.Version);
}
