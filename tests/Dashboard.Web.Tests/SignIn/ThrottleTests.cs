using System.Net;
using Dashboard.Domain.People;

namespace Dashboard.Web.Tests.SignIn;

/// <summary>Guessing passwords.</summary>
public sealed class ThrottleTests
{
    private const string Wrong = "another five words or so";

    [Fact]
    public async Task Account_known_or_not_is_closed_after_five_wrong_tries_and_opens_again_after_the_window()
    {
        var doors = await DoorsHost.StartAsync();
        var person = await doors.PersonAsync(Role.Reporter);
        using var used = await doors.Visitor().SignedInAsync(person.Email);
        using var guesser = doors.Visitor();
        foreach (var email in new[] { person.Email, "nobody@newsroom.example" })
        {
            for (var i = 0; i < 5; i++)
            {
                using var wrong = await guesser.SignInAsync(email, Wrong);
                Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
            }
            using var closed = await guesser.SignInAsync(email, DoorsHost.Password);
            Assert.Equal(HttpStatusCode.TooManyRequests, closed.StatusCode);
            Assert.InRange(closed.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
            Assert.Equal("Too many tries. Wait 5 minutes, then try again.", await Visitor.NoticeAsync(closed));
        }

        // Somebody else, and the person on the browser that they used before, are not kept out by the guesser.
        (await doors.SignedInAsync(Role.Reporter)).Visitor.Dispose();
        using var logout = await used.PostAsync("/logout", await used.HiddenAsync("/", "form[action='/logout']"));
        await used.SignedInAsync(person.Email);

        doors.Host.Clock.Pass(TimeSpan.FromMinutes(5.1));
        await guesser.SignedInAsync(person.Email);
        await doors.DisposeAsync();
    }

    [Fact]
    public async Task Tries_at_the_same_moment_do_not_slip_through()
    {
        var doors = await DoorsHost.StartAsync();
        var person = await doors.PersonAsync(Role.Reporter);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await doors.Visitor().SignInAsync(person.Email, Wrong)).StatusCode));
        Assert.Equal(5, answers.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(15, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        await doors.DisposeAsync();
    }

    [Fact]
    public async Task Address_behind_a_known_proxy_is_closed_after_its_wrong_tries_and_others_are_not()
    {
        var doors = await DoorsHost.StartAsync(("Limits:SignInsPerAddress", "4"));
        using var guesser = doors.Visitor(("X-Forwarded-For", "203.0.113.9"));
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.OK, (await guesser.SignInAsync($"a{i}@newsroom.example", Wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.SignInAsync("a9@newsroom.example", Wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await doors.Visitor(("X-Forwarded-For", "203.0.113.10")).SignInAsync("a9@newsroom.example", Wrong)).StatusCode);
        // What the client wrote before the proxy's own word does not count.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await doors.Visitor(("X-Forwarded-For", "198.51.100.1, 203.0.113.9")).SignInAsync("a9@newsroom.example", Wrong)).StatusCode);
        await doors.DisposeAsync();
    }

    [Fact]
    public async Task Forwarded_address_from_an_unknown_proxy_moves_nothing()
    {
        var doors = await DoorsHost.StartAsync(("Limits:SignInsPerAddress", "4"), ("Doors:Proxies:0", "203.0.113.1"));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
            answers.Add((await doors.Visitor(("X-Forwarded-For", $"198.51.100.{i}")).SignInAsync($"a{i}@newsroom.example", Wrong)).StatusCode);
        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers[4..]);
        // Nor does it make the line look encrypted.
        using var page = await doors.Visitor(("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example")).GetAsync("/");
        Assert.Equal("/login", page.LeadsTo());
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        await doors.DisposeAsync();
    }
}
