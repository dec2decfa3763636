using Dashboard.Domain.People;
using Dashboard.Web.Features.SignIn;
using Microsoft.AspNetCore.Mvc;

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

    /// <summary>Points the program at a new empty folder that goes when the program ends, and keeps it on this machine.</summary>
    /// <exception cref="InvalidOperationException">It was asked to listen where others could reach it.</exception>
    public static void Prepare(WebApplicationBuilder builder)
    {
        RefuseOtherMachines((builder.Configuration["urls"] ?? "http://localhost:5000").Split(';'));
        var folder = Directory.CreateTempSubdirectory("dashboard-demo-").FullName;
        builder.Configuration[Setting] = folder;
        builder.Configuration["Database:Provider"] = "sqlite";
        builder.Configuration["ConnectionStrings:Dashboard"] = $"Data Source={Path.Combine(folder, "demo.db")}";
        builder.Services.AddSingleton<DemoPeople>();
        builder.Services.AddHostedService<DemoTrickle>();
    }

    private static void RefuseOtherMachines(IEnumerable<string> urls)
    {
        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback)
                throw new InvalidOperationException($"The demonstration lets anybody in, so it listens on this machine only, not on {url}. Use http://localhost:5000.");
        }
    }

    /// <summary>The door of the demonstration: a form that signs a sample person in.</summary>
    public static void MapDemo(this WebApplication app)
    {
        if (!IsOn(app.Configuration))
            return;
        app.MapPost("/demo/become", async ([FromForm] string key, HttpContext context, PeopleDirectory directory, SignInDesk desk) =>
        {
            if ((await directory.GetFreshAsync()).People.Values.FirstOrDefault(person => person.Email == EmailOf(key)) is not { } person)
                return Results.NotFound();
            await desk.OpenAsync(context, person);
            return Results.LocalRedirect("/");
        }).AllowAnonymous().ExcludeFromDescription();
    }

    internal static string EmailOf(string key) => $"{key}@demo.example";
}
