using Bunit;
using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Components;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>The rules of the house: what a desk begins with, who changes them, and what is kept of that.</summary>
public sealed class PolicyTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly Actor s_eve = DeskRoom.Eve;

    [Fact]
    public Task Desk_begins_with_policies_of_its_own_and_keeps_who_changed_them() => ChangeAsync(null);

    [PostgresFact]
    public Task Policies_are_changed_on_postgresql() => ChangeAsync(postgres.NewDatabase());

    private static async Task ChangeAsync(string? database)
    {
        await using var newsroom = new Newsroom(database);
        var policies = newsroom.Get<Policies>();
        var first = await policies.ListAsync();
        Assert.Equal(PolicyIds.All, first.Select(policy => policy.Id));
        Assert.All(first, policy => Assert.Null(policy.Automatic));
        Assert.Equal(["privacy", "accusation"], first.Where(policy => policy.ReasonRequired).Select(policy => policy.Id));

        var changed = await policies.SaveAsync(s_eve, "insult", new(Wording: "Be kind.", StrikeWeight: 2), first.Single(policy => policy.Id == "insult").Version);
        await Assert.ThrowsAsync<RefusedException>(() => policies.SaveAsync(s_eve, "insult", new(Name: "Late"), changed.Version - 1));
        Assert.Equal("Be kind.", (await policies.FindAsync("insult"))!.Wording);
        var entry = (await policies.HistoryAsync(DeskRoom.Ana, "insult"))[0];
        Assert.Equal(("Eve", "policy.changed"), (entry.ActorName, entry.Kind));
        Assert.Contains("Be kind.", entry.After, StringComparison.Ordinal);

        var own = await policies.AddAsync(s_eve, "our-own", new("Our own", "As agreed on Monday."));
        Assert.Equal("our-own", (await policies.ListAsync())[^1].Id);
        await policies.OrderAsync(s_eve, ["our-own", "threat"]);
        Assert.Equal(["our-own", "threat", "hate"], (await policies.ListAsync()).Take(3).Select(policy => policy.Id));
        await policies.SaveAsync(s_eve, "our-own", new(Automatic: DecisionAction.Escalate));
        var retired = await policies.SaveAsync(s_eve, "our-own", new(Retired: true));
        Assert.Equal((null, null, true), (retired.Automatic, retired.AutomaticByName, retired.Retired));
        Assert.Equal("our-own", (await policies.ListAsync())[^1].Id);
        Assert.True(own.Version < retired.Version);
        await Assert.ThrowsAsync<RuleBrokenException>(() => policies.AddAsync(s_eve, "our-own", new("Again", "Again")));
        await Assert.ThrowsAsync<RuleBrokenException>(() => policies.AddAsync(s_eve, "Not So", new("Again", "Again")));
        await Assert.ThrowsAsync<RuleBrokenException>(() => policies.SaveAsync(s_eve, "hate", new(StrikeWeight: 11)));
        await Assert.ThrowsAsync<NotFoundException>(() => policies.SaveAsync(s_eve, "none", new(Name: "x")));
        await Assert.ThrowsAsync<NotAllowedException>(() => policies.SaveAsync(DeskRoom.Ana, "hate", new(Name: "x")));
    }

    [Fact]
    public async Task Form_warns_before_the_machine_may_decide_and_asks_for_a_yes()
    {
        await using var newsroom = new Newsroom();
        await using var screen = new BunitContext();
        var contexts = newsroom.Get<IDbContextFactory<DashboardDbContext>>();
        screen.Services.AddSingleton(newsroom.Get<Policies>()).AddSingleton(provider => new Acts(
            new CurrentActor(new PeopleDirectory(contexts, TimeProvider.System), TimeProvider.System, Options.Create(new DoorOptions()), provider), new Toasts(TimeProvider.System),
            newsroom.Get<UndoEvent>(), contexts, NullLogger<Acts>.Instance));
        var form = screen.Render<PolicyForm>(parameters => parameters.Add(page => page.Policy, (Policy)newsroom.Get<Policies>().ListAsync().AsTask().Result[0]));
        Assert.Empty(form.FindAll(".notice"));
        form.Find("fieldset select").Change(nameof(DecisionAction.Hide));
        Assert.Contains("sometimes wrong", form.Find(".notice.bad").TextContent, StringComparison.Ordinal);
        await form.Find("form").SubmitAsync();
        Assert.Contains("Say that you switch", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Null((await newsroom.Get<Policies>().ListAsync())[0].Automatic);
    }
}
