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
    /// <summary>One row of the reference table.</summary>
    /// <param name="Id">Row of the reference table.</param>
    /// <param name="What">The row in words of ours.</param>
    /// <param name="Kinds">Kinds that its flag may have.</param>
    /// <param name="Places">File and a few words; the flag must hold each as a statement whose marks touch them.</param>
    /// <param name="Must">Whether the row must be found.</param>
    /// <param name="Why">Why it is missed, when it is.</param>
    private sealed record Row(string Id, string What, ContradictionKind[] Kinds, (string File, string Words)[] Places, bool Must = false, string Why = "");

    private static readonly Row[] Rows =
    [
        new("K1", "told, and denied having told", [ContradictionKind.Denial], [("000", "informed"), ("002", "informed"), ("003", "informed"), ("003", "denied"), ("001", "contacted")], true),
        new("K2", "denial covers telling only", [ContradictionKind.Scope], [("003", "Still In"), ("003", "denied")]),
        new("K3", "number and its denial", [ContradictionKind.Number], [("000", "1,000"), ("001", "1,000")], true),
        new("K4", "one numeral as stock and as flow", [ContradictionKind.Scope, ContradictionKind.Number], [("001", "nearly 1,000"), ("001", "alleged 1,000")]),
        new("K5", "four groups that may differ", [ContradictionKind.Scope], [("000", "employees"), ("003", "advisers")],
            Why: "which of the groups named are parts of one another is knowledge about the world; the numbers are not compared across them"),
        new("K6", "day of the report", [ContradictionKind.Date], [("000", "June 2"), ("002", "Sunday"), ("001", "Monday")], true),
        new("K7", "confirmation against derivation", [ContradictionKind.Confirmation], [("000", "confirms"), ("001", "inspired")], true),
        new("K8", "one anonymous source in two papers", [ContradictionKind.Attribution], [("002", "close to"), ("003", "close to")]),
        new("K9", "one source or several", [ContradictionKind.Attribution], [("000", "the source"), ("000", "sources")]),
        new("K10", "fact here, reported there", [ContradictionKind.Attribution], [("003", "has withdrawn"), ("000", "according to")]),
        new("K11", "quotation without its speaker", [ContradictionKind.Attribution, ContradictionKind.QuoteDrift], [("003", "technical specialists"), ("001", "technical experts")]),
        new("K12", "two renderings of one statement", [ContradictionKind.QuoteDrift], [("003", "specialists"), ("001", "experts")], true),
        new("K13", "have removed most, were pulling out", [ContradictionKind.Certainty, ContradictionKind.QuoteDrift, ContradictionKind.Scope], [("001", "pulling out")]),
        new("K14", "factor of a translated estimate", [ContradictionKind.QuoteDrift, ContradictionKind.Number], [("001", "several times"), ("005", "dozens")],
            Why: "a slot: the second rendering is in no article of the story"),
        new("K15", "believes here, said there", [ContradictionKind.Certainty], [("004", "believes"), ("002", "said")]),
        new("K16", "one group under several names", [ContradictionKind.Characterisation], [("004", "troops"), ("002", "special forces"), ("001", "specialists")]),
        new("K17", "headline against text", [ContradictionKind.SelfContradiction], [("003", "Still In"), ("003", "has withdrawn")], true),
        new("K18", "three directions in one article", [ContradictionKind.SelfContradiction], [("001", "withdrawn"), ("001", "increased"), ("001", "remained")]),
        new("K19", "official line, noted by the article itself", [ContradictionKind.Denial, ContradictionKind.Opposite], [("002", "contradict"), ("000", "direction")],
            Why: "that the two remarks are about the same question is said by one article and by no shared word"),
        new("K20", "two readouts of one call", [ContradictionKind.Characterisation], [("004", "legitimate government"), ("004", "illegitimate regime")],
            Why: "both accounts stand in a reader's comment, which is no source unless somebody makes an article of it"),
        new("K21", "claim and denial in one sentence", [ContradictionKind.Denial], [("001", "Russian claims"), ("001", "never happened")], true),
        new("K22", "impossible tense in a quotation", [ContradictionKind.AlteredQuote], [("001", "going to"), ("001", "recent days")]),
        new("K23", "offices of one person", [ContradictionKind.Office], [("003", "Assembly President"), ("003", "interim President")]),
        new("K24", "cause without a source", [ContradictionKind.Causal], [("001", "due to"), ("000", "are working")]),
        new("K25", "denial without content", [ContradictionKind.ThinDenial], [("000", "report"), ("000", "denied")], true),
    ];

    [Fact]
    public void Table_of_rows_is_printed_and_the_first_rows_are_found()
    {
        if (Read() is not { } story)
            return;
        var missed = new List<string>();
        foreach (var row in Rows)
        {
            var found = story.Findings.FirstOrDefault(finding => row.Kinds.Contains(finding.Kind) && row.Places.All(place => Holds(finding, place)));
            output.WriteLine($"{row.Id,-4} {(found is null ? "missed" : "found "),-7} {row.What}: "
                + (found is null ? row.Why : $"{found.Kind} {found.Severity} {found.Confidence.ToString(CultureInfo.InvariantCulture)} {found.Rule.Name}"));
            if (found is null && row.Must)
                missed.Add(row.Id);
        }
        output.WriteLine($"{story.Findings.Count} findings in all");
        Assert.Empty(missed);
    }

    /// <summary>A statement of that file has marks that touch the words.</summary>
    private static bool Holds(Finding finding, (string File, string Words) place) => finding.Sides.Any(side => Holds(side, place));

    private static bool Holds(Side side, (string File, string Words) place) => side.Statements.Any(statement =>
    {
        var at = statement.Quote.IndexOf(place.Words, StringComparison.Ordinal);
        return statement.ArticleId == place.File && at >= 0
            && statement.Marks.Any(mark => mark.Start - statement.Start < at + place.Words.Length && mark.End - statement.Start > at);
    });

    [Fact]
    public void Earlier_phase_of_the_story_is_in_no_conflict_with_the_later_one()
    {
        if (Read() is not { } story)
            return;

        // Rows K15 and K16 compare how the two phases speak of the same people; what happened in them is not in conflict.
        Assert.DoesNotContain(story.Findings, finding => Carriers(finding).Contains("004") && finding.Kind is not (ContradictionKind.Certainty or ContradictionKind.Characterisation));
    }

    /// <summary>Section 6: per line a number, what must not be flagged, and the words (file, fragment) that may not meet in one flag.</summary>
    private static readonly (int Line, string What, (string File, string Words)[] Apart)[] Quiet =
    [
        (1, "arrival in March against withdrawal in June", [("004", "arrival"), ("003", "has withdrawn")]),
        (2, "no word yet against the later denial", [("002", "no immediate word")]),
        (3, "fifty nations against most Western countries", [("000", "More than 50"), ("002", "Most other")]),
        (4, "a fragment of the same quotation", [("004", "has to get out"), ("002", "get out")]),
        (5, "one message in three papers", [("000", "informed us"), ("002", "informed us")]),
        (7, "lists of allies", [("000", "handful"), ("002", "China")]),
        (8, "numbers that one article alone gives", [("001", "$11 billion")]),
        (8, "numbers that one article alone gives", [("001", "Tu-160")]),
        (8, "numbers that one article alone gives", [("001", "3 million")]),
    ];

    [Fact]
    public void Lines_that_must_not_be_flagged_are_quiet()
    {
        if (Read() is not { } story)
            return;
        foreach (var (line, what, apart) in Quiet)
        {
            // On two sides of one flag: standing together on one side is agreement.
            var flag = story.Findings.FirstOrDefault(finding => apart.Length == 1
                ? Holds(finding, apart[0]) && finding.Kind != ContradictionKind.Causal
                : finding.Sides.Any(side => Holds(side, apart[0])) && finding.Sides.Any(side => Holds(side, apart[1]) && !Holds(side, apart[0])));
            output.WriteLine($"6.{line} {(flag is null ? "quiet" : "FLAGGED")} {what}");
            Assert.Null(flag);
        }
        var quoted = story.Labels.SelectMany(entity => entity.Terms).SelectMany(term => term.Uses).Where(use => use.ArticleId == "004" && use.Voice == Voice.Quoted).ToList();
        output.WriteLine($"6.6 quiet quoted label is the speaker's ({quoted.Count} quoted)");
        Assert.All(quoted, use => Assert.NotNull(use.Speaker));
        var comments = _articles.Single(article => article.Id == "004").Blocks.Where(block => block.Kind == BlockKind.Comment).ToList();
        output.WriteLine($"6.10 quiet {comments.Count} comments are no source");
        Assert.NotEmpty(comments);
        Assert.DoesNotContain(story.Findings.SelectMany(finding => finding.Sides).SelectMany(side => side.Statements),
            statement => statement.ArticleId == "004" && comments.Exists(comment => comment.Start < statement.End && comment.End > statement.Start));
        output.WriteLine("6.9 quiet one country under several names: no name conflict between them");
        Assert.DoesNotContain(story.Findings, finding => finding.Kind is ContradictionKind.Name or ContradictionKind.Place);
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
