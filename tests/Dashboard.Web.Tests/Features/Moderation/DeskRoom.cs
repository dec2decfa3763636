using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.Api;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>A story with one report and a thread of invented comments under it, and the people who work through them.</summary>
internal sealed class DeskRoom : IAsyncDisposable
{
    public static readonly Actor Ana = new("ana", "Ana", Role.Moderator);
    public static readonly Actor Ben = new("ben", "Ben", Role.Moderator);
    public static readonly Actor Eve = new("eve", "Eve", Role.Editor);
    public static readonly Actor Rex = new("rex", "Rex", Role.Reporter);

    public required Newsroom Newsroom { get; init; }
    public required MovedClock Clock { get; init; }
    public required Story Story { get; init; }
    public required string ArticleId { get; init; }

    /// <summary>In page order.</summary>
    public required IReadOnlyList<Comment> Comments { get; set; }

    public static async Task<DeskRoom> OpenAsync(string? postgres = null, int comments = 6)
    {
        var clock = new MovedClock();
        var newsroom = new Newsroom(postgres, clock);
        var story = await newsroom.CreateStoryAsync();
        var article = await newsroom.ReceiveAsync(story, InventedStory.Articles[0]);
        await newsroom.AnalyseAllAsync();
        var room = new DeskRoom { Newsroom = newsroom, Clock = clock, Story = story, ArticleId = article.Id, Comments = [] };
        await room.ImportAsync(Enumerable.Range(0, comments).Select(Draft));
        return room;
    }

    private static readonly string[] s_words =
        "reservoir engineers divers crack wall water board households valley council statement chief dam draining village spring mark level home street pump mill field gate".Split(' ');

    /// <summary>An invented comment like no other.</summary>
    public static CommentDraft Draft(int number)
    {
        var random = new Random(number);
        var words = string.Join(' ', Enumerable.Range(0, 9).Select(_ => s_words[random.Next(s_words.Length)]));
        return new($"d{number}", $"reader {number % 4}", new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero).AddMinutes(number), true, $"Which {words} has gate {number * 13}?");
    }

    public T Get<T>() where T : notnull => Newsroom.Get<T>();

    public async Task ImportAsync(IEnumerable<CommentDraft> drafts)
    {
        await Get<ImportComments>().HandleAsync(Newsroom.Editor, ArticleId, drafts.ToList());
        await ReadAgainAsync();
    }

    public async Task ReadAgainAsync()
    {
        await using var db = Newsroom.Open();
        Comments = await db.Comments.AsNoTracking().Where(row => row.ArticleId == ArticleId).OrderBy(row => row.Position).ToListAsync();
    }

    public async Task<Comment> CommentAsync(string id)
    {
        await using var db = Newsroom.Open();
        return await db.Comments.AsNoTracking().SingleAsync(row => row.Id == id);
    }

    /// <summary>Gives comments a signal as the triage would, and shows them on the board.</summary>
    public async Task RaiseAsync(SignalKind kind, Severity severity, string? group, params string[] ids)
    {
        await Get<StoryLog>().WriteAsync(Story.Id, Actor.Program, async write =>
        {
            foreach (var id in ids)
            {
                var comment = await write.GetAsync<Comment>(id);
                comment.Judge([new Signal(kind, severity, "Because of the test.", [], new Rule("test", "1"))], group);
                write.Record(LogKinds.CommentJudged, comment);
            }
            await CommentCards.ShowAsync(write, await write.Db.Comments.Where(row => row.ArticleId == ArticleId).OrderBy(row => row.Position).ToListAsync(), default);
        });
        await ReadAgainAsync();
    }

    /// <summary>Cards of comments from top to bottom.</summary>
    public async Task<List<Card>> CardsAsync()
    {
        await using var db = Newsroom.Open();
        return [.. (await db.Cards.AsNoTracking().Where(card => card.Kind == CardKind.Comment).ToListAsync()).OrderBy(card => card.Rank, StringComparer.Ordinal)];
    }

    public Task<Comment> DecideAsync(Actor who, Comment comment, DecisionAction action, string? policy = null, string? reason = null, bool overrule = false) =>
        Get<DecideComment>().HandleAsync(who, comment.Id, new(action, policy, reason, Overrule: overrule), comment.Version);

    public async Task<List<LogEntry>> LogAsync() => [.. await Get<StoryLog>().ReadAsync(Story.Id, 0, int.MaxValue)];

    /// <summary>Takes back the newest change of a kind.</summary>
    public async Task<LogEntry> UndoAsync(Actor who, string kind) => await Get<UndoEvent>().HandleAsync(who, Story.Id, (await LogAsync()).Last(row => row.Kind == kind).Sequence);

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();
}
