using System.Net;
using AngleSharp.Html.Dom;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.SignIn;

/// <summary>Passwords, sessions and what ends them.</summary>
public sealed class SignInTests(DoorsHost doors) : IClassFixture<DoorsHost>
{
    [Fact]
    public async Task Right_password_opens_a_session_with_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var person = await doors.PersonAsync(Role.Reporter);
        using var visitor = doors.Visitor();
        using var answer = await visitor.SignInAsync($"  {person.Email.ToUpperInvariant()} ", DoorsHost.Password);
        Assert.Equal("/", answer.LeadsTo());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("dashboard=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.NotNull((await visitor.PageAsync("/")).QuerySelector("form[action='/logout']"));
    }

    [Fact]
    public async Task Over_https_every_cookie_is_secure_and_the_session_is_bound_to_the_host()
    {
        var person = await doors.PersonAsync(Role.Reporter);
        using var visitor = doors.Visitor(("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"));
        using var page = await visitor.GetAsync("/login");
        var form = (await Visitor.ReadAsync(page)).QuerySelectorAll("input[type=hidden]")
            .Cast<IHtmlInputElement>().Select(field => KeyValuePair.Create(field.Name!, field.Value));
        // The line itself is not encrypted here, so the cookie jar keeps the secure cookie back: carried by hand.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = doors.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent([.. form, KeyValuePair.Create("Form.Email", person.Email), KeyValuePair.Create("Form.Password", DoorsHost.Password)]),
        };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(value => value.Split(';')[0]));
        using var answer = await http.SendAsync(request);
        Assert.Equal("/", answer.LeadsTo());
        var cookies = page.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-dashboard=", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Unknown_person_and_wrong_password_get_the_same_answer()
    {
        var person = await doors.PersonAsync(Role.Reporter);
        using var wrong = await doors.Visitor().SignInAsync(person.Email, "another five words or so");
        using var unknown = await doors.Visitor().SignInAsync("nobody@newsroom.example", "another five words or so");
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal("E-mail or password is wrong.", await Visitor.NoticeAsync(wrong));
        Assert.Equal(await Visitor.NoticeAsync(wrong), await Visitor.NoticeAsync(unknown));
        Assert.Equal(wrong.Headers.Select(header => header.Key).Order(), unknown.Headers.Select(header => header.Key).Order());
        Assert.DoesNotContain(wrong.Headers, header => header.Key == "Set-Cookie");
    }

    [Theory]
    [InlineData("/stories/a?b=c", "/stories/a?b=c")]
    [InlineData("/admin/people", "/admin/people")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("evil.example", "/")]
    [InlineData("", "/")]
    public async Task After_the_sign_in_only_addresses_of_this_site_are_gone_to(string asked, string gone)
    {
        var person = await doors.PersonAsync(Role.Viewer);
        using var visitor = doors.Visitor();
        var path = $"/login?returnUrl={Uri.EscapeDataString(asked)}";
        using var answer = await visitor.SignInAsync(person.Email, DoorsHost.Password, path);
        Assert.Equal(gone, answer.LeadsTo());
        // Who is signed in already is sent on at once, by the same rule.
        Assert.Equal(gone, (await visitor.GetAsync(path)).LeadsTo());
    }

    [Fact]
    public async Task Sign_out_ends_every_copy_of_the_cookie()
    {
        var (visitor, _) = await doors.SignedInAsync(Role.Reporter);
        using var copy = doors.Visitor();
        copy.Cookies.Add(visitor.Cookies.GetAllCookies());
        await copy.PageAsync("/");
        using var forged = await visitor.PostAsync("/logout", []);
        await copy.PageAsync("/");

        using var answer = await visitor.PostAsync("/logout", await visitor.HiddenAsync("/", "form[action='/logout']"));
        Assert.Equal("/login", answer.LeadsTo());
        Assert.Equal("/login", (await copy.GetAsync("/")).LeadsTo());
        Assert.Equal("/login", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task Session_ends_after_half_a_day_without_use_and_after_two_weeks_in_any_case()
    {
        await using var own = new Own(await DoorsHost.StartAsync());
        var (visitor, _) = await own.Doors.SignedInAsync(Role.Reporter);
        for (var day = 0; day < 27; day++)
        {
            own.Doors.Host.Clock.Pass(TimeSpan.FromHours(11.9));
            await visitor.PageAsync("/");
        }
        own.Doors.Host.Clock.Pass(TimeSpan.FromDays(14) - (27 * TimeSpan.FromHours(11.9)));
        Assert.StartsWith("/login", (await visitor.GetAsync("/")).LeadsTo(), StringComparison.Ordinal);

        (visitor, _) = await own.Doors.SignedInAsync(Role.Reporter);
        own.Doors.Host.Clock.Pass(TimeSpan.FromHours(12.1));
        Assert.StartsWith("/login", (await visitor.GetAsync("/")).LeadsTo(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_signs_nobody_out()
    {
        await using var own = new Own(await DoorsHost.StartAsync());
        var (before, _) = await own.Doors.SignedInAsync(Role.Reporter);
        await own.Doors.Host.RestartAsync();
        using var after = own.Doors.Visitor();
        foreach (var cookie in before.Cookies.GetAllCookies().Cast<Cookie>())
            after.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", own.Doors.Host.Address.Host));
        await after.PageAsync("/");
    }

    [Fact]
    public async Task First_password_of_an_admin_must_be_replaced_at_the_first_sign_in()
    {
        var person = await doors.PersonAsync(Role.Reporter);
        var first = await doors.People.ResetPasswordAsync(Actor.Program, person.Id);
        using var visitor = doors.Visitor();
        using var asked = await visitor.SignInAsync(person.Email, first);
        Assert.Contains("Choose one of your own", await Visitor.NoticeAsync(asked), StringComparison.Ordinal);
        foreach (var (bad, says) in new[] { (first, "another password"), ("short", "8 characters"), ("qwerty123!", "guessed") })
        {
            using var refused = await visitor.SubmitAsync("/login", ("Form.Email", person.Email), ("Form.Password", first), ("Form.NewPassword", bad));
            Assert.Contains(says, await Visitor.NoticeAsync(refused), StringComparison.Ordinal);
        }
        using var done = await visitor.SubmitAsync("/login", ("Form.Email", person.Email), ("Form.Password", first), ("Form.NewPassword", "an own one of five words"));
        Assert.Equal("/", done.LeadsTo());
        using var worn = await doors.Visitor().SignInAsync(person.Email, first);
        Assert.Equal("E-mail or password is wrong.", await Visitor.NoticeAsync(worn));
    }

    [Fact]
    public async Task Passwords_and_sessions_cannot_be_read_from_the_database()
    {
        var (visitor, account) = await doors.SignedInAsync(Role.Reporter);
        await using var db = await doors.Host.OpenAsync();
        var row = await db.Users.AsNoTracking().SingleAsync(person => person.Id == account.Id);
        Assert.DoesNotContain(DoorsHost.Password, row.PasswordHash, StringComparison.Ordinal);
        var cookie = visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name == "dashboard").Value;
        Assert.DoesNotContain(await db.UserTokens.AsNoTracking().ToListAsync(), token => cookie.Contains(token.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("Robert'); DROP TABLE AspNetUsers;--")]
    [InlineData("نور \u202eevil")]
    [InlineData("👩‍🚒 Łódź ﷽")]
    [InlineData("{{7*7}} ${7*7} %s%n")]
    public async Task Odd_names_are_shown_as_they_are(string name)
    {
        var person = await doors.PersonAsync(Role.Admin, name);
        using var visitor = await doors.Visitor().SignedInAsync(person.Email);
        (await visitor.SendJsonAsync("/api/v1/stories", new { title = name }, ("X-CSRF-Token", (await visitor.HiddenAsync("/", "form[action='/logout']"))["__RequestVerificationToken"]))).EnsureSuccessStatusCode();
        var page = await visitor.PageAsync("/");
        Assert.Contains(page.QuerySelectorAll("#person-menu .label"), label => label.TextContent.StartsWith(name, StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".story-list h2"), title => title.TextContent == name);
        Assert.DoesNotContain(page.QuerySelectorAll("img, script"), element => element.OuterHtml.Contains("alert", StringComparison.Ordinal));
    }

    private sealed class Own(DoorsHost doors) : IAsyncDisposable
    {
        public DoorsHost Doors => doors;

        public async ValueTask DisposeAsync() => await doors.DisposeAsync();
    }
}
