using Dashboard.Domain;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Domain.Contradictions;

public sealed class RankingTests
{
    private static readonly DateTimeOffset s_found = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Factors_are_said_in_words_and_multiply_to_the_score()
    {
        var rank = Ranking.Of(Found(ContradictionKind.Denial, headlines: 1, origins: 4), RankingWeights.Default, s_found.AddHours(12));
        Assert.Equal(["a denial", "in 1 headline", "4 origins", "12 hours old"], rank.Factors.Select(factor => factor.Words));
        Assert.Equal(3 * 1.3 * 1.6 * 0.875, rank.Score, 6);
        Assert.Equal("high: a denial ×3, in 1 headline ×1.3, 4 origins ×1.6, 12 hours old ×0.88", rank.Words);
    }

    [Fact]
    public void More_origins_more_headlines_and_younger_rank_higher()
    {
        double Score(int headlines, int origins, double hours) =>
            Ranking.Of(Found(ContradictionKind.Number, headlines, origins), RankingWeights.Default, s_found.AddHours(hours)).Score;
        Assert.True(Score(1, 2, 5) > Score(0, 2, 5));
        Assert.True(Score(0, 3, 5) > Score(0, 2, 5));
        Assert.True(Score(0, 2, 5) > Score(0, 2, 50));
        Assert.Equal(Score(0, 2, 5), Score(0, 2, 5));
    }

    [Fact]
    public void A_slider_at_zero_takes_its_part_out_and_at_two_doubles_its_say()
    {
        var found = Found(ContradictionKind.Date, headlines: 2, origins: 5);
        var now = s_found.AddDays(3);
        var none = Ranking.Of(found, RankingWeights.Default with { Prominence = 0, Origins = 0, Newness = 0 }, now);
        Assert.Equal(Ranking.OfKind(ContradictionKind.Date).Weight, none.Score, 6);
        Assert.Equal(1.6 * 1.6, Ranking.Of(found, RankingWeights.Default with { Prominence = 2 }, now).Factors[1].Value, 6);
        var silent = RankingWeights.Default with { Kinds = new Dictionary<ContradictionKind, double> { [ContradictionKind.Date] = 0 } };
        Assert.Equal(0, Ranking.Of(found, silent, now).Score);
        Assert.Equal(Severity.Low, Ranking.Of(found, silent, now).Severity);
    }

    [Fact]
    public void What_a_rule_calls_slight_ranks_lower()
    {
        var slight = Ranking.Of(Found(ContradictionKind.Number, 0, 2, Severity.Low), RankingWeights.Default, s_found);
        var grave = Ranking.Of(Found(ContradictionKind.Number, 0, 2, Severity.High), RankingWeights.Default, s_found);
        Assert.True(slight.Score < grave.Score);
        Assert.StartsWith("low: a slight difference in numbers", Ranking.Of(Found(ContradictionKind.Number, 0, 1, Severity.Low), RankingWeights.Default, s_found.AddDays(9)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_has_words_and_a_weight()
    {
        Assert.All(Enum.GetValues<ContradictionKind>(), kind => Assert.NotEqual("a contradiction", Ranking.OfKind(kind).Words));
        Assert.All(Enum.GetValues<ContradictionKind>(), kind => Assert.True(Ranking.OfKind(kind).Weight > 0));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(2.1)]
    [InlineData(double.NaN)]
    public void Sliders_beyond_their_ends_are_refused(double weight)
    {
        Assert.Throws<RuleBrokenException>(() => (RankingWeights.Default with { Origins = weight }).Checked());
        Assert.Throws<RuleBrokenException>(() => (RankingWeights.Default with { Kinds = new Dictionary<ContradictionKind, double> { [ContradictionKind.Date] = weight } }).Checked());
    }

    private static Contradiction Found(ContradictionKind kind, int headlines, int origins, Severity severity = Severity.Medium) =>
        Contradiction.From("story", Findings.Of(kind, "How much?", [("a", 0, "40"), ("b", 0, "60")], origins, headlines, severity), s_found);
}

/// <summary>Findings with as little in them as a test needs.</summary>
internal static class Findings
{
    /// <param name="sides">One statement each: article, start and value; twenty letters long, the first five marked.</param>
    public static Finding Of(
        ContradictionKind kind, string title, (string Article, int Start, string? Value)[] sides, int origins = 2, int headlines = 0,
        Severity severity = Severity.Medium, string key = "key", Stance stance = Stance.Affirm) => new(
        key, kind, title, "They differ.", [], severity, 0.8, new Rule("test", "1"),
        [.. sides.Select(side => new Side(side.Value ?? "says so", [At(side.Article, side.Start, side.Value, stance)]))], [], [], origins, headlines);

    public static Statement At(string article, int start, string? value, Stance stance = Stance.Affirm) => new(
        article, "Outlet " + article, null, [], Voice.Narrator, stance, new string('x', 20), start, start + 20, value, [new Mark(start, start + 5)]);
}
