using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>Decisions about one comment: who was first, what the policy asks, what becomes of the card.</summary>
public sealed class DecisionTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Of_a_hundred_at_once_one_decides() => RaceAsync(null);

    [PostgresFact]
    public Task Of_a_hundred_at_once_one_decides_on_postgresql() => RaceAsync(postgres.NewDatabase());

    private static async Task RaceAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        var comment = room.Comments[0];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(async () =>
        {
            try
            {
                await room.DecideAsync(new Actor($"m{number}", $"Moderator {number}", Role.Moderator), comment, number % 2 == 0 ? DecisionAction.Keep : DecisionAction.Reject);
                return null;
            }
            catch (LateDecisionException late)
            {
                return late;
            }
        })));
        Assert.Single(outcomes, outcome => outcome is null);
        var decided = await room.CommentAsync(comment.Id);
        Assert.All(outcomes.OfType<LateDecisionException>(), late => Assert.StartsWith($"{decided.Decision!.ByName} {(decided.Decision.Action == DecisionAction.Keep ? "kept" : "rejected")} this ", late.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Late_decision_says_who_did_what_how_long_ago_and_can_overrule()
    {
        await using var room = await OpenAsync();
        await room.DecideAsync(Ana, room.Comments[0], DecisionAction.Reject);
        room.Clock.Pass(TimeSpan.FromMinutes(4));
        var late = await Assert.ThrowsAsync<LateDecisionException>(() => room.DecideAsync(Ben, room.Comments[0], DecisionAction.Keep));
        Assert.Equal("Ana rejected this 4 min ago.", late.Message);
        Assert.Equal(DecisionAction.Reject, late.Comment.Decision!.Action);
        await room.DecideAsync(Ben, room.Comments[0], DecisionAction.Keep, overrule: true);
        Assert.Equal(("Ben", DecisionAction.Keep), ((await room.CommentAsync(room.Comments[0].Id)).Decision!.ByName, (await room.CommentAsync(room.Comments[0].Id)).Decision!.Action));
    }

    [Fact]
    public async Task New_look_of_the_machine_makes_no_decision_late()
    {
        await using var room = await OpenAsync();
        var seen = room.Comments[0];
        await room.RaiseAsync(SignalKind.Insult, Severity.High, null, seen.Id);
        Assert.Equal(CommentState.Decided, (await room.DecideAsync(Ana, seen, DecisionAction.Hide)).State);
        await room.Get<FeatureComment>().HandleAsync(Ana, room.Comments[1].Id, featured: true);
        await Assert.ThrowsAsync<LostUpdateException>(() => room.DecideAsync(Ben, room.Comments[1], DecisionAction.Keep));
    }

    [Fact]
    public async Task Policy_must_exist_and_may_want_a_reason()
    {
        await using var room = await OpenAsync();
        var comment = room.Comments[0];
        Assert.Equal("policy", (await Assert.ThrowsAsync<RuleBrokenException>(() => room.DecideAsync(Ana, comment, DecisionAction.Reject, "made-up"))).Field);
        Assert.Equal("reason", (await Assert.ThrowsAsync<RuleBrokenException>(() => room.DecideAsync(Ana, comment, DecisionAction.Reject, "privacy"))).Field);
        await room.Get<Policies>().SaveAsync(Eve, "spam", new(Retired: true));
        Assert.Equal("policy", (await Assert.ThrowsAsync<RuleBrokenException>(() => room.DecideAsync(Ana, comment, DecisionAction.Reject, "spam"))).Field);
        Assert.Equal("privacy", (await room.DecideAsync(Ana, comment, DecisionAction.Reject, "privacy", "A phone number")).Decision!.Policy);
        await Assert.ThrowsAsync<NotAllowedException>(() => room.DecideAsync(Rex, room.Comments[1], DecisionAction.Keep));
    }

    [Fact]
    public async Task Decided_comment_leaves_the_board_and_comes_back_where_it_stood()
    {
        await using var room = await OpenAsync();
        await room.RaiseAsync(SignalKind.Insult, Severity.High, null, [.. room.Comments.Take(3).Select(comment => comment.Id)]);
        var before = await room.CardsAsync();
        var middle = room.Comments.Single(comment => comment.Id == before[1].SubjectId);
        await room.DecideAsync(Ana, middle, DecisionAction.Reject);
        Assert.Equal([before[0].Id, before[2].Id], (await room.CardsAsync()).Select(card => card.Id));

        // Another look at the thread does not bring it back.
        await CommentJudge.JudgeThreadAsync(room.Get<Data.Log.StoryLog>(), room.Get<IDbContextFactory<Data.DashboardDbContext>>(), room.Story.Id, room.ArticleId, default);
        Assert.DoesNotContain(await room.CardsAsync(), card => card.SubjectId == middle.Id);

        var undone = await room.UndoAsync(Ana, LogKinds.CommentDecided);
        Assert.Equal((LogKinds.Undone, middle.Id), (undone.Kind, undone.SubjectId));
        Assert.Equal(CommentState.NeedsDecision, (await room.CommentAsync(middle.Id)).State);
        var back = Assert.Single(await room.CardsAsync(), card => card.SubjectId == middle.Id);
        Assert.Equal((before[1].Id, before[1].LaneId, before[1].Rank), (back.Id, back.LaneId, back.Rank));
    }

    [Fact]
    public async Task What_was_judged_before_somebody_else_judged_is_looked_at_again()
    {
        await using var room = await OpenAsync();
        var contexts = room.Get<IDbContextFactory<Data.DashboardDbContext>>();
        await using (var db = room.Newsroom.Open())
        {
            // As an import finds the thread: nobody has looked yet, and what it finds itself is less than what the other one will.
            var first = await db.Comments.SingleAsync(row => row.Id == room.Comments[0].Id);
            first.Judge([], null);
            await db.SaveChangesAsync();
        }
        var meanwhile = 0;
        var late = new Data.Log.StoryLog(
            new Meanwhile(contexts, async () =>
            {
                if (meanwhile++ == 0)
                    await room.RaiseAsync(SignalKind.Insult, Severity.High, null, room.Comments[0].Id);
            }),
            new Data.Log.WriteGate(Data.DatabaseProvider.Postgres), room.Get<Data.Log.StorySignals>(), TimeProvider.System);
        await CommentJudge.JudgeThreadAsync(late, contexts, room.Story.Id, room.ArticleId, default);

        // The second look saw what the other one had written, and wrote over that and not over what it never saw.
        Assert.True(meanwhile > 1);
        var rows = (await room.LogAsync()).Where(row => row.SubjectId == room.Comments[0].Id && row.Kind == LogKinds.CommentJudged).ToList();
        Assert.Contains("insult", rows[^1].Before, StringComparison.Ordinal);
        Assert.Equal(SignalKind.Civil, Assert.Single((await room.CommentAsync(room.Comments[0].Id)).Signals).Kind);
    }

    [Fact]
    public async Task Thread_judged_without_its_article_is_judged_anew_when_the_article_is_read_meanwhile()
    {
        await using var room = await OpenAsync();
        var contexts = room.Get<IDbContextFactory<Data.DashboardDbContext>>();
        string pasted;
        await using (var db = room.Newsroom.Open())
        {
            var version = await db.ArticleVersions.AsNoTracking().SingleAsync(row => row.ArticleId == room.ArticleId);
            pasted = string.Join(' ', version.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(12).Take(60));
            await db.Articles.Where(row => row.Id == room.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CurrentVersion, 0));
        }
        await room.ImportAsync([DeskRoom.Draft(50) with { Text = pasted }]);
        var comment = room.Comments[^1];
        Assert.DoesNotContain(comment.Signals, signal => signal.Kind == SignalKind.PastedArticle);
        await room.RaiseAsync(SignalKind.Spam, Severity.Low, null, comment.Id);

        var meanwhile = 0;
        var late = new Data.Log.StoryLog(
            new Meanwhile(contexts, async () =>
            {
                if (meanwhile++ > 0)
                    return;
                await using var db = room.Newsroom.Open();
                await db.Articles.Where(row => row.Id == room.ArticleId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CurrentVersion, 1));
            }),
            new Data.Log.WriteGate(Data.DatabaseProvider.Postgres), room.Get<Data.Log.StorySignals>(), TimeProvider.System);
        await CommentJudge.JudgeThreadAsync(late, contexts, room.Story.Id, room.ArticleId, default);
        Assert.Contains((await room.CommentAsync(comment.Id)).Signals, signal => signal.Kind == SignalKind.PastedArticle);
    }

    [Fact]
    public async Task Comment_erased_while_its_thread_is_judged_gets_no_words_back()
    {
        await using var room = await OpenAsync();
        await room.ImportAsync([DeskRoom.Draft(60) with { Author = "Forgotten", Text = "Ring the chief engineer at +44 20 7946 0958 tonight." }]);
        var comment = room.Comments[^1];
        await room.RaiseAsync(SignalKind.Spam, Severity.Low, null, comment.Id);
        await using (var db = room.Newsroom.Open())
        {
            (await db.Comments.SingleAsync(row => row.Id == comment.Id)).Judge([], null);
            await db.SaveChangesAsync();
        }
        var contexts = room.Get<IDbContextFactory<Data.DashboardDbContext>>();
        var meanwhile = 0;
        var late = new Data.Log.StoryLog(
            new Meanwhile(contexts, async () =>
            {
                if (meanwhile++ == 0)
                    await room.Get<Web.Features.Privacy.EraseCommenter>().HandleAsync(Eve, "Forgotten");
            }),
            new Data.Log.WriteGate(Data.DatabaseProvider.Postgres), room.Get<Data.Log.StorySignals>(), TimeProvider.System);
        await CommentJudge.JudgeThreadAsync(late, contexts, room.Story.Id, room.ArticleId, default);

        Assert.Empty((await room.CommentAsync(comment.Id)).Signals);
        Assert.DoesNotContain(await room.LogAsync(), row => row.After?.Contains("7946 0958", StringComparison.Ordinal) == true || row.Before?.Contains("7946 0958", StringComparison.Ordinal) == true);
        await using var last = room.Newsroom.Open();
        Assert.DoesNotContain(await last.Cards.AsNoTracking().ToListAsync(), card => card.Text?.Contains("7946 0958", StringComparison.Ordinal) == true || card.Title?.Contains("Forgotten", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Comment_pasted_from_an_article_that_comes_later_is_recognised_when_it_comes()
    {
        await using var room = await OpenAsync();
        const string later = "Valve found rusted shut\n\nBy Tove Lind\n\nThe lower valve of the dam had rusted shut long before the winter, a worker who had oiled it for twenty years told this paper on Friday. "
            + "Nobody had asked for the key to its chamber since the spring, she said, and the book in which every turn of the wheel is written down ends with a page from April.";
        await room.ImportAsync([DeskRoom.Draft(70) with { Text = later.Split("\n\n")[2] }]);
        Assert.DoesNotContain(room.Comments[^1].Signals, signal => signal.Kind == SignalKind.PastedArticle);

        await room.Newsroom.ReceiveAsync(room.Story, later);
        await room.Newsroom.AnalyseAllAsync();
        Assert.Contains((await room.CommentAsync(room.Comments[^1].Id)).Signals, signal => signal.Kind == SignalKind.PastedArticle && signal.Reason.Contains("Valve found rusted shut", StringComparison.Ordinal));
    }

    /// <summary>Something happens between a look and the write that follows it, as in another process: no gate of ours holds it up.</summary>
    private sealed class Meanwhile(IDbContextFactory<Data.DashboardDbContext> inner, Func<Task> happens) : IDbContextFactory<Data.DashboardDbContext>
    {
        public Data.DashboardDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<Data.DashboardDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            await happens();
            return await inner.CreateDbContextAsync(cancellationToken);
        }
    }

    [Fact]
    public async Task Version_that_never_was_is_nobodys_to_decide_on()
    {
        await using var room = await OpenAsync();
        var comment = room.Comments[0];
        await Assert.ThrowsAsync<LostUpdateException>(() => room.Get<Web.Features.Comments.DecideComment>().HandleAsync(Ana, comment.Id, new(DecisionAction.Reject), comment.Version + 1000));
        Assert.Equal(CommentState.NeedsDecision, (await room.CommentAsync(comment.Id)).State);
    }

    [Fact]
    public async Task Escalated_comment_stands_on_top_with_its_label()
    {
        await using var room = await OpenAsync();
        await room.RaiseAsync(SignalKind.Insult, Severity.High, null, [.. room.Comments.Take(3).Select(comment => comment.Id)]);
        var last = (await room.CardsAsync())[^1];
        await room.DecideAsync(Ana, await room.CommentAsync(last.SubjectId), DecisionAction.Escalate);
        var top = (await room.CardsAsync())[0];
        Assert.Equal(last.Id, top.Id);
        Assert.Equal(CommentCards.Escalated, top.Labels[0]);
        // One that nothing was noticed of gets a card when somebody escalates it.
        await room.DecideAsync(Ana, room.Comments[5], DecisionAction.Escalate);
        Assert.Equal(room.Comments[5].Id, (await room.CardsAsync())[0].SubjectId);
        await room.Get<ReopenComment>().HandleAsync(Ana, top.SubjectId);
        Assert.DoesNotContain(CommentCards.Escalated, (await room.CardsAsync()).Single(card => card.Id == top.Id).Labels);
    }

    [Fact]
    public async Task Card_of_near_duplicates_passes_on_to_one_that_still_waits()
    {
        await using var room = await OpenAsync();
        await room.RaiseAsync(SignalKind.NearDuplicate, Severity.Medium, "g", room.Comments[1].Id, room.Comments[3].Id);
        var card = Assert.Single(await room.CardsAsync());
        Assert.Equal(room.Comments[3].Id, card.SubjectId);
        await room.DecideAsync(Ana, room.Comments[3], DecisionAction.Hide);
        var heir = Assert.Single(await room.CardsAsync());
        Assert.Equal((room.Comments[1].Id, card.Rank), (heir.SubjectId, heir.Rank));
        await room.UndoAsync(Ana, LogKinds.CommentDecided);
        Assert.Equal((card.Id, room.Comments[3].Id), (Assert.Single(await room.CardsAsync()).Id, Assert.Single(await room.CardsAsync()).SubjectId));
        await room.DecideAsync(Ana, room.Comments[1], DecisionAction.Hide);
        await room.DecideAsync(Ana, await room.CommentAsync(room.Comments[3].Id), DecisionAction.Hide);
        Assert.Empty(await room.CardsAsync());
    }

    [Fact]
    public async Task Undo_is_refused_with_who_acted_since()
    {
        await using var room = await OpenAsync();
        await room.DecideAsync(Ana, room.Comments[0], DecisionAction.Reject);
        var row = (await room.LogAsync())[^1];
        await room.DecideAsync(Ben, room.Comments[0], DecisionAction.Keep, overrule: true);
        var refused = await Assert.ThrowsAsync<CannotUndoException>(() => room.Get<UndoEvent>().HandleAsync(Ana, room.Story.Id, row.Sequence));
        Assert.Contains("Ben", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotAllowedException>(() => room.UndoAsync(Ana, LogKinds.CommentDecided));
        await room.UndoAsync(Ben, LogKinds.CommentDecided);
        Assert.Equal("Ana", (await room.CommentAsync(room.Comments[0].Id)).Decision!.ByName);
    }

    [Fact]
    public async Task Hidden_comment_is_not_featured_and_hiding_ends_it()
    {
        await using var room = await OpenAsync();
        var feature = room.Get<FeatureComment>();
        Assert.True((await feature.HandleAsync(Ana, room.Comments[0].Id, true)).Featured);
        await room.Get<Web.Features.Comments.DecideComment>().HandleAsync(Ana, room.Comments[0].Id, new(DecisionAction.Hide));
        Assert.False((await room.CommentAsync(room.Comments[0].Id)).Featured);
        await Assert.ThrowsAsync<RuleBrokenException>(() => feature.HandleAsync(Ana, room.Comments[0].Id, true));
        await room.UndoAsync(Ana, LogKinds.CommentDecided);
        Assert.True((await room.CommentAsync(room.Comments[0].Id)).Featured);
    }

    [Fact]
    public async Task Machine_decides_only_where_the_team_switched_it_on_and_only_what_comes_from_then_on()
    {
        await using var room = await OpenAsync(comments: 0);
        var twice = InventedStory.Comments.ToList();
        await room.ImportAsync(twice);
        Assert.Contains(room.Comments, comment => comment.Signals.Any(signal => signal.Kind == SignalKind.NearDuplicate));
        Assert.All(room.Comments, comment => Assert.Null(comment.Decision));

        await Assert.ThrowsAsync<NotAllowedException>(() => room.Get<Policies>().SaveAsync(Ana, "copying", new(Automatic: DecisionAction.Hide)));
        var policy = await room.Get<Policies>().SaveAsync(Eve, "copying", new(Automatic: DecisionAction.Hide, AutomaticFrom: Severity.Low));
        Assert.Equal("Eve", policy.AutomaticByName);
        await room.ImportAsync([twice[2] with { ExternalId = "c4", Author = "somebody else" }]);
        var decided = Assert.Single(room.Comments, comment => comment.Decision is not null);
        Assert.Equal(("c4", DecisionAction.Hide, "copying"), (decided.ExternalId, decided.Decision!.Action, decided.Decision.Policy));
        Assert.NotNull(decided.Decision.ByRule);
        Assert.DoesNotContain(await room.CardsAsync(), card => card.SubjectId == decided.Id);
        Assert.Contains("because the team switched the rule", (await room.Get<CommentContext>().ReadAsync(Ana, decided.Id)).History[0].Text, StringComparison.Ordinal);

        // A moderator takes it back, and the machine leaves it alone from then on.
        await room.UndoAsync(Ana, LogKinds.CommentDecided);
        await room.ImportAsync([twice[2] with { ExternalId = "c5", Author = "a third one" }]);
        Assert.Null((await room.CommentAsync(decided.Id)).Decision);
        Assert.Equal("c5", Assert.Single(room.Comments, comment => comment.Decision is not null).ExternalId);
        Assert.Null((await room.Get<Policies>().SaveAsync(Eve, "copying", new(Off: true))).AutomaticByName);
        await room.ImportAsync([twice[2] with { ExternalId = "c6", Author = "a fourth one" }]);
        Assert.Single(room.Comments, comment => comment.Decision is not null);
    }

    [Fact]
    public async Task Machine_leaves_a_premoderated_writer_to_a_person_though_the_policy_acts_by_itself()
    {
        await using var room = await OpenAsync(comments: 0);
        var twice = InventedStory.Comments.ToList();
        await room.ImportAsync(twice);
        await room.Get<Policies>().SaveAsync(Eve, "copying", new(Automatic: DecisionAction.Hide, AutomaticFrom: Severity.Low));
        var first = room.Comments[0];
        await room.Get<SanctionPeople>().SetAsync(Ana, first.Author, new(SanctionKind.Premoderate, "Repeats one text.", Policy: "copying"));

        await room.ImportAsync([twice[2] with { ExternalId = "held", Author = first.Author }, twice[2] with { ExternalId = "free", Author = "somebody else" }]);

        Assert.Equal("free", Assert.Single(room.Comments, comment => comment.Decision is not null).ExternalId);
        Assert.Contains(room.Comments.Single(comment => comment.ExternalId == "held").Signals, signal => signal.Kind == SignalKind.Sanction);
    }

    [Fact]
    public async Task Lead_becomes_a_card_joined_to_the_claim_and_its_removal_can_be_undone()
    {
        await using var room = await OpenAsync();
        var link = room.Get<LinkLead>();
        await using var db = room.Newsroom.Open();
        var text = await db.ArticleVersions.Select(version => version.Text).SingleAsync();
        var at = text.IndexOf("The reservoir supplies", StringComparison.Ordinal);
        var end = text.IndexOf('.', at) + 1;
        await Assert.ThrowsAsync<RuleBrokenException>(() => link.AddAsync(Rex, room.Comments[0].Id, new(LeadRelation.Disputes)));
        await Assert.ThrowsAsync<RuleBrokenException>(() => link.AddAsync(Rex, room.Comments[0].Id, new(LeadRelation.Adds, 5, 9999)));
        var lead = await link.AddAsync(Rex, room.Comments[0].Id, new(LeadRelation.Disputes, 0, 12, new(room.ArticleId, at, end)));
        Assert.Equal(text[at..end], lead.ClaimText);
        var board = await room.Get<Realtime.StoryFeed>().GetAsync(room.Story.Id);
        var lane = board.Lanes.Single(lane => lane.Lane.Kind == Domain.Boards.LaneKind.Notes);
        Assert.Equal((lead.Id, "Reader disputes: " + lead.ClaimText, room.Comments[0].Text[..12].TrimEnd()), (lane.Cards[0].Lead!.Id, lane.Cards[0].Card.Title, lane.Cards[0].Card.Text));
        await Assert.ThrowsAsync<NotAllowedException>(() => link.RemoveAsync(Ana, lead.Id));
        await link.RemoveAsync(Rex, lead.Id);
        Assert.Empty((await room.Get<CommentContext>().ReadAsync(Ana, room.Comments[0].Id)).Leads);
        await room.UndoAsync(Rex, LogKinds.LeadRemoved);
        Assert.Equal(lead.Id, Assert.Single((await room.Get<CommentContext>().ReadAsync(Ana, room.Comments[0].Id)).Leads).Id);
        Assert.NotNull((await room.Get<Realtime.StoryFeed>().GetAsync(room.Story.Id)).Lanes.SelectMany(one => one.Cards).Single(card => card.Card.Kind == Domain.Boards.CardKind.Lead).Lead);
    }

    [Fact]
    public async Task Comment_of_an_erased_writer_is_not_decided_opened_again_or_put_back_by_an_undo()
    {
        await using var room = await OpenAsync();
        var hidden = await room.DecideAsync(Ana, room.Comments[1], DecisionAction.Hide);
        await room.Get<Web.Features.Privacy.EraseCommenter>().HandleAsync(Eve, hidden.Author);
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.Get<ReopenComment>().HandleAsync(Ana, hidden.Id));
        await Assert.ThrowsAsync<RuleBrokenException>(() => room.DecideAsync(Ana, room.Comments[5], DecisionAction.Escalate, overrule: true));
        await Assert.ThrowsAsync<CannotUndoException>(() => room.Get<UndoEvent>().HandleAsync(Ana, room.Story.Id, hidden.Version));
        Assert.Equal(CommentState.Decided, (await room.CommentAsync(hidden.Id)).State);
        Assert.Equal(CommentState.Decided, (await room.CommentAsync(room.Comments[5].Id)).State);
        Assert.Equal(0, (await room.Get<ModerationQueue>().CountAsync(Ana)).Escalated);
    }
}
