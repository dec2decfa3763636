using Dashboard.Domain.Boards;
using Dashboard.Realtime;
using Dashboard.Web.Features.Board;

namespace Dashboard.Web.Tests.Features.Board;

public sealed class LaneWindowTests
{
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private readonly Clock _clock = new();

    [Fact]
    public void Window_of_a_long_lane_holds_a_screenful_or_two_and_tells_the_rest()
    {
        var slice = Window().Take(Lane(version: 5000, cards: 5000));
        Assert.Equal((LaneWindow.Size, 0, 5000 - LaneWindow.Size, 0), (slice.Cards.Count, slice.Before, slice.After, slice.Held));
        Assert.Equal(5000, slice.Total);
    }

    [Fact]
    public void Window_moved_to_the_far_end_shows_the_last_cards()
    {
        var window = Window();
        var lane = Lane(version: 5000, cards: 5000);
        window.Take(lane);
        window.MoveTo(4990);
        var slice = window.Take(lane);
        Assert.Equal((10, 4990, 0), (slice.Cards.Count, slice.Before, slice.After));
        window.MoveTo(1_000_000);
        Assert.Single(window.Take(lane).Cards);
    }

    [Fact]
    public void Cards_of_others_that_come_later_wait_and_move_nothing()
    {
        var window = Window();
        var before = window.Take(Lane(version: 10, cards: 3));
        var after = window.Take(Lane(version: 12, cards: 3, arrivals: [("late-1", 11, "other"), ("late-2", 12, "other")]));
        Assert.Equal(before.Cards.Select(card => card.Id), after.Cards.Select(card => card.Id));
        Assert.Equal(2, after.Held);
    }

    [Fact]
    public void Cards_of_the_viewer_are_shown_at_once()
    {
        var window = Window();
        window.Take(Lane(version: 10, cards: 3));
        var slice = window.Take(Lane(version: 11, cards: 3, arrivals: [("mine", 11, "me")]));
        Assert.Equal("mine", slice.Cards[0].Id);
        Assert.Equal(0, slice.Held);
    }

    [Fact]
    public void Waiting_cards_come_in_when_asked_for()
    {
        var window = Window();
        window.Take(Lane(version: 10, cards: 3));
        var lane = Lane(version: 11, cards: 3, arrivals: [("late", 11, "other")]);
        window.Take(lane);
        window.ShowNew(lane);
        var slice = window.Take(lane);
        Assert.Equal("late", slice.Cards[0].Id);
        Assert.Equal(0, slice.Held);
    }

    [Fact]
    public void Lane_that_was_empty_fills_by_itself_for_a_minute_then_holds()
    {
        var window = Window();
        window.Take(Lane(version: 1, cards: 0));
        Assert.Single(window.Take(Lane(version: 2, cards: 0, arrivals: [("first", 2, "other")])).Cards);
        _clock.Now += TimeSpan.FromSeconds(59);
        Assert.Equal(2, window.Take(Lane(version: 3, cards: 0, arrivals: [("second", 3, "other"), ("first", 2, "other")])).Cards.Count);
        _clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(1, window.Take(Lane(version: 4, cards: 0, arrivals: [("third", 4, "other"), ("second", 3, "other"), ("first", 2, "other")])).Held);
    }

    [Fact]
    public void Window_after_cards_left_the_lane_stays_inside_it()
    {
        var window = Window();
        window.Take(Lane(version: 100, cards: 100));
        window.MoveTo(60);
        window.Take(Lane(version: 100, cards: 100));
        var slice = window.Take(Lane(version: 101, cards: 5));
        Assert.True(slice.Before + slice.Cards.Count + slice.After == 5 && slice.Cards.Count > 0);
    }

    private LaneWindow Window() => new("me", _clock);

    private static LaneView Lane(long version, int cards, IReadOnlyList<(string Id, long At, string By)>? arrivals = null)
    {
        var all = (arrivals ?? []).Concat(Enumerable.Range(0, cards).Select(index => ($"card-{index}", 1L, "other")));
        return new LaneView(
            new Lane { Id = "lane", StoryId = "story", Kind = LaneKind.Team, Name = "Lane", Rank = "a" },
            [.. all.Select(card => new CardView(
                new Card { Id = card.Item1, StoryId = "story", Kind = CardKind.Comment, SubjectId = "subject", LaneId = "lane", Rank = "a" },
                card.Item2, card.Item2, card.Item3, null, null, null, 0, default))],
            version);
    }
}
