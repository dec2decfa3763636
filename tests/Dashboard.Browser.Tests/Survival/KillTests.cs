using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Browser.Tests.Support;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Survival;

public sealed class KillTests(ITestOutputHelper output)
{
    private const int Articles = 200;
    private const int Kills = 20;

    [Fact]
    public async Task Killed_twenty_times_while_importing_every_acknowledged_article_is_there_once_and_the_chain_verifies()
    {
        await using var program = new DashboardProgram(("Limits__ApiPerSecond", "0"));
        await program.StartAsync();
        Assert.True(File.Exists(program.Database + "-wal"), "A new database must keep a write-ahead log.");
        using var api = await program.ApiAsync();
        var story = await DashboardProgram.CreateStoryAsync(api, "Two hundred reports");
        var random = new Random(20261122);
        using var end = new CancellationTokenSource();
        var sending = SendAsync(api, story, end.Token);

        // While articles are being received and analysed; later kills meet the analysis of what is left.
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(50, 900));
            await program.KillAsync();
            var clock = Stopwatch.StartNew();
            await program.StartAsync();
            output.WriteLine($"kill {kill + 1}: ready again after {clock.ElapsedMilliseconds} ms");
        }

        await sending.WaitAsync(TimeSpan.FromMinutes(3));
        await DashboardProgram.WaitForAnalysisAsync(api, story, TimeSpan.FromMinutes(3));
        var failed = await api.GetFromJsonAsync<JsonElement>($"stories/{story}/status");
        Assert.True(failed.GetProperty("failed").GetInt32() == 0, await FailuresAsync(api, story));
        var titles = await TitlesAsync(api, story);
        Assert.Equal(Enumerable.Range(0, Articles).Select(Title).Order(), titles.Order());
        var (code, verified) = await program.RunAsync(["verify"]);
        Assert.True(code == 0, verified);
        var board = await api.GetFromJsonAsync<JsonElement>($"stories/{story}/board");
        Assert.Equal(Articles, board.GetProperty("lanes")[0].GetProperty("cards").GetArrayLength());
    }

    private static string Title(int number) => $"Report {number} from the valley";

    /// <summary>Sends every article until it is acknowledged, as a feed would.</summary>
    private static async Task SendAsync(HttpClient api, string story, CancellationToken end)
    {
        for (var number = 0; number < Articles; number++)
        {
            var article = new
            {
                text = $"{Title(number)}\n\nThe water stood {number + 1} centimetres above the mark at the mill on Tuesday, the warden said.\n\nNobody was hurt, she added.",
            };
            while (true)
            {
                try
                {
                    using var answer = await api.PostAsJsonAsync($"stories/{story}/articles", article, end);
                    if (answer.IsSuccessStatusCode)
                        break;
                }
                catch (HttpRequestException)
                {
                    // Killed in the middle: whether it was stored is unknown, so it is sent again.
                }
                await Task.Delay(20, end);
            }
            // Slow enough that the kills fall into the import.
            await Task.Delay(60, end);
        }
    }

    private static async Task<string> FailuresAsync(HttpClient api, string story)
    {
        var page = await api.GetFromJsonAsync<JsonElement>($"stories/{story}/articles?limit=200");
        return string.Join('\n', page.GetProperty("items").EnumerateArray().Where(article => article.TryGetProperty("failure", out _)).Select(article => article.GetProperty("failure").ToString()).Where(reason => reason.Length > 0));
    }

    private static async Task<List<string>> TitlesAsync(HttpClient api, string story)
    {
        var titles = new List<string>();
        string? next = null;
        do
        {
            var page = await api.GetFromJsonAsync<JsonElement>($"stories/{story}/articles?limit=200{(next is null ? "" : $"&after={next}")}");
            titles.AddRange(page.GetProperty("items").EnumerateArray().Select(article => article.GetProperty("fields").GetProperty("title").GetProperty("value").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        return titles;
    }
}
