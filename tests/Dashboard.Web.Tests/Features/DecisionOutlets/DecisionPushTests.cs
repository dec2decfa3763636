using Dashboard.Data.Moderation;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.DecisionOutlets;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Tests.Api;
using Dashboard.Web.Tests.Sources;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.DecisionOutlets;

/// <summary>Decisions on their way to WordPress and Coral, over real HTTP, step by step.</summary>
public sealed class DecisionPushTests : IAsyncLifetime
{
    private const string CoralId = "6f1e0f3c-6a0e-4a7c-9d43-1f5f0f9f0a11", GoneId = "00000000-0000-4000-8000-000000000000";
    private static readonly Actor s_admin = new("bo", "Bo", Role.Admin);

    // Patient, since other work shares this machine.
    internal static readonly Dictionary<string, string?> Loopback = new(Desk.Loopback) { ["Fetch:TotalTime"] = "00:00:30", ["Fetch:IdleTime"] = "00:00:30" };

    private readonly MovedClock _clock = new();
    private Newsroom _newsroom = null!;
    private PlayedSystem _site = null!;
    private Story _story = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new(time: _clock, settings: Loopback);
        _site = await PlayedSystem.OpenAsync("7", "8", CoralId);
        _story = await _newsroom.CreateStoryAsync();
        var article = await ReceiveAsync(_newsroom, _story, _site.Root);
        await _newsroom.Get<ImportComments>().HandleAsync(Newsroom.Editor, article, Drafts("comment-7", "comment-8", "comment-404", CoralId, GoneId, "post-3"));
    }

    public async Task DisposeAsync()
    {
        await _newsroom.DisposeAsync();
        await _site.DisposeAsync();
    }

    internal static async Task<string> ReceiveAsync(Newsroom newsroom, Story story, string root)
    {
        var text = System.Text.Encoding.UTF8.GetBytes("Quay closed\n\nThe quay was closed on Monday after a lorry hit a pillar, the port authority said.");
        return (await newsroom.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, story.Id, text, new ReceivedWith("text/plain", Url: root + "/quay-closed"))).Article.Id;
    }

    internal static CommentDraft[] Drafts(params string[] ids) => [.. ids.Select((id, number) => new CommentDraft(id, $"Reader {number}", null, false, $"Remark number {number} about the quay: it was shut before, in year {1980 + number}."))];

    private Task<DecisionOutlet> AddAsync(CommentSystem system = CommentSystem.WordPress, string? secret = null) =>
        _newsroom.Get<ManageDecisionOutlets>().AddAsync(s_admin, new("The site", system, _site.Root, secret ?? (system == CommentSystem.WordPress ? PlayedSystem.User : PlayedSystem.Token)));

    private async Task<Comment> CommentAsync(string externalId)
    {
        await using var db = _newsroom.Open();
        return await db.Comments.AsNoTracking().SingleAsync(row => row.ExternalId == externalId);
    }

    private async Task DecideAsync(string externalId, DecisionAction action, string? policy = null) =>
        await _newsroom.Get<DecideComment>().HandleAsync(Newsroom.Editor, (await CommentAsync(externalId)).Id, new(action, policy, "Because of the rules."));

    private async Task UndoAsync(string externalId)
    {
        var comment = await CommentAsync(externalId);
        await _newsroom.Get<UndoEvent>().HandleAsync(Newsroom.Editor, comment.StoryId, comment.Version);
    }

    /// <summary>Lets time pass and sends what is due.</summary>
    private async Task CarryAsync(TimeSpan? wait = null)
    {
        _clock.Pass(wait ?? TimeSpan.FromSeconds(15));
        while (await _newsroom.Get<DecisionCourier>().CarryAsync(default))
        {
        }
    }

    private async Task<List<OutgoingDecision>> WaitingAsync()
    {
        await using var db = _newsroom.Open();
        return await db.OutgoingDecisions.AsNoTracking().ToListAsync();
    }

    private async Task<DecisionOutlet> OutletAsync() => (await _newsroom.Get<ManageDecisionOutlets>().ListAsync(s_admin)).Single().Outlet;

    private async Task<List<string>> NotesAsync()
    {
        await using var db = _newsroom.Open();
        return await db.Notes.Where(row => row.Target == NoteTarget.Comment).Select(row => row.Text).ToListAsync();
    }

    [Fact]
    public async Task WordPress_is_told_each_decision_in_its_own_words()
    {
        await AddAsync();
        foreach (var (action, policy, status) in ((DecisionAction, string?, string)[])
            [(DecisionAction.Keep, null, "approved"), (DecisionAction.Hide, null, "hold"), (DecisionAction.Reject, PolicyIds.Spam, "spam"), (DecisionAction.Reject, PolicyIds.Insult, "trash"), (DecisionAction.Escalate, null, "hold")])
        {
            await DecideAsync("comment-7", action, policy);
            await CarryAsync();
            Assert.Equal(status, _site.Comments["7"]);
        }
        Assert.Equal("none", _site.Comments["8"]);
        Assert.Empty(await WaitingAsync());
        Assert.Null((await OutletAsync()).LastFault);
    }

    [Fact]
    public async Task Coral_is_told_with_revision_and_reason()
    {
        await AddAsync(CommentSystem.Coral);
        await DecideAsync(CoralId, DecisionAction.Reject, PolicyIds.Hate);
        await CarryAsync();
        await DecideAsync(CoralId, DecisionAction.Keep);
        await CarryAsync();
        await DecideAsync(CoralId, DecisionAction.Reject, PolicyIds.Shouting);
        await CarryAsync();
        await DecideAsync(CoralId, DecisionAction.Escalate);
        await CarryAsync();
        Assert.Equal([(CoralId, "reject HATE_SPEECH"), (CoralId, "approve"), (CoralId, "reject OTHER")], _site.Changes);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Decision_taken_back_at_once_never_leaves_and_a_later_one_is_taken_back_there_too()
    {
        await AddAsync();
        await DecideAsync("comment-7", DecisionAction.Reject);
        await UndoAsync("comment-7");
        await CarryAsync();
        Assert.Empty(_site.Changes);
        await DecideAsync("comment-7", DecisionAction.Reject);
        await CarryAsync();
        await UndoAsync("comment-7");
        await CarryAsync();
        Assert.Equal([("7", "trash"), ("7", "hold")], _site.Changes);
    }

    [Fact]
    public async Task Of_several_decisions_the_newest_goes()
    {
        await AddAsync();
        await DecideAsync("comment-7", DecisionAction.Keep);
        await DecideAsync("comment-7", DecisionAction.Hide);
        await DecideAsync("comment-7", DecisionAction.Reject);
        await CarryAsync();
        Assert.Equal([("7", "trash")], _site.Changes);
    }

    [Fact]
    public async Task Decision_that_is_there_already_has_arrived()
    {
        await AddAsync();
        _site.Comments["7"] = "approved";
        await DecideAsync("comment-7", DecisionAction.Keep);
        await CarryAsync();
        Assert.Empty(await WaitingAsync());
        Assert.Null((await OutletAsync()).LastFault);
    }

    [Fact]
    public async Task Comments_of_other_sites_and_systems_are_not_told()
    {
        await AddAsync(CommentSystem.Coral);
        var other = await ReceiveAsync(_newsroom, await _newsroom.CreateStoryAsync(), "https://elsewhere.example");
        await _newsroom.Get<ImportComments>().HandleAsync(Newsroom.Editor, other, Drafts("11111111-6a0e-4a7c-9d43-1f5f0f9f0a11"));
        foreach (var id in (string[])["comment-7", "post-3", "11111111-6a0e-4a7c-9d43-1f5f0f9f0a11"])
            await DecideAsync(id, DecisionAction.Reject);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Site_that_asks_for_patience_is_left_alone_as_long_as_it_asks()
    {
        await AddAsync();
        _site.Instead = context =>
        {
            context.Response.Headers.RetryAfter = "120";
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await DecideAsync("comment-7", DecisionAction.Keep);
        await DecideAsync("comment-8", DecisionAction.Keep);
        await CarryAsync();
        var asked = _site.Site.Asked.Count;
        Assert.Equal(1, asked);
        Assert.Contains("503", (await OutletAsync()).LastFault, StringComparison.Ordinal);
        await CarryAsync(TimeSpan.FromSeconds(90));
        Assert.Equal(asked, _site.Site.Asked.Count);
        _site.Instead = null;
        await CarryAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(("approved", "approved"), (_site.Comments["7"], _site.Comments["8"]));
        Assert.Empty(await WaitingAsync());
        Assert.Null((await OutletAsync()).LastFault);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(302)]
    [InlineData(404)]
    public async Task Site_that_does_not_let_us_in_pauses_the_outlet_and_loses_nothing(int status)
    {
        await AddAsync();
        _site.Instead = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        await DecideAsync("comment-7", DecisionAction.Keep);
        await CarryAsync();
        var outlet = await OutletAsync();
        Assert.True(outlet.Paused);
        Assert.Contains($"{status}", outlet.LastFault, StringComparison.Ordinal);
        _site.Instead = null;
        await DecideAsync("comment-8", DecisionAction.Keep);
        await CarryAsync();
        Assert.Empty(_site.Changes);
        await _newsroom.Get<ManageDecisionOutlets>().ChangeAsync(s_admin, outlet.Id, new(Paused: false));
        await CarryAsync();
        Assert.Equal(2, _site.Changes.Count);
    }

    [Fact]
    public async Task Wrong_secret_pauses_the_outlet()
    {
        await AddAsync(secret: "ana:wrong");
        await DecideAsync("comment-7", DecisionAction.Keep);
        await CarryAsync();
        Assert.True((await OutletAsync()).Paused);
        Assert.Equal("none", _site.Comments["7"]);
    }

    [Theory]
    [InlineData(CommentSystem.WordPress, "comment-404")]
    [InlineData(CommentSystem.Coral, GoneId)]
    public async Task Comment_that_is_gone_over_there_is_said_on_the_comment_and_dropped(CommentSystem system, string id)
    {
        await AddAsync(system);
        await DecideAsync(id, DecisionAction.Keep);
        await CarryAsync();
        Assert.Contains("no such comment", Assert.Single(await NotesAsync()), StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync());
        Assert.False((await OutletAsync()).Paused);
    }

    [Fact]
    public async Task Comment_that_always_fails_keeps_no_other_waiting_and_is_given_up()
    {
        await AddAsync();
        _site.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return context.Request.Path.Value!.EndsWith("/7", StringComparison.Ordinal) ? Task.CompletedTask : context.Response.WriteAsync("<html>down</html>");
        };
        await DecideAsync("comment-7", DecisionAction.Keep);
        for (var tries = 0; tries < 12; tries++)
            await CarryAsync(TimeSpan.FromHours(2));
        Assert.Empty(await WaitingAsync());
        Assert.Contains("10 tries", Assert.Single(await NotesAsync()), StringComparison.Ordinal);
        Assert.Equal(10, _site.Site.Asked.Count);
    }

    [Fact]
    public async Task Secret_is_sealed_and_goes_to_no_other_site()
    {
        var outlet = await AddAsync();
        await using (var db = _newsroom.Open())
            Assert.DoesNotContain("abcd", (await db.DecisionOutlets.SingleAsync()).Secret, StringComparison.Ordinal);
        var manage = _newsroom.Get<ManageDecisionOutlets>();
        var fault = await Assert.ThrowsAsync<RuleBrokenException>(() => manage.ChangeAsync(s_admin, outlet.Id, new(Address: "https://thief.example")));
        Assert.Equal("secret", fault.Field);
        foreach (var address in (string[])["http://news.example", "https://10.0.0.1", "https://ana:pw@news.example", "ftp://news.example", "https://news.example?x=1", "https://intranet", "https://news.example:8443", "no address"])
            await Assert.ThrowsAsync<RuleBrokenException>(() => manage.AddAsync(s_admin, new("x", CommentSystem.Coral, address, "token")));
        await Assert.ThrowsAsync<RuleBrokenException>(() => manage.AddAsync(s_admin, new("x", CommentSystem.WordPress, "https://news.example", "no-colon")));
        await Assert.ThrowsAsync<NotAllowedException>(() => manage.ListAsync(Newsroom.Editor));
    }

    [Fact]
    public async Task Test_says_who_we_are_there()
    {
        var manage = _newsroom.Get<ManageDecisionOutlets>();
        Assert.Equal(new OutletTest(true, "WordPress knows us as Ana, who may moderate comments."), await manage.TestAsync(s_admin, (await AddAsync()).Id));
        Assert.True((await manage.TestAsync(s_admin, (await AddAsync(CommentSystem.Coral)).Id)).Works);
        Assert.False((await manage.TestAsync(s_admin, (await AddAsync(secret: "ana:wrong")).Id)).Works);
        Assert.False((await manage.TestAsync(s_admin, (await AddAsync(CommentSystem.Coral, "wrong")).Id)).Works);
    }

    [Fact]
    public async Task Batch_of_a_node_that_died_goes_after_its_lease_and_nothing_of_the_outlet_before()
    {
        await AddAsync();
        await DecideAsync("comment-7", DecisionAction.Keep);
        _clock.Pass(TimeSpan.FromSeconds(15));
        var queue = _newsroom.Get<DecisionQueue>();
        Assert.Single((await queue.TakeAsync(default))!.Decisions);
        await DecideAsync("comment-7", DecisionAction.Reject);
        await DecideAsync("comment-8", DecisionAction.Keep);
        await CarryAsync();
        Assert.Empty(_site.Changes);
        await CarryAsync(TimeSpan.FromSeconds(50));
        Assert.Equal(("trash", "approved"), (_site.Comments["7"], _site.Comments["8"]));
        Assert.DoesNotContain(("7", "approved"), _site.Changes);
    }
}
