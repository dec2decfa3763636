using System.Security.Claims;
using Bunit;
using Dashboard.Data;
using Dashboard.Domain.People;
using Dashboard.Realtime;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Labels;
using Dashboard.Web.Features.Matrix;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Components;

/// <summary>What a page shows when what it needs cannot be read, and that it comes back by itself when asked again.</summary>
public sealed class PageFaultTests(DoorsHost doors) : IClassFixture<DoorsHost>, IAsyncLifetime
{
    private readonly BunitContext _screen = new();
    private readonly AwayDatabase _database = new(doors.Host.Get<IDbContextFactory<DashboardDbContext>>());
    private readonly IServiceScope _circuit = doors.Host.Get<IServiceScopeFactory>().CreateScope();
    private string _slug = "";

    public async Task InitializeAsync()
    {
        _slug = (await doors.Host.As(Role.Editor).PostAsync("stories", new { title = "Reservoir" })).Is(201).Text("slug");
        var (key, _) = await doors.Host.NewKeyAsync(Role.Editor);
        var who = new ClaimsPrincipal(new ClaimsIdentity([new("dashboard:key", key)], "test"));
        ((ServerAuthenticationStateProvider)_circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(who)));
        var analyst = new StoryAnalyst(_database, TimeProvider.System);
        _screen.Services.AddSingleton(new MatrixFeed(doors.Host.Get<StoryFeed>(), analyst, NullLogger<MatrixFeed>.Instance));
        _screen.Services.AddSingleton(new LabelFeed(doors.Host.Get<StoryFeed>(), analyst, NullLogger<LabelFeed>.Instance));
        _screen.Services.AddFallbackServiceProvider(_circuit.ServiceProvider);
        _screen.ComponentFactories.AddStub<StoryHeader>();
        _screen.ComponentFactories.AddStub<ReadingAgain>();
        _screen.JSInterop.Mode = JSRuntimeMode.Loose;
        _screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public async Task DisposeAsync()
    {
        await _screen.DisposeAsync();
        _circuit.Dispose();
    }

    [Fact]
    public void Matrix_that_cannot_be_read_says_so_and_is_there_when_it_is_tried_again() => FailsAndHeals<MatrixPage>("The matrix could not be read.");

    [Fact]
    public void Labels_that_cannot_be_read_say_so_and_are_there_when_it_is_tried_again() => FailsAndHeals<LabelsPage>("The labels could not be read.");

    private void FailsAndHeals<TPage>(string said) where TPage : StoryPage
    {
        _database.IsAway = true;
        var page = _screen.Render<TPage>(parameters => parameters.Add(shown => shown.Slug, _slug));
        page.WaitForAssertion(() => Assert.Equal(said, page.Find("[role=alert] strong").TextContent));

        page.Find("[role=alert] button").Click();
        page.WaitForAssertion(() => Assert.Equal(said, page.Find("[role=alert] strong").TextContent));
        _database.IsAway = false;
        page.Find("[role=alert] button").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".empty")));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    private sealed class AwayDatabase(IDbContextFactory<DashboardDbContext> there) : IDbContextFactory<DashboardDbContext>
    {
        public bool IsAway { get; set; }

        public DashboardDbContext CreateDbContext() => IsAway ? throw new TimeoutException("The database does not answer.") : there.CreateDbContext();
    }
}
