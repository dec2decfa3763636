using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Browser.Tests.Support;

namespace Dashboard.Browser.Tests.Survival;

/// <summary>The same five articles through the API and through the command line give what the board shows.</summary>
public sealed class SeedsByOtherDoorsTests
{
    [SeedsFact]
    public async Task Five_articles_posted_in_one_form_are_analysed_with_flags_and_comments()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();
        using var api = await program.ApiAsync("reporter");
        var story = await DashboardProgram.CreateStoryAsync(api, "Withdrawal");
        using var form = new MultipartFormDataContent();
        foreach (var file in Directory.GetFiles(DashboardProgram.Seeds!, "*.txt").Order())
            form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file)), "files", Path.GetFileName(file));

        using var answer = await api.PostAsync(new Uri($"stories/{story}/articles", UriKind.Relative), form);

        Assert.Equal(207, (int)answer.StatusCode);
        await DashboardProgram.WaitForAnalysisAsync(api, story, TimeSpan.FromSeconds(30));
        await AssertWholeAsync(api, story);
    }

    [SeedsFact]
    public async Task Five_articles_imported_without_a_server_are_there_when_it_starts()
    {
        await using var program = new DashboardProgram();

        var (code, output) = await program.RunAsync(["import", DashboardProgram.Seeds!, "--story", "Withdrawal"]);

        Assert.True(code == 0, output);
        await program.StartAsync();
        using var api = await program.ApiAsync("viewer");
        await AssertWholeAsync(api, "withdrawal");
    }

    [SeedsFact]
    public async Task Five_articles_imported_beside_a_running_server_are_analysed_by_it()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();

        var (code, output) = await program.RunAsync(["import", DashboardProgram.Seeds!, "--story", "Withdrawal"]);

        Assert.True(code == 0, output);
        using var api = await program.ApiAsync("viewer");
        await AssertWholeAsync(api, "withdrawal");
        var (verified, words) = await program.RunAsync(["verify"]);
        Assert.True(verified == 0, words);
    }

    private static async Task AssertWholeAsync(HttpClient api, string story)
    {
        var status = await api.GetFromJsonAsync<JsonElement>($"stories/{story}/status");
        Assert.Equal((0, 0), (status.GetProperty("pending").GetInt32(), status.GetProperty("failed").GetInt32()));
        Assert.Equal(5, (await ItemsAsync(api, $"stories/{story}/articles")).Count);
        Assert.Equal(7, (await ItemsAsync(api, $"stories/{story}/comments")).Count);
        var contradictions = await ItemsAsync(api, $"stories/{story}/contradictions");
        Assert.Contains(contradictions, found => found.GetProperty("kind").GetString() == "denial");
        Assert.Contains(contradictions, found => found.GetProperty("kind").GetString() == "number");
        Assert.Contains(contradictions, found => found.GetProperty("kind").GetString() == "date");
        foreach (var statement in contradictions.SelectMany(found => found.GetProperty("sides").EnumerateArray()).SelectMany(side => side.GetProperty("statements").EnumerateArray()))
        {
            var article = await api.GetFromJsonAsync<JsonElement>($"articles/{statement.GetProperty("articleId").GetString()}");
            var text = article.GetProperty("text").GetString()!;
            Assert.Equal(text[statement.GetProperty("start").GetInt32()..statement.GetProperty("end").GetInt32()], statement.GetProperty("quote").GetString());
        }
    }

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient api, string path) =>
        [.. (await api.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray()];
}
