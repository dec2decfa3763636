using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Data;

public sealed class StoryLogTests : IAsyncLifetime
{
    private static readonly Actor s_ana = new("ana", "Ana", Role.Editor);
    private readonly TestDatabase _database = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Parallel_writes_to_one_story_leave_no_hole_and_a_chain_that_verifies()
    {
        var story = await CreateAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancel) =>
            await AddNoteAsync(story, $"note {number}"));

        var rows = await _database.Log.ReadAsync(story.Id, 0, 1000);
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => (long)number), rows.Select(row => row.Sequence));
        Assert.Equal(201, rows.Count);
        Assert.Empty((await _database.Verifier.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_change_that_throws_leaves_neither_state_nor_log_nor_signal()
    {
        var story = await CreateAsync();
        var signals = 0;
        using var listening = _database.Signals.Listen((_, _) => signals++);

        await Assert.ThrowsAsync<RuleBrokenException>(() => _database.Log.WriteAsync(story.Id, s_ana, write =>
        {
            write.Add(LogKinds.NoteAdded, Note(story, "half"));
            throw new RuleBrokenException("stop");
        }));

        await using var db = _database.Open();
        Assert.Equal(0, await db.Notes.CountAsync());
        Assert.Single(await _database.Log.ReadAsync(story.Id, 0, 10));
        Assert.Equal(0, signals);
    }

    [Fact]
    public async Task A_change_without_a_log_row_is_refused()
    {
        var story = await CreateAsync();
        var note = await AddNoteAsync(story, "before");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.Log.WriteAsync(story.Id, s_ana, async write =>
        {
            (await write.GetAsync<Note>(note.Id)).Text = "behind the log's back";
        }));

        await using var db = _database.Open();
        Assert.Equal("before", (await db.Notes.SingleAsync()).Text);
    }

    [Fact]
    public async Task An_edit_logs_only_what_changed_before_and_after()
    {
        var story = await CreateAsync();
        var note = await AddNoteAsync(story, "before");

        await _database.Log.WriteAsync(story.Id, s_ana, async write =>
        {
            var edited = await write.GetAsync<Note>(note.Id);
            edited.Text = "after";
            write.Record(LogKinds.NoteEdited, edited);
        });

        var row = (await _database.Log.ReadAsync(story.Id, 2, 10)).Single();
        Assert.Equal("""{"text":"before"}""", row.Before);
        Assert.Equal("""{"text":"after"}""", row.After);
        Assert.Equal("Ana", row.ActorName);
    }

    [Theory]
    [InlineData("UPDATE Log SET After = replace(After, 'note 2', 'note X') WHERE Sequence = 4", 4)]
    [InlineData("UPDATE Log SET ActorName = 'Bob' WHERE Sequence = 3", 3)]
    [InlineData("DELETE FROM Log WHERE Sequence = 3", 3)]
    [InlineData("DELETE FROM Log WHERE Sequence > 4", 4)]
    [InlineData("UPDATE Log SET Sequence = 99 WHERE Sequence = 3; UPDATE Log SET Sequence = 3 WHERE Sequence = 4; UPDATE Log SET Sequence = 4 WHERE Sequence = 99", 3)]
    public async Task Verify_names_the_first_row_that_was_changed_behind_the_programs_back(string tampering, long firstBad)
    {
        var story = await CreateAsync();
        for (var number = 0; number < 5; number++)
            await AddNoteAsync(story, $"note {number}");
        await using (var db = _database.Open())
            await db.Database.ExecuteSqlRawAsync(tampering);

        var fault = Assert.Single((await _database.Verifier.VerifyAsync()).Faults);

        Assert.Equal(firstBad, fault.Sequence);
    }

    private Task<Story> CreateAsync()
    {
        var story = new Story { Id = Ids.New(), Slug = "reservoir", Title = "Reservoir", CreatedAt = DateTimeOffset.UtcNow };
        return _database.Log.CreateAsync(story, s_ana, _ => Task.FromResult(story), default);
    }

    private Task<Note> AddNoteAsync(Story story, string text) => _database.Log.WriteAsync(
        story.Id, s_ana, write => Task.FromResult(write.Add(LogKinds.NoteAdded, Note(story, text))));

    private static Note Note(Story story, string text) => new()
    {
        Id = Ids.New(), StoryId = story.Id, Text = text, AuthorId = s_ana.Id, AuthorName = s_ana.Name, WrittenAt = DateTimeOffset.UtcNow,
    };
}
