using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.Stories;

namespace Dashboard.Realtime;

/// <summary>
/// Folds log rows into a board. Costs one JSON merge per row, and per <see cref="ToState"/> one rebuild of each lane that
/// changed. Not thread safe.
/// </summary>
public sealed class BoardFold
{
    private readonly record struct CommentFact(string ArticleId, bool Waiting);

    private sealed class Subject(string type)
    {
        public string Type { get; } = type;
        public JsonObject Json { get; set; } = [];
        public IStoryPart Part { get; set; } = null!;
        public long AddedBy { get; init; }
        public string AddedByActor { get; init; } = "";
    }

    // Parts that a board draws. Comments are only counted, so that a thread of 200,000 costs 200,000 small facts.
    private readonly Dictionary<string, Subject> _subjects = [];
    private readonly Dictionary<Guid, CommentFact> _comments = [];
    private readonly HashSet<string> _articleIds = [];
    private readonly Dictionary<string, CommentCounts> _commentsByArticle = [];
    private readonly Dictionary<string, int> _openByArticle = [];
    private readonly Dictionary<string, HashSet<string>> _cardsBySubject = [];
    private readonly Dictionary<string, HashSet<string>> _cardsByLane = [];
    private readonly Dictionary<string, CardView> _views = [];
    private readonly Dictionary<string, IStoryPart> _beside = [];
    private readonly HashSet<string> _staleCards = [];
    private readonly HashSet<string> _staleLanes = [];
    private readonly Dictionary<string, LaneView> _lanes = [];
    private BoardCounts _counts = new(0, 0, 0, 0, 0, 0);
    private BoardState? _state;
    private string _storyId = "";

    /// <summary>The newest row folded so far.</summary>
    public long Sequence { get; private set; }

    private DateTimeOffset _at;

    /// <exception cref="InvalidOperationException">The row is not the next one: the caller skipped or repeated one.</exception>
    public void Apply(LogEntry row)
    {
        if (row.Sequence != Sequence + 1)
            throw new InvalidOperationException($"Row {row.Sequence} cannot follow row {Sequence} of story {row.StoryId}.");
        Sequence = row.Sequence;
        _at = row.At;
        _state = null;
        if (row.SubjectType == "comment")
            CountComment(row);
        else if (row.SubjectType != "article-version")
            Merge(row);
    }

    /// <summary>The board as folded so far.</summary>
    public BoardState ToState()
    {
        if (_state is not null)
            return _state;
        foreach (var cardId in _staleCards)
        {
            if (_subjects.TryGetValue(cardId, out var subject) && subject.Part is Card card)
            {
                _views[cardId] = View(subject, card);
                _staleLanes.Add(card.LaneId);
            }
            else
            {
                _views.Remove(cardId);
            }
        }
        _staleCards.Clear();
        foreach (var laneId in _staleLanes)
        {
            if (_subjects.TryGetValue(laneId, out var subject) && subject.Part is Lane lane)
                _lanes[laneId] = new LaneView(lane, CardsOf(laneId), Sequence);
            else
                _lanes.Remove(laneId);
        }
        _staleLanes.Clear();
        var lanes = _lanes.Values.OrderBy(lane => lane.Lane.Rank, StringComparer.Ordinal).ThenBy(lane => lane.Lane.Id, StringComparer.Ordinal);
        return _state = new BoardState(Sequence, _at, (Story)_subjects[_storyId].Part, [.. lanes], _counts)
        {
            Dismissals = Beside<Dismissal>(),
            ClaimChoices = Beside<ClaimChoice>(),
            SecondOpinions = Beside<SecondOpinion>(),
        };
    }

    /// <summary>Every part that the log describes, for comparing with the tables. Comments are not kept by this fold.</summary>
    public IEnumerable<(string Type, JsonObject Json)> Parts => _subjects.Values.Select(subject => (subject.Type, subject.Json));

    private ImmutableArray<CardView> CardsOf(string laneId) => _cardsByLane.TryGetValue(laneId, out var ids)
        ? [.. ids.Select(id => _views[id]).OrderBy(view => view.Card.Rank, StringComparer.Ordinal).ThenByDescending(view => view.Id, StringComparer.Ordinal)]
        : [];

    // Ids sort by the time they were made.
    private ImmutableArray<T> Beside<T>() where T : IStoryPart =>
        [.. _beside.Values.OfType<T>().OrderBy(part => part.Id, StringComparer.Ordinal)];

    private CardView View(Subject subject, Card card)
    {
        var about = _subjects.GetValueOrDefault(card.SubjectId);
        var articleId = card.Kind is CardKind.Article or CardKind.Thread ? card.SubjectId : null;
        return new CardView(
            card,
            Sequence,
            subject.AddedBy,
            subject.AddedByActor,
            about?.Part as Article,
            about?.Part as Contradiction,
            about?.Part as Note,
            articleId is null ? 0 : _openByArticle.GetValueOrDefault(articleId),
            articleId is null ? default : _commentsByArticle.GetValueOrDefault(articleId))
        {
            Lead = about?.Part as Lead,
        };
    }

