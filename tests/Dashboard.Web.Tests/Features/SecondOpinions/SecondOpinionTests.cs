using System.Text.Json;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Api;
using Dashboard.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Features.SecondOpinions;

/// <summary>The whole way: the program on its port asks a server on another.</summary>
public sealed class SecondOpinionTests(ModelServer server) : IClassFixture<ModelServer>
{
    private DashboardHost Host(params (string Name, string Value)[] more) => new(
    [
        ("SecondOpinion:Address", server.Address), ("SecondOpinion:Model", "small"), ("SecondOpinion:TimeoutSeconds", "60"),
        ("SecondOpinion:PricePerMillionIn", "2"), ("SecondOpinion:PricePerMillionOut", "10"), ("Limits:ApiPerSecond", "0"), .. more,
    ]);

    private static async Task<ApiClient> ClientAsync(DashboardHost host)
    {
        var http = new HttpClient { BaseAddress = new Uri(host.Address, "/api/v1/"), Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await host.KeyAsync(Role.Reporter)).Secret);
        return new ApiClient(http);
    }

    private static async Task<(string Path, JsonElement Row)> ContradictionAsync(ApiClient client)
    {
        var (story, _) = await client.AnalysedStoryAsync();
        var row = (await client.GetAsync($"stories/{story}/contradictions")).Items.First();
        return ($"contradictions/{row.GetProperty("id").GetString()}", row);
    }

    // Quotes the first sentence of each side as it was given.
    private Task QuoteWellAsync(HttpContext context) => ModelServer.SayAsync(context, JsonSerializer.Serialize(new
    {
        verdict = "conflict",
        reason = "Both speak of the same night.",
        quotes = server.LastAccounts.GetProperty("sides").EnumerateArray().Select(side => side.GetProperty("statements")[0])
            .Select(said => new { articleId = said.GetProperty("articleId").GetString(), quote = said.GetProperty("sentence").GetString()![..12] }),
    }));

    private static readonly object s_invented = new { verdict = "compatible", reason = "r", quotes = new[] { new { articleId = "nowhere", quote = "These words stand nowhere." } } };

    [Fact]
    public async Task Opinion_is_kept_beside_the_finding_with_offsets_and_cost_and_changes_nothing()
    {
        await using var host = Host();
        var client = await ClientAsync(host);
        var (path, row) = await ContradictionAsync(client);
        server.Behaviour = QuoteWellAsync;
        var opinion = (await client.PostAsync($"{path}/second-opinion")).Is(200).Json;
        Assert.Equal("conflict", opinion.GetProperty("verdict").GetString());
        Assert.Equal("small-model-7", opinion.GetProperty("model").GetString());
        Assert.Equal((1200 * 2 + 80 * 10) / 1e6, opinion.GetProperty("cost").GetDouble(), 9);
        Assert.Equal("Bot", opinion.GetProperty("askedBy").GetProperty("name").GetString());
        foreach (var quote in opinion.GetProperty("quotes").EnumerateArray())
        {
            var text = (await client.GetAsync($"articles/{quote.GetProperty("articleId").GetString()}")).Text("text");
            Assert.Equal(quote.GetProperty("text").GetString(), text[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()]);
        }
        var now = (await client.GetAsync(path)).Is(200).Json;
        foreach (var name in new[] { "version", "severity", "confidence", "status", "rule", "sides", "resolution" })
            Assert.True(JsonElement.DeepEquals(row.GetProperty(name), now.GetProperty(name)), name);

        // A second press without "again" costs nothing.
        var asked = server.Asked.Count;
        Assert.Equal(opinion.GetProperty("id").GetString(), (await client.PostAsync($"{path}/second-opinion")).Is(200).Text("id"));
        Assert.Equal(asked, server.Asked.Count);

        server.Behaviour = ModelServer.Saying(s_invented);
        var dropped = (await client.PostAsync($"{path}/second-opinion", new { again = true })).Is(200).Json;
        Assert.Equal("dropped", dropped.GetProperty("verdict").GetString());
        Assert.Empty(dropped.GetProperty("quotes").EnumerateArray());
        var all = (await client.GetAsync($"{path}/second-opinions")).Is(200).Json;
        Assert.Equal(2, all.GetProperty("items").GetArrayLength());
        foreach (var count in new[] { all.GetProperty("today"), all.GetProperty("story") })
        {
            Assert.Equal(2, count.GetProperty("asked").GetInt32());
            Assert.Equal(1, count.GetProperty("dropped").GetInt32());
            Assert.Equal(2400, count.GetProperty("tokensIn").GetInt64());
        }
    }

    [Fact]
    public async Task Question_leaves_the_house_without_names_of_the_desk_or_notes()
    {
        await using var host = Host();
        var client = await ClientAsync(host);
        var (path, row) = await ContradictionAsync(client);
        (await client.PostAsync($"stories/{row.GetProperty("storyId").GetString()}/notes", new { text = "Zelda rang the fire service." })).Is(201);
        (await client.PatchAsync(path, new { status = "taken" })).Is(200);
        server.Behaviour = QuoteWellAsync;
        (await client.PostAsync($"{path}/second-opinion")).Is(200);
        var sent = server.Asked.Last().ToString();
        Assert.DoesNotContain("Zelda", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bot", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_has_a_limit_that_counts_silence_too_and_ends_at_midnight()
    {
        await using var host = Host(("SecondOpinion:PerDayLimit", "2"));
        var client = await ClientAsync(host);
        var (path, _) = await ContradictionAsync(client);
        server.Behaviour = QuoteWellAsync;
        (await client.PostAsync($"{path}/second-opinion")).Is(200);
        server.Behaviour = context => context.Response.WriteAsync("no json at all");
        Assert.Equal("urn:dashboard:problem:model-silent", (await client.PostAsync($"{path}/second-opinion", new { again = true })).Is(424).Text("type"));
        Assert.Equal("urn:dashboard:problem:daily-limit", (await client.PostAsync($"{path}/second-opinion", new { again = true })).Is(409).Text("type"));
        host.Clock.Forward(TimeSpan.FromHours(24));
        server.Behaviour = QuoteWellAsync;
        (await client.PostAsync($"{path}/second-opinion", new { again = true })).Is(200);
    }

    [Fact]
    public async Task Model_that_hangs_never_holds_up_the_pipeline_and_is_asked_about_every_new_flag_by_itself()
    {
        var release = new TaskCompletionSource();
        server.Behaviour = async context =>
        {
            await release.Task;
            await QuoteWellAsync(context);
        };
        await using var host = Host(("SecondOpinion:Automatic", "true"));
        var client = await ClientAsync(host);
        // Comes back only when everything is analysed, while the model has answered nothing.
        var (story, _) = await client.AnalysedStoryAsync();
        var flags = (await client.GetAsync($"stories/{story}/contradictions")).Items.Select(item => item.GetProperty("id").GetString()).ToList();
        release.SetResult();
        var until = DateTime.UtcNow.AddSeconds(90);
        foreach (var flag in flags)
        {
            while ((await client.GetAsync($"contradictions/{flag}/second-opinions")).Json.GetProperty("items").GetArrayLength() == 0)
            {
                Assert.True(DateTime.UtcNow < until, "The model was not asked within 90 seconds.");
                await Task.Delay(100);
            }
        }
        foreach (var flag in flags)
            Assert.Equal("Dashboard", Assert.Single((await client.GetAsync($"contradictions/{flag}/second-opinions")).Json.GetProperty("items").EnumerateArray()).GetProperty("askedBy").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Program_without_a_model_says_so_and_asks_nobody()
    {
        await using var host = new DashboardHost(("Limits:ApiPerSecond", "0"));
        var client = await ClientAsync(host);
        var (path, _) = await ContradictionAsync(client);
        Assert.Equal("urn:dashboard:problem:no-model", (await client.PostAsync($"{path}/second-opinion")).Is(409).Text("type"));
        Assert.Empty((await client.GetAsync($"{path}/second-opinions")).Is(200).Items);
    }
}
