using Dashboard.Domain.Boards;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Tests.Domain.Boards;

public sealed class RankTests
{
    [Fact]
    public void Between_for_any_sequence_of_insertions_keeps_the_order() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), places =>
        {
            var ranks = new List<string>();
            foreach (var place in places)
            {
                var index = place % (ranks.Count + 1);
                ranks.Insert(index, Rank.Between(
                    index > 0 ? ranks[index - 1] : null, index < ranks.Count ? ranks[index] : null));
            }
            return ranks.Zip(ranks.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Between_with_ten_thousand_cards_on_top_stays_short()
    {
        string? top = null;
        for (var card = 0; card < 10_000; card++)
            top = Rank.Between(null, top);

        Assert.Equal(8, top!.Length);
    }

    [Fact]
    public void Between_always_in_the_same_gap_still_finds_room()
    {
        var (above, below) = (Rank.Between(null, null), Rank.Between(Rank.Between(null, null), null));
        for (var card = 0; card < 500; card++)
        {
            var middle = Rank.Between(above, below);
            Assert.True(string.CompareOrdinal(above, middle) < 0 && string.CompareOrdinal(middle, below) < 0);
            below = middle;
        }
    }
}
