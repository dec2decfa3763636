using Dashboard.Tests.Analysis.Contradictions;
using System.Globalization;
using Dashboard.Analysis;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Tests.Analysis;

/// <summary>The five files of the reference story, read as the program reads a pasted text; each is named by its first three digits.</summary>
internal static class SeedStory
{
    /// <summary>The articles, or null when the folder is not there.</summary>
    public static List<AnalysisArticle>? Articles()
    {
        if (Story.Shared("seeds") is not { } seeds)
            return null;
        return [.. Directory.GetFiles(seeds, "*.txt").Order(StringComparer.Ordinal).Select(file =>
        {
            var id = Path.GetFileName(file)[..3];
            var received = new DateTimeOffset(2024, 1, 1, 0, int.Parse(id, CultureInfo.InvariantCulture), 0, TimeSpan.Zero);
            var draft = PastedTextReader.Read(File.ReadAllText(file), new ReceivedWith(FileName: Path.GetFileName(file)), received);
            return new AnalysisArticle(id, id, draft.Fields[FieldNames.Title].Value, draft.Text, draft.Blocks, draft.Anchor, received);
        })];
    }

    /// <summary>The story made of them, or null when the folder is not there.</summary>
    public static StoryAnalysis? Read()
    {
        if (Articles() is not { } articles)
            return null;
        var story = new StoryAnalysis();
        foreach (var article in articles)
        {
            story.Match(article);
            story.ReadStatements(article);
        }
        return story;
    }
}
