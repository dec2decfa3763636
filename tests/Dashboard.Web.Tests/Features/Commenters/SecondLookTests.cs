using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Commenters;

/// <summary>Second looks, skips, easy items, the session and handing over.</summary>
public sealed class SecondLookTests
{
    private static readonly Actor s_ana = new("ana", "Ana", Role.Moderator);
    private static readonly Actor s_ben = new("ben", "Ben", Role.Moderator);

    [Fact]
    public async Task Somebody_else_decides_again_without_knowing_and_the_comment_stays_as_it_was()
    {
        await using var newsroom = new Newsroom();
        var comments = await CommenterTests.ThreadAsync(newsroom);
        await newsroom.Get<DeskSettings>().SaveAsync(new Actor("admin", "Ada", Role.Admin), new ModerationSettings { SecondLookOneIn = 1 });
        var looks = newsroom.Get<SecondLooks>();
        await newsroom.Get<DecideComment>().HandleAsync(s_ana, comments[0].Id, new(DecisionAction.Reject, Reason: "no"));
        await newsroom.Get<DecideComment>().HandleAsync(s_ana, comments[1].Id, new(DecisionAction.Keep));

        Assert.Null(await looks.NextAsync(s_ana));
        var next = (await looks.NextAsync(s_ben))!;
        Assert.Equal((comments[0].Id, null, CommentState.NeedsDecision), (next.Id, next.Decision, next.State));
        await Assert.ThrowsAsync<RuleBrokenException>(() => looks.AnswerAsync(s_ana, next.Id, DecisionAction.Keep, null));
        await looks.AnswerAsync(s_ben, next.Id, DecisionAction.Hide, null);
        await looks.AnswerAsync(s_ben, (await looks.NextAsync(s_ben))!.Id, DecisionAction.Keep, null);
        Assert.Null(await looks.NextAsync(s_ben));
        await Assert.ThrowsAsync<NotFoundException>(() => looks.AnswerAsync(s_ben, next.Id, DecisionAction.Keep, null));

        var report = await looks.ReportAsync(s_ana);
        Assert.Equal((2, 1, true), (report.All.Looks, report.All.Agreed, report.All.Few));
        Assert.Equal([("keep", 1, 1), ("reject", 1, 0)], report.ByAction.Select(row => (row.Of, row.Looks, row.Agreed)));
        var unlike = Assert.Single(report.Disagreements);
        Assert.Equal((comments[0].Id, DecisionAction.Reject, DecisionAction.Hide, "Ben"), (unlike.CommentId, unlike.FirstAction, unlike.Action, unlike.ByName));
        await using var db = newsroom.Open();
        Assert.Equal(DecisionAction.Reject, (await db.Comments.SingleAsync(row => row.Id == comments[0].Id)).Decision!.Action);
    }

    [Fact]
    public void About_one_in_twenty_is_chosen_and_always_the_same_ones()
    {
        var at = new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
        List<string> Chosen() => [.. Enumerable.Range(0, 4000).Select(number => $"comment{number}").Where(id => SecondLooks.IsChosen(id, at, 20))];
        Assert.InRange(Chosen().Count, 150, 250);
        Assert.Equal(Chosen(), Chosen());
        Assert.False(SecondLooks.IsChosen("comment1", at, 0));
    }

    [Fact]
    public async Task Skipped_comment_is_reported_with_who_skipped_it_until_it_is_decided()
    {
        await using var newsroom = new Newsroom();
        var comments = await CommenterTests.ThreadAsync(newsroom);
        var skips = newsroom.Get<Skips>();
        foreach (var actor in (Actor[])[s_ana, s_ben, s_ana])
            await skips.SkipAsync(actor, comments[0].Id);
        await skips.SkipAsync(s_ana, comments[1].Id);
        var report = await skips.ReportAsync(s_ana);
        Assert.Equal([comments[0].Id, comments[1].Id], report.Select(row => row.CommentId));
        Assert.Equal(["Ana", "Ben"], report[0].People);
        await newsroom.Get<DecideComment>().HandleAsync(s_ana, comments[0].Id, new(DecisionAction.Keep));
        Assert.Equal(comments[1].Id, Assert.Single(await skips.ReportAsync(s_ana)).CommentId);
    }

    [Fact]
    public async Task Session_counts_what_one_person_did_today_and_suggests_a_pause()
    {
        var clock = new MovableClock();
        await using var newsroom = new Newsroom(time: clock);
        var counter = newsroom.Get<SessionCounter>();
        for (var minute = 0; minute < 51; minute++)
        {
            counter.Decided(s_ana);
            clock.Forward(TimeSpan.FromMinutes(1));
        }
        var session = await counter.ReadAsync(s_ana);
        Assert.Equal((0, true), (session.Hard, session.PauseSuggested));
        counter.Pause(s_ana);
        Assert.False((await counter.ReadAsync(s_ana)).PauseSuggested);
        Assert.Equal(0, (await counter.ReadAsync(s_ben)).Decided);
    }
}
