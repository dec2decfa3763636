using System.Globalization;
using Dashboard.Analysis;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Ingest.PastedText;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Contradictions;

/// <summary>
/// The reference story, read at run time from the folder beside the repository. A row names files, the kind of conflict and a normalised value;
/// none of the story's sentences is kept here.
/// </summary>
public sealed partial class ReferenceStoryTests(ITestOutputHelper output)
{
    /// <param name="Id">Row of the reference table.</param>
    /// <param name="Kind">Kind of the flag.</param>
    /// <param name="Carriers">Files that must carry it.</param>
    /// <param name="Must">Whether the row must be found.</param>
    private sealed record Row(string Id, ContradictionKind[] Kind, string[] Carriers, string Values, bool Must);

    private static readonly Row[] Rows =
    [
        new("K1", [ContradictionKind.Denial], ["000", "001", "002", "003"], "", true),
        new("K3", [ContradictionKind.Number], ["000", "001"], "1,000", true),
        new("K6", [ContradictionKind.Date], ["000", "001", "002"], "Sun 2 Jun 2019", true),
        new("K7", [ContradictionKind.Confirmation], ["000", "001"], "", false),
        new("K17", [ContradictionKind.SelfContradiction], ["003"], "", false),
        new("K21", [ContradictionKind.Denial], ["001"], "", true),
        new("K25", [ContradictionKind.ThinDenial], ["000"], "", true),
    ];

    [Fact]
    public void Rows_that_this_stage_must_find_are_found_and_the_rest_is_printed()
    {
        if (Read() is not { } story)
            return;
        var missed = new List<string>();
        foreach (var row in Rows)
        {
            var found = story.Findings.FirstOrDefault(finding => row.Kind.Contains(finding.Kind) && Carriers(finding).SetEquals(row.Carriers)
                && (row.Id != "K21" || finding.Sides[1].Statements.Any(statement => statement.Voice == Voice.Quoted))
                && (row.Values.Length == 0 || finding.Sides.Any(side => side.Label == row.Values)));
            output.WriteLine($"{row.Id,-4} {(found is null ? "missed" : "found")}  {found?.Kind} {found?.Severity} {found?.Confidence.ToString(CultureInfo.InvariantCulture)} {found?.Key}");
            if (found is null && row.Must)
                missed.Add(row.Id);
        }
        output.WriteLine($"{story.Findings.Count} findings in all");
        Assert.Empty(missed);
    }

    [Fact]
    public void Earlier_phase_of_the_story_is_in_no_conflict_with_the_later_one()
    {
        if (Read() is not { } story)
            return;

        Assert.DoesNotContain(story.Findings, finding => Carriers(finding).Contains("004"));
    }

    [Fact]
    public void Every_statement_is_the_exact_text_of_evidence_and_every_mark_lies_inside_it()
    {
        if (Read() is not { } story)
            return;
        foreach (var statement in story.Findings.SelectMany(finding => finding.Sides).SelectMany(side => side.Statements))
        {
            var article = _articles.Single(one => one.Id == statement.ArticleId);
            Assert.Equal(article.Text[statement.Start..statement.End], statement.Quote);
            Assert.Contains(article.Blocks, block => block.IsEvidence && block.Start <= statement.Start && block.End >= statement.End);
            Assert.All(statement.Marks, mark => Assert.True(mark.Start >= statement.Start && mark.End <= statement.End && mark.End > mark.Start));
        }
    }

    private readonly List<AnalysisArticle> _articles = [];

    private static HashSet<string> Carriers(Finding finding) => [.. finding.Sides.SelectMany(side => side.Statements).Select(statement => statement.ArticleId)];

    private StoryAnalysis? Read()
    {
        if (Story.Shared("seeds") is not { } seeds)
        {
            output.WriteLine("Skipped: ../shared/seeds is not there.");
            return null;
        }
        var story = new StoryAnalysis();
        foreach (var file in Directory.GetFiles(seeds, "*.txt").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(file)[..3];
            var received = new DateTimeOffset(2024, 1, 1, 0, int.Parse(id, CultureInfo.InvariantCulture), 0, TimeSpan.Zero);
            var draft = PastedTextReader.Read(File.ReadAllText(file), new ReceivedWith(FileName: Path.GetFileName(file)), received);
            var article = new AnalysisArticle(id, id, draft.Fields[FieldNames.Title].Value, draft.Text, draft.Blocks, draft.Anchor, received);
            _articles.Add(article);
            story.Match(article);
            story.ReadStatements(article);
        }
        return story;
    }
}
