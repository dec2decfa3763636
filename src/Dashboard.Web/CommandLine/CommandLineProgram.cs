using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.CommandLine;

/// <summary>
/// The command line: no verb, or <c>serve</c>, serves; any other verb does one thing and ends. Exit codes: 0 done, 1 failed,
/// 2 wrong use.
/// </summary>
public sealed class CommandLineProgram(Action<WebApplicationBuilder> compose, Action<WebApplication> open)
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    /// <param name="args">As given to the program.</param>
    /// <param name="compose">Adds all services; the same ones for every verb.</param>
    /// <param name="open">Maps what is served.</param>
    public static Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> compose, Action<WebApplication> open) =>
        new CommandLineProgram(compose, open).RunAsync(args);

    private async Task<int> RunAsync(string[] args)
    {
        if (args is ["--help" or "-h" or "help"])
        {
            Console.WriteLine(Overview());
            return Done;
        }
        if (args is ["--version"])
        {
            Console.WriteLine(typeof(CommandLineProgram).Assembly.GetName().Version?.ToString(3));
            return Done;
        }
        if (args is [] || args[0].StartsWith("--", StringComparison.Ordinal) || args[0] == "serve")
            return await ServeAsync(args is ["serve", .. var rest] ? rest : args);
        var verb = Verbs().FirstOrDefault(verb => args.Take(verb.Name.Split(' ').Length).SequenceEqual(verb.Name.Split(' ')));
        if (verb is null)
            return Wrong($"There is no verb \"{args[0]}{(args.Length > 1 && Verbs().Any(verb => verb.Name.StartsWith(args[0] + " ", StringComparison.Ordinal)) ? $" {args[1]}" : "")}\".", Overview());
        var given = args.Skip(verb.Name.Split(' ').Length).ToList();
        if (given.Contains("--help") || given.Contains("-h"))
        {
            Console.WriteLine(verb.Help());
            return Done;
        }
        return await TryAsync(() => verb.RunAsync(verb.Parse(given)), verb.Help());
    }

    private async Task<int> ServeAsync(string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Server.Help);
            return Done;
        }
        return await TryAsync(() => Server.RunAsync(args, compose, open), Server.Help);
    }

    private Verb[] Verbs() =>
    [
        ImportVerb.Create(HostAsync),
        AccountVerbs.CreateKey(HostAsync),
        AccountVerbs.CreateUser(HostAsync),
        BackupVerbs.Backup(HostAsync),
        BackupVerbs.Restore(HostAsync),
        StoreVerbs.Verify(HostAsync),
        StoreVerbs.Migrate(HostAsync),
        StoreVerbs.Sample(HostAsync),
    ];

    /// <summary>The whole program without a server: for verbs. The database is up to date when this returns.</summary>
    private async Task<WebApplication> HostAsync(bool migrate = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Server.ContentRoot([]) });
        // Standard output belongs to the answer of the verb.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Dashboard", LogLevel.Warning);
        compose(builder);
        var app = builder.Build();
        if (migrate)
            await Upgrade.ApplyAsync(app.Services);
        return app;
    }

    private static async Task<int> TryAsync(Func<Task<int>> run, string help)
    {
        try
        {
            return await run();
        }
        catch (WrongUseException wrong)
        {
            return Wrong(wrong.Message, help);
        }
        catch (OptionsValidationException invalid)
        {
            return Fail(string.Join(Environment.NewLine, invalid.Failures));
        }
        catch (Exception error) when (error is RuleBrokenException or NotFoundException or InvalidRequestException or RefusedException or NotAllowedException
            or InvalidOperationException or IOException or UnauthorizedAccessException or FormatException or System.Data.Common.DbException or TimeoutException)
        {
            return Fail(error.Message);
        }
    }

    private static int Wrong(string message, string help)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine();
        Console.Error.WriteLine(help);
        return WrongUse;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return Failed;
    }

    private string Overview()
    {
        var verbs = Verbs();
        var text = new StringBuilder("usage: dashboard [VERB] [options]").AppendLine().AppendLine()
            .AppendLine("  serve           Serves the boards; what happens without a verb, too.");
        foreach (var verb in verbs)
            text.Append("  ").Append(verb.Name.PadRight(16)).AppendLine(verb.Summary);
        return text.AppendLine().Append("VERB --help tells its options. Exit codes: 0 done, 1 failed, 2 wrong use.").ToString();
    }
}

/// <summary>Builds the program for a verb.</summary>
internal delegate Task<WebApplication> VerbHost(bool migrate = true);
