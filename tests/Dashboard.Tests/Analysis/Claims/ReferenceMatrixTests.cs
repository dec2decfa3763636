using Dashboard.Domain.Claims;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Claims;

/// <summary>Section 2 of the reference story: which article takes which stance. Rows are told by their stances; no sentence of the story is kept here.</summary>
public sealed class ReferenceMatrixTests(ITestOutputHelper output)
{
    /// <param name="Id">Row of the reference table.</param>
    /// <param name="Cells">File, stance and a word of the statement that must stand in one row.</param>
    /// <param name="Why">Why it is missed; null where the row must be found.</param>
    private sealed record Row(string Id, (string File, Stance Stance, string Word)[] Cells, string? Why = null);

    private static readonly Row[] Rows =
    [
        new("P1", [("000", Stance.Affirm, "informed"), ("001", Stance.Deny, "contacted"), ("002", Stance.Affirm, "told"), ("003", Stance.Affirm, "informed"), ("003", Stance.Deny, "told")]),
        new("P2", [("000", Stance.Affirm, "reduced"), ("001", Stance.Deny, "impossible"), ("002", Stance.Affirm, "contractor"), ("003", Stance.Affirm, "withdrawn")]),
        new("P3", [("000", Stance.Affirm, "1,000"), ("001", Stance.Deny, "1,000")]),
        new("P4", [("000", Stance.Affirm, "few dozen"), ("002", Stance.Affirm, "dozen")]),
        new("P5", [("000", Stance.Affirm, "June 2"), ("001", Stance.Deny, "Monday"), ("002", Stance.Affirm, "Sunday")]),
        new("P6", [("000", Stance.Affirm, "paid"), ("001", Stance.Affirm, "pay"), ("003", Stance.Affirm, "payments")]),
        new("P7", [("000", Stance.Affirm, "confirms"), ("001", Stance.Deny, "inspired"), ("002", Stance.Hedge, "followed")]),
        new("P8", [("002", Stance.Affirm, "hundred"), ("004", Stance.Affirm, "100")]),
    ];

    [Fact]
    public void Rows_of_the_reference_are_found_or_told_as_missed_and_the_matrix_is_printed()
    {
        if (SeedStory.Articles() is not { } articles || SeedStory.Read() is not { } story)
        {
            output.WriteLine("Skipped: ../shared/seeds is not there.");
            return;
        }
        var texts = articles.ToDictionary(article => article.Id, article => article.Text);
        foreach (var row in story.Claims)
        {
            output.WriteLine($"{row.Key} origins {row.Origins}{(row.IsDisputed ? ", disputed" : "")}: "
                + string.Concat(row.Stances.Select(stance => $"\n      {stance.ArticleId}[{stance.Start}..{stance.End}] {stance.Stance}: {texts[stance.ArticleId][stance.Start..stance.End].ReplaceLineEndings(" ")}")));
        }
        var missed = new List<string>();
        foreach (var row in Rows)
        {
            var found = story.Claims.FirstOrDefault(claim => Array.TrueForAll(row.Cells, cell => claim.Stances.Any(stance => stance.ArticleId == cell.File && stance.Stance == cell.Stance
                && texts[cell.File][stance.Start..stance.End].Contains(cell.Word, StringComparison.Ordinal))));
            output.WriteLine($"{row.Id} {(found is null ? "missed: " + row.Why : "found in " + found.Key)}");
            if (found is null && row.Why is null)
                missed.Add(row.Id);
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void Reader_comments_take_no_part_in_the_matrix()
    {
        if (SeedStory.Articles() is not { } articles || SeedStory.Read() is not { } story)
        {
            output.WriteLine("Skipped: ../shared/seeds is not there.");
            return;
        }

        Assert.All(story.Claims.SelectMany(row => row.Stances), stance => Assert.Contains(
            articles.Single(article => article.Id == stance.ArticleId).Blocks, block => block.IsEvidence && block.Start <= stance.Start && block.End >= stance.End));
    }
}
