using Dashboard.Realtime;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Log;

/// <summary>Two programs on one database see each other's changes.</summary>
public sealed class TwoNodesTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public async Task A_change_on_one_node_reaches_the_board_of_the_other_within_a_second()
    {
        var database = postgres.NewDatabase();
        await using var first = new Newsroom(database);
        await using var second = new Newsroom(database);
        await first.StartAsync();
        await second.StartAsync();
        var story = await first.CreateStoryAsync();
        var boards = new List<BoardState>();
        var arrived = new TaskCompletionSource();
        using var subscription = await second.Get<StoryFeed>().SubscribeAsync(story.Id, board =>
        {
            boards.Add(board);
            if (board.Lanes.Any(lane => lane.Cards.Any(card => card.Note?.Text == "from the first node")))
                arrived.TrySetResult();
            return Task.CompletedTask;
        });
        // The listener connects in the background when the node starts.
        await Task.Delay(500);

        await first.Get<WriteNote>().AddAsync(Newsroom.Editor, story.Id, new("from the first node"));

        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [PostgresFact]
    public async Task Articles_received_by_two_nodes_are_analysed_once_each()
    {
        var database = postgres.NewDatabase();
        await using var first = new Newsroom(database);
        await using var second = new Newsroom(database);
        var story = await first.CreateStoryAsync();
        foreach (var text in InventedStory.Articles)
            await first.ReceiveAsync(story, text);

        await first.StartAsync();
        await second.StartAsync();
        await WaitForAnalysisAsync(first, story.Id);

        var board = await first.Get<StoryFeed>().RewindAsync(story.Id, _ => true);
        Assert.Equal(InventedStory.Articles.Count, board.Counts.Articles);
        Assert.Equal(0, board.Counts.Failed);
        Assert.True(board.Counts.OpenContradictions > 0);
        Assert.Empty((await first.Get<Dashboard.Data.Log.LogVerifier>().VerifyAsync()).Faults);
    }

    private static async Task WaitForAnalysisAsync(Newsroom newsroom, string storyId)
    {
        for (var waited = 0; waited < 200; waited++)
        {
            if ((await newsroom.Get<StoryFeed>().RewindAsync(storyId, _ => true)).Counts is { Pending: 0 })
                return;
            await Task.Delay(100);
        }
        Assert.Fail("The articles were not analysed within 20 seconds.");
    }
}
