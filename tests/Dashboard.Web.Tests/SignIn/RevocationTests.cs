using System.Net;
using System.Net.WebSockets;
using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.SignIn;

/// <summary>What an admin takes away is gone at once: for requests, pages and open lines.</summary>
public sealed class RevocationTests(DoorsHost doors) : IClassFixture<DoorsHost>
{
    private static async Task<string> TokenAsync(Visitor visitor) => (await visitor.HiddenAsync("/", "form[action='/logout']"))["__RequestVerificationToken"];

    [Fact]
    public async Task Role_acts_at_once_on_the_api_and_the_pages()
    {
        var (visitor, account) = await doors.SignedInAsync(Role.Viewer);
        var token = await TokenAsync(visitor);
        Task<HttpResponseMessage> WriteAsync() => visitor.SendJsonAsync("/api/v1/stories", new { title = "Quay" }, ("X-CSRF-Token", token));
        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync()).StatusCode);
        Assert.Equal("/no-access", (await visitor.GetAsync("/admin/people")).LeadsTo());
        await doors.People.ChangeRoleAsync(Actor.Program, account.Id, Role.Admin);
        Assert.Equal(HttpStatusCode.Created, (await WriteAsync()).StatusCode);
        await visitor.PageAsync("/admin/people");
        await doors.People.ChangeRoleAsync(Actor.Program, account.Id, Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync()).StatusCode);
        Assert.Equal("/no-access", (await visitor.GetAsync("/admin/keys")).LeadsTo());
    }

    public static TheoryData<string> Ends => ["disabled", "signed out everywhere", "password reset"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Session_and_its_open_lines_end_within_two_seconds_when(string what)
    {
        var (visitor, account) = await doors.SignedInAsync(Role.Reporter);
        var own = doors.Host.Address.GetLeftPart(UriPartial.Authority);
        var (_, circuit) = await visitor.ConnectAsync("/_blazor", own);
        var (_, hub) = await visitor.ConnectAsync("/hubs/story", own);
        Assert.NotNull(circuit);
        Assert.NotNull(hub);
        await Visitor.GreetAsync(circuit, "json");
        await Visitor.GreetAsync(hub, "json");

        await (what switch
        {
            "disabled" => doors.People.DisableAsync(Actor.Program, account.Id),
            "password reset" => doors.People.ResetPasswordAsync(Actor.Program, account.Id),
            _ => doors.People.SignOutEverywhereAsync(Actor.Program, account.Id),
        });
        var ends = await Task.WhenAll(Visitor.EndOfAsync(circuit), Visitor.EndOfAsync(hub));
        Assert.All(ends, end => Assert.True(end < TimeSpan.FromSeconds(2.5), $"It took {end}."));
        using var page = await visitor.GetAsync("/");
        Assert.Equal("/login", page.LeadsTo());
        using var api = await visitor.GetAsync("/api/v1/stories");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        using var again = await doors.Visitor().SignInAsync(account.Email, DoorsHost.Password);
        Assert.Equal(what == "signed out everywhere", again.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Disabled_person_cannot_sign_in_until_enabled()
    {
        var person = await doors.PersonAsync(Role.Reporter);
        await doors.People.DisableAsync(Actor.Program, person.Id);
        using var refused = await doors.Visitor().SignInAsync(person.Email, DoorsHost.Password);
        Assert.Contains("disabled", await Visitor.NoticeAsync(refused), StringComparison.Ordinal);
        // Only who knows the password learns that.
        using var guess = await doors.Visitor().SignInAsync(person.Email, "another five words or so");
        Assert.Equal("E-mail or password is wrong.", await Visitor.NoticeAsync(guess));
        await doors.People.EnableAsync(Actor.Program, person.Id);
        (await doors.Visitor().SignedInAsync(person.Email)).Dispose();
    }

    [Fact]
    public async Task Lines_of_others_stay_open()
    {
        var (_, gone) = await doors.SignedInAsync(Role.Reporter);
        var (visitor, _) = await doors.SignedInAsync(Role.Reporter);
        var (_, hub) = await visitor.ConnectAsync("/hubs/story", doors.Host.Address.GetLeftPart(UriPartial.Authority));
        await Visitor.GreetAsync(hub!, "json");
        await doors.People.DisableAsync(Actor.Program, gone.Id);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await Visitor.GreetAsync(hub!, "json");
        Assert.Equal(WebSocketState.Open, hub!.State);
    }
}
