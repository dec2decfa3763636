using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Domain.Contradictions;

public sealed class DisturbanceTests
{
    private static readonly DateTimeOffset s_at = DateTimeOffset.UnixEpoch;
    private static readonly Finding s_known = Findings.Of(ContradictionKind.Number, "How many homes?", [("a", 100, "40"), ("b", 200, "60")]);

    private static Contradiction Settled()
    {
        var contradiction = Contradiction.From("story", s_known, s_at);
        contradiction.Resolve(new Resolution(Verdict.Side, 0, "Counted", null, "ben", "Ben", s_at));
        return contradiction;
    }

    private static DisturbedBy? Find(Finding now, params string[] copies) => Disturbances.Find(Settled(), now, copies.Contains, s_at)?.What;

    private static Finding With(Statement statement, int side, int origins = 2) => s_known with
    {
        Origins = origins,
        Sides = [.. s_known.Sides.Select((known, place) => place == side ? known with { Statements = [.. known.Statements, statement] } : known)],
    };

    [Fact]
    public void A_third_side_disturbs() =>
        Assert.Equal(DisturbedBy.NewSide, Find(Findings.Of(ContradictionKind.Number, "How many homes?", [("a", 100, "40"), ("b", 200, "60"), ("c", 0, "75")])));

    [Fact]
    public void A_new_value_on_a_known_side_disturbs() => Assert.Equal(DisturbedBy.NewValue, Find(With(Findings.At("c", 0, "about 41"), 0)));

    [Fact]
    public void A_new_denial_disturbs() => Assert.Equal(DisturbedBy.NewDenial, Find(With(Findings.At("c", 0, "40", Stance.Deny), 0)));

    [Fact]
    public void A_new_independent_origin_disturbs() => Assert.Equal(DisturbedBy.NewOrigin, Find(With(Findings.At("c", 0, "40"), 0, origins: 3)));

    [Fact]
    public void A_further_carrier_of_the_same_origin_does_not_disturb() => Assert.Null(Find(With(Findings.At("c", 0, "40"), 0)));

    [Fact]
    public void A_copy_does_not_disturb_whatever_it_says() =>
        Assert.Null(Find(Findings.Of(ContradictionKind.Number, "How many homes?", [("a", 100, "40"), ("b", 200, "60"), ("c", 0, "75")], origins: 3), "c"));

    [Fact]
    public void The_same_articles_read_again_do_not_disturb() => Assert.Null(Find(s_known with { Origins = 5 }));

    [Fact]
    public void A_verdict_follows_its_side_when_sides_change_places()
    {
        var settled = Settled();
        settled.Take(s_known with { Sides = [s_known.Sides[1], s_known.Sides[0]] });
        Assert.Equal(1, settled.Resolution?.Side);
        Assert.Equal(1, Assert.Single(settled.Opinions).Side);
    }
}
