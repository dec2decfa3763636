using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>Who works on which comment.</summary>
public sealed class HoldTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Hold_is_not_taken_by_a_look_and_ends_by_itself() => HoldAsync(null);

    [PostgresFact]
    public Task Hold_ends_by_itself_on_postgresql() => HoldAsync(postgres.NewDatabase());

    private static async Task HoldAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        var (hold, id, rows) = (room.Get<HoldComment>(), room.Comments[0].Id, (await room.LogAsync()).Count);
        Assert.True((await hold.BeatAsync(Ana, id)).Mine);
        var other = await hold.BeatAsync(Ben, id);
        Assert.Equal((false, "Ana", false), (other.Mine, other.Hold.PersonName, other.Hold.Writing));
        room.Clock.Pass(TimeSpan.FromSeconds(90));
        Assert.True((await hold.BeatAsync(Ana, id, writing: true)).Hold.Writing);
        room.Clock.Pass(TimeSpan.FromSeconds(90));
        Assert.False((await hold.BeatAsync(Ben, id)).Mine);
        room.Clock.Pass(TimeSpan.FromSeconds(31));
        Assert.True((await hold.BeatAsync(Ben, id)).Mine);
        Assert.True((await hold.BeatAsync(Ana, id, takeOver: true)).Mine);
        await hold.ReleaseAsync(Ben, id);
        Assert.False((await hold.BeatAsync(Ben, id)).Mine);
        await hold.ReleaseAsync(Ana, id);
        Assert.True((await hold.BeatAsync(Ben, id)).Mine);
        await Assert.ThrowsAsync<NotAllowedException>(() => hold.BeatAsync(Rex, id));
        Assert.Equal(rows, (await room.LogAsync()).Count);
    }

    [Fact]
    public async Task Of_many_who_take_it_up_at_once_one_holds_it()
    {
        await using var room = await OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(() => room.Get<HoldComment>().BeatAsync(new Actor($"m{number}", $"M{number}", Role.Moderator), room.Comments[0].Id))));
        Assert.Single(answers, answer => answer.Mine);
        Assert.Single(answers.Select(answer => answer.Hold.PersonId).Distinct());
    }

    [Fact]
    public async Task Pages_hear_of_holds_of_their_releases_and_of_those_that_ended()
    {
        await using var room = await OpenAsync();
        var (hold, signals, heard) = (room.Get<HoldComment>(), room.Get<HoldSignals>(), new List<HoldChange>());
        using var listening = signals.Listen(heard.Add);
        await hold.BeatAsync(Ana, room.Comments[0].Id);
        await hold.BeatAsync(Ana, room.Comments[0].Id);
        await hold.BeatAsync(Ben, room.Comments[0].Id);
        Assert.Equal("Ana", Assert.Single(heard).Hold!.PersonName);
        await hold.BeatAsync(Ana, room.Comments[0].Id, writing: true);
        Assert.True(heard[^1].Hold!.Writing);
        await hold.BeatAsync(Ben, room.Comments[1].Id);
        await room.DecideAsync(Ben, room.Comments[1], DecisionAction.Keep);
        Assert.Equal((room.Comments[1].Id, null), (heard[^1].CommentId, heard[^1].Hold));

        // What another node wrote, and what ended by itself.
        using var watcher = new HoldWatcher(room.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Data.DashboardDbContext>>(), signals, room.Clock, NullLogger<HoldWatcher>.Instance);
        await using (var db = room.Newsroom.Open())
        {
            db.CommentHolds.Add(new() { CommentId = room.Comments[2].Id, StoryId = room.Story.Id, PersonId = "zoe", PersonName = "Zoe", Until = room.Clock.GetUtcNow().AddMinutes(5) });
            await db.SaveChangesAsync();
        }
        await watcher.LookAsync(default);
        Assert.Equal((room.Comments[2].Id, "Zoe"), (heard[^1].CommentId, heard[^1].Hold!.PersonName));
        room.Clock.Pass(TimeSpan.FromMinutes(3));
        await watcher.LookAsync(default);
        Assert.Equal((room.Comments[0].Id, null), (heard[^1].CommentId, heard[^1].Hold));
    }
}
