using Dashboard.Data.Log;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Tests.Features.Moderation;
using Dashboard.Web.Tests.Support;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Privacy;

/// <summary>What was noted about somebody's health goes after its days, and nothing else with it.</summary>
public sealed class RetentionTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly Actor s_admin = new("admin", "Ada", Role.Admin);

    [Fact]
    public Task Health_leaves_signals_and_log_after_its_days_and_other_signals_stay() => HealthAsync(null);

    [PostgresFact]
    public Task Health_leaves_signals_on_postgresql() => HealthAsync(postgres.NewDatabase());

    private static async Task HealthAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        await room.Get<DeskSettings>().SaveAsync(s_admin, new ModerationSettings { HealthDays = 30, PersonNoteDays = 0, DeskRecordDays = 0 });
        await SayAsync(room, room.Comments[0].Id, new Signal(SignalKind.HealthClaim, Severity.Medium, "Says that the chief is ill.", [new CommentSpan(0, 5)], new Rule("health", "1"), Policy: "privacy"),
            new Signal(SignalKind.Insult, Severity.Low, "Calls him a name.", [new CommentSpan(6, 9)], new Rule("insult", "1")));
        await SayAsync(room, room.Comments[1].Id, new Signal(SignalKind.Accusation, Severity.Medium, "Says that he took money.", [], new Rule("accusation", "1")));
        var retention = room.Get<Retention>();

        Assert.Equal(0, (await retention.RunWhenDueAsync())!.Health);
        room.Clock.Pass(TimeSpan.FromDays(29));
        Assert.Equal(0, (await retention.RunWhenDueAsync())!.Health);
        room.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, (await retention.RunWhenDueAsync())!.Health);
        room.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(0, (await retention.RunWhenDueAsync())!.Health);

        var (health, insult) = (await room.CommentAsync(room.Comments[0].Id)).Signals is [var first, var second] ? (first, second) : default;
        Assert.Equal((SignalKind.HealthClaim, "", 0), (health.Kind, health.Reason, health.Spans.Count));
        Assert.Equal((SignalKind.Insult, "Calls him a name.", 1), (insult.Kind, insult.Reason, insult.Spans.Count));
        Assert.Equal(room.Comments[0].Text, (await room.CommentAsync(room.Comments[0].Id)).Text);
        Assert.Equal("Says that he took money.", Assert.Single((await room.CommentAsync(room.Comments[1].Id)).Signals).Reason);
        Assert.DoesNotContain(await room.LogAsync(), row => $"{row.Before}{row.After}".Contains("the chief is ill", StringComparison.Ordinal));
        Assert.Contains(await room.LogAsync(), row => $"{row.Before}{row.After}".Contains("Calls him a name", StringComparison.Ordinal));
        Assert.Empty((await room.Get<LogVerifier>().VerifyAsync()).Faults);
        await LogFolding.EqualsTablesAsync(room.Newsroom, room.Story.Id);
    }

    [Fact]
    public async Task Health_that_is_judged_anew_when_the_thread_grows_does_not_come_back()
    {
        await using var room = await OpenAsync(comments: 3);
        await room.Get<DeskSettings>().SaveAsync(s_admin, new ModerationSettings { HealthDays = 30 });
        await room.ImportAsync([new("ill", "reader 1", new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero), true, "The president has Parkinson's and nobody dares to say so.")]);
        var said = room.Comments.Single(comment => comment.ExternalId == "ill");
        Assert.Contains(said.Signals, signal => signal.Kind == SignalKind.HealthClaim && signal.Reason.Length > 0);
        room.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(1, (await room.Get<Retention>().RunWhenDueAsync())!.Health);

        await room.ImportAsync([Draft(40)]);

        Assert.All((await room.CommentAsync(said.Id)).Signals.Where(signal => signal.Kind == SignalKind.HealthClaim), signal => Assert.Equal(("", 0), (signal.Reason, signal.Spans.Count)));
    }

    private static Task SayAsync(DeskRoom room, string id, params Signal[] signals) => room.Get<StoryLog>().WriteAsync(room.Story.Id, Actor.Program, async write =>
    {
        var comment = await write.GetAsync<Comment>(id);
        comment.Judge(signals, null);
        write.Record(LogKinds.CommentJudged, comment);
    });
}
