using System.Net;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.SignIn;

/// <summary>What must not lock out or lose the right person.</summary>
public sealed class KindDoorTests
{
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
}
