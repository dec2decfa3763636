using Dashboard.Domain.Claims;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Claims;

/// <summary>Section 2 of the reference story: which article takes which stance. Rows are told by their stances; no sentence of the story is kept here.</summary>
public sealed class ReferenceMatrixTests(ITestOutputHelper output)
{
    /// <param name="Id">Row of the reference table.</param>
    /// <param name="Cells">File and stances that must stand in one row.</param>
    /// <param name="Must">Whether the row must be found.</param>
    private sealed record Row(string Id, (string File, Stance Stance)[] Cells, bool Must);

    private static readonly Row[] Rows =
    [
        new("P1", [("000", Stance.Affirm), ("001", Stance.Deny), ("002", Stance.Affirm), ("003", Stance.Affirm), ("003", Stance.Deny)], true),
        new("P3", [("000", Stance.Affirm), ("001", Stance.Deny)], true),
        new("P5", [("000", Stance.Affirm), ("001", Stance.Deny), ("002", Stance.Affirm)], true),
        new("P6", [("000", Stance.Affirm), ("001", Stance.Affirm)], true),
        new("P7", [("000", Stance.Affirm), ("001", Stance.Deny)], false),
        new("P8", [("002", Stance.Affirm), ("004", Stance.Affirm)], false),
    ];

    [Fact]
    public void Rows_that_this_stage_must_find_are_found_and_the_matrix_is_printed()
    {
        if (SeedStory.Read() is not { } story)
        {
            output.WriteLine("Skipped: ../shared/seeds is not there.");
            return;
        }
        foreach (var row in story.Claims)
        {
            output.WriteLine($"{row.Key} origins {row.Origins}{(row.IsDisputed ? ", disputed" : "")}: "
                + string.Join(" ", row.Stances.Select(stance => $"{stance.ArticleId}[{stance.Start}..{stance.End}] {stance.Stance}")));
        }
        var missed = new List<string>();
        foreach (var row in Rows)
        {
            var found = story.Claims.FirstOrDefault(claim => Array.TrueForAll(row.Cells, cell => claim.Stances.Any(stance => stance.ArticleId == cell.File && stance.Stance == cell.Stance)));
            output.WriteLine($"{row.Id} {(found is null ? "missed" : "found in " + found.Key)}");
            if (found is null && row.Must)
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
