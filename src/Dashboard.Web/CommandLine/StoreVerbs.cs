using Dashboard.Data.Log;

namespace Dashboard.Web.CommandLine;

internal static class StoreVerbs
{
    public static Verb Verify(VerbHost host) => new("verify", "", 0, "Checks the hash chain of every story's log; names the first bad row.", [], async _ =>
    {
        await using var app = await host();
        var found = await app.Services.GetRequiredService<LogVerifier>().VerifyAsync();
        foreach (var fault in found.Faults)
            Console.WriteLine($"{fault.StorySlug}: {fault.What}");
        if (found.Faults.Count > 0)
            return CommandLineProgram.Failed;
        Console.WriteLine($"{found.Rows} rows in {found.Stories} {(found.Stories == 1 ? "story" : "stories")}: all in order.");
        return CommandLineProgram.Done;
    });

    public static Verb Migrate(VerbHost host) => new("migrate", "", 0, "Creates the database or brings it up to date.", [], async _ =>
    {
        await using var app = await host(migrate: false);
        var applied = await Upgrade.ApplyAsync(app.Services);
        Console.WriteLine(applied == 0 ? "The database is up to date." : $"{applied} {(applied == 1 ? "migration" : "migrations")} applied.");
        return CommandLineProgram.Done;
    });
}
