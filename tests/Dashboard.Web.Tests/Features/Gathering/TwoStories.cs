using System.Text.Json.Nodes;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Gathering;

/// <summary>A newsroom with two invented stories, and what tests of moves and merges ask of it.</summary>
internal sealed class TwoStories(Newsroom newsroom, Story first, Story second) : IAsyncDisposable
{
    public static readonly Actor Ana = Newsroom.Editor;
    public static readonly Actor Rob = new("rob", "Rob", Role.Reporter);

    public Newsroom Newsroom { get; } = newsroom;
    public Story First { get; } = first;
    public Story Second { get; } = second;
    public GatherStories Gather => Newsroom.Get<GatherStories>();

    public static async Task<TwoStories> OpenAsync(string? postgres = null)
    {
        var newsroom = new Newsroom(postgres);
        return new(newsroom, await newsroom.CreateStoryAsync(), await newsroom.CreateStoryAsync("Valley water"));
    }

    public async Task<Article> ReportAsync(Story story, string text)
    {
        var article = await Newsroom.ReceiveAsync(story, text);
        await Newsroom.AnalyseAllAsync();
        return article;
    }

    public async Task<GatherStories.Result> MoveAsync(Actor actor, Story from, Story to, params string[] ids) => await Gather.MoveAsync(actor, from.Id, new(ids, to.Id));

    public Task<LogEntry> UndoAsync(Actor actor, Placement decision) => Newsroom.Get<UndoEvent>().HandleAsync(actor, decision.StoryId, decision.Version);

    public async Task<List<T>> OnAsync<T>(Story story) where T : class, IStoryPart
    {
        await using var db = Newsroom.Open();
        return await db.Set<T>().AsNoTracking().Where(row => row.StoryId == story.Id).OrderBy(row => row.Id).ToListAsync();
    }

    public async Task<Contradiction> NumberAsync(Story story) => Assert.Single(await OnAsync<Contradiction>(story), row => row.Kind == ContradictionKind.Number);

    public async Task<Story> NowAsync(Story story)
    {
        await using var db = Newsroom.Open();
        return await db.Stories.AsNoTracking().SingleAsync(row => row.Id == story.Id);
    }

    /// <summary>Everything on a story as the log writes it, but for what a new comparison changes on the way: the ticks of articles.</summary>
    public async Task<SortedDictionary<string, string>> StateAsync(Story story)
    {
        var state = new SortedDictionary<string, string>();
        foreach (var part in await PartsAsync(story))
            state[part.Id] = LogJson.Write(part).ToJsonString();
        return state;
    }

    /// <summary>Says what differs.</summary>
    public static void AssertSame(SortedDictionary<string, string> before, SortedDictionary<string, string> after)
    {
        var different = before.Keys.Union(after.Keys).Where(id => before.GetValueOrDefault(id) != after.GetValueOrDefault(id)).ToList();
        Assert.True(different.Count == 0, string.Join('\n', different.Select(id => $"was {before.GetValueOrDefault(id)}\nis  {after.GetValueOrDefault(id)}")));
    }

    /// <summary>Checks that the logs have no hole, that no row was changed, and that folding them gives the tables.</summary>
    public async Task CheckLogsAsync()
    {
        Assert.Empty((await Newsroom.Get<LogVerifier>().VerifyAsync()).Faults);
        foreach (var story in await AllAsync())
        {
            var folded = new Dictionary<string, JsonObject>();
            foreach (var row in await Newsroom.Get<StoryLog>().ReadAsync(story.Id, 0, int.MaxValue))
            {
                if (row.After is null)
                {
                    folded.Remove(row.SubjectId);
                    continue;
                }
                var part = folded.TryGetValue(row.SubjectId, out var known) ? known : folded[row.SubjectId] = [];
                foreach (var (name, value) in JsonNode.Parse(row.After)!.AsObject())
                    part[name] = value?.DeepClone();
            }
            var stored = (await PartsAsync(story)).Append(story).ToDictionary(part => part.Id, LogJson.Write);
            Assert.Equal(stored.Keys.Order(), folded.Keys.Order());
            Assert.All(stored, pair => Assert.True(JsonNode.DeepEquals(pair.Value, folded[pair.Key]), $"stored {pair.Value.ToJsonString()}\nfolded {folded[pair.Key].ToJsonString()}"));
            var feed = Newsroom.Get<Dashboard.Realtime.StoryFeed>();
            Assert.Equal((await feed.RewindAsync(story.Id, _ => true)).Counts, (await feed.GetAsync(story.Id)).Counts);
        }
    }

    private async Task<List<Story>> AllAsync()
    {
        await using var db = Newsroom.Open();
        return await db.Stories.AsNoTracking().ToListAsync();
    }

    private async Task<List<IStoryPart>> PartsAsync(Story story) =>
    [
        .. await OnAsync<Domain.Boards.Lane>(story), .. await OnAsync<Domain.Boards.Card>(story), .. await OnAsync<Domain.Boards.Note>(story), .. await OnAsync<Article>(story),
        .. await OnAsync<ArticleVersion>(story), .. await OnAsync<Contradiction>(story), .. await OnAsync<Dismissal>(story), .. await OnAsync<Domain.Claims.ClaimChoice>(story),
        .. await OnAsync<SecondOpinion>(story), .. await OnAsync<Domain.Sources.Source>(story), .. await OnAsync<Domain.Comments.Comment>(story), .. await OnAsync<Placement>(story),
        .. await OnAsync<Domain.Moderation.CommentBatch>(story), .. await OnAsync<Domain.Moderation.Lead>(story), .. await OnAsync<Domain.Moderation.Strike>(story),
        .. await OnAsync<Domain.Moderation.Sanction>(story), .. await OnAsync<Domain.Moderation.Appeal>(story),
    ];

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();
}
