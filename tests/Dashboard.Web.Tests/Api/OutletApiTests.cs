using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Api;

/// <summary>The register of outlets: counted from the articles, with what people know of them.</summary>
[Collection(ApiCollection.Name)]
public sealed class OutletApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    [Fact]
    public async Task Copy_counts_for_whoever_was_copied_and_whoever_copied_and_both_are_linked()
    {
        var (first, second) = (Name("Hollow Herald"), Name("Copy Courier"));
        var story = await _editor.NewStoryAsync("Copied");
        var original = await AddAsync(story, first, InventedStory.Articles[0]);
        var copy = await AddAsync(story, second, InventedStory.Articles[2]);
        // Its own article printed again is no copy of another outlet.
        await AddAsync(story, "The " + first.ToUpperInvariant(), InventedStory.Articles[0] + "\n\nMore follows.");
        await _editor.WaitAsync(story);

        var outlets = (await _editor.GetAsync($"outlets?search={first.Split(' ')[^1]}")).Is(200).Items.ToDictionary(outlet => outlet.GetProperty("name").GetString()!);
        Assert.Equal((2, 0, 1), Figures(outlets[first]));
        Assert.Equal((1, 1, 0), Figures(outlets[second]));
        var card = (await _editor.GetAsync($"outlets/{outlets[first].GetProperty("key").GetString()}")).Is(200).Json;
        Assert.Equal([first, "The " + first.ToUpperInvariant()], card.GetProperty("outlet").GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Empty(card.GetProperty("copiesIn").EnumerateArray());
        var pair = Assert.Single(card.GetProperty("copiesOut").EnumerateArray());
        Assert.Equal((copy, original), (pair.GetProperty("copy").GetProperty("id").GetString(), pair.GetProperty("original").GetProperty("id").GetString()));
        Assert.Equal(story, pair.GetProperty("copy").GetProperty("storyId").GetString());

        static (int, int, int) Figures(System.Text.Json.JsonElement outlet) =>
            (outlet.GetProperty("articles").GetInt32(), outlet.GetProperty("copiesIn").GetInt32(), outlet.GetProperty("copiesOut").GetInt32());
    }

    [Fact]
    public async Task Country_comes_from_the_address_until_somebody_says_better()
    {
        var name = Name("Address Press");
        var story = await _editor.NewStoryAsync("Address");
        await AddAsync(story, name, InventedStory.Articles[1], $"https://www.{Guid.NewGuid():N}.no/news/1");
        await _editor.WaitAsync(story);
        var path = "outlets/" + await KeyAsync(name);

        var read = (await _editor.GetAsync(path)).Is(200);
        Assert.Equal("Norway", read.Text("country"));
        Assert.Contains(".no", read.Text("countryFrom"), StringComparison.Ordinal);
        var changed = (await _editor.PatchAsync(path, new { country = "Iceland", owner = "A family" }, read.Tag)).Is(200);
        Assert.Equal(("Iceland", "A family"), (changed.Text("country"), changed.Json.GetProperty("outlet").GetProperty("owner").GetString()));

        (await _editor.PatchAsync(path, new { owner = "Somebody else" }, read.Tag)).Is(412);
        Assert.Equal("Norway", (await _editor.PatchAsync(path, new { country = "" }, changed.Tag)).Is(200).Text("country"));
    }

    [Fact]
    public async Task Label_habits_set_an_outlets_own_words_beside_those_of_the_others()
    {
        var (first, second) = (Name("Bay Bulletin"), Name("Shore Star"));
        var story = await _editor.NewStoryAsync("Habits");
        await AddAsync(story, first, "Strike at the port\n\nThe dock boss Arvid Holm spoke on Monday. Dock boss Arvid Holm said that the strike goes on. On Tuesday the dock boss Arvid Holm went home.");
        await AddAsync(story, second, "Port workers strike\n\nThe union leader Arvid Holm spoke on Monday. Union leader Arvid Holm said that the strike goes on. On Tuesday the union leader Arvid Holm went home.");
        await _editor.WaitAsync(story);

        var habits = (await _editor.GetAsync($"outlets/{await KeyAsync(first)}/labels?story={story}")).Is(200).Items.ToList();
        var habit = Assert.Single(habits, one => one.GetProperty("entity").GetString()!.Contains("Holm", StringComparison.Ordinal));
        Assert.Contains("dock boss", Terms(habit, "own"));
        Assert.Contains("union leader", Terms(habit, "others"));
        Assert.DoesNotContain("union leader", Terms(habit, "own"));
        (await _editor.GetAsync($"outlets/{await KeyAsync(first)}/labels")).Blames(422, "story");

        static IEnumerable<string> Terms(System.Text.Json.JsonElement habit, string side) => habit.GetProperty(side).EnumerateArray().Select(word => word.GetProperty("term").GetString()!);
    }

    [Fact]
    public async Task Outlet_of_no_article_is_not_there_and_long_words_are_refused()
    {
        (await _editor.GetAsync("outlets/nobody-prints-this")).Is(404);
        (await _editor.PatchAsync("outlets/nobody-prints-this", new { owner = "x" })).Is(404);
        var name = Name("Long Letters");
        var story = await _editor.NewStoryAsync("Long");
        await AddAsync(story, name, InventedStory.Articles[1]);
        await _editor.WaitAsync(story);
        (await _editor.PatchAsync("outlets/" + await KeyAsync(name), new { country = new string('x', 81) })).Blames(422, "country");
    }

    [Fact]
    public async Task Outlets_are_paged_by_key()
    {
        var word = Guid.NewGuid().ToString("N")[..8];
        var story = await _editor.NewStoryAsync("Paged");
        foreach (var name in new[] { "Cc", "Aa", "Bb" })
            await AddAsync(story, $"{name} {word}", InventedStory.Articles[1] + name);
        await _editor.WaitAsync(story);

        var first = (await _editor.GetAsync($"outlets?search={word}&limit=2")).Is(200);
        Assert.Equal([$"Aa {word}", $"Bb {word}"], first.Items.Select(outlet => outlet.GetProperty("name").GetString()));
        var second = (await _editor.GetAsync($"outlets?search={word}&limit=2&after={first.Text("next")}")).Is(200);
        Assert.Equal([$"Cc {word}"], second.Items.Select(outlet => outlet.GetProperty("name").GetString()));
    }

    // The same host serves other tests: names of this one alone, told by their last word.
    private readonly string _word = Guid.NewGuid().ToString("N")[..8];

    private string Name(string name) => $"{name} {_word}";

    private async Task<string> KeyAsync(string name) =>
        (await _editor.GetAsync($"outlets?search={Uri.EscapeDataString(name)}")).Items.Single().GetProperty("key").GetString()!;

    private async Task<string> AddAsync(string story, string source, string text, string? url = null) =>
        (await _editor.PostTextAsync($"stories/{story}/articles?source={Uri.EscapeDataString(source)}{(url is null ? "" : $"&url={Uri.EscapeDataString(url)}")}", text)).Is(201).Text("id");
}
