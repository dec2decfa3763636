using Dashboard.Web.Features.Demo;
using Dashboard.Web.Features.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dashboard.Web.CommandLine;

/// <summary>Serving, from the first line to the last.</summary>
internal static class Server
{
    public const string Help = """
        usage: dashboard [serve] [options]

        Serves the boards, the API and the hub. The database is created or brought up to date first.

          --urls URLS       Where to listen; http://localhost:5000 when not given
          --demo            A throw-away board to look around: sample story, four people, news that keeps
                            coming; this machine only
          --Section:Name V  Any setting of appsettings.json, e.g. --Limits:ApiPerSecond 500
        """;

    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> compose, Action<WebApplication> open)
    {
        var demo = args.Contains("--demo");
        args = [.. args.Where(arg => arg != "--demo")];
        var root = ContentRoot(args);
        var builder = WebApplication.CreateBuilder(root is null ? new WebApplicationOptions { Args = args } : new WebApplicationOptions { Args = args, ContentRootPath = root });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls("http://localhost:5000");
        if (demo)
            DemoMode.Prepare(builder);
        compose(builder);
        await using var app = builder.Build();
        open(app);
        using var serving = ServingMark.Share(builder.Configuration);
        await Upgrade.ApplyAsync(app.Services);
        if (demo)
            await app.Services.GetRequiredService<DemoPeople>().AddAsync();
        app.Lifetime.ApplicationStarted.Register(() => Greet(app));
        await app.RunAsync();
        return CommandLineProgram.Done;
    }

    /// <summary>The folder of appsettings.json and wwwroot: where the program was started, or beside the program.</summary>
    /// <returns>Null to leave it to the arguments or the present folder.</returns>
    public static string? ContentRoot(string[] args) =>
        args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || File.Exists("appsettings.json")
        || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
            ? null
            : AppContext.BaseDirectory;

    private static void Greet(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
            return;
        address = address.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"Dashboard is open at {address}  (Ctrl+C ends it)");
        _ = OfferSetupAsync(app, address);
    }

    private static async Task OfferSetupAsync(WebApplication app, string address)
    {
        if (DemoMode.IsOn(app.Configuration))
            Console.WriteLine("This is a demonstration: its database is thrown away when it ends. Open two windows and be two people.");
        else if (await app.Services.GetRequiredService<FirstStart>().IsOpenAsync())
            Console.WriteLine($"First start: make your account at {address}/setup");
    }
}
