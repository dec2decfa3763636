using Bunit;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Realtime;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.SecondOpinions;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Features.Contradictions.Publishing;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Features.SecondOpinions;

public sealed class SecondOpinionPanelTests : IAsyncLifetime
{
    private readonly BunitContext _screen = new();
    private readonly Newsroom _newsroom = new();
    private readonly InventedCase _case = new();

    private void Connect(string? address = "http://127.0.0.1:1/v1")
    {
        var options = Options.Create(new SecondOpinionOptions { Address = address, Model = "small-model-7", PricePerMillionIn = 1 });
        var contexts = _newsroom.Get<IDbContextFactory<DashboardDbContext>>();
        var budget = new OpinionBudget(contexts, options, TimeProvider.System);
        _screen.Services.AddSingleton(options).AddSingleton(budget).AddSingleton(new AskSecondOpinion(
            _newsroom.Get<StoryLog>(), _newsroom.Get<StoryLookup>(), _newsroom.Get<SentenceContext>(), new SecondOpinionModel(options, TimeProvider.System), budget, contexts, options));
        _screen.Services.AddSingleton(provider => new Acts(
            new CurrentActor(new PeopleDirectory(contexts, TimeProvider.System), TimeProvider.System, Options.Create(new DoorOptions()), provider), new Toasts(TimeProvider.System),
            _newsroom.Get<UndoEvent>(), contexts, NullLogger<Acts>.Instance));
    }

    private async Task<IRenderedComponent<SecondOpinionPanel>> ShowAsync(Role role, params SecondOpinion[] opinions)
    {
        var story = await _newsroom.CreateStoryAsync();
        var board = new BoardState(1, DateTimeOffset.UnixEpoch, story, [], new(0, 0, 0, 0, 0, 0)) { SecondOpinions = [.. opinions] };
        return _screen.Render<SecondOpinionPanel>(parameters => parameters.Add(panel => panel.Contradiction, _case.Contradiction).Add(panel => panel.Board, board)
            .Add(panel => panel.Viewer, new Actor("a", "Ana", role)).Add(panel => panel.StoryPath, "/stories/mill"));
    }

    private SecondOpinion Opinion(OpinionVerdict verdict, string reason, params OpinionQuote[] quotes) => new()
    {
        Id = $"{verdict}", StoryId = "story", ContradictionId = _case.Contradiction.Id, Verdict = verdict, Reason = reason, Quotes = quotes, Model = "small-model-7",
        TokensIn = 900, TokensOut = 100, Cost = 0.0009, AskedById = "a", AskedByName = "Ana", At = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public async Task Panel_is_not_there_without_a_model_and_without_opinions()
    {
        Connect(address: null);
        Assert.Empty((await ShowAsync(Role.Editor)).Markup.Trim());
    }

    [Fact]
    public async Task Panel_shows_what_the_model_says_its_evidence_as_links_and_what_it_cost()
    {
        Connect();
        var panel = await ShowAsync(Role.Reporter, Opinion(OpinionVerdict.Conflict, "<b>Both</b> speak of the mill.", new OpinionQuote("a", 100, 120, "About 40 people were")));
        Assert.Equal("sees a conflict", panel.Find(".opinion .chip").TextContent.Trim());
        Assert.Empty(panel.FindAll(".opinion b"));
        var link = panel.Find(".opinion blockquote a");
        Assert.Equal("/stories/mill/articles/a#at-100", link.GetAttribute("href"));
        Assert.Equal("Valley Post", link.TextContent);
        Assert.Contains("1,000 tokens, cost 0.0009", panel.Find(".opinion .costs").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ask the model again", panel.Find("button.wide").TextContent, StringComparison.Ordinal);
        Assert.Contains("changes nothing", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Panel_says_why_an_answer_was_dropped_and_folds_earlier_ones()
    {
        Connect();
        var panel = await ShowAsync(Role.Reporter, Opinion(OpinionVerdict.Compatible, "Two nights."), Opinion(OpinionVerdict.Dropped, "It quoted words that do not stand in the article."));
        Assert.Equal("answer dropped", Assert.Single(panel.FindAll(".opinion .chip")).TextContent.Trim());
        panel.Find("button.link").Click();
        Assert.Equal(["answer dropped", "sees no conflict"], panel.FindAll(".opinion .chip").Select(chip => chip.TextContent.Trim()));
    }

    [Fact]
    public async Task Panel_of_somebody_who_only_looks_has_no_button()
    {
        Connect();
        Assert.Empty((await ShowAsync(Role.Viewer, Opinion(OpinionVerdict.Unclear, "The night is not named."))).FindAll("button"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _newsroom.DisposeAsync();
    }
}
