using Dashboard.Analysis.Placing;

namespace Dashboard.Tests.Analysis.Placing;

public sealed class StoryPlacesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 12, 9, 0, 0, TimeSpan.Zero);

    private static readonly StoryProfile s_dam = new("dam",
        ["Reservoir", "Reservoir at Tarn Hollow drained after crack is found. Engineers began to drain the Tarn Hollow reservoir after divers found a crack in the inner wall.",
            "Council was warned. The district council denied that the water board had told it about the crack in the Tarn Hollow dam."], s_now.AddHours(-3));

    private static readonly StoryProfile s_ferry = new("ferry",
        ["Ferry", "Ferry rams pier at Stone Quay. The ferry Lapwing rammed the pier at Stone Quay in thick fog, the harbour office said.",
            "Captain of the Lapwing relieved. The harbour office relieved the captain after the collision in thick fog."], s_now.AddDays(-40));

    private static readonly StoryPlaces s_places = new([s_dam, s_ferry]);

    [Fact]
    public void A_text_that_shares_names_and_phrases_belongs_to_that_story_and_says_why()
    {
        var place = Assert.Single(s_places.For("Divers return to Tarn Hollow. Divers looked again at the inner wall of the dam on Thursday.", s_now));

        Assert.Equal("dam", place.StoryId);
        Assert.Equal(3, place.Reasons.Count);
        Assert.Equal("Both name Tarn Hollow.", place.Reasons[0]);
        Assert.Contains("Both have “inner wall”.", place.Reasons);
        Assert.Equal("Its newest article is of the same day.", place.Reasons[2]);
    }

    [Fact]
    public void A_text_that_shares_only_common_words_belongs_nowhere() =>
        Assert.Empty(s_places.For("The government said on Monday that people would find out next year what the council wants.", s_now));

    [Fact]
    public void A_text_that_fits_two_stories_gives_the_nearer_one_first()
    {
        var places = s_places.For("Tarn Hollow and Stone Quay are cut off. At Tarn Hollow the inner wall held; at Stone Quay the Lapwing lay in thick fog.", s_now);

        Assert.Equal(["dam", "ferry"], places.Select(place => place.StoryId));
    }

    [Fact]
    public void The_order_of_stories_does_not_matter()
    {
        const string text = "At Stone Quay the Lapwing lay in thick fog near Tarn Hollow, whose inner wall held.";

        Assert.Equal(
            s_places.For(text, s_now).Select(place => (place.StoryId, string.Join('|', place.Reasons))),
            new StoryPlaces([s_ferry, s_dam]).For(text, s_now).Select(place => (place.StoryId, string.Join('|', place.Reasons))));
    }
}
