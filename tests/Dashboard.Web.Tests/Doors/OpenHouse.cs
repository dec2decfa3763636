using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Api;
using Dashboard.Web.Tests.SignIn;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Doors;

/// <summary>The real program with every door open: pages of this machine may be fetched, a folder of wires is watched, Coral may call. Beside it a site of an outlet and a server inside that nobody may reach.</summary>
public sealed class OpenHouse : IAsyncLifetime
{
    private const string Secret = "a secret that Coral knows";
    private readonly DoorsHost _doors = new();
    private readonly string _wires = Directory.CreateTempSubdirectory("dashboard-doors-").FullName;

    internal Canary Canary { get; } = new();

    public PressSite Site { get; private set; } = null!;

    public ApiHost Host => _doors.Host;

    public ApiClient Editor { get; private set; } = null!;

    /// <summary>The browser of an admin.</summary>
    public Visitor Screen { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await PressSite.OpenAsync();
        foreach (var (name, value) in new[]
        {
            ("Fetch:AllowLoopback", "true"), ("Fetch:ExtraPorts:0", $"{Canary.Port}"), ("Fetch:TotalTime", "00:00:03"), ("Fetch:IdleTime", "00:00:01.5"),
            ("Wires:Folder", _wires), ("Wires:Seconds", "1"), ("Coral:WebhookSecret", Secret), ("Sources:PublicAddress", "https://desk.example"),
        })
            Host.Settings[name] = value;
        await _doors.InitializeAsync();
        Editor = Host.As(Role.Editor);
        (Screen, _) = await _doors.SignedInAsync(Role.Admin);
    }

    /// <summary>Receives text or bytes as an article and gives its id.</summary>
    public async Task<string> ArticleAsync(string story, string text, string type, string? url = null) =>
        (await Editor.PostTextAsync($"stories/{story}/articles{(url is null ? "" : $"?url={Uri.EscapeDataString(url)}")}", text, type)).Is(201).Text("id");

    public async Task UploadAsync(string story, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
            form.Add(ApiClient.Bytes(bytes, "application/octet-stream"), "files", name);
        (await Editor.SendAsync(HttpMethod.Post, $"stories/{story}/articles", form)).Is(207);
    }

    /// <summary>Lays a file into the watched folder and waits until it is taken.</summary>
    public async Task DropAsync(string story, string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_wires, story)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        await UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(folder, "done", name)) || File.Exists(Path.Combine(folder, "rejected", name))), $"{name} was not taken");
    }

    /// <summary>Follows an address of the outlet's site and waits until it was read.</summary>
    public async Task FollowAsync(string address, string? story) => await ReadAsync((await Editor.PostAsync("sources", new { address, story })).Is(201).Text("id"));

    /// <summary>Waits until a source of the outlet's site was read. On a busy machine even a good site can be too slow: then it is visited again, as an editor would have it.</summary>
    public async Task ReadAsync(string source)
    {
        for (var visits = 1; ; visits++)
        {
            await VisitedAsync(source, visits);
            var books = await Editor.GetAsync($"sources/{source}");
            if (books.Text("health") == "good")
                return;
            Assert.True(visits < 5 && books.Text("error").Contains("within", StringComparison.Ordinal), books.Json.ToString());
            (await Editor.PostAsync($"sources/{source}/visit")).Is(200);
        }
    }

    public Task VisitedAsync(string source, int times = 1) => UntilAsync(async () => (await Editor.GetAsync($"sources/{source}")).Json.GetProperty("fetches").GetInt32() >= times, $"{source} was not visited");

    public async Task CoralAsync(string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "hooks/coral") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Coral-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(json))));
        Assert.Equal(200, (int)(await Editor.Http.SendAsync(request)).StatusCode);
    }

    /// <summary>Every page that shows something of a story, as the browser gets it.</summary>
    public async Task<List<(string Path, IHtmlDocument Page)>> PagesAsync(string story)
    {
        var slug = (await Editor.GetAsync($"stories/{story}")).Text("slug");
        var paths = new List<string> { "/", "/sources", $"/stories/{slug}" };
        paths.AddRange(new[] { "articles", "sources", "labels", "matrix", "catch-up?since=0", "dismissed" }.Select(page => $"/stories/{slug}/{page}"));
        foreach (var id in (await Editor.GetAsync($"stories/{story}/articles?limit=200")).Items.Select(item => item.GetProperty("id").GetString()))
            paths.AddRange([$"/stories/{slug}/articles/{id}", $"/stories/{slug}/articles/{id}/comments"]);
        paths.AddRange((await Editor.GetAsync($"stories/{story}/contradictions")).Items.Select(item => $"/stories/{slug}/contradictions/{item.GetProperty("id").GetString()}"));
        paths.AddRange(Cards((await Editor.GetAsync($"stories/{story}/board")).Json).Select(card => $"/stories/{slug}?card={card}"));
        var pages = new List<(string, IHtmlDocument)>();
        foreach (var path in paths)
            pages.Add((path, await Screen.PageAsync(path)));
        return pages;
    }

    private static IEnumerable<string> Cards(System.Text.Json.JsonElement board) =>
        board.GetProperty("lanes").EnumerateArray().SelectMany(lane => lane.GetProperty("cards").EnumerateArray()).Select(card => card.GetProperty("id").GetString()!);

    public static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        for (var i = 0; !await holds(); i++)
        {
            Assert.True(i < 600, otherwise + " within a minute.");
            await Task.Delay(100);
        }
    }

    public async Task DisposeAsync()
    {
        await _doors.DisposeAsync();
        await Site.DisposeAsync();
        await Canary.DisposeAsync();
        Directory.Delete(_wires, recursive: true);
    }
}
