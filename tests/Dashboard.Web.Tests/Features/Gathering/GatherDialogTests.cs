using Bunit;
using Dashboard.Data;
using Dashboard.Domain.Stories;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Features.Gathering;

/// <summary>What people are asked and told before articles or a story go elsewhere.</summary>
public sealed class GatherDialogTests : IAsyncLifetime
{
    private readonly BunitContext _screen = new();
    private readonly Newsroom _newsroom = new();

    public Task InitializeAsync()
    {
        var contexts = _newsroom.Get<IDbContextFactory<DashboardDbContext>>();
        _screen.Services.AddSingleton(_newsroom.Get<GatherStories>()).AddSingleton(_newsroom.Get<StoryList>()).AddSingleton(_newsroom.Get<StorySuggestions>());
        _screen.Services.AddSingleton(provider => new Acts(
            new CurrentActor(new PeopleDirectory(contexts, TimeProvider.System), TimeProvider.System, Options.Create(new DoorOptions()), provider), new Toasts(TimeProvider.System),
            _newsroom.Get<UndoEvent>(), contexts, NullLogger<Acts>.Instance));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _newsroom.DisposeAsync();
    }

    private IRenderedComponent<GatherDialog> Show(Story from, params string[]? articles) => _screen.Render<GatherDialog>(parameters => parameters
        .Add(dialog => dialog.Open, true).Add(dialog => dialog.From, from).Add(dialog => dialog.ArticleIds, articles).Add(dialog => dialog.Viewer, Newsroom.Editor));

    [Fact]
    public async Task Without_another_story_articles_can_still_begin_one_and_a_story_is_told_that_there_is_none()
    {
        var story = await _newsroom.CreateStoryAsync();

        var move = Show(story, "a");
        move.WaitForAssertion(() => Assert.Equal("There is no other story yet.", move.Find(".choices p").TextContent));
        Assert.Equal("A new story", move.Find(".gather > .choice").TextContent.Trim());
        var merge = Show(story, null);
        merge.WaitForAssertion(() => Assert.NotEmpty(merge.FindAll(".choices p")));
        Assert.Empty(merge.FindAll(".gather > .choice"));
    }

    [Fact]
    public async Task The_likely_story_stands_first_with_its_reasons()
    {
        var (from, dam, other) = (await _newsroom.CreateStoryAsync("Mixed"), await _newsroom.CreateStoryAsync("Dam"), await _newsroom.CreateStoryAsync("Elections"));
        var article = await _newsroom.ReceiveAsync(from, InventedStory.Articles[0]);
        await _newsroom.ReceiveAsync(dam, InventedStory.Articles[2]);
        await _newsroom.AnalyseAllAsync();

        var dialog = Show(from, article.Id);

        dialog.WaitForAssertion(() => Assert.Equal(2, dialog.FindAll(".choices .choice").Count));
        Assert.Equal(["Dam", "Elections"], dialog.FindAll(".choices b").Select(choice => choice.TextContent));
        Assert.NotEqual("", dialog.Find(".choices .small").TextContent);
        Assert.Equal(other.Title, dialog.FindAll(".choices .choice")[1].TextContent.Trim());
    }

    [Fact]
    public void What_moves_is_told_in_one_sentence_and_what_is_torn_in_others()
    {
        Assert.Equal("1 article moves.", HaulWords.Moves(new(1, 0, 0, 0, 0, 0, 0, 0, 0)));
        Assert.Equal("14 articles, 3 comments and 2 settled contradictions move.", HaulWords.Moves(new(14, 3, 0, 2, 0, 0, 0, 0, 0)));
        Assert.Equal("", HaulWords.Torn(new(1, 0, 0, 0, 0, 0, 0, 0, 0)));
        Assert.Equal("1 open contradiction closes, because its articles are on two stories then. 2 settled contradictions stay here with their history. 1 contradiction stays with fewer articles.",
            HaulWords.Torn(new(1, 0, 0, 0, 0, 0, 1, 2, 1)));
    }
}
