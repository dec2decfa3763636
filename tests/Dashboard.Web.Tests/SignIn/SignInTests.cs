using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.SignIn;

public sealed partial class SignInTests
{
    [Fact]
    public async Task Right_password_opens_a_new_session_in_a_guarded_cookie()
    {
        await using var host = new DashboardHost();
        var (person, browser) = await host.SignedInAsync();
        var cookie = Assert.Single(browser.SetCookies, cookie => cookie.StartsWith("dashboard=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(await browser.IsSignedInAsync());

        using var again = host.Browser();
        await again.SignInAsync(person.Email, DashboardHost.Password);
        Assert.NotEqual(browser.Cookies["dashboard"], again.Cookies["dashboard"]);
        await using var db = host.Open();
        Assert.Equal(2, await db.UserTokens.CountAsync(row => row.LoginProvider == "session"));
    }

    [Fact]
    public async Task Over_https_the_cookie_is_bound_to_the_host()
    {
        await using var host = new DashboardHost();
        var person = await host.PersonAsync("Ana", Role.Editor);
        using var browser = host.Browser();
        browser.Headers["X-Forwarded-Proto"] = "https";
        await browser.SignInAsync(person.Email, DashboardHost.Password);
        var cookie = Assert.Single(browser.SetCookies, cookie => cookie.StartsWith("__Host-dashboard=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(await browser.IsSignedInAsync());
        browser.Headers.Clear();
        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Wrong_password_and_unknown_person_get_the_same_answer()
    {
        await using var host = new DashboardHost();
        await host.PersonAsync("Ana", Role.Editor);
        using var browser = host.Browser();
        async Task<string> TryAsync(string email) => Sealed().Replace(
            (await (await browser.SignInAsync(email, "not the password")).Content.ReadAsStringAsync()).Replace(email, "*", StringComparison.Ordinal), "");
        var known = await TryAsync("ana@newsroom.example");
        Assert.Contains("E-mail or password is wrong.", known, StringComparison.Ordinal);
        Assert.Equal(known, await TryAsync("zoe@newsroom.example"));
    }

    [Fact]
    public async Task Sixth_wrong_guess_is_not_even_checked_wherever_it_comes_from_and_a_known_browser_still_gets_in()
    {
        await using var host = new DashboardHost(("Limits:SignInsPerAddress", "0"));
        var (person, own) = await host.SignedInAsync();
        foreach (var known in new[] { person.Email, "nobody@newsroom.example" })
        {
            for (var guess = 0; guess < 5; guess++)
            {
                using var guesser = host.Browser();
                guesser.Headers["X-Forwarded-For"] = $"203.0.113.{guess}";
                Assert.Equal(HttpStatusCode.OK, (await guesser.SignInAsync(known, $"guess number {guess}")).StatusCode);
            }
            using var late = host.Browser();
            var answer = await late.SignInAsync(known, DashboardHost.Password);
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 0, 5);
        }
        own.Cookies.Remove("dashboard");
        Assert.Equal(HttpStatusCode.Redirect, (await own.SignInAsync(person.Email, DashboardHost.Password)).StatusCode);

        host.Clock.Forward(TimeSpan.FromMinutes(6));
        using var patient = host.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await patient.SignInAsync(person.Email, DashboardHost.Password)).StatusCode);
    }

    [Fact]
    public async Task Address_that_guesses_many_accounts_is_stopped_and_cannot_pretend_to_be_another()
    {
        // The connection comes from this machine, which is no proxy here: what it says about others does not count.
        await using var host = new DashboardHost(("Limits:SignInsPerAddress", "4"), ("Doors:Proxies:0", "192.0.2.1"));
        var last = HttpStatusCode.OK;
        for (var guess = 0; guess < 5; guess++)
        {
            using var browser = host.Browser();
            browser.Headers["X-Forwarded-For"] = $"203.0.113.{guess}";
            await host.PersonAsync($"Person{guess}", Role.Viewer);
            last = (await browser.SignInAsync($"person{guess}@newsroom.example", "a wrong password")).StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task After_sign_in_only_an_address_of_this_site_is_opened()
    {
        await using var host = new DashboardHost();
        var person = await host.PersonAsync("Ana", Role.Editor);
        foreach (var (returnUrl, opened) in new[]
        {
            ("/stories/dam", "/stories/dam"), ("https://evil.example", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"),
            ("/\t/evil.example", "/"), ("javascript:alert(1)", "/"), ("login", "/"),
        })
        {
            using var browser = host.Browser();
            var answer = await browser.SignInAsync(person.Email, DashboardHost.Password, $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}");
            Assert.Equal((returnUrl, opened), (returnUrl, browser.LedBy(answer)));
        }
    }

    [Fact]
    public async Task Form_that_went_stale_is_shown_again()
    {
        await using var host = new DashboardHost();
        var (_, browser) = await host.SignedInAsync();
        foreach (var from in new[] { browser, host.Browser() })
        {
            var answer = await from.SendAsync(new(HttpMethod.Post, "/login?returnUrl=%2Fstories%2Fdam") { Content = new FormUrlEncodedContent([new("_handler", "sign-in")]) });
            Assert.Equal("/login?returnUrl=%2Fstories%2Fdam", from.LedBy(answer));
        }
        Assert.Equal("/stories/dam", browser.LedBy(await browser.GetAsync("/login?returnUrl=%2Fstories%2Fdam")));
    }

    [Fact]
    public async Task Page_without_a_session_leads_to_the_sign_in_and_back()
    {
        await using var host = new DashboardHost();
        await host.PersonAsync("Ana", Role.Editor);
        using var browser = host.Browser();
        Assert.Equal("/login?returnUrl=%2Fstories%2Fdam%3Fat%3D5", browser.LedBy(await browser.GetAsync("/stories/dam?at=5")));
    }

    [Fact]
    public async Task Sign_out_ends_the_session_and_every_copy_of_its_cookie()
    {
        await using var host = new DashboardHost();
        var (person, browser) = await host.SignedInAsync();
        using var other = host.Browser();
        await other.SignInAsync(person.Email, DashboardHost.Password);
        using var thief = host.Browser();
        thief.Cookies["dashboard"] = browser.Cookies["dashboard"];
        Assert.True(await thief.IsSignedInAsync());

        // By GET, or without the token of a page, nothing happens.
        await browser.GetAsync("/logout");
        await browser.SendAsync(new(HttpMethod.Post, "/logout"));
        Assert.True(await browser.IsSignedInAsync());

        Assert.Equal("/login", browser.LedBy(await browser.PostTokenAsync("/logout")));
        Assert.False(await browser.IsSignedInAsync());
        Assert.False(await thief.IsSignedInAsync());
        Assert.True(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task Restart_signs_nobody_out()
    {
        await using var host = new DashboardHost();
        var (_, browser) = await host.SignedInAsync();
        await host.RestartAsync();
        using var after = host.Browser();
        after.Cookies["dashboard"] = browser.Cookies["dashboard"];
        Assert.True(await after.IsSignedInAsync());
    }

    [Fact]
    public async Task Idle_session_ends_and_a_busy_one_ends_too_in_the_end()
    {
        await using var host = new DashboardHost();
        var (_, idle) = await host.SignedInAsync("Ana");
        var (_, busy) = await host.SignedInAsync("Ben");
        for (var hours = 0; hours < 13; hours += 7)
        {
            host.Clock.Forward(TimeSpan.FromHours(7));
            Assert.True(await busy.IsSignedInAsync());
        }
        Assert.False(await idle.IsSignedInAsync());
        for (var hours = 14; hours < 14 * 24; hours += 7)
        {
            host.Clock.Forward(TimeSpan.FromHours(7));
            await busy.GetAsync("/");
        }
        Assert.False(await busy.IsSignedInAsync());
    }

    [Fact]
    public async Task Disabled_or_signed_out_person_is_out_with_the_next_request()
    {
        await using var host = new DashboardHost();
        var (ana, anas) = await host.SignedInAsync("Ana");
        var (ben, bens) = await host.SignedInAsync("Ben");
        var people = host.Get<ManagePeople>();
        await people.DisableAsync(Actor.Program, ana.Id);
        await people.SignOutEverywhereAsync(Actor.Program, ben.Id);
        Assert.False(await anas.IsSignedInAsync());
        Assert.False(await bens.IsSignedInAsync());
        var answer = await anas.SignInAsync(ana.Email, DashboardHost.Password);
        Assert.Contains("This account is disabled.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await bens.SignInAsync(ben.Email, DashboardHost.Password)).StatusCode);
    }

    [Fact]
    public async Task Password_given_by_an_admin_must_be_replaced_before_anything_opens()
    {
        await using var host = new DashboardHost();
        var created = await host.Get<ManagePeople>().CreateAsync(Actor.Program, new("ana@newsroom.example", "Ana", Role.Editor));
        using var browser = host.Browser();
        var first = created.FirstPassword!;
        var answer = await browser.SignInAsync("ana@newsroom.example", first);
        Assert.Contains("new-password", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await browser.IsSignedInAsync());

        Task<HttpResponseMessage> ReplaceAsync(string with) => browser.SubmitAsync(
            "/login", ("Form.Email", "ana@newsroom.example"), ("Form.Password", first), ("Form.NewPassword", with));
        await ReplaceAsync(first);
        Assert.False(await browser.IsSignedInAsync());
        await ReplaceAsync(DashboardHost.Password);
        Assert.True(await browser.IsSignedInAsync());

        using var other = host.Browser();
        await other.SignInAsync("ana@newsroom.example", first);
        Assert.False(await other.IsSignedInAsync());
        await other.SignInAsync("ana@newsroom.example", DashboardHost.Password);
        Assert.True(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task Old_hash_is_renewed_at_sign_in()
    {
        await using var host = new DashboardHost(("Doors:HashRounds", "3000"));
        var person = await host.PersonAsync("Ana", Role.Editor);
        var old = new Microsoft.AspNetCore.Identity.PasswordHasher<Data.People.Person>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 })).HashPassword(null!, DashboardHost.Password);
        await using (var db = host.Open())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, old));
        using var browser = host.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(person.Email, DashboardHost.Password)).StatusCode);
        await using var after = host.Open();
        Assert.NotEqual(old, (await after.Users.SingleAsync()).PasswordHash);
        using var again = host.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await again.SignInAsync(person.Email, DashboardHost.Password)).StatusCode);
    }

    [GeneratedRegex("""value="CfDJ8[^"]*"|<!--.*?-->""", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Sealed();
}
