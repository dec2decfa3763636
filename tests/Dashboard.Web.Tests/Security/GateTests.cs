using System.Net;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.SignIn;

namespace Dashboard.Web.Tests.Security;

/// <summary>Origins, antiforgery and rates.</summary>
public sealed class GateTests(DoorsHost doors) : IClassFixture<DoorsHost>
{
    private string Own => doors.Host.Address.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/hubs/story")]
    public async Task Live_line_is_opened_by_our_own_pages_only(string path)
    {
        var (visitor, _) = await doors.SignedInAsync(Role.Reporter);
        string?[] foreign =
        [
            null, "null", "", "https://evil.example", $"{Own}.evil.example", $"http://evil.example:{doors.Host.Address.Port}", $"http://evil.example/{Own}",
            $"http://{doors.Host.Address.Host}", $"{Own}0", $"http://evil@{doors.Host.Address.Host}.evil.example", "file://", "chrome-extension://abc",
        ];
        foreach (var origin in foreign)
        {
            var (status, socket) = await visitor.ConnectAsync(path, origin);
            Assert.True(socket is null && status == HttpStatusCode.Forbidden, $"{origin ?? "none"}: {status}");
        }
        var (_, open) = await visitor.ConnectAsync(path, Own);
        Assert.NotNull(open);
        open.Dispose();
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/hubs/story")]
    public async Task Live_line_without_a_session_is_refused(string path)
    {
        using var stranger = doors.Visitor();
        var (status, socket) = await stranger.ConnectAsync(path, Own);
        Assert.Null(socket);
        Assert.Contains(status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Redirect });
    }

    [Fact]
    public async Task Program_with_a_key_needs_no_origin_but_a_foreign_page_with_one_is_refused()
    {
        using var program = doors.Visitor();
        var key = doors.Host.KeyOf(Role.Viewer);
        var (_, open) = await program.ConnectAsync("/hubs/story", null, key);
        Assert.NotNull(open);
        open.Dispose();
        Assert.Equal(HttpStatusCode.Forbidden, (await program.ConnectAsync("/hubs/story", "https://evil.example", key)).Status);
    }

    [Fact]
    public async Task Api_by_cookie_needs_the_token_of_this_session()
    {
        var (visitor, _) = await doors.SignedInAsync(Role.Reporter);
        var (other, _) = await doors.SignedInAsync(Role.Reporter);
        var token = (await visitor.HiddenAsync("/", "form[action='/logout']"))["__RequestVerificationToken"];
        var foreign = (await other.HiddenAsync("/", "form[action='/logout']"))["__RequestVerificationToken"];
        async Task<HttpStatusCode> WriteAsync(params (string, string)[] headers) =>
            (await visitor.SendJsonAsync("/api/v1/stories", new { title = "Quay" }, headers)).StatusCode;
        Assert.Equal(HttpStatusCode.BadRequest, await WriteAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await WriteAsync(("X-CSRF-Token", "nonsense")));
        Assert.Equal(HttpStatusCode.BadRequest, await WriteAsync(("X-CSRF-Token", foreign)));
        Assert.Equal(HttpStatusCode.BadRequest, await WriteAsync(("X-CSRF-Token", token), ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Created, await WriteAsync(("X-CSRF-Token", token)));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/api/v1/stories")).StatusCode);
    }

    [Fact]
    public async Task Form_without_the_token_of_this_browser_signs_nobody_in()
    {
        var person = await doors.PersonAsync(Role.Reporter);
        using var other = doors.Visitor();
        var foreign = await other.HiddenAsync("/login");
        using var visitor = doors.Visitor();
        var own = await visitor.HiddenAsync("/login");
        (string, string)[] fields = [("Form.Email", person.Email), ("Form.Password", DoorsHost.Password)];
        foreach (var hidden in new[] { foreign, own.Where(field => field.Key == "_handler") })
        {
            using var refused = await visitor.PostAsync("/login", hidden, fields);
            Assert.NotEqual("/", refused.LeadsTo());
            Assert.Equal("/login", (await visitor.GetAsync("/")).LeadsTo());
        }
        using var done = await visitor.PostAsync("/login", own, fields);
        Assert.Equal("/", done.LeadsTo());
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        var (visitor, _) = await doors.SignedInAsync(Role.Admin);
        foreach (var path in new[] { "/logout", "/login", "/setup" })
            (await visitor.GetAsync(path)).Dispose();
        await visitor.PageAsync("/");
    }

    [Fact]
    public async Task Program_that_asks_too_often_is_told_to_wait_and_others_are_not()
    {
        var own = await DoorsHost.StartAsync(("Limits:ApiPerSecond", "5"), ("Limits:ApiBurst", "10"));
        var busy = own.Host.As(Role.Reporter);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => busy.GetAsync("stories")));
        var refused = answers.Where(answer => answer.Code == 429).ToList();
        Assert.InRange(answers.Count(answer => answer.Code == 200), 10, 30);
        Assert.NotEmpty(refused);
        Assert.All(refused, answer =>
        {
            Assert.True(answer.Response.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
            Assert.Equal("urn:dashboard:problem:too-many-requests", answer.Text("type"));
        });
        (await own.Host.As(Role.Editor).GetAsync("stories")).Is(200);
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        (await busy.GetAsync("stories")).Is(200);
        await own.DisposeAsync();
    }
}
