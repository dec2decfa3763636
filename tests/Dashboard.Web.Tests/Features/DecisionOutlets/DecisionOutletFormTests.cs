using System.Security.Claims;
using Bunit;
using Dashboard.Data;
using Dashboard.Data.Moderation;
using Dashboard.Data.People;
using Dashboard.Domain.People;
using Dashboard.Web.Components;
using Dashboard.Web.Features.DecisionOutlets;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Features.DecisionOutlets;

/// <summary>The form for an outlet of decisions: what it asks, what it refuses in words, and that it keeps a secret.</summary>
public sealed class DecisionOutletFormTests : IAsyncLifetime
{
    private readonly BunitContext _screen = new();
    private readonly Newsroom _newsroom = new();
    private bool? _done;

    public async Task InitializeAsync()
    {
        var contexts = _newsroom.Get<IDbContextFactory<DashboardDbContext>>();
        await using (var db = _newsroom.Open())
        {
            db.ApiKeys.Add(new ApiKey { Id = "bo", Name = "Bo", Role = Role.Admin, Hash = "bo", CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }
        var directory = new PeopleDirectory(contexts, TimeProvider.System);
        var ticket = new ClaimsPrincipal(new ClaimsIdentity([new("dashboard:key", "bo")], "key"));
        _screen.Services.AddSingleton(_newsroom.Get<ManageDecisionOutlets>()).AddSingleton<AuthenticationStateProvider>(new SignedIn(new AuthenticationState(ticket)));
        _screen.Services.AddSingleton(provider => new Acts(
            new CurrentActor(directory, TimeProvider.System, Options.Create(new DoorOptions()), provider), new Toasts(TimeProvider.System),
            _newsroom.Get<UndoEvent>(), contexts, NullLogger<Acts>.Instance));
    }

    public async Task DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task New_outlet_is_kept_with_its_secret_sealed()
    {
        var form = Show();
        Fill(form, "Evening site", "https://news.example/", "ana:lamp quay");
        await form.Find("form").SubmitAsync();

        Assert.True(_done);
        var outlet = await OnlyAsync();
        Assert.Equal(("Evening site", "https://news.example", CommentSystem.WordPress), (outlet.Name, outlet.Address, outlet.System));
        Assert.DoesNotContain("lamp quay", outlet.Secret, StringComparison.Ordinal);
        Assert.Equal("ana:lamp quay", _newsroom.Get<OutletSecrets>().Open(outlet.Secret));
    }

    [Fact]
    public void System_says_which_secret_it_wants()
    {
        var form = Show();
        Assert.Equal("User and application password", Secret(form).QuerySelector(".label")!.TextContent.Trim());
        form.Find("select").Change(nameof(CommentSystem.Coral));
        Assert.Equal("Token", Secret(form).QuerySelector(".label")!.TextContent.Trim());
        Assert.Equal("password", Secret(form).QuerySelector("input")!.GetAttribute("type"));
        Assert.Equal(["text", "url", "password"], form.FindAll("input[required]").Select(input => input.GetAttribute("type") ?? "text"));
    }

    [Theory]
    [InlineData("https://news.example", "no colon in it", "with a colon between")]
    [InlineData("not an address", "ana:abcd", "This is not the address of a site")]
    [InlineData("http://news.example", "ana:abcd", "https")]
    public async Task What_is_refused_is_said_in_the_form_and_nothing_typed_is_lost(string address, string secret, string says)
    {
        var form = Show();
        Fill(form, "Evening site", address, secret);
        await form.Find("form").SubmitAsync();
        Assert.Contains(says, form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Null(_done);
        Assert.Equal(["Evening site", address, secret], form.FindAll("input").Select(input => input.GetAttribute("value")));
        await using var db = _newsroom.Open();
        Assert.Empty(await db.DecisionOutlets.ToListAsync());
    }

    [Fact]
    public async Task Change_shows_no_secret_keeps_it_when_none_is_typed_and_does_not_carry_it_to_another_site()
    {
        var before = await _newsroom.Get<ManageDecisionOutlets>().AddAsync(Actor.Program, new("Evening site", CommentSystem.WordPress, "https://news.example", "ana:lamp quay"));
        var form = Show(before);
        Assert.Empty(form.FindAll("select"));
        Assert.DoesNotContain("lamp quay", form.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(before.Secret, form.Markup, StringComparison.Ordinal);
        form.FindAll("input")[0].Change("Morning site");
        await form.Find("form").SubmitAsync();
        Assert.True(_done);
        var renamed = await OnlyAsync();
        Assert.Equal(("Morning site", before.Secret), (renamed.Name, renamed.Secret));

        form = Show(renamed);
        form.FindAll("input")[1].Change("https://elsewhere.example");
        await form.Find("form").SubmitAsync();
        Assert.Contains("Write the secret again", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("https://news.example", (await OnlyAsync()).Address);
    }

    [Fact]
    public async Task Outlet_that_somebody_changed_meanwhile_is_not_overwritten_and_cancel_writes_nothing()
    {
        var before = await _newsroom.Get<ManageDecisionOutlets>().AddAsync(Actor.Program, new("Evening site", CommentSystem.Coral, "https://talk.example", "token"));
        var form = Show(before);
        await _newsroom.Get<ManageDecisionOutlets>().ChangeAsync(Actor.Program, before.Id, new("Night site"));
        form.FindAll("input")[0].Change("Morning site");
        await form.Find("form").SubmitAsync();
        Assert.Contains("Somebody changed this outlet first", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Night site", (await OnlyAsync()).Name);

        form.Find("button[type=button]").Click();
        Assert.False(_done);
    }

    private IRenderedComponent<DecisionOutletForm> Show(DecisionOutlet? outlet = null)
    {
        _done = null;
        return _screen.Render<DecisionOutletForm>(parameters => parameters.Add(form => form.Outlet, outlet).Add(form => form.Done, saved => _done = saved));
    }

    private static void Fill(IRenderedComponent<DecisionOutletForm> form, params string[] words)
    {
        for (var field = 0; field < words.Length; field++)
            form.FindAll("input")[field].Change(words[field]);
    }

    private static AngleSharp.Dom.IElement Secret(IRenderedComponent<DecisionOutletForm> form) => form.FindAll("label.field")[^1];

    private async Task<DecisionOutlet> OnlyAsync()
    {
        await using var db = _newsroom.Open();
        return await db.DecisionOutlets.AsNoTracking().SingleAsync();
    }

    private sealed class SignedIn(AuthenticationState state) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(state);
    }
}
