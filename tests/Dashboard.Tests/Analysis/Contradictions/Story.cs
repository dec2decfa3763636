using Dashboard.Analysis;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>Builds small stories for tests.</summary>
internal static class Story
{
    public static readonly DateAnchor Wednesday12June = new(new DateOnly(2024, 6, 12), 0.9, "said in the test");

    public static AnalysisArticle Article(string id, string body, string? title = null, DateAnchor? anchor = null, int minute = 0)
    {
        var text = title is null ? body : title + "\n\n" + body;
        var start = title is null ? 0 : title.Length + 2;
        var blocks = new List<Block>();
        if (title is not null)
            blocks.Add(new Block(BlockKind.Title, 0, title.Length, 1, "test"));
        blocks.Add(new Block(BlockKind.Body, start, text.Length, 1, "test"));
        return new AnalysisArticle(id, "Outlet " + id, title, text, blocks, anchor, DateTimeOffset.UnixEpoch.AddMinutes(minute == 0 ? id[0] : minute));
    }

    public static StoryAnalysis Of(params AnalysisArticle[] articles)
    {
        var story = new StoryAnalysis();
        foreach (var article in articles)
        {
            story.Match(article);
            story.ReadStatements(article);
        }
        return story;
    }

    /// <summary>What a story of two short reports holds.</summary>
    public static IReadOnlyList<Finding> Findings(string a, string b) =>
        Of(Article("a", a, anchor: Wednesday12June), Article("b", b, anchor: Wednesday12June)).Findings;

    /// <summary>A finding in words, without anything that depends on the run.</summary>
    public static string Show(IEnumerable<Finding> findings) => string.Join("\n", findings.Select(finding =>
        $"{finding.Key} {finding.Kind} {finding.Severity} {finding.Confidence} {finding.Origins} {finding.Title} "
        + string.Join(" | ", finding.Reasons.Select(reason => reason.Term + ": " + reason.Text)) + " "
        + string.Join(" || ", finding.Sides.Select(side => side.Label + ": "
            + string.Join(", ", side.Statements.Select(s => $"{s.ArticleId}[{s.Start}..{s.End}] {s.Speaker} {s.Value} {string.Join(';', s.Marks.Select(mark => mark.Start))}"))))));

    /// <summary>The folder of shared material beside the repository, or null.</summary>
    public static string? Shared(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dashboard.sln")))
            root = root.Parent;
        var path = root is null ? null : Path.Combine(root.FullName, "..", "shared", folder);
        return Directory.Exists(path) || File.Exists(path) ? path : null;
    }
}
