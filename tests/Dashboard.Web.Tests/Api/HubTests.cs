using System.Diagnostics;
using System.Net.WebSockets;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class HubTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    private Task<HubClient> ConnectAsync() => HubClient.ConnectAsync(host.Address, host.KeyOf(Role.Viewer));

    [Fact]
    public async Task Watch_replays_from_a_sequence_and_follows_in_order_each_once_while_five_write()
    {
        var story = await _editor.NewStoryAsync();
        await WriteAsync(story, 10);
        await using var client = await ConnectAsync();
        Assert.Null(await client.InvokeAsync("Watch", story, 3));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => WriteAsync(story, 20)));
        var last = (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("lastSequence").GetInt64();
        Assert.Equal(5 + (110 * 2), last);
        var events = await client.EventsUntilAsync(last);
        Assert.Equal(Enumerable.Range(4, (int)last - 3).Select(i => (long)i), events.Select(row => row.GetProperty("sequence").GetInt64()));

        // What the hub sends is what the log says.
        var logged = (await _editor.GetAsync($"stories/{story}/events?after=3&limit=200")).Items.ToList();
        foreach (var (row, sent) in logged.Zip(events))
            Assert.True(System.Text.Json.JsonElement.DeepEquals(row, sent), $"{row}\n{sent}");
    }

    [Fact]
    public async Task Watch_by_slug_answers_with_the_slug_and_unwatch_ends_it()
    {
        var made = await _editor.PostAsync("stories", new { title = "Watched by its slug" });
        var (story, slug) = (made.Text("id"), made.Text("slug"));
        await using var client = await ConnectAsync();
        Assert.Null(await client.InvokeAsync("Watch", slug, 5));
        await WriteAsync(story, 1);
        var call = await client.NextAsync("Events");
        Assert.Equal(slug, call[0].GetString());
        Assert.Null(await client.InvokeAsync("Unwatch", slug));
        Assert.True(await client.SilentAsync("Events", TimeSpan.FromMilliseconds(300)));
        await WriteAsync(story, 1);
        Assert.True(await client.SilentAsync("Events", TimeSpan.FromMilliseconds(700)));
    }

    [Fact]
    public async Task Unwatch_in_the_middle_of_a_delivery_keeps_the_line_and_nothing_comes_behind_its_answer()
    {
        var story = await _editor.NewStoryAsync();
        await WriteAsync(story, 60);
        await using var client = await ConnectAsync();
        for (var round = 0; round < 60; round++)
        {
            Assert.Null(await client.InvokeAsync("Watch", story, 0));
            Assert.Null(await client.InvokeAsync("Unwatch", story));
            Assert.True(await client.SilentAsync("Nothing", TimeSpan.Zero));
            Assert.True(await client.SilentAsync("Events", TimeSpan.FromMilliseconds(round % 10)));
        }
    }

    [Fact]
    public async Task Presence_is_told_to_those_who_watch()
    {
        var story = await _editor.NewStoryAsync();
        await using var watcher = await ConnectAsync();
        Assert.Null(await watcher.InvokeAsync("Watch", story, 0));
        await using (var other = await HubClient.ConnectAsync(host.Address, host.KeyOf(Role.Reporter)))
        {
            Assert.Null(await other.InvokeAsync("Here", story, "card:1"));
            var roster = await RosterAsync(watcher, 1);
            Assert.Equal(("Reporter", "card:1", false), (roster[0].GetProperty("name").GetString(), roster[0].GetProperty("place").GetString(), roster[0].GetProperty("idle").GetBoolean()));
        }
        await RosterAsync(watcher, 0);
    }

    private static async Task<System.Text.Json.JsonElement> RosterAsync(HubClient client, int people)
    {
        while (true)
        {
            var roster = (await client.NextAsync("Presence"))[1];
            if (roster.GetArrayLength() == people)
                return roster;
        }
    }

    [Fact]
    public async Task Unknown_story_or_story_beyond_the_key_looks_the_same()
    {
        var (mine, other) = (await _editor.NewStoryAsync("Mine"), await _editor.NewStoryAsync("Other"));
        var (_, key) = await host.NewKeyAsync(Role.Viewer, mine);
        await using var client = await HubClient.ConnectAsync(host.Address, key);
        Assert.Null(await client.InvokeAsync("Watch", mine, 0));
        var hidden = await client.InvokeAsync("Watch", other, 0);
        var missing = await client.InvokeAsync("Watch", "nowhere", 0);
        Assert.NotNull(hidden);
        Assert.Equal(missing!.Replace("nowhere", "*", StringComparison.Ordinal), hidden.Replace(other, "*", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connection_without_a_key_is_refused()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(host.Address, null));
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(host.Address, "dk_" + new string('a', 43)));
    }

    [Fact]
    public async Task Connection_of_a_revoked_key_ends()
    {
        var story = await _editor.NewStoryAsync();
        var (id, key) = await host.NewKeyAsync(Role.Viewer);
        await using var client = await HubClient.ConnectAsync(host.Address, key);
        Assert.Null(await client.InvokeAsync("Watch", story, 0));
        await using var db = await host.OpenAsync();
        await db.ApiKeys.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, DateTimeOffset.UtcNow));
        await client.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        (await host.With(key).GetAsync("stories")).Is(401);
    }

    [Fact]
    public async Task Clients_that_stop_reading_do_not_delay_others()
    {
        var story = await _editor.NewStoryAsync();
        var stuck = new List<HubClient>();
        for (var i = 0; i < 3; i++)
        {
            stuck.Add(await HubClient.ConnectAsync(host.Address, host.KeyOf(Role.Viewer), read: false));
            await stuck[i].TellAsync("Watch", story, 0);
        }
        await using var client = await ConnectAsync();
        Assert.Null(await client.InvokeAsync("Watch", story, 0));
        var text = new string('x', 19_000);
        for (var i = 0; i < 400; i++)
            (await _editor.PostAsync($"stories/{story}/notes", new { text })).Is(201);
        var last = (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("lastSequence").GetInt64();
        var watch = Stopwatch.StartNew();
        var events = await client.EventsUntilAsync(last);
        Assert.Equal(last, events.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"The last event came {watch.Elapsed} after it was written.");
        foreach (var one in stuck)
            await one.DisposeAsync();
    }

    private async Task WriteAsync(string story, int notes)
    {
        for (var i = 0; i < notes; i++)
            (await _editor.PostAsync($"stories/{story}/notes", new { text = $"Note {i}" })).Is(201);
    }
}
