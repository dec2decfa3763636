using Dashboard.Analysis.Reuse;
using Dashboard.Domain.Articles;

namespace Dashboard.Tests.Analysis.Reuse;

public sealed class ReuseIndexTests
{
    private const string Lead =
        "The harbour authority said on Friday that the old lock gates would be replaced before the winter storms arrive on the coast.";

    private const string Background =
        "The lock was built in three stages between the wars and has been closed for repairs more often than any other on the river.";

    private const string Own =
        "Fishermen on the quay were less patient and wanted to know why nobody had looked at the hinges during the last closure.";

    private readonly ReuseIndex index = new();

    [Fact]
    public void Passage_copied_word_for_word_is_copied_with_exact_spans()
    {
        var a = $"{Own}\n\n{Lead}";
        var b = $"{Lead}\n\nA spokeswoman for the shipping company declined to say what the delay had cost it so far this year.";
        Add("a", 0, "Coast Post", a);
        Add("b", 1, "River Echo", b);

        var passage = Assert.Single(index.Passages);

        Assert.Equal(ReuseKind.Copied, passage.Kind);
        Assert.Equal(("a", "b"), (passage.A.ArticleId, passage.B.ArticleId));
        Assert.Equal(Lead.TrimEnd('.'), a[passage.A.Start..passage.A.End]);
        Assert.Equal(Lead.TrimEnd('.'), b[passage.B.Start..passage.B.End]);
        Assert.Equal((1, 1), (passage.Jaccard, passage.Containment));
        Assert.Empty(passage.Changes);
    }

    [Fact]
    public void Passage_with_a_swapped_opening_and_number_is_altered_and_names_both_swaps()
    {
        var altered = Lead.Replace("The harbour authority", "The port authority").Replace("old lock", "rusty lock");
        Add("a", 0, "Coast Post", Lead);
        Add("b", 1, "River Echo", altered);

        var passage = Assert.Single(index.Passages);

        Assert.Equal(ReuseKind.Altered, passage.Kind);
        Assert.Equal(["harbour → port", "old → rusty"], passage.Changes);
        Assert.Equal((0, 0), (passage.A.Start, passage.B.Start));
        Assert.InRange(passage.Jaccard, 0.3, 0.9);
    }

    [Fact]
    public void Passage_typed_in_another_system_counts_as_copied()
    {
        Add("a", 0, "Coast Post", "“We don’t know,” the café owner said after the harbour’s 1,200 moorings were shut for the rest of the season.");
        Add("b", 1, "River Echo", "\"We don't know,\" the cafe owner said after the harbour's 1200 moorings were shut for the rest of the season.");

        Assert.Equal(ReuseKind.Copied, Assert.Single(index.Passages).Kind);
    }

    [Fact]
    public void Passage_inside_quotation_marks_is_a_shared_quote()
    {
        const string quote = "“Nobody here will be asked to leave a flat before another one of the same size has been found,”";
        Add("a", 0, "Coast Post", $"{quote} the mayor told residents in the school hall.");
        Add("b", 1, "River Echo", $"Late in the evening the mayor made a promise. {quote} she said.");

        Assert.Equal(ReuseKind.SharedQuote, Assert.Single(index.Passages).Kind);
    }

    [Fact]
    public void Passage_in_three_outlets_is_wire_background_between_all_of_them()
    {
        Add("a", 0, "Coast Post", $"{Own}\n\n{Background}");
        Add("b", 1, "River Echo", $"{Background}\n\nRepairs may cost more than the town can raise in one year.");
        Add("c", 2, "Inland Times", $"Nothing moved on the river for a second day.\n\n{Background.Replace("three stages", "several stages")}");

        Assert.Equal(3, index.Passages.Count);
        Assert.All(index.Passages, passage => Assert.Equal(ReuseKind.WireBackground, passage.Kind));
    }

    [Fact]
    public void Passage_twice_in_one_outlet_and_once_in_another_is_not_wire_text()
    {
        Add("a", 0, "Coast Post", Background);
        Add("b", 1, "Coast Post", Background);
        Add("c", 2, "River Echo", Background);

        Assert.All(index.Passages, passage => Assert.Equal(ReuseKind.Copied, passage.Kind));
    }

    [Fact]
    public void Passage_under_an_agency_dateline_is_wire_background()
    {
        Add("a", 0, "Coast Post", $"LOWER QUAY (Tidewire) - {Background}");
        Add("b", 1, "River Echo", Background);

        Assert.Equal(ReuseKind.WireBackground, Assert.Single(index.Passages).Kind);
    }

    [Fact]
    public void Clutter_that_two_pages_share_is_not_a_passage()
    {
        const string appeal = "Since you are here we have a small favour to ask because more people than ever are reading what we publish for free.";
        foreach (var (id, minute) in new[] { ("a", 0), ("b", 1) })
        {
            var text = $"Report {id} from the quay.\n\n{appeal}";
            var start = text.IndexOf(appeal, StringComparison.Ordinal);
            index.Add(id, At(minute), id, text,
                [new Block(BlockKind.Body, 0, start - 2, 1, ""), new Block(BlockKind.Appeal, start, text.Length, 1, "")]);
        }

        Assert.Empty(index.Passages);
    }

