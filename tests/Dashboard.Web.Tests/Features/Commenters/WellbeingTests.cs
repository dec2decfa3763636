using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Tests.Support;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Commenters;

/// <summary>What makes a day at the desk bearable: easy comments in between, and a count of the hard ones.</summary>
public sealed class WellbeingTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Easy_one_is_waiting_unraised_and_nobody_elses() => EasyAsync(null);

    [PostgresFact]
    public Task Easy_one_on_postgresql() => EasyAsync(postgres.NewDatabase());

    private static async Task EasyAsync(string? database)
    {
        await using var room = await OpenAsync(database, comments: 4);
        var easy = room.Get<EasyItems>();
        await room.RaiseAsync(SignalKind.Insult, Severity.Low, null, room.Comments[0].Id);
        await room.RaiseAsync(SignalKind.Civil, Severity.Low, null, room.Comments[1].Id);
        await room.DecideAsync(Ben, room.Comments[2], DecisionAction.Keep);
        await room.Get<HoldComment>().BeatAsync(Ben, room.Comments[3].Id);

        Assert.Equal(room.Comments[1].Id, (await easy.NextAsync(Ana))!.Id);
        Assert.Equal(room.Comments[1].Id, (await easy.NextAsync(Ana, storyId: room.Story.Id))!.Id);
        Assert.Null(await easy.NextAsync(Ana, [room.Comments[1].Id]));
        Assert.Null(await easy.NextAsync(Ana, storyId: "another"));
        Assert.NotNull(await easy.NextAsync(Ben, [room.Comments[1].Id]));
        await Assert.ThrowsAsync<NotAllowedException>(() => easy.NextAsync(Rex));
        room.Clock.Pass(HoldComment.Lasts);
        Assert.Equal(room.Comments[3].Id, (await easy.NextAsync(Ana, [room.Comments[1].Id]))!.Id);
    }

    [Fact]
    public async Task Easy_item_is_the_one_that_says_most()
    {
        await using var room = await OpenAsync();
        await room.ImportAsync([
            Draft(80) with { Text = "Fine." },
            Draft(81) with { Text = "I worked at the dam for 12 years, and because the lower valve was oiled by hand each spring we knew every screw of it; since then, according to the book, nobody has been down there." },
            Draft(82) with { Text = "Good." },
        ]);
        Assert.StartsWith("I worked at the dam", (await room.Get<EasyItems>().NextAsync(Ana))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk_gives_an_easy_one_after_as_many_decisions_as_the_settings_say_and_none_that_is_listed()
    {
        await using var room = await OpenAsync();
        await room.Get<DeskSettings>().SaveAsync(new Actor("admin", "Ada", Role.Admin), new ModerationSettings { EasyOneEvery = 3, SecondLookOneIn = 0 });
        var rhythm = room.Get<DeskRhythm>();
        string[] listed = [.. room.Comments.Take(5).Select(comment => comment.Id)];
        var given = new List<string?>();
        for (var decision = 0; decision < 6; decision++)
            given.Add((await rhythm.NextAsync(Ana, decision < 5 ? listed : [.. room.Comments.Select(comment => comment.Id)], room.Story.Id))?.Comment.Id);
        Assert.Equal([null, null, room.Comments[5].Id, null, null, null], given);
    }

    [Fact]
    public async Task Second_look_of_a_story_is_found_behind_those_of_others_and_one_that_is_gone_is_passed_over_in_silence()
    {
        await using var room = await OpenAsync();
        await room.Get<DeskSettings>().SaveAsync(new Actor("admin", "Ada", Role.Admin), new ModerationSettings { EasyOneEvery = 0, SecondLookOneIn = 1 });
        var other = (await CommenterTests.ThreadAsync(room.Newsroom)).First(comment => comment.StoryId != room.Story.Id);
        await room.Get<Web.Features.Comments.DecideComment>().HandleAsync(Ana, other.Id, new(DecisionAction.Keep));
        room.Clock.Pass(TimeSpan.FromSeconds(1));
        await room.DecideAsync(Ana, room.Comments[0], DecisionAction.Hide);
        var (rhythm, twin) = (room.Get<DeskRhythm>(), room.Get<DeskRhythm>());
        QueueItem? look = null, same = null;
        for (var decision = 0; decision < 9; decision++)
            (look, same) = (await rhythm.NextAsync(Ben, [], room.Story.Id) ?? look, await twin.NextAsync(Eve, [], room.Story.Id) ?? same);

        Assert.Equal((room.Comments[0].Id, CommentState.NeedsDecision, null), (look!.Comment.Id, look.Comment.State, look.Comment.Decision));
        Assert.True(rhythm.IsSecondLook(look.Comment.Id));
        await rhythm.AnswerAsync(Ben, new Wish(look, DecisionAction.Hide));
        await twin.AnswerAsync(Eve, new Wish(same!, DecisionAction.Keep));
        var report = await room.Get<SecondLooks>().ReportAsync(Ana);
        Assert.Equal((1, 1, 1), (report.Waiting, report.All.Looks, report.All.Agreed));
    }

    [Fact]
    public async Task Strong_comments_that_were_seen_are_counted_once_each_and_begin_anew_the_next_day()
    {
        await using var room = await OpenAsync();
        var counter = room.Get<SessionCounter>();
        await room.RaiseAsync(SignalKind.Threat, Severity.High, null, room.Comments[0].Id, room.Comments[1].Id);
        await room.RaiseAsync(SignalKind.Insult, Severity.Medium, null, room.Comments[2].Id);
        foreach (var comment in room.Comments.Concat(room.Comments))
            counter.Saw(Ana, comment);
        var session = await counter.ReadAsync(Ana);
        Assert.Equal((0, 2, 0), (session.Decided, session.Hard, session.MinutesWithoutPause));
        Assert.Equal(0, (await counter.ReadAsync(Ben)).Hard);

        room.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, (await counter.ReadAsync(Ana)).Hard);
        counter.Saw(Ana, room.Comments[1]);
        Assert.Equal(1, (await counter.ReadAsync(Ana)).Hard);
    }

    [Fact]
    public async Task Looking_without_deciding_is_work_and_five_minutes_away_are_a_pause()
    {
        await using var room = await OpenAsync();
        var counter = room.Get<SessionCounter>();
        for (var minute = 0; minute < 20; minute++)
        {
            counter.Saw(Ana, room.Comments[0]);
            room.Clock.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(20, (await counter.ReadAsync(Ana)).MinutesWithoutPause);
        room.Clock.Pass(TimeSpan.FromMinutes(4));
        counter.Saw(Ana, room.Comments[0]);
        Assert.Equal(0, (await counter.ReadAsync(Ana)).MinutesWithoutPause);
    }
}
