using System.Net;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.SignIn;

public sealed class RulesTests
{
    [Theory]
    [InlineData("seven", "at least")]
    [InlineData("password1234", "first that are guessed")]
    [InlineData("PasswordPassword!", "first that are guessed")]
    [InlineData("Qwerty123456", "first that are guessed")]
    [InlineData("aaaaaaaaaaaaaaaa", "first that are guessed")]
    [InlineData("1234567890123", "first that are guessed")]
    [InlineData("Marta Okonjo 2026", "your name")]
    [InlineData("marta.okonjo@desk", "your name")]
    [InlineData("okonjo-okonjo-99", "your name")]
    public void Password_that_is_guessed_first_is_refused_with_the_reason(string password, string reason) =>
        Assert.Contains(reason, PasswordRules.Fault(password, "Marta Okonjo", "marta.okonjo@desk.example"), StringComparison.Ordinal);

    [Theory]
    [InlineData("seven lamps on a wet quay")]
    [InlineData("ooooh what a password that is")]
    [InlineData("длинный пароль из слов")]
    [InlineData("4711 is the year of the pig?")]
    public void Long_password_of_any_composition_is_taken(string password) =>
        Assert.Null(PasswordRules.Fault(password, "Marta Okonjo", "marta.okonjo@desk.example"));

    [Fact]
    public void Password_longer_than_the_limit_is_refused() =>
        Assert.Contains("at most", PasswordRules.Fault(string.Concat(Enumerable.Repeat("abcd efgh ", 13)), null, null), StringComparison.Ordinal);

    [Fact]
    public void Throttle_window_slides()
    {
        var clock = new MovableClock();
        var throttle = new SignInThrottle(clock);
        var window = TimeSpan.FromMinutes(5);
        for (var seen = 0; seen < 3; seen++)
        {
            Assert.Null(throttle.TryTake("a", 3, window));
            clock.Forward(TimeSpan.FromMinutes(1));
        }
        Assert.InRange(throttle.TryTake("a", 3, window)!.Value.TotalMinutes, 1.9, 2);
        Assert.Null(throttle.TryTake("b", 3, window));
        clock.Forward(TimeSpan.FromMinutes(2));
        Assert.Null(throttle.TryTake("a", 3, window));
        Assert.NotNull(throttle.TryTake("a", 3, window));
        throttle.Forget("a");
        Assert.Null(throttle.TryTake("a", 3, window));
    }

    [Fact]
    public void Throttle_lets_no_more_than_the_limit_through_at_once()
    {
        var throttle = new SignInThrottle(TimeProvider.System);
        var through = 0;
        Parallel.For(0, 1000, _ =>
        {
            if (throttle.TryTake("a", 5, TimeSpan.FromMinutes(5)) is null)
                Interlocked.Increment(ref through);
        });
        Assert.Equal(5, through);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "20010db800010002::/64")]
    public void Address_of_a_guesser_is_what_one_guesser_has(string address, string counted) =>
        Assert.Equal(counted, SignInThrottle.AddressOf(IPAddress.Parse(address)));

    [Fact]
    public void Keys_are_long_different_and_recognised()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => KeySecrets.NewKey()).ToList();
        Assert.Equal(1000, keys.Distinct().Count());
        Assert.All(keys, key => Assert.True(KeySecrets.LooksLikeKey(key)));
        Assert.False(KeySecrets.LooksLikeKey("dk_" + new string('a', 42)));
        Assert.False(KeySecrets.LooksLikeKey("dk_" + new string('a', 42) + "ä"));
        Assert.Matches("^[0-9a-f]{64}$", KeySecrets.HashOf(keys[0]));
    }

    [Fact]
    public async Task Hashing_beyond_its_queue_is_refused_at_once()
    {
        var options = Microsoft.Extensions.Options.Options.Create(new DoorOptions { HashesAtOnce = 1 });
        using var hashing = new PasswordHashing(new Slow(), options);
        var tries = Enumerable.Range(0, 100).Select(_ => hashing.HashAsync("x")).ToList();
        var refused = 0;
        foreach (var one in tries)
        {
            try
            {
                await one;
            }
            catch (Web.Features.RefusedException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 30, 40);
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

    private sealed class Slow : Microsoft.AspNetCore.Identity.IPasswordHasher<Data.People.Person>
    {
        public string HashPassword(Data.People.Person user, string password)
        {
            Thread.Sleep(20);
            return "";
        }

        public Microsoft.AspNetCore.Identity.PasswordVerificationResult VerifyHashedPassword(Data.People.Person user, string hashedPassword, string providedPassword) =>
            Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed;
    }
}