    [Fact]
    public void Two_reports_of_one_event_in_their_own_words_share_nothing()
    {
        Add("a", 0, "Coast Post", Lead);
        Add("b", 1, "River Echo", "New gates for the ageing lock will be in place by the time of the first autumn gales, the port's management promised.");

        Assert.Empty(index.Passages);
        Assert.Null(index.CopyOf("b"));
    }

    [Fact]
    public void Sentences_in_another_order_are_each_found()
    {
        Add("a", 0, "Coast Post", $"{Lead} {Own} {Background}");
        Add("b", 1, "River Echo", $"{Background} {Lead} {Own}");

        var covered = index.Passages.Sum(passage => passage.B.End - passage.B.Start);

        Assert.InRange(covered, 0.95 * (Lead.Length + Own.Length + Background.Length), double.MaxValue);
    }

    [Fact]
    public void Article_copied_with_two_words_changed_says_so_on_the_later_one()
    {
        var original = $"{Lead}\n\n{Own}\n\n{Background}";
        Add("late", 9, "River Echo", original.Replace("Friday", "Monday").Replace("patient", "generous"));
        Add("early", 3, "Coast Post", original);

        Assert.Equal(new ArticleCopy("early", "copy of Coast Post, 2 words changed"), index.CopyOf("late"));
        Assert.Null(index.CopyOf("early"));
    }

    [Fact]
    public void Article_that_carries_one_passage_of_another_is_no_copy()
    {
        Add("a", 0, "Coast Post", $"{Lead}\n\n{Own}");
        Add("b", 1, "River Echo", $"{Lead}\n\nA spokeswoman for the shipping company declined to say what the delay had cost it so far.");

        Assert.Null(index.CopyOf("b"));
    }

    [Fact]
    public void Overlap_with_a_changed_day_and_a_changed_wording_names_only_the_day_as_fact()
    {
        Add("a", 0, "Coast Post", $"{Lead}\n\n{Own}");
        Add("b", 1, "River Echo", $"{Lead.Replace("Friday", "Monday")}\n\n{Own.Replace("looked", "glanced")}");

        var overlap = index.Overlap("a", "b")!;

        Assert.Equal(["Friday → Monday", "looked → glanced"], overlap.Changes);
        Assert.Equal(["Friday → Monday"], overlap.FactsChanged);
    }

    [Fact]
    public void Article_that_was_removed_leaves_nothing_behind()
    {
        Add("a", 0, "Coast Post", Background);
        Add("b", 1, "River Echo", Background);
        Add("c", 2, "Inland Times", Background);

        index.Remove("c");
        index.Remove("unknown");

        var passage = Assert.Single(index.Passages);
        Assert.Equal(ReuseKind.Copied, passage.Kind);
    }

    [Fact]
    public void Article_added_again_replaces_its_first_text()
    {
        Add("a", 0, "Coast Post", Background);
        Add("b", 1, "River Echo", Background);
        Add("b", 1, "River Echo", Own);

        Assert.Empty(index.Passages);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n \u00a0")]
    [InlineData("one two three")]
    [InlineData("''''’’““”\"\"")]
    [InlineData("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字")]
    public void Odd_text_is_taken_without_a_passage_of_its_own(string text)
    {
        Add("a", 0, "", text);
        Add("b", 1, "", Lead);

        Assert.Empty(index.Passages);
    }

    [Fact]
    public void Passages_do_not_depend_on_the_order_of_adding()
    {
        // More carriers than are compared with one another, so that the limit is crossed in every order.
        var articles = Enumerable.Range(0, 20)
            .Select(i => (Id: $"article-{i:00}", Minute: i * 7 % 20, Text: $"{(i % 3 == 0 ? Lead : Own)}\n\n{Background.Replace("river", i % 2 == 0 ? "river" : "canal")}"))
            .ToList();
        string? first = null;
        for (var seed = 0; seed < 6; seed++)
        {
            var shuffled = articles.ToArray();
            new Random(seed).Shuffle(shuffled);
            var other = new ReuseIndex();
            foreach (var (id, minute, text) in shuffled) other.Add(id, At(minute), id, text, []);
            other.Remove(articles[seed].Id);
            other.Add(articles[seed].Id, At(articles[seed].Minute), articles[seed].Id, articles[seed].Text, []);

            var found = string.Join('\n', other.Passages.Select(passage => $"{passage.Kind} {passage.A} {passage.B} {string.Join(';', passage.Changes)}"));

            Assert.NotEmpty(found);
            Assert.Equal(first ??= found, found);
        }
    }

    private void Add(string id, int minute, string source, string text) => index.Add(id, At(minute), source, text, []);

    private static DateTimeOffset At(int minute) => new DateTimeOffset(2031, 5, 4, 8, 0, 0, TimeSpan.Zero).AddMinutes(minute);
}
