using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Domain.Contradictions;

public sealed class DismissalTests
{
    private static readonly DateTimeOffset s_at = DateTimeOffset.UnixEpoch;

    private static Dismissal Dismissed(Finding finding)
    {
        var contradiction = Contradiction.From("story", finding, s_at);
        contradiction.Resolve(new Resolution(Verdict.NotAConflict, null, "Two counts", null, "ben", "Ben", s_at, DismissalReason.DifferentScope));
        return Dismissal.Of(contradiction, contradiction.Resolution!);
    }

    private static readonly Finding s_known = Findings.Of(ContradictionKind.Number, "How many homes?", [("a", 100, "40"), ("b", 200, "60")]);

    [Fact]
    public void The_same_pair_of_sentences_is_covered_under_any_key() =>
        Assert.True(Dismissed(s_known).Covers(Findings.Of(ContradictionKind.Number, "How many houses?", [("a", 105, "40"), ("b", 190, "60")], key: "other")));

    [Fact]
    public void Another_kind_between_the_same_sentences_is_covered_only_when_it_is_about_the_same_words()
    {
        var dismissal = Dismissed(s_known);
        Assert.True(dismissal.Covers(Findings.Of(ContradictionKind.Scope, "Which homes?", [("a", 100, null), ("b", 200, null)], key: "other")));
        var elsewhere = Findings.Of(ContradictionKind.Date, "When?", [("a", 100, "Mon"), ("b", 200, "Tue")], key: "other");
        elsewhere = elsewhere with { Sides = [.. elsewhere.Sides.Select(side => side with { Statements = [.. side.Statements.Select(statement => statement with { Marks = [new Mark(statement.Start + 10, statement.Start + 15)] })] })] };
        Assert.False(dismissal.Covers(elsewhere));
    }

    [Fact]
    public void The_same_question_between_the_same_values_in_other_articles_is_covered_and_a_new_value_is_not()
    {
        var dismissal = Dismissed(s_known);
        Assert.True(dismissal.Covers(Findings.Of(ContradictionKind.Number, "How many homes", [("c", 0, "60"), ("d", 0, "40")], key: "other")));
        Assert.False(dismissal.Covers(Findings.Of(ContradictionKind.Number, "How many homes", [("c", 0, "60"), ("d", 0, "75")], key: "other")));
        Assert.False(dismissal.Covers(Findings.Of(ContradictionKind.Number, "How many boats", [("c", 0, "60"), ("d", 0, "40")], key: "other")));
    }

    [Fact]
    public void What_was_kept_silent_is_counted_once_for_each_new_carrier_and_not_for_the_dismissed_one_itself()
    {
        var dismissal = Dismissed(s_known);
        Assert.False(dismissal.Count(s_known, s_at));
        var more = Findings.Of(ContradictionKind.Number, "How many homes?", [("a", 100, "40"), ("c", 200, "60")]);
        Assert.True(dismissal.Count(more, s_at));
        Assert.False(dismissal.Count(more, s_at));
        Assert.Equal(["a", "c"], Assert.Single(dismissal.Silenced).Articles);
    }
}