    private void Merge(LogEntry row)
    {
        var known = _subjects.GetValueOrDefault(row.SubjectId);
        var was = known?.Part;
        if (row.After is null)
        {
            _subjects.Remove(row.SubjectId);
            Follow(was, null);
            return;
        }
        var patch = JsonNode.Parse(row.After)!.AsObject();
        var subject = known ?? new Subject(row.SubjectType) { AddedBy = row.Sequence, AddedByActor = row.ActorId };
        foreach (var (name, value) in patch)
            subject.Json[name] = value?.DeepClone();
        subject.Part = LogJson.Read(subject.Json, StoryPartTypes.TypeOf(row.SubjectType), row.Sequence);
        _subjects[row.SubjectId] = subject;
        if (subject.Part is Story story)
            _storyId = story.Id;
        Follow(was, subject.Part);
    }

    /// <summary>Keeps counts and indexes true after a part changed, came (was null) or went (now null).</summary>
    private void Follow(IStoryPart? was, IStoryPart? now)
    {
        switch (was ?? now)
        {
            case Card:
                FollowCard(was as Card, now as Card);
                break;
            case Lane lane:
                _staleLanes.Add(lane.Id);
                break;
            case Article:
                Count(was as Article, -1);
                Count(now as Article, +1);
                break;
            case Contradiction:
                CountOpen(was as Contradiction, -1);
                CountOpen(now as Contradiction, +1);
                break;
            case Dismissal or ClaimChoice or SecondOpinion:
                if (now is null)
                    _beside.Remove(was!.Id);
                else
                    _beside[now.Id] = now;
                break;
        }
        if ((now ?? was) is { } part and not Card)
            Touch(part.Id);
    }

    private void FollowCard(Card? was, Card? now)
    {
        if (was is not null && (now is null || now.LaneId != was.LaneId))
        {
            _cardsByLane[was.LaneId].Remove(was.Id);
            _staleLanes.Add(was.LaneId);
        }
        if (now is null)
        {
            if (was is not null && _cardsBySubject.TryGetValue(was.SubjectId, out var cards))
                cards.Remove(was.Id);
            _staleCards.Add(was!.Id);
            return;
        }
        Entry(_cardsByLane, now.LaneId).Add(now.Id);
        Entry(_cardsBySubject, now.SubjectId).Add(now.Id);
        _staleCards.Add(now.Id);
    }

    private void Touch(string subjectId)
    {
        if (_cardsBySubject.TryGetValue(subjectId, out var cards))
            _staleCards.UnionWith(cards);
    }

    private void Count(Article? article, int by)
    {
        if (article is null)
            return;
        _counts = _counts with
        {
            Articles = _counts.Articles + by,
            Pending = _counts.Pending + (article.Status is ArticleStatus.Received or ArticleStatus.Reading ? by : 0),
            Failed = _counts.Failed + (article.Status is ArticleStatus.Failed ? by : 0),
        };
    }

    private void CountOpen(Contradiction? contradiction, int by)
    {
        if (contradiction is null || !contradiction.IsOpen)
            return;
        _counts = _counts with { OpenContradictions = _counts.OpenContradictions + by };
        foreach (var articleId in contradiction.ArticleIds)
        {
            _openByArticle[articleId] = _openByArticle.GetValueOrDefault(articleId) + by;
            Touch(articleId);
        }
    }

    private void CountComment(LogEntry row)
    {
        var id = Short(row.SubjectId);
        if (_comments.Remove(id, out var was))
            CountComment(was, -1);
        if (row.After is null)
            return;
        var patch = JsonNode.Parse(row.After)!.AsObject();
        var fact = new CommentFact(
            patch["articleId"]?.GetValue<string>() is { } articleId ? Shared(articleId) : was.ArticleId,
            patch.TryGetPropertyValue("state", out var state) ? state!.GetValue<string>() is "needs-decision" or "taken" : was.Waiting);
        _comments[id] = fact;
        CountComment(fact, +1);
    }

    // A third of what the id itself would take in memory.
    private static Guid Short(string commentId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(commentId.AsSpan()), hash);
        return new Guid(hash[..16]);
    }

    // One string for all comments of an article.
    private string Shared(string articleId)
    {
        _articleIds.Add(articleId);
        return _articleIds.TryGetValue(articleId, out var known) ? known : articleId;
    }

    private void CountComment(CommentFact fact, int by)
    {
        var waiting = fact.Waiting ? by : 0;
        _counts = _counts with { Comments = _counts.Comments + by, PendingComments = _counts.PendingComments + waiting };
        var counts = _commentsByArticle.GetValueOrDefault(fact.ArticleId);
        _commentsByArticle[fact.ArticleId] = new CommentCounts(counts.All + by, counts.Waiting + waiting);
        Touch(fact.ArticleId);
    }

    private static HashSet<string> Entry(Dictionary<string, HashSet<string>> index, string key) =>
        index.TryGetValue(key, out var set) ? set : index[key] = [];
}
