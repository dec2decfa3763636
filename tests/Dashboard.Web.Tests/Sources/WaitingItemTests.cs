using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Sources;

/// <summary>Items of sources without a story: keywords, suggestions, and people who say where they belong.</summary>
public sealed class WaitingItemTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;

    public async Task InitializeAsync()
    {
        _newsroom = new Newsroom(time: _clock, settings: Desk.Loopback);
        _site = await PressSite.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task An_item_goes_to_the_story_whose_keywords_it_has_and_others_wait_until_somebody_says_where_they_belong()
    {
        var dam = await _newsroom.CreateStoryAsync("Dam");
        var port = await _newsroom.CreateStoryAsync("Port");
        await _newsroom.Get<EditStory>().HandleAsync(Newsroom.Editor, dam.Id, new(Keywords: ["reservoir", "Tarn Hollow"]));
        await _newsroom.Get<EditStory>().HandleAsync(Newsroom.Editor, port.Id, new(Keywords: ["port"]));
        _site.On("/c", context => context.Response.WriteAsync("<!doctype html><title>Bakers win prize</title><article><h1>Bakers win prize</h1><p>Two bakers of the old town have won the prize for the best rye bread of the year, the guild said on Monday evening.</p><p>They baked it with water from the well, the guild said, and gave the recipe away.</p></article>"));
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Gauge rises", PressSite.Text(1)), ("b", "In the report nothing fits", "<p>Short.</p>"), ("c", "Bakers win prize", null)), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"));

        await _newsroom.VisitAsync();
        await _newsroom.AnalyseAllAsync();

        Assert.Equal(["Gauge rises"], await _newsroom.TitlesAsync(dam));
        Assert.Empty(await _newsroom.TitlesAsync(port));
        var waiting = await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10);
        Assert.Equal(["Bakers win prize", "In the report nothing fits"], waiting.Select(view => view.Item.Waiting!.Title).Order());

        await _newsroom.Get<WaitingItems>().AssignAsync(Newsroom.Editor, waiting.Single(view => view.Item.Waiting!.Title == "Bakers win prize").Item.Id, port.Slug);
        await _newsroom.Get<WaitingItems>().LeaveOutAsync(Newsroom.Editor, waiting.Single(view => view.Item.Waiting!.Title != "Bakers win prize").Item.Id);
        await _newsroom.AnalyseAllAsync();

        Assert.Equal(["Bakers win prize"], await _newsroom.TitlesAsync(port));
        Assert.Empty(await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10));
        _clock.Forward(TimeSpan.FromHours(1));
        _site.Feed("/feed", _site.Rss("Valley Courier", ("b", "In the report nothing fits", "<p>Short.</p>"), ("c", "Bakers win prize", null)), "\"two\"");
        await _newsroom.VisitAsync();
        Assert.Empty(await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10));
    }

    [Fact]
    public async Task A_waiting_item_is_suggested_for_the_story_with_which_it_shares_names_and_phrases()
    {
        var dam = await _newsroom.CreateStoryAsync("Dam");
        await _newsroom.CreateStoryAsync("Port");
        await _newsroom.ReceiveAsync(dam, InventedStory.Articles[0]);
        await _newsroom.AnalyseAllAsync();
        _site.Feed("/feed", _site.Rss("Valley Courier", ("a", "Divers return to Tarn Hollow", "<p>Divers went back to the Tarn Hollow reservoir on Thursday.</p>"), ("b", "Bakers win prize", "<p>Two bakers have won the prize for rye bread.</p>")), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/feed"));
        await _newsroom.VisitAsync();

        var waiting = await _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 10);
        var suggestions = await _newsroom.Get<StorySuggestions>().ForAsync(Newsroom.Editor, waiting);

        var (itemId, places) = Assert.Single(suggestions);
        Assert.Equal("Divers return to Tarn Hollow", waiting.Single(view => view.Item.Id == itemId).Item.Waiting!.Title);
        var place = Assert.Single(places);
        Assert.Equal(dam.Id, place.StoryId);
        Assert.Contains("Both name Tarn Hollow.", place.Reasons);
    }
}
