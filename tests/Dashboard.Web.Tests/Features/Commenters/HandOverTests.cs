using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Tests.Features.Moderation;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Commenters;

/// <summary>Somebody goes and gives what they hold to somebody else, or back.</summary>
public sealed class HandOverTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Colleague_holds_what_was_given_and_the_board_tells_them() => GiveAsync(null);

    [PostgresFact]
    public Task Colleague_holds_what_was_given_on_postgresql() => GiveAsync(postgres.NewDatabase());

    private static async Task GiveAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        var zoe = await MemberAsync(room, "Zoe", Role.Moderator);
        string[] ids = [.. room.Comments.Take(4).Select(comment => comment.Id)];
        await room.Get<HoldComment>().BeatAsync(Ana, ids[0]);
        await room.Get<HoldComment>().BeatAsync(zoe, ids[1]);
        await room.DecideAsync(Ben, room.Comments[2], DecisionAction.Keep);
        var heard = new List<HoldChange>();
        using var listening = room.Get<HoldSignals>().Listen(heard.Add);

        Assert.Equal(3, await room.Get<HandOver>().HandleAsync(Ana, zoe.Id, [.. ids, ids[0]]));

        Assert.Equal([ids[0], ids[1], ids[3]], await HeldByAsync(room, zoe));
        Assert.Contains(heard, change => change.CommentId == ids[3] && change.Hold!.PersonName == "Zoe");
        await using var db = room.Newsroom.Open();
        var note = await db.Notes.SingleAsync();
        Assert.Equal(("Ana hands over 3 comments to @Zoe", NoteTarget.Board), (note.Text, note.Target));
        Assert.True(await db.Cards.AnyAsync(card => card.SubjectId == note.Id));
        // They wait half an hour for whoever was given them, without a page of theirs that beats.
        room.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.False((await room.Get<HoldComment>().BeatAsync(Ben, ids[0])).Mine);
        room.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.True((await room.Get<HoldComment>().BeatAsync(Ben, ids[0])).Mine);
    }

    [Fact]
    public async Task What_a_third_person_holds_stays_theirs_until_their_hold_ends()
    {
        await using var room = await OpenAsync();
        var zoe = await MemberAsync(room, "Zoe", Role.Moderator);
        await room.Get<HoldComment>().BeatAsync(Ben, room.Comments[0].Id);
        Assert.Equal(0, await room.Get<HandOver>().HandleAsync(Ana, zoe.Id, [room.Comments[0].Id]));
        Assert.Equal(0, await room.Get<HandOver>().HandleAsync(Ana, null, [room.Comments[0].Id]));
        Assert.Equal([room.Comments[0].Id], await HeldByAsync(room, Ben));
        await using (var db = room.Newsroom.Open())
            Assert.Empty(await db.Notes.ToListAsync());

        room.Clock.Pass(HoldComment.Lasts);
        Assert.Equal(1, await room.Get<HandOver>().HandleAsync(Ana, zoe.Id, [room.Comments[0].Id]));
        Assert.Equal([room.Comments[0].Id], await HeldByAsync(room, zoe));
    }

    [Fact]
    public async Task Given_to_nobody_they_are_free_and_no_note_is_written()
    {
        await using var room = await OpenAsync();
        await room.Get<HoldComment>().BeatAsync(Ana, room.Comments[0].Id);
        var heard = new List<HoldChange>();
        using var listening = room.Get<HoldSignals>().Listen(heard.Add);
        Assert.Equal(1, await room.Get<HandOver>().HandleAsync(Ana, null, [room.Comments[0].Id]));
        Assert.Null(Assert.Single(heard).Hold);
        Assert.True((await room.Get<HoldComment>().BeatAsync(Ben, room.Comments[0].Id)).Mine);
        await using var db = room.Newsroom.Open();
        Assert.Empty(await db.Notes.ToListAsync());
    }

    [Fact]
    public async Task Only_somebody_of_the_team_who_moderates_can_be_given_comments_and_only_by_one_who_does()
    {
        await using var room = await OpenAsync();
        var (rae, zoe) = (await MemberAsync(room, "Rae", Role.Reporter), await MemberAsync(room, "Zoe", Role.Moderator));
        string[] ids = [room.Comments[0].Id];
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.Get<HandOver>().HandleAsync(Ana, rae.Id, ids));
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.Get<HandOver>().HandleAsync(Ana, "nobody", ids));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.Get<HandOver>().HandleAsync(Rex, zoe.Id, ids));
        Assert.Equal(0, await room.Get<HandOver>().HandleAsync(Ana with { OnlyStories = new HashSet<string> { "another" } }, zoe.Id, ids));
        Assert.Empty(await HeldByAsync(room, zoe));
    }

    private static async Task<Actor> MemberAsync(DeskRoom room, string name, Role role)
    {
        await using var db = room.Newsroom.Open();
        var person = new Person { Id = Ids.New(), UserName = name, Email = $"{name}@newsroom.example", Name = name, Role = role };
        db.Users.Add(person);
        await db.SaveChangesAsync();
        return new Actor(person.Id, name, role);
    }

    private static async Task<List<string>> HeldByAsync(DeskRoom room, Actor who)
    {
        await using var db = room.Newsroom.Open();
        var held = await db.CommentHolds.Where(hold => hold.PersonId == who.Id).Select(hold => hold.CommentId).ToListAsync();
        return [.. room.Comments.Select(comment => comment.Id).Where(held.Contains)];
    }
}
