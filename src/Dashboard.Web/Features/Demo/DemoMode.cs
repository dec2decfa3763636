using Dashboard.Data.People;
using Dashboard.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Features.Demo;

/// <summary>
/// <c>serve --demo</c>: a database that is thrown away, the sample story, four people to become with one click, and articles and
/// comments that keep coming. Listens on this machine only, because anybody who reaches it can sign in.
/// </summary>
public static class DemoMode
{
    private const string Setting = "Demo:Folder";

    /// <summary>The people of the demonstration.</summary>
    public static readonly IReadOnlyList<(string Key, string Name, Role Role)> People =
    [
        ("reporter", "Noor Reporter", Role.Reporter),
        ("fact-checker", "Ilse Checker", Role.FactChecker),
        ("moderator", "Mateo Moderator", Role.Moderator),
        ("editor", "Greta Editor", Role.Editor),
    ];

    public static bool IsOn(IConfiguration configuration) => configuration[Setting] is not null;

    /// <summary>Points the program at a new empty folder that goes when the program ends.</summary>
    public static void Prepare(WebApplicationBuilder builder)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-demo-").FullName;
        builder.Configuration[Setting] = folder;
        builder.Configuration["Database:Provider"] = "sqlite";
        builder.Configuration["ConnectionStrings:Dashboard"] = $"Data Source={Path.Combine(folder, "demo.db")}";
        builder.Services.AddHostedService<DemoTrickle>();
    }

    /// <summary>Refuses to run where others could reach it.</summary>
    /// <exception cref="InvalidOperationException">An address is not a loopback address.</exception>
    public static void RefuseOtherMachines(IEnumerable<string> urls)
    {
        foreach (var url in urls)
        {
            var host = Uri.TryCreate(url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                ? uri : null;
            if (host is null || !host.IsLoopback)
                throw new InvalidOperationException($"The demo lets anybody in, so it listens on this machine only; {url} is not such an address. Use http://localhost:5000.");
        }
    }

    /// <summary>The door of the demonstration: a form post that signs a sample person in.</summary>
    public static void MapDemo(this WebApplication app)
    {
        if (!IsOn(app.Configuration))
            return;
        app.MapPost("/demo/become/{key}", async (string key, SignInManager<Person> signIn, UserManager<Person> people) =>
        {
            if (await people.FindByEmailAsync(EmailOf(key)) is not { } person)
                return Results.NotFound();
            await signIn.SignInAsync(person, isPersistent: false);
            return Results.LocalRedirect("/");
        }).ExcludeFromDescription().WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute());
    }

    internal static string EmailOf(string key) => $"{key}@demo.example";
}
