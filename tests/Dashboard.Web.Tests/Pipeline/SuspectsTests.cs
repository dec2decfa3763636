using Dashboard.Data.Pipeline;
using Dashboard.Domain.Articles;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Pipeline;

/// <summary>Articles that were worked on when the program died, told by a row that a process left behind which is no more.</summary>
public sealed class SuspectsTests : IAsyncLifetime
{
    private readonly MovableClock _clock = new();
    private readonly Newsroom _newsroom;

    public SuspectsTests() => _newsroom = new(time: _clock);

    private PipelineQueue Queue => _newsroom.Get<PipelineQueue>();

    [Fact]
    public async Task An_article_that_waited_when_the_program_died_is_taken_at_once()
    {
        var article = await ReceiveAsync("one");
        await DiedAsync(article, attempts: 0);
        Assert.Equal(article.Id, (await Queue.TakeAsync(default))?.ArticleId);
    }

    [Fact]
    public async Task An_article_that_was_worked_on_comes_after_a_while_and_after_the_new_ones()
    {
        var (first, second) = (await ReceiveAsync("one"), await ReceiveAsync("two"));
        await DiedAsync(first, attempts: 2);
        _ = Queue;
        Assert.Equal(second.Id, (await Queue.TakeAsync(default))?.ArticleId);
        _clock.Forward(PipelineQueue.SuspectsWait);
        Assert.Null(await Queue.TakeAsync(default));
        _clock.Forward(PipelineQueue.SuspectsWait);
        Assert.Equal(first.Id, (await Queue.TakeAsync(default))?.ArticleId);
    }

    [Fact]
    public async Task Suspects_are_taken_one_at_a_time()
    {
        var (first, second) = (await ReceiveAsync("one"), await ReceiveAsync("two"));
        await DiedAsync(first, attempts: 1);
        await DiedAsync(second, attempts: 1);
        _ = Queue;
        _clock.Forward(PipelineQueue.SuspectsWait);
        var taken = await Queue.TakeAsync(default);
        Assert.Equal(first.Id, taken?.ArticleId);
        Assert.Null(await Queue.TakeAsync(default));
        await _newsroom.Get<StoryPipeline>().RunAsync(taken!, default);
        Assert.Equal(ArticleStatus.Ready, await StatusAsync(first));
        Assert.Equal(second.Id, (await Queue.TakeAsync(default))?.ArticleId);
    }

    [Fact]
    public async Task After_three_deaths_an_article_is_set_aside_with_the_reason_and_the_others_go_on()
    {
        var (first, second) = (await ReceiveAsync("one"), await ReceiveAsync("two"));
        await DiedAsync(first, attempts: 3);
        _ = Queue;
        _clock.Forward(3 * PipelineQueue.SuspectsWait);
        await _newsroom.AnalyseAllAsync();
        Assert.Equal(ArticleStatus.Failed, await StatusAsync(first));
        Assert.Equal(ArticleStatus.Ready, await StatusAsync(second));
    }

    [Fact]
    public async Task An_orderly_stop_in_the_middle_counts_against_nobody()
    {
        var article = await ReceiveAsync("one");
        var taken = await Queue.TakeAsync(default);
        using var stop = new CancellationTokenSource();
        // Another has the story's analysis; the stop comes while this one waits for its turn.
        await _newsroom.Get<StoryAnalyst>().WithAsync(article.StoryId, async _ =>
        {
            var running = _newsroom.Get<StoryPipeline>().RunAsync(taken!, stop.Token);
            await stop.CancelAsync();
            await running;
            return true;
        }, default);
        await using var db = _newsroom.Open();
        var row = await db.Receipts.SingleAsync(row => row.ArticleId == article.Id);
        Assert.Equal((ReceiptState.Waiting, 0), (row.State, row.Attempts));
    }

    private async Task<Article> ReceiveAsync(string word)
    {
        _story ??= await _newsroom.CreateStoryAsync();
        return await _newsroom.ReceiveAsync(_story, $"Report {word} from the valley\n\nThe water stood at the mill on Tuesday, the warden said. It is report {word}.");
    }

    private Domain.Stories.Story? _story;

    private async Task DiedAsync(Article article, int attempts)
    {
        await using var db = _newsroom.Open();
        await db.Receipts.Where(row => row.ArticleId == article.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, ReceiptState.Working).SetProperty(row => row.Attempts, attempts)
            .SetProperty(row => row.LeasedBy, $"{Environment.MachineName}/{int.MaxValue}/0").SetProperty(row => row.LeasedUntil, DateTimeOffset.UtcNow.AddYears(1)));
    }

    private async Task<ArticleStatus> StatusAsync(Article article)
    {
        await using var db = _newsroom.Open();
        return (await db.Articles.SingleAsync(row => row.Id == article.Id)).Status;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _newsroom.DisposeAsync();
}
