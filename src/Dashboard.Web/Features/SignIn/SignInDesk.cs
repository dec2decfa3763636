using System.Globalization;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>How a try to sign in ended.</summary>
public enum SignInOutcome { Done, Wrong, Disabled, TooMany, NewPasswordNeeded }

/// <param name="Outcome">What happened.</param>
/// <param name="Words">For the person; null when done.</param>
/// <param name="Wait">With <see cref="SignInOutcome.TooMany"/>: how long.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, string? Words = null, TimeSpan? Wait = null);

/// <summary>Signs people in and out. A session is a row, so that it can be ended from elsewhere, and a cookie that names it.</summary>
public sealed partial class SignInDesk(
    IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, PeopleDirectory directory, PasswordHashing hashing, SignInThrottle throttle,
    KnownBrowser browsers, ILookupNormalizer normalizer, IOptions<DoorOptions> doors, IOptions<LimitOptions> limits, TimeProvider time, ILogger<SignInDesk> logger)
{
    /// <summary>In the table of user tokens: the present password was given by somebody else and is good for one sign-in.</summary>
    internal const string FirstPasswordProvider = "first-password";

    /// <param name="newPassword">For somebody whose password was given by an admin.</param>
    public async Task<SignInAnswer> SignInAsync(HttpContext context, string email, string password, string? newPassword = null)
    {
        var window = limits.Value.SignInWindow;
        var account = normalizer.NormalizeEmail(email.Trim()) ?? "";
        var addressKey = $"address:{SignInThrottle.AddressOf(context.Connection.RemoteIpAddress)}";
        if (throttle.TryTake(addressKey, limits.Value.SignInsPerAddress, window) is { } wait)
            return TooMany(wait, context);
        // A browser that this person used before has a count of its own: whoever guesses elsewhere cannot lock them out.
        var accountKey = await browsers.CountOfAsync(context, account) ?? $"account:{KeySecrets.HashOf(account)}";
        if (throttle.TryTake(accountKey, limits.Value.SignInsPerAccount, window) is { } accountWait)
            return TooMany(accountWait, context);

        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        var person = password.Length > PasswordRules.Longest
            ? null
            : await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == account, context.RequestAborted);
        var result = await hashing.CheckAsync(person?.PasswordHash, password.Length > PasswordRules.Longest ? "" : password, context.RequestAborted);
        if (person is null || result == PasswordVerificationResult.Failed)
        {
            Failed(logger, SignInThrottle.AddressOf(context.Connection.RemoteIpAddress), person?.Id ?? "nobody");
            return new(SignInOutcome.Wrong, "E-mail or password is wrong.");
        }
        if (person.Disabled)
            return new(SignInOutcome.Disabled, "This account is disabled. An admin can enable it.");

        throttle.Forget(accountKey);
        throttle.GiveBack(addressKey);
        var stamp = person.SecurityStamp;
        if (await db.UserTokens.AnyAsync(row => row.UserId == person.Id && row.LoginProvider == FirstPasswordProvider))
        {
            if (FaultOfNew(person, password, newPassword) is { } fault)
                return new(SignInOutcome.NewPasswordNeeded, fault);
            var hash = await hashing.HashAsync(newPassword!);
            stamp = KeySecrets.NewSession();
            using (await gate.EnterAsync())
            {
                await db.Users.Where(row => row.Id == person.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, hash).SetProperty(row => row.SecurityStamp, stamp));
                await db.UserTokens.Where(row => row.UserId == person.Id && row.LoginProvider == FirstPasswordProvider).ExecuteDeleteAsync();
            }
        }
        else if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var hash = await hashing.HashAsync(password);
            using (await gate.EnterAsync())
                await db.Users.Where(row => row.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, hash));
        }
        await OpenAsync(context, new KnownPerson(person.Id, person.Name, person.Email!, person.Role, false, stamp, person.CreatedAt));
        return new(SignInOutcome.Done);
    }

    /// <summary>Begins a session for somebody who has shown who they are. Whatever session the browser had ends.</summary>
    public async Task OpenAsync(HttpContext context, KnownPerson person)
    {
        var old = context.User.FindFirst(Ticket.Session)?.Value;
        var now = time.GetUtcNow();
        var session = KeySecrets.NewSession();
        var worn = (await directory.GetAsync()).Sessions.Values.Where(row => now - row.Began > doors.Value.LongestSession).Select(row => row.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync();
        using (await gate.EnterAsync())
        {
            await db.UserTokens.Where(row => row.LoginProvider == PeopleDirectory.SessionProvider && (row.Name == old || worn.Contains(row.Name))).ExecuteDeleteAsync();
            db.UserTokens.Add(new IdentityUserToken<string>
            {
                UserId = person.Id, LoginProvider = PeopleDirectory.SessionProvider, Name = session, Value = now.ToString("O", CultureInfo.InvariantCulture),
            });
            await db.SaveChangesAsync();
        }
        await directory.RefreshAsync();
        await context.SignInAsync(Doors.CookieScheme, Ticket.ForSession(person, session), new AuthenticationProperties { IsPersistent = true });
        browsers.Remember(context, person.Id);
        SignedIn(logger, person.Id);
    }

    /// <summary>Ends the session of this browser: its cookie, its open pages, and every copy of the cookie.</summary>
    public async Task SignOutAsync(HttpContext context)
    {
        if (context.User.FindFirst(Ticket.Session)?.Value is { } session)
        {
            await using var db = await contexts.CreateDbContextAsync();
            using (await gate.EnterAsync())
                await db.UserTokens.Where(row => row.LoginProvider == PeopleDirectory.SessionProvider && row.Name == session).ExecuteDeleteAsync();
            await directory.RefreshAsync();
        }
        await context.SignOutAsync(Doors.CookieScheme);
    }

    private static string? FaultOfNew(Person person, string password, string? newPassword) => newPassword switch
    {
        null or "" => "This password was given to you by an admin. Choose one of your own.",
        _ when newPassword == password => "Choose another password than the one that was given to you.",
        _ => PasswordRules.Fault(newPassword, person.Name, person.Email),
    };

    private SignInAnswer TooMany(TimeSpan wait, HttpContext context)
    {
        Throttled(logger, SignInThrottle.AddressOf(context.Connection.RemoteIpAddress));
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        return new(SignInOutcome.TooMany, $"Too many tries. Wait {minutes} {(minutes == 1 ? "minute" : "minutes")}, then try again.", wait);
    }

    [LoggerMessage(LogLevel.Information, "Signed in: person {PersonId}.")]
    private static partial void SignedIn(ILogger logger, string personId);

    [LoggerMessage(LogLevel.Warning, "Sign-in failed from {Address} for person {PersonId}.")]
    private static partial void Failed(ILogger logger, string address, string personId);

    [LoggerMessage(LogLevel.Warning, "Sign-in refused after too many tries from {Address}.")]
    private static partial void Throttled(ILogger logger, string address);
}
