using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Support;

/// <summary>
/// A running program with the sample story and four people, for a class of tests. The story is read and analysed once; each class has a
/// program of its own on a copy, so that nothing of one class is met by another.
/// </summary>
public sealed class SampleNewsroom : IAsyncLifetime
{
    public const string Path = "/stories/spillway-collapse-at-hallin-reservoir";

    private static readonly (string Name, string Role)[] s_people = [("Ana", "admin"), ("Ben", "reporter"), ("Fay", "fact-checker"), ("Vic", "viewer")];
    private static readonly SemaphoreSlim s_making = new(1, 1);
    private static Original? s_original;

    private readonly DashboardProgram _program = NewProgram();
    private Original? _copyOf;

    public string Address => _program.Address;
    public DashboardProgram Program => _program;

    /// <summary>A client of the API with an admin's key.</summary>
    public HttpClient Api { get; private set; } = default!;

    public Chromium Chromium { get; } = new();

    public async Task InitializeAsync()
    {
        if (Support.Chromium.Program is null)
            return;
        _copyOf = await OriginalAsync();
        _program.BeginFrom(_copyOf.Program);
        await Task.WhenAll(Chromium.InitializeAsync(), _program.StartAsync());
        Api = _program.Api(_copyOf.Key);
    }

    /// <summary>What every class starts from: a program that has ended, and what gets one in.</summary>
    private sealed record Original(DashboardProgram Program, IReadOnlyDictionary<string, string> Emails, string Key);

    // One that failed to start is nobody else's fault: the next class tries again.
    private static async Task<Original> OriginalAsync()
    {
        await s_making.WaitAsync();
        try
        {
            return s_original ??= await MakeAsync();
        }
        finally
        {
            s_making.Release();
        }
    }

    private static DashboardProgram NewProgram() => new(("Limits__ApiPerSecond", "0"));

    private static async Task<Original> MakeAsync()
    {
        var program = NewProgram();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => program.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await program.StartAsync();
        var emails = new Dictionary<string, string>();
        foreach (var (name, role) in s_people)
            emails[name] = await program.PersonAsync(name, role);
        var (code, output) = await program.RunAsync(["sample"]);
        Assert.True(code == 0, output);
        using var api = await program.ApiAsync();
        await DashboardProgram.WaitForAnalysisAsync(api, Story, TimeSpan.FromMinutes(1));
        await program.StopAsync();
        return new(program, emails, api.DefaultRequestHeaders.Authorization!.Parameter!);
    }

    public static string Story => Path.Split('/')[^1];

    /// <summary>A browser in which this person is signed in.</summary>
    public async Task<IPage> SignedInAsync(string name, int width = 1440, int height = 900, bool watched = true)
    {
        var page = await Chromium.OpenAsync(Address, width, height);
        var witness = await Witness.OfAsync(page, Address);
        if (watched)
            _witnesses.Add(witness);
        await page.SignInAsync(_copyOf!.Emails[name]);
        return page;
    }

    private readonly List<Witness> _witnesses = [];

    /// <summary>What went wrong on any page of this newsroom, beside what the tests look at.</summary>
    public IReadOnlyList<string> Faults => [.. _witnesses.SelectMany(witness => witness.Faults)];

    /// <summary>A new story with these articles, analysed; its slug.</summary>
    public async Task<string> StoryAsync(string title, params (string Source, string Text)[] articles)
    {
        var story = await DashboardProgram.CreateStoryAsync(Api, title);
        await AddAsync(story, articles);
        return story;
    }

    /// <summary>More articles for a story; done when they are analysed.</summary>
    public async Task AddAsync(string story, params (string Source, string Text)[] articles)
    {
        foreach (var (source, text) in articles)
        {
            using var answer = await Api.PostAsJsonAsync($"stories/{story}/articles", new { source, text });
            answer.EnsureSuccessStatusCode();
        }
        await DashboardProgram.WaitForAnalysisAsync(Api, story, TimeSpan.FromMinutes(1));
    }

    /// <summary>A contradiction of the sample story that is settled and published; the same one each time.</summary>
    public async Task<string> PublishedAsync()
    {
        var row = (await Api.GetFromJsonAsync($"stories/{Story}/contradictions")).GetProperty("items").EnumerateArray().Last();
        var id = row.GetProperty("id").GetString()!;
        if (row.GetProperty("status").GetString() == "published")
            return id;
        (await Api.PostAsJsonAsync($"contradictions/{id}/resolution", new { verdict = "side", side = 1, reason = "Rang both.", evidenceUrl = "https://records.example/list" })).EnsureSuccessStatusCode();
        (await Api.PostAsJsonAsync($"contradictions/{id}/publish", new { forReaders = "The list of that night settles it." })).EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>The cards of a story's board: id, kind and lane.</summary>
    public async Task<IReadOnlyList<(string Id, string Kind, string Lane)>> CardsAsync(string? story = null)
    {
        var board = await Api.GetFromJsonAsync($"stories/{story ?? Story}/board");
        return
        [
            .. board.GetProperty("lanes").EnumerateArray().SelectMany(lane => lane.GetProperty("cards").EnumerateArray()
                .Select(card => (card.GetProperty("id").GetString()!, card.GetProperty("kind").GetString()!, lane.GetProperty("name").GetString()!))),
        ];
    }

    public async Task DisposeAsync()
    {
        Api?.Dispose();
        await Chromium.DisposeAsync();
        await _program.DisposeAsync();
    }
}

internal static class Json
{
    public static async Task<JsonElement> GetFromJsonAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
