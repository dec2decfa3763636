using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;
using Dashboard.Ingest;
using Xunit.Abstractions;

namespace Dashboard.Tests.Ingest;

/// <summary>The reference files beside the repository; they are read where they lie and never copied.</summary>
internal static class SeedFiles
{
    public static readonly DateTimeOffset Received = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly string? Folder = Find();

    /// <summary>The file whose name begins so, read as an article; null, with a line in the output, when the files are not there.</summary>
    public static ArticleDraft? Read(string prefix, ITestOutputHelper output)
    {
        var file = Folder is null ? null : Directory.EnumerateFiles(Folder, prefix + "*").SingleOrDefault();
        if (file is null)
        {
            output.WriteLine($"Skipped: ../shared/seeds/{prefix}* is not there.");
            return null;
        }
        return new ArticleReader().Read(File.ReadAllBytes(file), new ReceivedWith(FileName: Path.GetFileName(file)), Received);
    }

    /// <summary>What a pattern finds in the file itself: expectations come from there, so that no name of the story stands in a test.</summary>
    public static string Find(string prefix, string pattern)
    {
        var raw = File.ReadAllText(Directory.EnumerateFiles(Folder!, prefix + "*").Single());
        return Regex.Match(raw, pattern, RegexOptions.Multiline).Groups["it"].Value;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
            {
                var seeds = Path.Combine(folder.FullName, "..", "shared", "seeds");
                return Directory.Exists(seeds) ? seeds : null;
            }
        }
        return null;
    }
}
