using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;
using Xunit.Abstractions;

namespace Dashboard.Tests.Ingest;

/// <summary>What the five reference files must give. Fragments of a few words locate a place; no sentence of theirs stands here.</summary>
public sealed class SeedStoryTests(ITestOutputHelper output)
{
    private static string Of(ArticleDraft draft, Block block) => draft.Text[block.Start..block.End];

    private static Block At(ArticleDraft draft, string fragment) =>
        draft.Blocks.Single(b => Of(draft, b).Contains(fragment, StringComparison.Ordinal));

    private static string? Value(ArticleDraft draft, string field) => draft.Fields[field].Value;

    private static IEnumerable<string> Of(ArticleDraft draft, BlockKind kind) => draft.Blocks.Where(b => b.Kind == kind).Select(b => Of(draft, b));

    [Fact]
    public void Doubled_title_with_caption_under_it_is_read_once_and_the_caption_date_loses()
    {
        if (SeedFiles.Read("000", output) is not { } draft)
            return;
        Assert.Equal(SeedFiles.Find("000", @"\A(?<it>.+)$"), Value(draft, FieldNames.Title));
        Assert.Single(Of(draft, BlockKind.Title));
        Assert.Equal(SeedFiles.Find("000", @"^(?<it>.+)\nAuthor$"), Value(draft, FieldNames.Byline));
        Assert.Equal(SeedFiles.Find("000", @"editor of (?<it>.+?)\."), Value(draft, FieldNames.Source));
        Assert.Equal(SeedFiles.Find("000", @"^(?<it>\w+) contributed to"), Value(draft, FieldNames.Agency));
        Assert.Equal("2019-06-03", Value(draft, FieldNames.PublishedAt));
        Assert.Contains(draft.Fields[FieldNames.PublishedAt].Candidates, c => c.Value == "2019-03-28" && c.Confidence < 0.2);
        Assert.Equal(BlockKind.Caption, At(draft, "Getty Images").Kind);
        Assert.Equal(BlockKind.AuthorBio, At(draft, "national editor").Kind);
        Assert.Equal(BlockKind.Body, At(draft, "contributed to this report").Kind);
        Assert.Contains("twitter", Of(draft, BlockKind.ShareBar));
        Assert.Contains("Related Topics", Of(draft, BlockKind.RelatedLink));
    }

    [Fact]
    public void Appeal_and_share_lines_are_set_apart_from_a_report_with_unbalanced_quotes()
    {
        if (SeedFiles.Read("001", output) is not { } draft)
            return;
        Assert.Equal(SeedFiles.Find("001", @"\A(?<it>.+)$"), Value(draft, FieldNames.Title));
        Assert.Equal(SeedFiles.Find("001", @"correspondent for (?<it>.+) since"), Value(draft, FieldNames.Source));
        Assert.Equal(SeedFiles.Find("001", @"^About the Author\n+(?<it>.+)$"), Value(draft, FieldNames.Byline));
        Assert.Equal(DayOfWeek.Tuesday, draft.Anchor!.Day.DayOfWeek);
        Assert.True(draft.Anchor.Confidence <= 0.3);
        Assert.NotEqual(draft.Text.Count(c => c == '“'), draft.Text.Count(c => c == '”'));

        foreach (var fragment in (string[])["currently developing", "as they break", "Donate HERE", "you’re here", "favour to ask", "being a paywall", "as little as"])
            Assert.Equal(BlockKind.Appeal, At(draft, fragment).Kind);
        foreach (var fragment in (string[])["is available on", "Talk to a", "on Instagram", "on YouTube", "APPLE NEWS", "FLIPBOARD"])
            Assert.Equal(BlockKind.ShareBar, At(draft, fragment).Kind);
        Assert.Equal(3, Of(draft, BlockKind.AuthorBio).Count());

        var clutter = draft.Blocks.Where(b => b.Kind is BlockKind.Appeal or BlockKind.ShareBar or BlockKind.AuthorBio).ToList();
        var firstOfTail = At(draft, "you’re here").Start;
        output.WriteLine($"{Words(draft.Text[firstOfTail..])} words behind the report, {clutter.Count} blocks of clutter");
        Assert.DoesNotContain(draft.Blocks, b => b.Start >= firstOfTail && b.Kind == BlockKind.Body);
    }

