using Dashboard.Domain;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Data.Log;
using Dashboard.Realtime;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Tests.Support;
using static Dashboard.Web.Tests.Features.Contradictions.WorkRoom;

namespace Dashboard.Web.Tests.Features.Contradictions;

/// <summary>Who may settle what, and what stands while people disagree.</summary>
public sealed class OpinionTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Proposal_waits_for_a_second_person_where_the_board_wants_one() => SecondPersonAsync(null);

    [PostgresFact]
    public Task Proposal_waits_for_a_second_person_on_postgresql() => SecondPersonAsync(postgres.NewDatabase());

    private static async Task SecondPersonAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        await room.WantSecondPersonAsync();

        var proposed = await room.ResolveAsync(Ben, Verdict.Side, 0);
        Assert.True(proposed.IsOpen);
        Assert.Null(proposed.Resolution);
        Assert.Equal("Ben", proposed.Proposal?.ByName);
        Assert.Equal(Ben.Id, proposed.AssigneeId);
        var own = await Assert.ThrowsAsync<RuleBrokenException>(() => room.ConfirmAsync(Ben));
        Assert.Contains("Somebody else", own.Message, StringComparison.Ordinal);

        var settled = await room.ConfirmAsync(Fay);
        Assert.Equal(ContradictionStatus.Resolved, settled.Status);
        Assert.Equal("Ben", settled.Resolution?.ByName);
        Assert.Equal("Fay", settled.Confirmation?.ByName);
        Assert.Equal(0, (await room.Newsroom.Get<StoryFeed>().GetAsync(room.Story.Id)).Counts.OpenContradictions - (await room.AllAsync()).Count(row => row.IsOpen));
    }

    [Fact]
    public async Task Confirmation_is_refused_where_nothing_waits_for_it()
    {
        await using var room = await OpenAsync();
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.ConfirmAsync(Fay));
        await room.ResolveAsync(Ben, Verdict.Both);
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.ConfirmAsync(Fay));
    }

    [Fact]
    public async Task The_same_verdict_of_somebody_else_settles_a_proposal_too()
    {
        await using var room = await OpenAsync();
        await room.WantSecondPersonAsync();
        await room.ResolveAsync(Ben, Verdict.Unresolvable);
        var settled = await room.ResolveAsync(Fay, Verdict.Unresolvable);
        Assert.Equal(ContradictionStatus.Resolved, settled.Status);
        Assert.Equal(["Ben", "Fay"], settled.Opinions.Select(opinion => opinion.ByName));
    }

    [Fact]
    public async Task Two_verdicts_that_differ_stand_side_by_side_until_an_editor_decides()
    {
        await using var room = await OpenAsync();
        Assert.Equal(ContradictionStatus.Resolved, (await room.ResolveAsync(Ben, Verdict.Side, 0)).Status);

        var disputed = await room.ResolveAsync(Fay, Verdict.Side, 1);
        Assert.True(disputed.IsDisputed);
        Assert.True(disputed.IsOpen);
        Assert.Null(disputed.Resolution);
        Assert.Equal(["Ben", "Fay"], disputed.Opinions.Select(opinion => opinion.ByName));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.ResolveAsync(Ben, Verdict.Side, 0, decide: true));

        var decided = await room.ResolveAsync(Ana, Verdict.Side, 1, decide: true);
        Assert.Equal(ContradictionStatus.Resolved, decided.Status);
        Assert.True(decided.Resolution?.Decides);
        Assert.Equal("Ana", decided.Resolution?.ByName);
        Assert.Equal(["Ben", "Fay"], decided.Opinions.Select(opinion => opinion.ByName));
    }

    [Fact]
    public async Task A_decision_is_refused_where_opinions_do_not_differ_and_where_it_would_be_one_word_alone()
    {
        await using var room = await OpenAsync();
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.ResolveAsync(Ana, Verdict.Both, decide: true));
        await room.WantSecondPersonAsync();
        await room.ResolveAsync(Ana, Verdict.Side, 0);
        await room.ResolveAsync(Fay, Verdict.Side, 1);
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.ResolveAsync(Ana, Verdict.Side, 0, decide: true));
        Assert.Equal(ContradictionStatus.Resolved, (await room.ResolveAsync(Ana, Verdict.Side, 1, decide: true)).Status);
    }

    [Fact]
    public async Task An_opinion_taken_back_leaves_what_the_others_hold()
    {
        await using var room = await OpenAsync();
        await room.ResolveAsync(Ben, Verdict.Side, 0);
        await room.ResolveAsync(Fay, Verdict.Both);
        var left = await room.TakeBackAsync(Fay);
        Assert.Equal(ContradictionStatus.Resolved, left.Status);
        Assert.Equal("Ben", left.Resolution?.ByName);

        var open = await room.TakeBackAsync(Ben);
        Assert.True(open.IsOpen);
        Assert.Empty(open.Opinions);
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.TakeBackAsync(Ben));
    }

    [Fact]
    public async Task A_changed_proposal_needs_a_new_confirmation()
    {
        await using var room = await OpenAsync();
        await room.WantSecondPersonAsync();
        await room.ResolveAsync(Ben, Verdict.Side, 0);
        await room.ConfirmAsync(Fay);
        var changed = await room.ResolveAsync(Ben, Verdict.Side, 1);
        Assert.True(changed.IsOpen);
        Assert.Null(changed.Confirmation);
        Assert.Equal(1, changed.Proposal?.Side);
    }

    [Fact]
    public async Task The_second_of_two_who_saw_the_same_state_is_told_who_was_first()
    {
        await using var room = await OpenAsync();
        var seen = (await room.NumberAsync()).Version;
        await room.ResolveAsync(Ben, Verdict.Side, 0, ifVersion: seen);
        var late = await Assert.ThrowsAsync<LostUpdateException>(() => room.ResolveAsync(Fay, Verdict.Side, 1, ifVersion: seen));
        Assert.Equal("Ben", late.By.ActorName);
        Assert.Single((await room.NumberAsync()).Opinions);
    }

    [Theory]
    [InlineData(LogKinds.ContradictionProposed)]
    [InlineData(LogKinds.ContradictionConfirmed)]
    [InlineData(LogKinds.ContradictionTakenBack)]
    public async Task Each_step_can_be_undone(string kind)
    {
        await using var room = await OpenAsync();
        await room.WantSecondPersonAsync();
        var steps = new List<(string Kind, Func<Task> Step, Actor Who)>
        {
            (LogKinds.ContradictionProposed, () => room.ResolveAsync(Ben, Verdict.Both), Ben),
            (LogKinds.ContradictionConfirmed, () => room.ConfirmAsync(Fay), Fay),
            (LogKinds.ContradictionTakenBack, () => room.TakeBackAsync(Ben), Ben),
        };
        foreach (var (name, step, who) in steps)
        {
            var before = LogJson.Write(await room.NumberAsync()).ToJsonString();
            await step();
            if (name != kind)
                continue;
            var row = (await room.Newsroom.Get<StoryLog>().ReadAsync(room.Story.Id, 0, int.MaxValue)).Last(row => row.Kind == kind);
            await room.Newsroom.Get<UndoEvent>().HandleAsync(who, room.Story.Id, row.Sequence);
            Assert.Equal(before, LogJson.Write(await room.NumberAsync()).ToJsonString());
            return;
        }
    }

    [Fact]
    public async Task Only_what_is_resolved_can_be_published_and_a_new_opinion_does_not_hide_that_it_was()
    {
        await using var room = await OpenAsync();
        var found = await room.NumberAsync();
        Assert.Throws<RuleBrokenException>(() => found.Publish(DateTimeOffset.UnixEpoch));
        var settled = await room.ResolveAsync(Ben, Verdict.Both);
        settled.Publish(DateTimeOffset.UnixEpoch);
        settled.Publish(DateTimeOffset.UnixEpoch.AddDays(1));
        Assert.Equal((ContradictionStatus.Published, 2), (settled.Status, settled.PublishedRevision));
        settled.Resolve(settled.Opinions[0] with { ById = "fay", ByName = "Fay", Verdict = Verdict.Unresolvable });
        Assert.True(settled.IsDisputed);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(1), settled.PublishedAt);
    }
}
