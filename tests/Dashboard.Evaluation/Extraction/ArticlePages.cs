using System.IO.Compression;
using System.Text.Json;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Evaluation.Extraction;

/// <summary>A page of the benchmark: its markup as text, where it was, and the article text that a person took from it.</summary>
internal sealed record ArticlePage(string Id, string Html, string Url, string Truth)
{
    /// <summary>What the shipped reader makes of it; null when it refuses.</summary>
    public ArticleDraft? Read()
    {
        try
        {
            return PageReader.Read(Html, new ReceivedWith(Url: Url), DateTimeOffset.UtcNow);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}

/// <summary>The pages of the public article-extraction benchmark, in the order of their ids.</summary>
internal static class ArticlePages
{
    /// <param name="folder">Holds <c>ground-truth.json</c> and <c>html/*.html.gz</c>.</param>
    public static List<ArticlePage> Load(string folder)
    {
        var path = Path.Combine(folder, "ground-truth.json");
        if (!File.Exists(path)) throw new BadDataException($"There is no ground-truth.json in {folder}.");
        using var truth = JsonDocument.Parse(File.ReadAllText(path));
        return [.. truth.RootElement.EnumerateObject().OrderBy(page => page.Name, StringComparer.Ordinal).Select(page => new ArticlePage(
            page.Name, Html(Path.Combine(folder, "html", page.Name + ".html.gz")),
            page.Value.GetProperty("url").GetString() ?? "", page.Value.GetProperty("articleBody").GetString() ?? ""))];
    }

    private static string Html(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return TextDecoder.Decode(bytes.ToArray(), "text/html");
    }
}
