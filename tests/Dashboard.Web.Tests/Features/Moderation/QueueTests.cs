using System.Data.Common;
using Bunit;
using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>What the desk shows of what waits.</summary>
public sealed class QueueTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Queue_shows_the_worst_first_and_pages_lose_none() => PageAsync(null);

    [PostgresFact]
    public Task Queue_pages_on_postgresql() => PageAsync(postgres.NewDatabase());

    private static async Task PageAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        await room.RaiseAsync(SignalKind.Insult, Severity.High, null, room.Comments[4].Id);
        await room.RaiseAsync(SignalKind.Shouting, Severity.Low, null, room.Comments[1].Id);
        await room.RaiseAsync(SignalKind.Spam, Severity.Medium, null, room.Comments[2].Id);
        var queue = room.Get<ModerationQueue>();
        foreach (var order in Enum.GetValues<QueueOrder>())
        {
            var seen = new List<Comment>();
            string? after = null;
            do
            {
                var page = await queue.ReadAsync(Ana, new QueueQuery(Order: order), after, 2);
                seen.AddRange(page.Items.Select(item => item.Comment));
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(6, seen.Select(comment => comment.Id).Distinct().Count());
            Assert.Equal(6, seen.Count);
            if (order == QueueOrder.Urgent)
                Assert.Equal([room.Comments[4].Id, room.Comments[2].Id, room.Comments[1].Id], seen.Take(3).Select(comment => comment.Id));
            else
                Assert.Equal((order == QueueOrder.Oldest ? room.Comments : room.Comments.Reverse()).Select(comment => comment.Id), seen.Select(comment => comment.Id));
        }
        Assert.Equal([room.Comments[4].Id, room.Comments[2].Id], (await queue.ReadAsync(Ana, new QueueQuery(room.Story.Id, Kinds: [SignalKind.Insult, SignalKind.Spam]))).Items.Select(item => item.Comment.Id));
        await room.RaiseAsync(SignalKind.Civil, Severity.Low, null, room.Comments[0].Id);
        var civil = room.Comments.Where(comment => comment.Signals.Any(signal => signal.Kind == SignalKind.Civil)).Select(comment => comment.Id).ToList();
        Assert.Equal(civil, (await queue.ReadAsync(Ana, new QueueQuery(Kinds: [SignalKind.Civil], Order: QueueOrder.Oldest))).Items.Select(item => item.Comment.Id));
        Assert.Equal([room.Comments[4].Id, .. civil], (await queue.ReadAsync(Ana, new QueueQuery(Kinds: [SignalKind.Civil, SignalKind.Insult]))).Items.Select(item => item.Comment.Id));
        Assert.Equal([room.Comments[1].Id, room.Comments[5].Id], (await queue.ReadAsync(Ana, new QueueQuery(AuthorKey: "reader 1", Order: QueueOrder.Oldest))).Items.Select(item => item.Comment.Id));
        Assert.Equal(room.Comments[3].Id, Assert.Single((await queue.ReadAsync(Ana, new QueueQuery(Search: "GATE 39?"))).Items).Comment.Id);
        Assert.Empty((await queue.ReadAsync(Ana, new QueueQuery(Search: "gate %"))).Items);
        var item = (await queue.ReadAsync(Ana, new QueueQuery(room.Story.Id))).Items[0];
        Assert.Equal((room.Story.Slug, room.Story.Title), (item.StorySlug, item.StoryTitle));
        await Assert.ThrowsAsync<InvalidRequestException>(() => queue.ReadAsync(Ana, new QueueQuery(), "nonsense"));
    }

    [Fact]
    public async Task Button_of_the_featured_ones_lists_them_from_all_queues_and_goes_back_to_what_waits()
    {
        await using var room = await OpenAsync();
        foreach (var at in (int[])[1, 3])
            await room.Get<FeatureComment>().HandleAsync(Ana, room.Comments[at].Id, featured: true);
        await room.DecideAsync(Ana, await room.CommentAsync(room.Comments[3].Id), DecisionAction.Keep);
        await using var screen = new BunitContext();
        var list = new DeskList(room.Get<ModerationQueue>(), room.Get<NewComments>(), room.Clock);
        list.Ask(new QueueQuery(room.Story.Id));
        await list.ReadAsync(Ana);
        var head = screen.Render<DeskHead>(parameters => parameters.Add(page => page.List, list).Add(page => page.Go, list.Ask));
        AngleSharp.Dom.IElement Button() => head.FindAll("button").Single(button => button.TextContent == "Featured");
        Assert.Equal("false", Button().GetAttribute("aria-pressed"));
        await Button().ClickAsync();
        await list.ReadAsync(Ana);
        Assert.Equal([room.Comments[1].Id, room.Comments[3].Id], list.Items!.Select(item => item.Comment.Id));
        Assert.True(list.Filtered);
        Assert.Equal("true", Button().GetAttribute("aria-pressed"));
        Assert.DoesNotContain(head.FindAll(".segments button"), button => button.GetAttribute("aria-pressed") == "true");

        await head.FindAll(".segments button").Single(button => button.TextContent.StartsWith("Decided", StringComparison.Ordinal)).ClickAsync();
        await list.ReadAsync(Ana);
        Assert.Equal(room.Comments[3].Id, Assert.Single(list.Items!).Comment.Id);
        await Button().ClickAsync();
        Assert.Equal(new QueueQuery(room.Story.Id, CommentState.Decided), list.Query);
    }

    [Fact]
    public async Task Counts_follow_every_decision_and_its_undo()
    {
        await using var room = await OpenAsync();
        var queue = room.Get<ModerationQueue>();
        Assert.Equal(new QueueCounts(6, 0, 0, 0), await queue.CountAsync(Ana));
        await room.DecideAsync(Ana, room.Comments[0], DecisionAction.Keep);
        await room.DecideAsync(Ana, room.Comments[1], DecisionAction.Escalate);
        await room.Get<HoldComment>().BeatAsync(Ben, room.Comments[2].Id);
        Assert.Equal(new QueueCounts(4, 1, 1, 1), await queue.CountAsync(Ana, room.Story.Id));
        await room.Get<BulkDecide>().HandleAsync(Ana, new(new BulkChoice([room.Comments[3].Id, room.Comments[4].Id]), DecisionAction.Hide));
        Assert.Equal(new QueueCounts(2, 1, 3, 1), await queue.CountAsync(Ana));
        await room.UndoAsync(Ana, Domain.Log.LogKinds.CommentsDecided);
        await room.ImportAsync([Draft(50)]);
        Assert.Equal(new QueueCounts(5, 1, 1, 1), await queue.CountAsync(Ana));
        var held = await queue.ReadAsync(Ana, new QueueQuery(Queue: CommentState.Taken));
        Assert.Equal("Ben", Assert.Single(held.Items).Hold!.PersonName);
    }

    public static TheoryData<string, QueueQuery, bool> Narrow => new()
    {
        { "IX_Comments_AuthorKey", new QueueQuery(AuthorKey: "reader 1"), false },
        { "IX_Comments_AuthorKey", new QueueQuery("story", CommentState.Decided, AuthorKey: "reader 1", Order: QueueOrder.Newest, Search: "dam"), false },
        { "IX_Comments_Group_", new QueueQuery(Group: "g"), false },
        { "IX_Comments_StoryId_PlacedAt_Id", new QueueQuery(Queue: null, Featured: true), false },
        { "IX_Comments_StoryId_PlacedAt_Id", new QueueQuery("story", Featured: true), false },
        { "IX_Comments_ArticleId_", new QueueQuery(ArticleId: "a"), false },
        { "IX_Comments_State_Urgency_PlacedAt_Id (State=? AND Urgency>?)", new QueueQuery(Kinds: [SignalKind.Spam]), false },
        { "IX_Comments_StoryId_State_Urgency_PlacedAt_Id (StoryId=? AND State=?)", new QueueQuery("story"), false },
        { "IX_Comments_ImportedAt", new QueueQuery(), true },
        { "IX_Comments_ImportedAt", new QueueQuery("story", AuthorKey: "reader 1"), true },
    };

    /// <summary>However many wait, what is narrow is read by its own index: SQLite is asked how it would.</summary>
    [Theory]
    [MemberData(nameof(Narrow))]
    public async Task Narrow_part_of_a_queue_is_read_by_its_own_index(string index, QueueQuery query, bool onlyNew)
    {
        await using var newsroom = new Newsroom();
        var plans = new Plans(newsroom);
        var queue = new ModerationQueue(plans, newsroom.Get<StateCounts>(), TimeProvider.System);
        if (onlyNew)
            await new NewComments(plans, queue).CountAsync(Ana, query, DateTimeOffset.UtcNow, 100);
        else
            await queue.ReadAsync(Ana, query);
        Assert.Contains(plans.Steps, step => step.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain("SCAN c", plans.Steps);
    }

    /// <summary>Asks SQLite before each query of comments how it would go about it.</summary>
    private sealed class Plans(Newsroom newsroom) : DbCommandInterceptor, IDbContextFactory<DashboardDbContext>
    {
        public List<string> Steps { get; } = [];

        public DashboardDbContext CreateDbContext()
        {
            using var db = newsroom.Open();
            return new SqliteDashboardDbContext(new DbContextOptionsBuilder<SqliteDashboardDbContext>().UseSqlite(db.Database.GetConnectionString()).AddInterceptors(this).Options);
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var asked = command.CommandText;
            command.CommandText = "EXPLAIN QUERY PLAN " + asked;
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                    Steps.Add(reader.GetString(3));
            }
            command.CommandText = asked;
            return result;
        }
    }

    [Fact]
    public async Task New_ones_are_counted_for_the_part_of_the_queue_that_is_shown()
    {
        await using var room = await OpenAsync();
        var (fresh, since) = (room.Get<NewComments>(), room.Clock.GetUtcNow());
        Assert.Equal(0, await fresh.CountAsync(Ana, new QueueQuery(room.Story.Id), since, 100));
        room.Clock.Pass(TimeSpan.FromSeconds(1));
        await room.ImportAsync(Enumerable.Range(10, 8).Select(Draft));
        Assert.Equal(8, await fresh.CountAsync(Ana, new QueueQuery(room.Story.Id), since, 100));
        Assert.Equal(5, await fresh.CountAsync(Ana, new QueueQuery(), since, 5));
        Assert.Equal(2, await fresh.CountAsync(Ana, new QueueQuery(AuthorKey: "reader 1"), since, 100));
        Assert.Equal(0, await fresh.CountAsync(Ana, new QueueQuery("another"), since, 100));
        Assert.Equal(0, await fresh.CountAsync(Ana, new QueueQuery(Queue: CommentState.Decided), since, 100));
    }

    [Fact]
    public async Task Actor_bound_to_other_stories_sees_nothing_of_this_one()
    {
        await using var room = await OpenAsync();
        var bot = new Actor("key:1", "Bot", Role.Moderator, new HashSet<string> { "other" });
        var queue = room.Get<ModerationQueue>();
        Assert.Empty((await queue.ReadAsync(bot, new QueueQuery())).Items);
        Assert.Equal(new QueueCounts(0, 0, 0, 0), await queue.CountAsync(bot));
        await Assert.ThrowsAsync<NotAllowedException>(() => queue.ReadAsync(bot, new QueueQuery(room.Story.Id)));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.Get<CommentContext>().ReadAsync(bot, room.Comments[0].Id));
    }

    [Fact]
    public async Task Context_shows_what_stands_around_a_comment_and_counts_the_rest()
    {
        await using var room = await OpenAsync(comments: 0);
        CommentDraft Answer(int number, string parent) => Draft(number) with { ParentExternalId = parent };
        await room.ImportAsync([Draft(0), .. Enumerable.Range(1, 12).Select(number => Answer(number, "d0")), Answer(20, "d6"), Answer(21, "d6"),
            new("about", "reader 9", null, false, "Who told the board that only forty thousand households hang on it, and how many divers found the crack in the wall?", "d0")]);
        var sixth = room.Comments.Single(comment => comment.ExternalId == "d6");
        await room.RaiseAsync(SignalKind.NearDuplicate, Severity.Medium, "g", sixth.Id, room.Comments[3].Id);
        await room.DecideAsync(Ana, await room.CommentAsync(sixth.Id), DecisionAction.Hide, reason: "Twice");
        var view = await room.Get<CommentContext>().ReadAsync(Ben, sixth.Id);
        Assert.Equal("d0", Assert.Single(view.Parents).ExternalId);
        Assert.Equal(["d3", "d4", "d5"], view.Before.Shown.Select(comment => comment.ExternalId));
        Assert.Equal(2, view.Before.More);
        Assert.Equal(["d20", "d21"], view.Answers.Shown.Select(comment => comment.ExternalId));
        Assert.Equal(["d7", "d8", "d9", "d10", "d11"], view.After.Shown.Select(comment => comment.ExternalId));
        Assert.Equal(2, view.After.More);
        var alike = Assert.Single(view.Alike.Shown);
        Assert.True(alike.Earlier);
        Assert.NotEmpty(alike.Difference.Changes);
        Assert.Equal("hid it: Twice", view.History.First(line => line.Kind == Domain.Log.LogKinds.CommentDecided).Text);
        var about = await room.Get<CommentContext>().ReadAsync(Ben, room.Comments.Single(comment => comment.ExternalId == "about").Id);
        Assert.True(about.Passage!.Matched);
        Assert.StartsWith("Engineers began to drain", about.Passage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Context_of_one_of_many_alike_shows_the_latest_others_and_counts_the_rest()
    {
        await using var room = await OpenAsync(comments: 16);
        await room.RaiseAsync(SignalKind.NearDuplicate, Severity.Medium, "g", [.. room.Comments.Take(14).Select(comment => comment.Id)]);
        var view = await room.Get<CommentContext>().ReadAsync(Ben, room.Comments[9].Id);
        Assert.Equal(["d13", "d12", "d11", "d10", "d8", "d7", "d6", "d5", "d4", "d3"], view.Alike.Shown.Select(alike => alike.Comment.ExternalId));
        Assert.Equal(3, view.Alike.More);
        Assert.Equal([false, true], view.Alike.Shown.Select(alike => alike.Earlier).Distinct());
    }
}
