using Dashboard.Data;
using Dashboard.Data.Pipeline;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.CommandLine;

/// <summary>Puts files, folders of files and pages on a story, and waits until they are analysed.</summary>
internal static class ImportVerb
{
    // How long a running server may seem to do nothing before this process helps; leases keep the two apart.
    private static readonly TimeSpan s_stalled = TimeSpan.FromSeconds(10);

    public static Verb Create(VerbHost host) => new("import", "SOURCE...", 1, "Puts articles on a story: files, folders of files, or web addresses.",
    [
        new("--story", "TITLE", "Title, slug or id of the story; made when there is none with this title"),
        new("--no-wait", null, "Leaves the analysis to the server"),
    ], async given =>
    {
        var title = given.Required("--story");
        var sources = Expand(given.Words).ToList();
        if (sources.Count == 0)
            throw new WrongUseException("There are no files in what was given.");
        await using var app = await host();
        var story = await FindOrCreateAsync(app.Services, title);
        var (articles, refused) = await ReceiveAsync(app.Services, story, sources);
        var failed = given.Has("--no-wait") ? 0 : await WaitAsync(app, articles);
        Console.WriteLine($"{articles.Count} of {sources.Count} on \"{story.Title}\" ({story.Slug}){(failed > 0 ? $", {failed} could not be read" : "")}.");
        return refused + failed > 0 ? CommandLineProgram.Failed : CommandLineProgram.Done;
    });

    private static IEnumerable<string> Expand(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (IsAddress(word) || File.Exists(word))
                yield return word;
            else if (Directory.Exists(word))
            {
                var files = Directory.EnumerateFiles(word, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System });
                foreach (var file in files.Order(StringComparer.Ordinal))
                    yield return file;
            }
            else
                throw new WrongUseException($"\"{word}\" is no file, no folder and no web address.");
        }
    }

    private static bool IsAddress(string word) =>
        word.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static async Task<Story> FindOrCreateAsync(IServiceProvider services, string title)
    {
        if (await services.GetRequiredService<StoryLookup>().FindAsync(title) is { } found)
            return found;
        await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDbContext>>().CreateDbContextAsync();
        return await db.Stories.AsNoTracking().Where(story => story.Title == title && !story.Archived).OrderBy(story => story.CreatedAt).FirstOrDefaultAsync()
            ?? await services.GetRequiredService<CreateStory>().HandleAsync(Actor.Program, new(title));
    }

    private static async Task<(List<string> Articles, int Refused)> ReceiveAsync(IServiceProvider services, Story story, List<string> sources)
    {
        var receive = services.GetRequiredService<ReceiveArticle>();
        var articles = new List<string>();
        var refused = 0;
        foreach (var source in sources)
        {
            try
            {
                IReadOnlyList<ReceiveArticle.Item> items = IsAddress(source)
                    ? [new(null, await receive.HandleAsync(Actor.Program, story.Id, source, new ReceivedWith("text/html")), null)]
                    : await receive.HandleMessageAsync(Actor.Program, story.Id, await ReadAsync(source), new ReceivedWith(TypeOf(source), FileName: Path.GetFileName(source)));
                foreach (var item in items)
                {
                    if (item.Result is { } result)
                        articles.Add(result.Article.Id);
                    if (item.Fault is not null || item.Result is { WasThere: true })
                        await Console.Error.WriteLineAsync($"{source}: {item.Fault ?? "on the story already"}");
                }
            }
            catch (Exception error) when (error is RuleBrokenException or TooLargeException or IOException or UnauthorizedAccessException)
            {
                refused++;
                await Console.Error.WriteLineAsync($"{source}: {error.Message}");
            }
        }
        return (articles, refused);
    }

    private static Task<byte[]> ReadAsync(string file) => new FileInfo(file).Length > ReceiveArticle.MaxBytes
        ? throw new TooLargeException($"larger than {ReceiveArticle.MaxBytes / 1024 / 1024} MB")
        : File.ReadAllBytesAsync(file);

    private static string TypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" or ".xhtml" => "text/html",
        ".json" => "application/ninjs+json",
        ".xml" => "application/xml",
        _ => "text/plain",
    };

    /// <returns>How many could not be read.</returns>
    internal static async Task<int> WaitAsync(WebApplication app, List<string> articles)
    {
        var contexts = app.Services.GetRequiredService<IDbContextFactory<DashboardDbContext>>();
        var workers = app.Services.GetServices<IHostedService>().OfType<PipelineWorker>().ToList();
        var served = ServingMark.IsServed(app.Configuration);
        var (working, before, since) = (false, -1, TimeProvider.System.GetTimestamp());
        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync();
            var open = 0;
            foreach (var some in articles.Chunk(500))
                open += await db.Receipts.CountAsync(row => some.Contains(row.ArticleId) && (row.State == ReceiptState.Waiting || row.State == ReceiptState.Working));
            if (open != before)
            {
                await Console.Error.WriteLineAsync($"{articles.Count - open} of {articles.Count} analysed");
                (before, since) = (open, TimeProvider.System.GetTimestamp());
            }
            if (open == 0)
                break;
            if (!working && (!served || TimeProvider.System.GetElapsedTime(since) > s_stalled))
            {
                working = true;
                foreach (var worker in workers)
                    await worker.StartAsync(default);
            }
            await Task.Delay(250);
        }
        foreach (var worker in working ? workers : [])
            await worker.StopAsync(default);
        return await SayFailuresAsync(contexts, articles);
    }

    private static async Task<int> SayFailuresAsync(IDbContextFactory<DashboardDbContext> contexts, List<string> articles)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var failures = 0;
        foreach (var some in articles.Distinct().Chunk(500))
        {
            var failed = await db.Articles.AsNoTracking().Where(article => some.Contains(article.Id) && article.Status == ArticleStatus.Failed)
                .Select(article => new { article.Id, article.Url, article.Failure }).ToListAsync();
            failures += failed.Count;
            foreach (var article in failed)
                await Console.Error.WriteLineAsync($"{article.Url ?? article.Id}: {article.Failure}");
        }
        return failures;
    }
}
