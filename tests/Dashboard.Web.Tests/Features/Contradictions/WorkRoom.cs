using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Contradictions;

/// <summary>The invented story with its two reports analysed, and three people who work on what they contradict each other about.</summary>
internal sealed class WorkRoom(Newsroom newsroom, Story story) : IAsyncDisposable
{
    public static readonly Actor Ana = Newsroom.Editor;
    public static readonly Actor Ben = new("ben", "Ben", Role.FactChecker);
    public static readonly Actor Fay = new("fay", "Fay", Role.FactChecker);

    public Newsroom Newsroom { get; } = newsroom;
    public Story Story { get; } = story;

    public static async Task<WorkRoom> OpenAsync(string? postgres = null)
    {
        var newsroom = new Newsroom(postgres);
        var room = new WorkRoom(newsroom, await newsroom.CreateStoryAsync());
        await room.ReportAsync(InventedStory.Articles[0]);
        await room.ReportAsync(InventedStory.Articles[1]);
        return room;
    }

    /// <summary>One more article comes in and is analysed.</summary>
    public async Task<string> ReportAsync(string text)
    {
        var article = await Newsroom.ReceiveAsync(Story, text);
        await Newsroom.AnalyseAllAsync();
        return article.Id;
    }

    /// <summary>The households: two figures.</summary>
    public async Task<Contradiction> NumberAsync() => Assert.Single(await AllAsync(), row => row.Kind == ContradictionKind.Number);

    public async Task<List<Contradiction>> AllAsync()
    {
        await using var db = Newsroom.Open();
        return await db.Contradictions.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }

    public async Task<List<Dismissal>> DismissalsAsync()
    {
        await using var db = Newsroom.Open();
        return await db.Dismissals.AsNoTracking().ToListAsync();
    }

    public async Task WantSecondPersonAsync(bool wanted = true) =>
        await Newsroom.Get<Web.Features.Stories.EditStory>().HandleAsync(Ana, Story.Id, new(SecondPerson: wanted));

    public async Task<Contradiction> ResolveAsync(
        Actor who, Verdict verdict, int? side = null, DismissalReason? why = null, bool decide = false, long? ifVersion = null) =>
        await Newsroom.Get<ResolveContradiction>().HandleAsync(
            who, (await NumberAsync()).Id, new(verdict, $"{who.Name} rang the board", side, Why: why, Decide: decide), ifVersion);

    public async Task<Contradiction> ConfirmAsync(Actor who) => await Newsroom.Get<ConfirmContradiction>().HandleAsync(who, (await NumberAsync()).Id);

    public async Task<Contradiction> TakeBackAsync(Actor who) => await Newsroom.Get<ConfirmContradiction>().TakeBackAsync(who, (await NumberAsync()).Id);

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();
}
