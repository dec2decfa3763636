using Dashboard.Web.Features.Matrix;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Features.Matrix;

/// <summary>The matrix follows the story, over the real pipeline and database.</summary>
public sealed class MatrixFeedTests
{
    [Fact]
    public async Task Everybody_who_looks_gets_the_same_matrix_when_an_article_brings_a_claim()
    {
        await using var newsroom = new Newsroom();
        var story = await newsroom.CreateStoryAsync();
        var matrices = newsroom.Get<MatrixFeed>();
        var (one, other) = (new Shown(), new Shown());
        using var first = await matrices.SubscribeAsync(story.Id, one.ShowAsync);
        using var second = await matrices.SubscribeAsync(story.Id, other.ShowAsync);
        foreach (var text in InventedStory.Articles)
            await newsroom.ReceiveAsync(story, text);
        await newsroom.AnalyseAllAsync();

        var matrix = await one.WaitAsync(state => state is { Rows.Count: > 0, Columns.Count: 3, Waiting: 0 });
        Assert.Same(matrix, await other.WaitAsync(state => ReferenceEquals(state, matrix)));
        Assert.Same(matrix, await matrices.GetAsync(story.Id));
        Assert.All(matrix.Rows.SelectMany(row => row.Cells.Keys), article => Assert.Contains(matrix.Columns, column => column.ArticleId == article));
        Assert.Contains(matrix.Columns, column => column.CopyOf is not null);
    }

    [Fact]
    public async Task A_change_that_is_none_of_the_matrix_wakes_nobody()
    {
        await using var newsroom = new Newsroom();
        var story = await newsroom.CreateStoryAsync();
        foreach (var text in InventedStory.Articles)
            await newsroom.ReceiveAsync(story, text);
        await newsroom.AnalyseAllAsync();
        var shown = new Shown();
        using var following = await newsroom.Get<MatrixFeed>().SubscribeAsync(story.Id, shown.ShowAsync);
        await shown.WaitAsync(state => state.Rows.Count > 0);
        var boards = new TaskCompletionSource();
        using var board = await newsroom.Get<Dashboard.Realtime.StoryFeed>().SubscribeAsync(story.Id, state =>
        {
            if (state.Lanes.Any(lane => lane.Cards.Any(card => card.Note is not null)))
                boards.TrySetResult();
            return Task.CompletedTask;
        });
        var before = shown.Count;
        await newsroom.Get<Dashboard.Web.Features.Board.WriteNote>().AddAsync(Newsroom.Editor, story.Id, new("nothing about claims"));
        await boards.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await newsroom.Get<MatrixFeed>().GetAsync(story.Id);
        Assert.Equal(before, shown.Count);
    }

    [Fact]
    public async Task Nobody_looks_any_more_and_the_next_one_starts_anew()
    {
        await using var newsroom = new Newsroom();
        var story = await newsroom.CreateStoryAsync();
        var matrices = newsroom.Get<MatrixFeed>();
        (await matrices.SubscribeAsync(story.Id, _ => Task.CompletedTask)).Dispose();
        var shown = new Shown();
        using var following = await matrices.SubscribeAsync(story.Id, shown.ShowAsync);
        Assert.Empty((await shown.WaitAsync(_ => true)).Rows);
        await Assert.ThrowsAsync<Dashboard.Domain.NotFoundException>(() => matrices.SubscribeAsync("no-such-story", shown.ShowAsync));
    }

    private sealed class Shown
    {
        private readonly List<MatrixState> _states = [];
        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count
        {
            get
            {
                lock (_states)
                    return _states.Count;
            }
        }

        public Task ShowAsync(MatrixState state)
        {
            lock (_states)
            {
                _states.Add(state);
                _more.TrySetResult();
            }
            return Task.CompletedTask;
        }

        public async Task<MatrixState> WaitAsync(Func<MatrixState, bool> wanted)
        {
            while (true)
            {
                Task more;
                lock (_states)
                {
                    if (_states.Count > 0 && wanted(_states[^1]))
                        return _states[^1];
                    if (_more.Task.IsCompleted)
                        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    more = _more.Task;
                }
                await more.WaitAsync(TimeSpan.FromSeconds(60));
            }
        }
    }
}
