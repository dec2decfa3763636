using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Sample;
using Microsoft.EntityFrameworkCore;

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
        Console.WriteLine($"{found.Rows} rows in {found.Stories} {(found.Stories == 1 ? "story" : "stories")}: all in order{(found.Redacted == 0 ? "" : $"; {found.Redacted} lost words that were erased, as the log says")}.");
        return CommandLineProgram.Done;
    });

    public static Verb Migrate(VerbHost host) => new("migrate", "", 0, "Creates the database or brings it up to date.", [], async _ =>
    {
        await using var app = await host(migrate: false);
        var applied = await Upgrade.ApplyAsync(app.Services);
        Console.WriteLine(applied == 0 ? "The database is up to date." : $"{applied} {(applied == 1 ? "migration" : "migrations")} applied.");
        return CommandLineProgram.Done;
    });

    public static Verb Sample(VerbHost host) => new("sample", "", 0, "Loads the sample story; once, however often it is called.", [], async _ =>
    {
        await using var app = await host();
        var story = await app.Services.GetRequiredService<SampleStoryLoader>().LoadAsync(Actor.Program);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        var failed = await ImportVerb.WaitAsync(app, await db.Articles.Where(article => article.StoryId == story.Id).Select(article => article.Id).ToListAsync());
        Console.WriteLine($"\"{story.Title}\" is at /stories/{story.Slug}.");
        return failed > 0 ? CommandLineProgram.Failed : CommandLineProgram.Done;
    });
}
