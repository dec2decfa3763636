using Dashboard.Analysis;
using Dashboard.Domain.Articles;

namespace Dashboard.Evaluation;

/// <summary>
/// Prints what the detectors flag in real stories: the reports of one event (<c>event</c>) make one story. Nothing is labelled; the list is for reading, and
/// its counts say how often each rule speaks.
/// </summary>
internal static class FlagsTask
{
    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var stories = 0;
        var reports = 0;
        foreach (var group in Items.Read(path).GroupBy(item => item.Text("event"), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var story = new StoryAnalysis();
            foreach (var (item, n) in group.Select((item, n) => (item, n)))
            {
                story.ReadStatements(Article(item, n));
                reports++;
            }
            stories++;
            foreach (var finding in story.Findings)
            {
                counts[finding.Rule.Name] = counts.GetValueOrDefault(finding.Rule.Name) + 1;
                output.WriteLine($"{finding.Rule.Name} {finding.Severity} event {group.Key}: {finding.Title}");
                foreach (var side in finding.Sides)
                {
                    foreach (var statement in side.Statements.Take(2))
                        output.WriteLine($"    [{side.Label}] {statement.ArticleId} ({statement.Speaker}): {statement.Quote.ReplaceLineEndings(" ")} "
                            + $"<< {string.Join(" | ", statement.Marks.Select(mark => statement.Quote[(mark.Start - statement.Start)..(mark.End - statement.Start)]))} >>");
                }
            }
        }
        output.WriteLine($"{stories} stories, {reports} reports");
        foreach (var (rule, count) in counts)
            output.WriteLine($"{count,5} {rule}");
        return 0;
    }

    /// <summary>The first line of a report is its headline when it is short and an empty line follows.</summary>
    private static AnalysisArticle Article(Item item, int n)
    {
        var text = item.Text("text");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var hasTitle = end is > 0 and < 160;
        var blocks = new List<Block>();
        if (hasTitle)
            blocks.Add(new Block(BlockKind.Title, 0, end, 1, "first line"));
        var start = hasTitle ? end + 2 : 0;
        blocks.Add(new Block(BlockKind.Body, start, text.Length, 1, "the rest"));
        return new AnalysisArticle(item.Id, item.Id, hasTitle ? text[..end] : null, text, blocks, null, DateTimeOffset.UnixEpoch.AddMinutes(n));
    }
}
