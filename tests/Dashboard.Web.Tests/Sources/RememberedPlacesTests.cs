using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Sources;

/// <summary>What people have decided about where things belong, when sources bring the same things again: by another feed, and after a restart.</summary>
public sealed class RememberedPlacesTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"dashboard-{Guid.NewGuid():N}.db");
    private Newsroom _newsroom = null!;
    private PressSite _site = null!;

    private Newsroom Open() => new(time: _clock, settings: new(Desk.Loopback) { ["ConnectionStrings:Dashboard"] = $"Data Source={_file}" });

    public async Task InitializeAsync()
    {
        _newsroom = Open();
        _site = await PressSite.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _newsroom.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(_file) + "*"))
            File.Delete(file);
    }

    [Fact]
    public async Task What_a_person_moved_off_a_story_no_source_brings_back_under_its_link_by_another_feed_or_after_a_restart()
    {
        var (story, other) = (await _newsroom.CreateStoryAsync(), await _newsroom.CreateStoryAsync("Mill lane"));
        _site.Feed("/one", _site.Rss("Valley Courier", ("a", "Mill closes after a hundred years", PressSite.Text(1)), ("b", "Gauge falls", PressSite.Text(2))), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/one"), story);
        await VisitAsync();
        await MoveAsync(story, other, "Mill closes after a hundred years");

        await _newsroom.DisposeAsync();
        _newsroom = Open();
        // The same page, whole in one feed and a teaser in another.
        _site.Feed("/two", _site.Rss("All news", ("a", "Mill closes after a hundred years", PressSite.Text(1))), "\"two\"");
        _site.Feed("/three", _site.Rss("Teasers", ("a", "MILL CLOSES after a hundred years!", null)), "\"three\"");
        await _newsroom.FollowAsync(_site.Address("/two"), story);
        await _newsroom.FollowAsync(_site.Address("/three"), story);
        await VisitAsync();
        await VisitAsync();

        Assert.Equal(["Gauge falls"], await _newsroom.TitlesAsync(story));
        Assert.Equal(["Mill closes after a hundred years"], await _newsroom.TitlesAsync(other));
        Assert.Empty(await WaitingAsync());
        await using var db = _newsroom.Open();
        Assert.Equal(3, await db.SourceItems.CountAsync(row => row.StoryId == other.Id));
    }

    [Fact]
    public async Task What_is_just_like_a_moved_article_waits_and_the_story_where_that_went_is_named_first()
    {
        var (story, other) = (await _newsroom.CreateStoryAsync(), await _newsroom.CreateStoryAsync("Mill lane"));
        _site.Feed("/one", _site.Rss("Valley Courier", ("a", "Mill closes after a hundred years", PressSite.Text(1))), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/one"), story);
        await VisitAsync();
        await MoveAsync(story, other, "Mill closes after a hundred years");

        // Another outlet prints the same text under its own address and headline; a third report is about something else.
        _site.Feed("/two", _site.Rss("Harbour Post", ("x", "A mill shuts its gates", PressSite.Text(1)), ("y", "Gauge falls", Other)), "\"two\"");
        await _newsroom.FollowAsync(_site.Address("/two"), story);
        await VisitAsync();

        Assert.Equal(["Gauge falls"], await _newsroom.TitlesAsync(story));
        var waiting = Assert.Single(await WaitingAsync());
        Assert.Equal("A mill shuts its gates", waiting.Item.Waiting!.Title);
        var suggestions = (await _newsroom.Get<StorySuggestions>().ForAsync(Newsroom.Editor, [waiting]))[waiting.Item.Id];
        Assert.Equal(other.Id, suggestions[0].StoryId);
        Assert.Equal(["Ana moved one just like it here from “Reservoir”."], suggestions[0].Reasons);
        Assert.DoesNotContain(suggestions, place => place.StoryId == story.Id);
    }

    [Fact]
    public async Task A_move_that_was_taken_back_is_forgotten()
    {
        var (story, other) = (await _newsroom.CreateStoryAsync(), await _newsroom.CreateStoryAsync("Mill lane"));
        _site.Feed("/one", _site.Rss("Valley Courier", ("a", "Mill closes after a hundred years", PressSite.Text(1))), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/one"), story);
        await VisitAsync();
        var moved = await MoveAsync(story, other, "Mill closes after a hundred years");
        await _newsroom.Get<Web.Features.Log.UndoEvent>().HandleAsync(Newsroom.Editor, story.Id, moved.Sent!.Version);

        _site.Feed("/two", _site.Rss("Harbour Post", ("x", "A mill shuts its gates", PressSite.Text(1))), "\"two\"");
        await _newsroom.FollowAsync(_site.Address("/two"), story);
        await VisitAsync();

        Assert.Equal(2, (await _newsroom.TitlesAsync(story)).Count);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task A_program_that_sends_a_moved_article_once_more_is_told_that_it_is_there_and_a_person_may_add_it_again()
    {
        var (story, other) = (await _newsroom.CreateStoryAsync(), await _newsroom.CreateStoryAsync("Mill lane"));
        var bytes = System.Text.Encoding.UTF8.GetBytes(InventedStory.Articles[0]);
        var article = await _newsroom.ReceiveAsync(story, InventedStory.Articles[0]);
        await _newsroom.Get<GatherStories>().MoveAsync(Newsroom.Editor, story.Id, new([article.Id], other.Id));

        var program = await _newsroom.Get<ReceiveArticle>().HandleAsync(new("key:cms", "CMS", Domain.People.Role.Reporter), story.Id, bytes, new("text/plain"));
        var person = await _newsroom.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, story.Id, bytes, new("text/plain"));

        Assert.Equal((article.Id, other.Id, true), (program.Article.Id, program.Article.StoryId, program.WasThere));
        Assert.Equal((story.Id, false), (person.Article.StoryId, person.WasThere));
    }

    [Fact]
    public async Task What_comes_for_a_merged_story_goes_to_the_other_by_its_source_and_by_its_keywords()
    {
        var (story, other) = (await _newsroom.CreateStoryAsync(), await _newsroom.CreateStoryAsync("Mill lane"));
        await _newsroom.Get<EditStory>().HandleAsync(Newsroom.Editor, story.Id, new(Keywords: ["weir"]));
        _site.Feed("/own", _site.Rss("Valley Courier", ("a", "Gauge falls", PressSite.Text(1))), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/own"), story);
        await _newsroom.Get<GatherStories>().MergeAsync(Newsroom.Editor, story.Id, other.Id);
        _site.Feed("/desk", _site.Rss("Harbour Post", ("b", "A weir breaks", PressSite.Text(2))), "\"one\"");
        await _newsroom.FollowAsync(_site.Address("/desk"));

        await VisitAsync();
        await VisitAsync();

        Assert.Equal(["A weir breaks", "Gauge falls"], (await _newsroom.TitlesAsync(other)).Order());
        Assert.Empty(await _newsroom.TitlesAsync(story));
    }

    [Fact]
    public async Task One_piece_in_two_feeds_waits_once_with_both_sources_and_one_decision_is_enough()
    {
        var story = await _newsroom.CreateStoryAsync();
        _site.Feed("/one", _site.Rss("Valley Courier", ("a", "Nothing on our stories", PressSite.Text(1)), ("b", "Gauge falls", PressSite.Text(2))), "\"one\"");
        // Under the same link with other words, and under another link with the same words.
        _site.Feed("/two", _site.Rss("Harbour Post", ("a", "Not on any story", PressSite.Text(3)), ("c", "Gauge falls", PressSite.Text(2))), "\"two\"");
        await FollowDeskAsync("/one", "Valley Courier");
        await VisitAsync();
        await FollowDeskAsync("/two", "Harbour Post");
        await VisitAsync();

        var waiting = await WaitingAsync();
        Assert.Equal(["Gauge falls", "Nothing on our stories"], waiting.Select(view => view.Item.Waiting!.Title).Order());
        Assert.All(waiting, view => Assert.Equal(["Valley Courier", "Harbour Post"], view.SourceTitles));
        Assert.Equal(2, (await _newsroom.Get<SourceFeed>().GetAsync()).Waiting);

        await _newsroom.Get<WaitingItems>().AssignAsync(Newsroom.Editor, waiting.Single(view => view.Item.Waiting!.Title == "Gauge falls").Item.Id, story.Id);
        await _newsroom.Get<WaitingItems>().LeaveOutAsync(Newsroom.Editor, waiting.Single(view => view.Item.Waiting!.Title != "Gauge falls").Item.Id);
        // What was decided holds for a third source too.
        _site.Feed("/three", _site.Rss("Late Edition", ("a", "Once more", PressSite.Text(4)), ("c", "Gauge falls", PressSite.Text(2))), "\"three\"");
        await FollowDeskAsync("/three", "Late Edition");
        await VisitAsync();

        Assert.Empty(await WaitingAsync());
        Assert.Equal(["Gauge falls"], await _newsroom.TitlesAsync(story));
        await using var db = _newsroom.Open();
        Assert.Equal(3, await db.SourceItems.CountAsync(row => row.State == SourceItemState.Received && row.StoryId == story.Id));
        Assert.Equal(3, await db.SourceItems.CountAsync(row => row.State == SourceItemState.LeftOut));
    }

    [Fact]
    public async Task When_the_source_of_what_waits_is_taken_away_its_twin_waits_in_its_place()
    {
        _site.Feed("/one", _site.Rss("Valley Courier", ("a", "Gauge falls", PressSite.Text(1))), "\"one\"");
        _site.Feed("/two", _site.Rss("Harbour Post", ("a", "Gauge falls", PressSite.Text(1))), "\"two\"");
        var first = await FollowDeskAsync("/one", "Valley Courier");
        await VisitAsync();
        await FollowDeskAsync("/two", "Harbour Post");
        await VisitAsync();

        await _newsroom.Get<ChangeSource>().RemoveAsync(Newsroom.Editor, first.Id);

        Assert.Equal(["Harbour Post"], Assert.Single(await WaitingAsync()).SourceTitles);
    }

    private static readonly string Other = string.Concat(Enumerable.Range(1, 8).Select(part => $"<p>On day {part} the harbour office read the gauge below the old bridge, found the river lower than in any March of the past ten years, and told ferrymen to wait for rain.</p>"));

    private async Task<Source> FollowDeskAsync(string path, string title) =>
        (await _newsroom.Get<FollowSource>().HandleAsync(Newsroom.Editor, new(_site.Address(path), Title: title))).Source;

    private async Task VisitAsync()
    {
        while (await _newsroom.VisitAsync() > 0)
        {
        }
        await _newsroom.AnalyseAllAsync();
    }

    private Task<IReadOnlyList<WaitingView>> WaitingAsync() => _newsroom.Get<WaitingItems>().ListAsync(Newsroom.Editor, null, null, 50);

    private async Task<GatherStories.Result> MoveAsync(Story from, Story to, string title)
    {
        await using var db = _newsroom.Open();
        var article = await db.Articles.SingleAsync(row => row.StoryId == from.Id && row.Title == title && row.Status == ArticleStatus.Ready);
        return await _newsroom.Get<GatherStories>().MoveAsync(Newsroom.Editor, from.Id, new([article.Id], to.Id));
    }
}
