using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Admin;

/// <param name="Password">Null for a generated one that the person must replace at the first sign-in.</param>
public sealed record NewPerson(string Email, string Name, Role Role, string? Password = null);

/// <param name="FirstPassword">To be handed over and shown only now; null when the password was given.</param>
public sealed record CreatedPerson(KnownPerson Person, string? FirstPassword);

/// <summary>What admins do with accounts. Each change acts at once on everything the person has open.</summary>
public sealed partial class ManagePeople(
    IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, PeopleDirectory directory, PasswordHashing hashing, ILookupNormalizer normalizer,
    TimeProvider time, ILogger<ManagePeople> logger)
{
    /// <exception cref="InvalidRequestException">A field is wrong; the message says which and why.</exception>
    public async Task<CreatedPerson> CreateAsync(Actor actor, NewPerson request, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        return await CreateAsync(actor, request, first: false, cancel);
    }

    /// <summary>The admin of an empty program.</summary>
    /// <exception cref="RuleBrokenException">Somebody was faster.</exception>
    internal async Task<KnownPerson> CreateFirstAsync(NewPerson request) => (await CreateAsync(Actor.Program, request, first: true, default)).Person;

    public Task ChangeRoleAsync(Actor actor, string personId, Role role, CancellationToken cancel = default) => ChangeAsync(actor, personId, async (db, person) =>
    {
        if (role != Role.Admin)
            await RefuseLastAdminAsync(db, person, "Give somebody else the role Admin first; nobody could manage people otherwise.", cancel);
        person.Role = role;
        Changed(logger, actor.Id, $"role {role}", personId);
    }, cancel);

    /// <summary>The person can no longer sign in, and what they have open ends now.</summary>
    public Task DisableAsync(Actor actor, string personId, CancellationToken cancel = default) => ChangeAsync(actor, personId, async (db, person) =>
    {
        await RefuseLastAdminAsync(db, person, "This is the last admin; nobody could enable the account again.", cancel);
        person.Disabled = true;
        await EndSessionsAsync(db, person, cancel);
        Changed(logger, actor.Id, "disabled", personId);
    }, cancel);

    public Task EnableAsync(Actor actor, string personId, CancellationToken cancel = default) => ChangeAsync(actor, personId, (_, person) =>
    {
        person.Disabled = false;
        Changed(logger, actor.Id, "enabled", personId);
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Ends all sessions of the person and gives them a password for one sign-in.</summary>
    /// <returns>The password, shown only now.</returns>
    public async Task<string> ResetPasswordAsync(Actor actor, string personId, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        var password = KeySecrets.NewPassword();
        var hash = await hashing.HashAsync(password, cancel);
        await ChangeAsync(actor, personId, async (db, person) =>
        {
            person.PasswordHash = hash;
            await EndSessionsAsync(db, person, cancel);
            await db.UserTokens.Where(row => row.UserId == personId && row.LoginProvider == SignInDesk.FirstPasswordProvider).ExecuteDeleteAsync(cancel);
            db.UserTokens.Add(MustReplace(personId));
            Changed(logger, actor.Id, "password reset", personId);
        }, cancel);
        return password;
    }

    public Task SignOutEverywhereAsync(Actor actor, string personId, CancellationToken cancel = default) => ChangeAsync(actor, personId, async (db, person) =>
    {
        await EndSessionsAsync(db, person, cancel);
        Changed(logger, actor.Id, "signed out everywhere", personId);
    }, cancel);

    private async Task<CreatedPerson> CreateAsync(Actor actor, NewPerson request, bool first, CancellationToken cancel)
    {
        var (email, name) = (request.Email.Trim(), request.Name.Trim());
        Check(email, name, request);
        var firstPassword = request.Password is null ? KeySecrets.NewPassword() : null;
        // Hashing takes long and happens before the database is held.
        var hash = await hashing.HashAsync(request.Password ?? firstPassword!, cancel);
        var normalized = normalizer.NormalizeEmail(email);
        var person = new Person
        {
            Name = name, Email = email, UserName = email, NormalizedEmail = normalized, NormalizedUserName = normalized, EmailConfirmed = true,
            Role = request.Role, PasswordHash = hash, SecurityStamp = KeySecrets.NewSession(), CreatedAt = time.GetUtcNow(),
        };
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
            if (first && await db.Users.AnyAsync(cancel))
                throw new RuleBrokenException("The set-up is done already. Sign in.");
            if (await db.Users.AnyAsync(row => row.NormalizedEmail == normalized, cancel))
                throw new InvalidRequestException("email", "Somebody with this e-mail address has an account already.");
            db.Users.Add(person);
            if (firstPassword is not null)
                db.UserTokens.Add(MustReplace(person.Id));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        await directory.RefreshAsync(cancel);
        Changed(logger, actor.Id, $"created with role {request.Role}", person.Id);
        return new(new KnownPerson(person.Id, name, email, person.Role, false, person.SecurityStamp, person.CreatedAt), firstPassword);
    }

    private static void Check(string email, string name, NewPerson request)
    {
        var errors = new Dictionary<string, string[]>();
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
            errors["name"] = ["The name needs 1 to 100 characters."];
        if (email.Length is 0 or > 256 || email.Split('@') is not [{ Length: > 0 }, { Length: > 0 }] || email.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
            errors["email"] = ["This is not an e-mail address."];
        if (!Enum.IsDefined(request.Role))
            errors["role"] = ["There is no such role."];
        if (request.Password is not null && PasswordRules.Fault(request.Password, name, email) is { } fault)
            errors["password"] = [fault];
        if (errors.Count > 0)
            throw new InvalidRequestException(errors);
    }

    private async Task ChangeAsync(Actor actor, string personId, Func<DashboardDbContext, Person, Task> change, CancellationToken cancel)
    {
        actor.Require(Permission.ManagePeople);
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            // Serializable: two admins who demote each other at the same moment must not both succeed.
            await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
            var person = await db.Users.SingleOrDefaultAsync(row => row.Id == personId, cancel) ?? throw new NotFoundException("person", personId);
            await change(db, person);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        await directory.RefreshAsync(cancel);
    }

    private static async Task RefuseLastAdminAsync(DashboardDbContext db, Person person, string why, CancellationToken cancel)
    {
        if (person is { Role: Role.Admin, Disabled: false } && !await db.Users.AnyAsync(row => row.Role == Role.Admin && !row.Disabled && row.Id != person.Id, cancel))
            throw new RuleBrokenException(why);
    }

    private static async Task EndSessionsAsync(DashboardDbContext db, Person person, CancellationToken cancel)
    {
        person.SecurityStamp = KeySecrets.NewSession();
        await db.UserTokens.Where(row => row.UserId == person.Id && row.LoginProvider == PeopleDirectory.SessionProvider).ExecuteDeleteAsync(cancel);
    }

    private static IdentityUserToken<string> MustReplace(string personId) =>
        new() { UserId = personId, LoginProvider = SignInDesk.FirstPasswordProvider, Name = "must-replace" };

    [LoggerMessage(LogLevel.Information, "{ActorId}: {What}, person {PersonId}.")]
    private static partial void Changed(ILogger logger, string actorId, string what, string personId);
}
