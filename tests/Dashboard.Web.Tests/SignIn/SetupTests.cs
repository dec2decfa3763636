using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Domain.People;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.SignIn;

public sealed partial class SetupTests
{
    private static Task<HttpResponseMessage> SetUpAsync(Browser browser, string email = "ana@newsroom.example", string? code = null) => browser.SubmitAsync(
        "/setup", ("Form.Name", "Ana"), ("Form.Email", email), ("Form.Password", DashboardHost.Password), ("Form.Code", code ?? ""));

    [Fact]
    public async Task Empty_program_leads_pages_to_the_setup_and_answers_programs_as_ever()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        foreach (var page in new[] { "/", "/login", "/stories/any", "/admin/people", "/nowhere" })
            Assert.Equal("/setup", browser.LedBy(await browser.GetAsync(page)));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/setup")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/css/app.css")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/stories")).StatusCode);
        browser.Headers["Authorization"] = $"Bearer {(await host.KeyAsync(Role.Viewer)).Secret}";
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/stories")).StatusCode);
    }

    [Fact]
    public async Task Setup_makes_an_admin_signs_in_and_closes()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        Assert.Equal("/", browser.LedBy(await SetUpAsync(browser)));
        Assert.True(await browser.IsSignedInAsync());
        await using var db = host.Open();
        var person = await db.Users.SingleAsync();
        Assert.Equal((Role.Admin, "ana@newsroom.example"), (person.Role, person.Email));
        Assert.DoesNotContain(DashboardHost.Password, person.PasswordHash, StringComparison.Ordinal);

        using var late = host.Browser();
        Assert.Equal("/login", late.LedBy(await late.GetAsync("/setup")));
    }

    [Fact]
    public async Task Setup_by_five_at_once_makes_one_admin()
    {
        await using var host = new DashboardHost();
        var browsers = Enumerable.Range(0, 5).Select(_ => host.Browser()).ToList();
        await Task.WhenAll(browsers.Select((browser, at) => SetUpAsync(browser, $"p{at}@newsroom.example")));
        await using var db = host.Open();
        Assert.Equal(1, await db.Users.CountAsync());
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Setup_from_elsewhere_needs_the_code_on_the_console()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        browser.Headers["X-Forwarded-For"] = "203.0.113.9";
        Assert.Contains("Set-up code", await (await browser.GetAsync("/setup")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await SetUpAsync(browser)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SetUpAsync(browser, code: "aaaaa-bbbbb-ccccc")).StatusCode);
        await using var db = host.Open();
        Assert.False(await db.Users.AnyAsync());

        var code = Code().Match(string.Join('\n', host.Logged)).Value;
        host.Clock.Forward(SetupCode.Life + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await SetUpAsync(browser, code: code)).StatusCode);
        Assert.False(await db.Users.AnyAsync());

        var renewed = Code().Matches(string.Join('\n', host.Logged)).Last().Value;
        Assert.NotEqual(code, renewed);
        Assert.Equal("/", browser.LedBy(await SetUpAsync(browser, code: renewed)));
    }

    [Fact]
    public async Task Setup_with_faults_says_them_and_makes_nobody()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        var answer = await browser.SubmitAsync("/setup", ("Form.Name", "Ana"), ("Form.Email", "ana"), ("Form.Password", "short"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("This is not an e-mail address.", text, StringComparison.Ordinal);
        Assert.Contains("at least 8 characters", text, StringComparison.Ordinal);
        await using var db = host.Open();
        Assert.False(await db.Users.AnyAsync());
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost:5000", null, true)]
    [InlineData("::1", "[::1]:5000", null, true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:5000", null, true)]
    [InlineData("127.0.0.1", "news.example", null, false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "localhost", "X-Original-For", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData("192.168.1.4", "localhost", null, false)]
    [InlineData(null, "localhost", null, false)]
    public void Request_is_from_here_only_when_it_came_directly_and_says_so(string? address, string host, string? header, bool here)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        context.Request.Host = new HostString(host);
        if (header is not null)
            context.Request.Headers[header] = "127.0.0.1";
        Assert.Equal(here, SetupCode.IsFromHere(context));
    }

    [GeneratedRegex("[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
