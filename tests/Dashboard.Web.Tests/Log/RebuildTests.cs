using Dashboard.Data.Log;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sources;
using Dashboard.Realtime;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Log;

/// <summary>The log is the truth: folding all of it gives what the tables hold.</summary>
public sealed class RebuildTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Folding_the_whole_log_of_a_busy_story_gives_the_tables() => FoldAsync(new Newsroom());

    [PostgresFact]
    public Task Folding_the_whole_log_of_a_busy_story_gives_the_tables_on_postgresql() => FoldAsync(new Newsroom(postgres.NewDatabase()));

    private static async Task FoldAsync(Newsroom room)
    {
        await using var newsroom = room;
        var story = await BusyStoryAsync(newsroom);

        await LogFolding.EqualsTablesAsync(newsroom, story);
    }

    [Fact]
    public async Task The_board_that_followed_every_change_equals_the_board_folded_at_the_end()
    {
        await using var newsroom = new Newsroom();
        var feed = newsroom.Get<StoryFeed>();
        var story = await BusyStoryAsync(newsroom, async id => Assert.NotNull(await feed.GetAsync(id)));

        var followed = await feed.GetAsync(story);
        var folded = await feed.RewindAsync(story, _ => true);

        Assert.Equal(folded.Sequence, followed.Sequence);
        Assert.Equal(folded.Counts, followed.Counts);
        Assert.Equal(Shape(folded), Shape(followed));
        await using var db = newsroom.Open();
        Assert.Equal(await db.Articles.CountAsync(), followed.Counts.Articles);
        Assert.Equal((await db.Contradictions.ToListAsync()).Count(row => row.IsOpen), followed.Counts.OpenContradictions);
        Assert.Equal(await db.Comments.CountAsync(), followed.Counts.Comments);
        Assert.Equal(await db.Cards.CountAsync(), followed.Lanes.Sum(lane => lane.Cards.Length));
    }

    private static string Shape(BoardState board) => string.Join("\n", board.Lanes.Select(lane =>
        $"{lane.Lane.Name}: {string.Join(", ", lane.Cards.Select(card => $"{card.Id} {card.Card.Rank} {card.Contradictions} {card.Comments} {card.Note?.Text}"))}"));

    /// <summary>Articles that conflict, comments, notes, moves, decisions, a lane that came and went, and undone acts.</summary>
    private static async Task<string> BusyStoryAsync(Newsroom newsroom, Func<string, Task>? afterEach = null)
    {
        var editor = Newsroom.Editor;
        var story = await newsroom.CreateStoryAsync();
        async Task Done() => await (afterEach?.Invoke(story.Id) ?? Task.CompletedTask);

        foreach (var text in InventedStory.Articles)
        {
            var article = await newsroom.ReceiveAsync(story, text);
            await newsroom.AnalyseAllAsync();
            await newsroom.Get<ImportComments>().HandleAsync(editor, article.Id, InventedStory.Comments);
            await Done();
        }
        var lane = await newsroom.Get<ChangeLanes>().AddAsync(editor, story.Id, "To call");
        var spare = await newsroom.Get<ChangeLanes>().AddAsync(editor, story.Id, "Spare");
        var board = await newsroom.Get<StoryFeed>().GetAsync(story.Id);
        foreach (var card in board.Lanes.SelectMany(view => view.Cards).Take(4))
        {
            await newsroom.Get<MoveCard>().HandleAsync(editor, card.Id, new(lane.Id));
            await newsroom.Get<EditCard>().HandleAsync(editor, card.Id, new(Labels: ["urgent"], AssigneeId: editor.Id));
            await newsroom.Get<MoveCard>().HandleAsync(editor, card.Id, new(spare.Id));
            await Done();
        }
        await newsroom.Get<ChangeLanes>().RemoveAsync(editor, spare.Id);
        var note = await newsroom.Get<WriteNote>().AddAsync(editor, story.Id, new("Ring the operator"));
        await newsroom.Get<WriteNote>().EditAsync(editor, note.Id, "Ring the operator before five");
        var other = await newsroom.Get<WriteNote>().AddAsync(editor, story.Id, new("A mistake"));
        await newsroom.Get<WriteNote>().RemoveAsync(editor, other.Id);
        var source = (await newsroom.Get<FollowSource>().HandleAsync(editor, new("https://example.org/feed", story.Id))).Source;
        await newsroom.Get<ChangeSource>().HandleAsync(editor, source.Id, new(Title: "Valley Courier", State: SourceState.Paused));
        var mistaken = (await newsroom.Get<FollowSource>().HandleAsync(editor, new("https://example.org/other", story.Id))).Source;
        await newsroom.Get<ChangeSource>().RemoveAsync(editor, mistaken.Id);
        await newsroom.Get<EditStory>().HandleAsync(editor, story.Id, new(Title: "Reservoir drained"));
        await Done();
        await using (var db = newsroom.Open())
        {
            var found = await db.Contradictions.AsNoTracking().ToListAsync();
            Assert.NotEmpty(found);
            foreach (var contradiction in found)
                await newsroom.Get<ResolveContradiction>().HandleAsync(editor, contradiction.Id, new(Verdict.Both, "Two different counts"));
            await newsroom.Get<ResolveContradiction>().HandleAsync(editor, found[0].Id, new(Verdict.NotAConflict, "The same", Why: DismissalReason.SameFact));
            var comment = await db.Comments.AsNoTracking().FirstAsync();
            await newsroom.Get<DecideComment>().HandleAsync(editor, comment.Id, new(DecisionAction.Keep));
        }
        var removed = (await newsroom.Get<StoryLog>().ReadAsync(story.Id, 0, int.MaxValue)).Last(row => row.Kind == LogKinds.NoteRemoved);
        await newsroom.Get<UndoEvent>().HandleAsync(editor, story.Id, removed.Sequence);
        await Done();
        return story.Id;
    }
}
