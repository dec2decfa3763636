using System.Collections.Immutable;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.Stories;

namespace Dashboard.Realtime;

/// <summary>
/// A board at one moment: what the story's log says up to <see cref="Sequence"/>. Immutable and shared by every browser of this
/// node. The entities in it are read only; to change one, run a command.
/// </summary>
/// <param name="Sequence">The newest log row in it; 0 before the first.</param>
/// <param name="At">When that row was written.</param>
/// <param name="Story">The story itself.</param>
/// <param name="Lanes">In board order.</param>
/// <param name="Counts">Figures for headers and the story list.</param>
public sealed record BoardState(long Sequence, DateTimeOffset At, Story Story, ImmutableArray<LaneView> Lanes, BoardCounts Counts)
{
    /// <summary>What was dismissed on the story, oldest first.</summary>
    public ImmutableArray<Dismissal> Dismissals { get; init; } = [];

    /// <summary>What people joined and split in the matrix, oldest first.</summary>
    public ImmutableArray<ClaimChoice> ClaimChoices { get; init; } = [];

    /// <summary>What a language model said when asked, oldest first.</summary>
    public ImmutableArray<SecondOpinion> SecondOpinions { get; init; } = [];

    /// <summary>The card, or null when it is not on the board.</summary>
    public CardView? Card(string cardId)
    {
        foreach (var lane in Lanes)
        {
            foreach (var card in lane.Cards)
            {
                if (card.Id == cardId)
                    return card;
            }
        }
        return null;
    }
}

/// <summary>A lane and its cards from top to bottom.</summary>
/// <param name="Version">Grows whenever the lane or anything on it changes; equal versions mean equal content.</param>
public sealed record LaneView(Lane Lane, ImmutableArray<CardView> Cards, long Version);

/// <summary>A card with everything that is needed to draw it.</summary>
/// <param name="Version">Sequence of the last change to the card or its subject; equal versions mean equal content.</param>
/// <param name="AddedBy">Sequence of the row that put it on the board: compare with a read cursor to tell what is new.</param>
/// <param name="AddedByActor">Who put it there.</param>
/// <param name="Article">Set on article and thread cards.</param>
/// <param name="Contradiction">Set on contradiction cards.</param>
/// <param name="Note">Set on note cards.</param>
/// <param name="Contradictions">For article cards: contradictions that are still open and in which the article is a side.</param>
/// <param name="Comments">For article and thread cards: comments under the article.</param>
public sealed record CardView(
    Card Card,
    long Version,
    long AddedBy,
    string AddedByActor,
    Article? Article,
    Contradiction? Contradiction,
    Note? Note,
    int Contradictions,
    CommentCounts Comments)
{
    public string Id => Card.Id;

    /// <summary>Set on the cards of leads.</summary>
    public Lead? Lead { get; init; }
}

/// <summary>How many comments, and how many of them still wait for a decision.</summary>
public readonly record struct CommentCounts(int All, int Waiting);

/// <summary>Figures of a story.</summary>
/// <param name="Articles">All that were received.</param>
/// <param name="Pending">Received but not analysed yet.</param>
/// <param name="Failed">Could not be read.</param>
/// <param name="OpenContradictions">Neither settled nor withdrawn.</param>
/// <param name="PendingComments">Without a decision.</param>
/// <param name="Comments">All of them.</param>
public sealed record BoardCounts(int Articles, int Pending, int Failed, int OpenContradictions, int PendingComments, int Comments);