    [Fact]
    public void Wrapped_wire_text_becomes_paragraphs_and_the_broken_address_gives_the_day()
    {
        if (SeedFiles.Read("002", output) is not { } draft)
            return;
        Assert.Null(Value(draft, FieldNames.Title));
        Assert.Null(Value(draft, FieldNames.Byline));
        Assert.Equal(SeedFiles.Find("002", @"^https://www\.(?<it>[^/]+)/"), Value(draft, FieldNames.Source));
        Assert.Equal(SeedFiles.Find("002", @"^(?<it>https://.+\n-.+)$").Replace("\n", "", StringComparison.Ordinal), Value(draft, FieldNames.Url));
        Assert.Equal("2019-06-04", Value(draft, FieldNames.PublishedAt));
        Assert.Equal(new DateOnly(2019, 6, 4), draft.Anchor!.Day);
        Assert.Contains(draft.Fields[FieldNames.PublishedAt].Candidates, c => c.Value == "2024-04-28" && c.Confidence < 0.3);
        Assert.Contains(draft.Fields[FieldNames.PublishedAt].Candidates, c => c.Value == "2019-06-03" && c.Reason.Contains("Monday", StringComparison.Ordinal));

        var body = Of(draft, BlockKind.Body).ToList();
        Assert.Equal(11, body.Count);
        Assert.All(body, paragraph => Assert.DoesNotContain('\n', paragraph));
        Assert.Contains(body, p => Regex.IsMatch(p, @"security personnel\.$"));
        Assert.Equal(5, Of(draft, BlockKind.RelatedLink).Count());
        Assert.Equal(2, Of(draft, BlockKind.RelatedLink).Count(l => l.StartsWith("Related article:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Stated_day_and_byline_are_read_and_the_unrelated_paragraph_is_an_insert()
    {
        if (SeedFiles.Read("003", output) is not { } draft)
            return;
        Assert.Equal(SeedFiles.Find("003", @"^(?<it>.+)\n\n\k<it>$"), Value(draft, FieldNames.Title));
        Assert.Single(Of(draft, BlockKind.Title));
        Assert.Equal(SeedFiles.Find("003", @"\| By (?<it>.+)$"), Value(draft, FieldNames.Byline));
        Assert.Equal(SeedFiles.Find("003", @"^(?<it>.+) \| By"), Value(draft, FieldNames.Source));
        Assert.Equal("2019-06-04", Value(draft, FieldNames.PublishedAt));
        Assert.True(draft.Fields[FieldNames.PublishedAt].Confidence > 0.9);
        Assert.Equal(BlockKind.Insert, At(draft, " to Produce a ").Kind);
        Assert.Equal(BlockKind.Insert, At(draft, "card game").Kind);
        Assert.Equal(2, Of(draft, BlockKind.Insert).Count());
        Assert.Equal(9, Of(draft, BlockKind.Body).Count());
        Assert.Equal("Like this:", Of(draft, BlockKind.ShareBar).Single());
    }

    [Fact]
    public void Thread_gives_seven_comments_with_authors_times_and_one_nested_reply()
    {
        if (SeedFiles.Read("004", output) is not { } draft)
            return;
        var comments = draft.Comments;
        Assert.Equal(7, comments.Count);
        Assert.Equal(4, comments.Select(c => c.Author).Distinct().Count());
        Assert.Equal(
            ["03-28 13:00", "03-28 14:45", "03-31 15:50", "03-31 15:54", "03-31 19:08", "04-01 07:35", "04-01 23:48"],
            comments.Select(c => c.PostedAt!.Value.ToString("MM-dd HH:mm")));
        Assert.All(comments, c => Assert.Equal((2019, false), (c.PostedAt!.Value.Year, c.ZoneKnown)));
        Assert.Equal([5], Enumerable.Range(0, 7).Where(i => comments[i].ParentExternalId is not null));
        Assert.Equal(comments[4].ExternalId, comments[5].ParentExternalId);
        Assert.Equal(comments[0].ExternalId, comments[1].SuspectedParentExternalId);
        Assert.All(comments.Where((_, i) => i != 1), c => Assert.Null(c.SuspectedParentExternalId));
        Assert.Equal(7, comments.Select(c => c.ExternalId).Distinct().Count());
        Assert.Equal(5, comments[3].Text.Split("\n\n").Length);
        Assert.True(comments[6].Text.Length > 7000);
        Assert.Equal(7, Of(draft, BlockKind.Comment).Count());
        Assert.All(comments, c => Assert.Contains(c.Text, draft.Text));
    }

    [Fact]
    public void Article_above_the_thread_is_dated_between_picture_and_first_comment()
    {
        if (SeedFiles.Read("004", output) is not { } draft)
            return;
        Assert.Equal(SeedFiles.Find("004", @"\A(?<it>.+)$").Replace('\u00A0', ' '), Value(draft, FieldNames.Title));
        Assert.DoesNotContain('\u00A0', draft.Text);
        Assert.Contains(Value(draft, FieldNames.PublishedAt), (string[])["2019-03-27", "2019-03-28"]);
        Assert.InRange(draft.Anchor!.Day, new DateOnly(2019, 3, 27), new DateOnly(2019, 3, 28));
        Assert.Equal(SeedFiles.Find("004", @" (?<it>[A-Z]+)/\w+ \w+$"), Value(draft, FieldNames.Agency));
        Assert.True(draft.Fields[FieldNames.Agency].Confidence < 0.5);
        Assert.Equal(BlockKind.Caption, At(draft, Value(draft, FieldNames.Agency) + "/").Kind);
        foreach (var fragment in (string[])["Trackback URL", "Leave a Reply", "below or click", "using your account", "Connecting to"])
            Assert.Equal(BlockKind.ReplyForm, At(draft, fragment).Kind);
        Assert.False(At(draft, "bloggers like this").IsEvidence);
    }

    private static int Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
}
