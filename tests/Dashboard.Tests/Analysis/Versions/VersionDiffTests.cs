using Dashboard.Analysis.Versions;
using Dashboard.Domain.Articles;

namespace Dashboard.Tests.Analysis.Versions;

/// <summary>What changed between two texts of one article, and what of it weighs most.</summary>
public sealed class VersionDiffTests
{
    private static VersionText Text(params string[] paragraphs)
    {
        var (text, blocks) = (string.Join("\n\n", paragraphs), new List<Block>());
        var at = 0;
        foreach (var paragraph in paragraphs)
        {
            blocks.Add(new Block(blocks.Count == 0 ? BlockKind.Title : BlockKind.Body, at, at + paragraph.Length, 1, ""));
            at += paragraph.Length + 2;
        }
        return new(text, blocks);
    }

    private static (VersionDiff Diff, VersionText Old, VersionText New) Compare(string old, string now)
    {
        var (a, b) = (Text("Gauge rises", old), Text("Gauge rises", now));
        return (VersionDiff.Of(a, b), a, b);
    }

    [Theory]
    [InlineData("The board said 12 pumps were running.", "The board said 14 pumps were running.", ChangeKind.Number)]
    [InlineData("The board said twelve pumps were running.", "The board said fourteen pumps were running.", ChangeKind.Number)]
    [InlineData("The wall was inspected by Mara Quill at night.", "The wall was inspected by Nils Amber at night.", ChangeKind.Name)]
    [InlineData("The valve was opened on Monday by divers.", "The valve was opened on Tuesday by divers.", ChangeKind.Date)]
    [InlineData("The valve was opened on 10 March by divers.", "The valve was opened on 11 March by divers.", ChangeKind.Date)]
    [InlineData("She said: “The wall is safe today.”", "She said: “The wall is sound today.”", ChangeKind.Quote)]
    [InlineData("The wall was inspected at night.", "The wall was not inspected at night.", ChangeKind.Negation)]
    [InlineData("The crack was widened by frost.", "The crack was possibly widened by frost.", ChangeKind.Hedge)]
    [InlineData("The wall was inspected at night.", "The wall was examined at night.", ChangeKind.Wording)]
    public void A_change_is_called_by_what_it_changes(string old, string now, ChangeKind kind)
    {
        var (diff, _, _) = Compare(old, now);

        Assert.Equal(kind, Assert.Single(diff.Changes).Kind);
    }

    [Fact]
    public void What_weighs_most_comes_first_whatever_its_place()
    {
        var (diff, old, now) = Compare(
            "The old wall was examined closely. Divers went down at night. The board said 12 pumps were running.",
            "The ancient wall was examined closely. Divers did not go down at night. The board said 14 pumps were running.");

        Assert.Equal([ChangeKind.Number, ChangeKind.Negation, ChangeKind.Wording], diff.Ranked.Select(index => diff.Changes[index].Kind));
        var number = diff.Changes[diff.Ranked[0]];
        Assert.Equal(("12", "14"), (old.Text[number.Old.Start..number.Old.End], now.Text[number.New.Start..number.New.End]));
    }

    [Fact]
    public void Paragraphs_that_came_went_and_changed_are_told_apart()
    {
        var old = Text("Gauge rises", "The first paragraph tells of the wall and of the valley below it.", "A second one tells of boats and lamps on the quay.", "The last one names 12 pumps that were running all night.");
        var now = Text("Gauge rises", "The first paragraph tells of the wall and of the valley below it.", "The last one names 14 pumps that were running all night.", "Something wholly different stands at the end: bread and bakers.");

        var diff = VersionDiff.Of(old, now);

        Assert.Equal([true, true, false, false, false], diff.Paragraphs.Select(paragraph => paragraph.IsSame));
        Assert.Equal([ChangeKind.Paragraph, ChangeKind.Number, ChangeKind.Paragraph], diff.Changes.Select(change => change.Kind));
        Assert.True(diff.Changes[0].New.IsEmpty);
        Assert.True(diff.Changes[2].Old.IsEmpty);
    }

    [Fact]
    public void How_quotation_marks_are_typed_and_what_is_no_part_of_the_article_do_not_count()
    {
        var old = Text("Gauge rises", "She said “no more” and left – at once.");
        var now = Text("Gauge rises", "She said \"no more\" and left - at once.");
        var withClutter = new VersionText(now.Text + "\n\nBuy umbrellas", [.. now.Blocks, new Block(BlockKind.Appeal, now.Text.Length + 2, now.Text.Length + 15, 1, "")]);

        Assert.Empty(VersionDiff.Of(old, withClutter).Changes);
    }

    [Fact]
    public void Pieces_give_both_texts_back_word_for_word()
    {
        var (diff, old, now) = Compare("Divers, who had come early, found 3 cracks; none was deep.", "Divers who came early found 4 cracks, and one of them was deep.");

        string Of(Func<DiffPiece, DiffSpan> side, string text) => string.Concat(diff.Paragraphs.SelectMany(paragraph => paragraph.Pieces).Select(side).Select(span => text[span.Start..span.End])).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(old.Text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), Of(piece => piece.Old, old.Text));
        Assert.Equal(now.Text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), Of(piece => piece.New, now.Text));
    }

    [Fact]
    public void Texts_without_words_are_compared_too()
    {
        Assert.Empty(VersionDiff.Of(new("", []), new("", [])).Changes);
        Assert.Single(VersionDiff.Of(new("", []), Text("Gauge rises")).Changes);
    }
}
