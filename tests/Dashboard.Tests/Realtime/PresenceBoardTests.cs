using Dashboard.Realtime.Presence;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Realtime;

public sealed class PresenceBoardTests
{
    private readonly Clock _clock = new();
    private readonly PresenceBoard _presence;

    public PresenceBoardTests() => _presence = new PresenceBoard(_clock);

    [Fact]
    public void A_page_that_beats_stays_and_one_that_stops_is_gone_after_thirty_seconds()
    {
        _presence.Here("story", "page-1", "ana", "Ana", "board");
        _presence.Here("story", "page-2", "ben", "Ben", "board");

        for (var beat = 0; beat < 4; beat++)
        {
            _clock.Pass(PresenceBoard.Beat);
            _presence.Here("story", "page-1", "ana", "Ana", "board", active: false);
            _presence.Sweep();
        }

        Assert.Equal(["Ana"], Names());
    }

    [Fact]
    public void A_beat_in_time_keeps_a_page_to_the_last_second()
    {
        _presence.Here("story", "page", "ana", "Ana", "board");

        _clock.Pass(PresenceBoard.GoneAfter);
        _presence.Sweep();
        Assert.Equal(["Ana"], Names());

        _clock.Pass(TimeSpan.FromSeconds(1));
        _presence.Sweep();
        Assert.Empty(Names());
    }

    [Fact]
    public void One_person_with_several_pages_is_one_entry_at_the_place_of_the_last_act()
    {
        _presence.Here("story", "page-1", "ana", "Ana", "board");
        _clock.Pass(TimeSpan.FromSeconds(1));
        _presence.Here("story", "page-2", "ana", "Ana", "card:7");
        _clock.Pass(TimeSpan.FromSeconds(1));
        _presence.Here("story", "page-1", "ana", "Ana", "board", active: false);

        Assert.Equal(new Present("ana", "Ana", "card:7", false), Assert.Single(_presence.Roster("story")));

        _presence.Here("story", "page-1", "ana", "Ana", "board");
        Assert.Equal("board", _presence.Roster("story").Single().Place);

        _presence.Gone("story", "page-1");
        Assert.Equal("card:7", _presence.Roster("story").Single().Place);
    }

    [Fact]
    public void Somebody_who_does_nothing_for_five_minutes_is_idle_until_the_next_act()
    {
        _presence.Here("story", "page", "ana", "Ana", "board");
        for (var waited = TimeSpan.Zero; waited <= PresenceBoard.IdleAfter; waited += PresenceBoard.Beat)
        {
            Assert.False(_presence.Roster("story").Single().Idle);
            _clock.Pass(PresenceBoard.Beat);
            _presence.Here("story", "page", "ana", "Ana", "board", active: false);
            _presence.Sweep();
        }
        Assert.True(_presence.Roster("story").Single().Idle);

        _presence.Here("story", "page", "ana", "Ana", "board");

        Assert.False(_presence.Roster("story").Single().Idle);
    }

    [Fact]
    public void Listeners_hear_of_changes_and_not_of_beats_that_change_nothing()
    {
        var heard = new List<string>();
        using var listening = _presence.Listen((story, roster) => heard.Add($"{story}: {string.Join(", ", roster.Select(person => person.Name))}"));

        _presence.Here("story", "page-1", "ana", "Ana", "board");
        _presence.Here("story", "page-1", "ana", "Ana", "board", active: false);
        _presence.Here("story", "page-1", "ana", "Ana", "board");
        _presence.Here("story", "page-2", "ben", "Ben", "board");
        _presence.Here("other", "page-3", "cay", "Cay", "board");
        _presence.Gone("story", "page-1");

        Assert.Equal(["story: Ana", "story: Ana, Ben", "other: Cay", "story: Ben"], heard);
    }

    [Fact]
    public void A_listener_that_was_disposed_hears_nothing_more()
    {
        var heard = 0;
        _presence.Listen((_, _) => heard++).Dispose();

        _presence.Here("story", "page", "ana", "Ana", "board");

        Assert.Equal(0, heard);
    }

    [Fact]
    public void A_thousand_pages_that_beat_cost_little()
    {
        for (var page = 0; page < 1000; page++)
            _presence.Here("story", $"page-{page}", $"person-{page}", $"Person {page}", "board");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        // As many beats as a thousand open pages make in a hundred seconds.
        for (var beat = 0; beat < 10; beat++)
        {
            _clock.Pass(PresenceBoard.Beat);
            for (var page = 0; page < 1000; page++)
                _presence.Here("story", $"page-{page}", $"person-{page}", $"Person {page}", "board", active: false);
        }

        // Milliseconds when a beat looks at its own page only; many seconds when each one goes through all pages.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"10,000 beats took {watch.Elapsed}");
        Assert.Equal(1000, _presence.Roster("story").Length);
    }

    private List<string> Names() => [.. _presence.Roster("story").Select(person => person.Name)];
}
