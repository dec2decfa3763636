using System.Globalization;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;

namespace Dashboard.Web.CommandLine;

/// <summary>Keys and accounts from the console of the machine: whoever can read the database file may do this.</summary>
internal static class AccountVerbs
{
    private static readonly string s_roles = string.Join(", ", Enum.GetValues<Role>().Select(WordFor));

    public static Verb CreateKey(VerbHost host) => new("key create", "", 0, "Makes a key for a program and prints it, this once.",
    [
        new("--name", "NAME", "What the key is for; the log shows it"),
        new("--role", "ROLE", s_roles),
        new("--story", "STORY", "Id or slug of a story that it may touch; can be repeated; all when not given"),
        new("--expires", "TIME", "How long it lives: 12h, 30d, 2y; for good when not given"),
    ], async given =>
    {
        var request = new NewKey(
            given.Required("--name"), RoleOf(given.Required("--role")), given.All("--story"), given.Value("--expires") is { } life ? TimeOf(life) : null);
        await using var app = await host();
        var key = await app.Services.GetRequiredService<ManageKeys>().CreateAsync(Actor.Program, request);
        Console.WriteLine(key.Secret);
        return CommandLineProgram.Done;
    });

    public static Verb CreateUser(VerbHost host) => new("user create", "", 0, "Makes an account.",
    [
        new("--email", "EMAIL", "To sign in with"),
        new("--name", "NAME", "As the others see it"),
        new("--role", "ROLE", s_roles),
        new("--password-stdin", null, "Reads the password from standard input; without it one is made, printed, and replaced at the first sign-in"),
    ], async given =>
    {
        var (email, name, role) = (given.Required("--email"), given.Required("--name"), RoleOf(given.Required("--role")));
        var password = given.Has("--password-stdin") ? (await Console.In.ReadLineAsync())?.TrimEnd('\r') ?? "" : null;
        await using var app = await host();
        var created = await app.Services.GetRequiredService<ManagePeople>().CreateAsync(Actor.Program, new NewPerson(email, name, role, password));
        if (created.FirstPassword is { } first)
            Console.WriteLine(first);
        return CommandLineProgram.Done;
    });

    /// <summary>Roles as the API writes them, in either case and with or without the hyphen.</summary>
    internal static Role RoleOf(string word)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (word.Replace("-", "", StringComparison.Ordinal).Equals(role.ToString(), StringComparison.OrdinalIgnoreCase))
                return role;
        }
        throw new WrongUseException($"There is no role \"{word}\". It can be one of: {s_roles}.");
    }

    private static string WordFor(Role role) => role == Role.FactChecker ? "fact-checker" : role.ToString().ToLowerInvariant();

    internal static TimeSpan TimeOf(string word)
    {
        if (word.Length >= 2 && int.TryParse(word[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 100_000)
        {
            switch (word[^1])
            {
                case 'h': return TimeSpan.FromHours(count);
                case 'd': return TimeSpan.FromDays(count);
                case 'y': return TimeSpan.FromDays(365L * count);
            }
        }
        throw new WrongUseException($"\"{word}\" is no time. Write it like 12h, 30d or 2y.");
    }
}
