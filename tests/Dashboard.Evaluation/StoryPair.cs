using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Analysis;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Evaluation;

/// <summary>Two texts as two articles of one story, read as the program reads them.</summary>
internal static class StoryPair
{
    /// <summary>What the story holds against each other. Both must have a part in it: what one side says against itself is no conflict between the two.</summary>
    public static IReadOnlyList<Finding> Findings(string a, string b, bool documents)
    {
        var story = new StoryAnalysis();
        foreach (var article in new[] { Article("a", a, documents, 0), Article("b", b, documents, 1) })
        {
            story.Match(article);
            story.ReadStatements(article);
        }
        return [.. story.Findings.Where(finding => finding.Sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId).Distinct().Count() > 1)];
    }

    public static string Kind(Finding finding) => JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString());

    /// <summary>The findings with one sentence of each side.</summary>
    public static JsonArray Found(IEnumerable<Finding> found)
    {
        var all = new JsonArray();
        foreach (var finding in found)
        {
            var statements = finding.Sides.SelectMany(side => side.Statements).ToList();
            all.Add(new JsonObject
            {
                ["a"] = statements.Find(statement => statement.ArticleId == "a")?.Quote,
                ["b"] = statements.Find(statement => statement.ArticleId == "b")?.Quote,
                ["kind"] = Kind(finding),
                ["confidence"] = finding.Confidence,
            });
        }
        return all;
    }

    /// <summary>One text as an article; the first line of a document is its headline.</summary>
    public static AnalysisArticle Article(string id, string text, bool document, int minute)
    {
        var blocks = new List<Block>();
        var line = document ? text.IndexOf('\n', StringComparison.Ordinal) : -1;
        if (line > 0)
            blocks.Add(new Block(BlockKind.Title, 0, line, 1, "first line"));
        blocks.Add(new Block(BlockKind.Body, Math.Max(0, line), text.Length, 1, "the text"));
        return new AnalysisArticle(id, id.ToUpperInvariant(), line > 0 ? text[..line] : null, text, blocks, null, DateTimeOffset.UnixEpoch.AddMinutes(minute));
    }
}
