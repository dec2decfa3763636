using System.Net;
using System.Net.Http.Headers;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Admin;

/// <summary>An admin adds a person and makes a key; what the browser complains about, and what axe finds, fails the test.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class AdminPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Admin_adds_a_person_who_signs_in_with_the_one_time_password_and_is_led_out_when_disabled()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();
        var complaints = new List<string>();
        var admin = await chromium.OpenAsync(program.Address);
        Listen(admin, complaints);
        await admin.SetUpAsync();

        await admin.GotoAsync("/admin");
        await admin.WaitForLiveAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Rea Porter");
        await CheckAsync(admin, "admin-new-person");
        await admin.GetByRole(AriaRole.Dialog).GetByLabel("E-mail").FillAsync("rea@newsroom.example");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        var shown = admin.GetByLabel("One-time password for Rea Porter");
        await shown.WaitForAsync();
        var password = await shown.InputValueAsync();
        await CheckAsync(admin, "admin-one-time-password");
        await admin.GetByRole(AriaRole.Button, new() { Name = "I have kept it" }).ClickAsync();
        await admin.GetByRole(AriaRole.Gridcell, new() { Name = "Rea Porter", Exact = true }).WaitForAsync();
        Assert.DoesNotContain(password, await admin.ContentAsync(), StringComparison.Ordinal);
        await CheckAsync(admin, "admin-people");

        var rea = await chromium.OpenAsync(program.Address);
        await rea.GotoAsync("/login");
        await rea.GetByLabel("E-mail").FillAsync("rea@newsroom.example");
        await rea.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await rea.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await rea.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await rea.GetByLabel("Your own password").FillAsync(DashboardProgram.Password);
        await rea.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await rea.WaitForLiveAsync();
        await rea.GotoAsync("/admin/people");
        await rea.GetByRole(AriaRole.Heading, new() { Name = "Your role does not open this page" }).WaitForAsync();

        // A role acts at once: the same person, the same browser, no signing in again.
        await admin.GetByLabel("Role of Rea Porter").SelectOptionAsync("Admin");
        await admin.GetByText("Rea Porter is Admin now").WaitForAsync();
        await rea.GotoAsync("/admin/people");
        await rea.WaitForLiveAsync();
        await rea.GetByRole(AriaRole.Gridcell, new() { Name = "Ana Admin" }).First.WaitForAsync();

        var asked = new List<string>();
        rea.Request += (_, request) => { if (request.IsNavigationRequest && request.Url.Contains("/login", StringComparison.Ordinal)) asked.Add(request.Url); };
        await admin.GetByRole(AriaRole.Button, new() { Name = "Change the account of Rea Porter" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Disable", Exact = true }).ClickAsync();
        // The sign-in page comes slowly: the line is cut before it is there, and that must not break it off.
        await rea.RouteAsync("**/login**", async route =>
        {
            await Task.Delay(2_500);
            await route.ContinueAsync();
        });
        await rea.RunAndWaitForRequestAsync(
            () => admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync(), request => request.Url.Contains("/login", StringComparison.Ordinal), new() { Timeout = 3_000 });
        await rea.WaitForURLAsync("**/login**");
        Assert.Single(asked);

        // The last admin stays one.
        await admin.GetByLabel("Role of Ana Admin").SelectOptionAsync("Editor");
        await admin.GetByText("Give somebody else the role Admin first").WaitForAsync();
        await Assertions.Expect(admin.GetByLabel("Role of Ana Admin")).ToHaveValueAsync("Admin");
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Admin_makes_a_key_that_works_and_revokes_it()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();
        var complaints = new List<string>();
        var admin = await chromium.OpenAsync(program.Address, scheme: ColorScheme.Dark);
        Listen(admin, complaints);
        await admin.SetUpAsync();
        await admin.NewStoryAsync("Quay closed");
        await admin.GotoAsync("/admin/keys");
        await admin.WaitForLiveAsync();
        await admin.GetByText("No keys yet").WaitForAsync();
        await CheckAsync(admin, "admin-no-keys");
        await admin.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByLabel("What it is for").FillAsync("cms");
        await admin.GetByRole(AriaRole.Dialog).GetByLabel("Quay closed").CheckAsync();
        await CheckAsync(admin, "admin-new-key");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        var shown = admin.GetByLabel("Key \"cms\"");
        await shown.WaitForAsync();
        using var api = new HttpClient { BaseAddress = new Uri(program.Address + "/api/v1/") };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await shown.InputValueAsync());
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("stories/quay-closed")).StatusCode);
        await admin.GetByRole(AriaRole.Button, new() { Name = "I have kept it" }).ClickAsync();
        await admin.GetByRole(AriaRole.Gridcell, new() { Name = "Quay closed", Exact = true }).WaitForAsync();
        await CheckAsync(admin, "admin-keys");

        await admin.GetByRole(AriaRole.Button, new() { Name = "Revoke cms" }).ClickAsync();
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await admin.GetByText("The key \"cms\" is revoked").WaitForAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync("stories/quay-closed")).StatusCode);

        await admin.GotoAsync("/admin/health");
        await admin.WaitForLiveAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await admin.GetByText("all in order").WaitForAsync();
        await CheckAsync(admin, "admin-health");
        Assert.Empty(complaints);
    }

    private static void Listen(IPage page, List<string> complaints)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, fault) => complaints.Add(fault);
    }

    /// <summary>A picture for people, and no finding of axe.</summary>
    private static async Task CheckAsync(IPage page, string name)
    {
        await page.PictureAsync(name);
        // A button on its way from greyed to ready has the contrast of neither.
        await page.WaitForFunctionAsync("() => document.getAnimations().every(animation => animation.playState !== 'running')");
        var found = await page.AxeAsync(Axe.Everything);
        Assert.True(found.Count == 0, $"{name}: " + string.Join('\n', found));
    }
}
