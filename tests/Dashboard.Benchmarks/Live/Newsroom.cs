using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Benchmarks.Live;

/// <summary>
/// The real program on a folder of its own: started, given people and a key by its own command line, filled and changed through
/// its API, looked at by signed-in browsers without a browser.
/// </summary>
internal sealed partial class Newsroom : IAsyncDisposable
{
    private const string Password = "a long enough pass phrase";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly string _folder;
    private readonly HttpClient _api;

    private Newsroom(string folder, IReadOnlyDictionary<string, string> database, Child server, Uri site)
    {
        _folder = folder;
        Database = database;
        Server = server;
        Site = site;
        _api = new HttpClient { BaseAddress = new Uri(site, "/api/v1/"), Timeout = s_patience };
    }

    public Child Server { get; }

    /// <summary>Settings of the database, for who reads it beside the program.</summary>
    public IReadOnlyDictionary<string, string> Database { get; }

    /// <summary>A client with the key of an editor that waits as long as it takes.</summary>
    public HttpClient PatientApi()
    {
        var client = new HttpClient { BaseAddress = _api.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = _api.DefaultRequestHeaders.Authorization;
        return client;
    }

    /// <summary>Everything that the program has written so far.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(_folder, "dashboard.db*");
    public Uri Site { get; }

    /// <summary>Signed-in people: a client and its cookies.</summary>
    public IReadOnlyList<(HttpClient Http, string Cookie)> People { get; private set; } = [];

    public static async Task<Newsroom> StartAsync(LiveOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-bench-").FullName;
        var (root, assembly) = (Root, Program);
        var site = new Uri($"http://127.0.0.1:{options.Port}");
        var database = new Dictionary<string, string>
        {
            ["Database__Provider"] = options.Postgres is null ? "sqlite" : "postgres",
            ["ConnectionStrings__Dashboard"] = options.Postgres ?? $"Data Source={Path.Combine(folder, "dashboard.db")}",
        };
        var settings = new Dictionary<string, string>(database)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = site.ToString(),
            // One machine plays all viewers and writers, and signing people in is not what is measured.
            ["Limits__ApiPerSecond"] = "0",
            ["Limits__CircuitsPerPerson"] = "0",
            ["Limits__SignInsPerAddress"] = "0",
            ["Doors__HashRounds"] = "1000",
            ["Doors__KeysFolder"] = Path.Combine(folder, "keys"),
        };
        foreach (var number in Enumerable.Range(0, options.People))
        {
            await Child.RunAsync(assembly, root, ["user", "create", "--email", EmailOf(number), "--name", $"Viewer {number}", "--role", "Editor", "--password-stdin"], settings, Password).ConfigureAwait(false);
        }
        var key = await Child.RunAsync(assembly, root, ["key", "create", "--name", "load", "--role", "Editor"], settings).ConfigureAwait(false);
        var newsroom = new Newsroom(folder, database, Child.Start(folder, root, options.ServerCore, assembly, [], settings, options.Fence), site);
        newsroom._api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            await newsroom.WaitUntilReadyAsync().ConfigureAwait(false);
            var people = new List<(HttpClient, string)>();
            foreach (var number in Enumerable.Range(0, options.People))
                people.Add(await newsroom.SignInAsync(EmailOf(number)).ConfigureAwait(false));
            newsroom.People = people;
            return newsroom;
        }
        catch (Exception error)
        {
            var said = newsroom.Server.Said;
            await newsroom.DisposeAsync().ConfigureAwait(false);
            throw new InvalidOperationException($"{error.Message} The program said: {said}", error);
        }
    }

    /// <summary>A story whose board holds so many notes, spread over its four lanes.</summary>
    /// <returns>Address of the board, and the cards that stand near the top of a lane, where every viewer sees them.</returns>
    public async Task<(Uri Board, IReadOnlyList<string> Visible)> CreateBoardAsync(int cards)
    {
        var story = await SendAsync(HttpMethod.Post, "stories", new { title = $"A board of {cards} cards" }).ConfigureAwait(false);
        var id = (string)story["id"]!;
        await Parallel.ForAsync(0, cards, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            await SendAsync(HttpMethod.Post, $"stories/{id}/notes", new
            {
                text = string.Create(CultureInfo.InvariantCulture, $"Note {number}: call the desk back before the next edition\nThe figure in the second paragraph has no source yet, and the map shows another road."),
            }).ConfigureAwait(false)).ConfigureAwait(false);
        var lanes = await LanesAsync(id).ConfigureAwait(false);
        var full = lanes.Single(lane => lane.Cards.Count > 0);
        var moves = full.Cards.Select((card, index) => (Card: card, Lane: lanes[index % lanes.Count].Id)).Where(move => move.Lane != full.Id);
        await Parallel.ForEachAsync(moves, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (move, _) =>
            await SendAsync(HttpMethod.Post, $"cards/{move.Card}/move", new { laneId = move.Lane }).ConfigureAwait(false)).ConfigureAwait(false);
        lanes = await LanesAsync(id).ConfigureAwait(false);
        return (new Uri(Site, $"/stories/{(string)story["slug"]!}"), [.. lanes.SelectMany(lane => lane.Cards.Take(8))]);
    }

    /// <summary>Gives a card one label: a small change that everybody sees.</summary>
    public Task LabelAsync(string card, string label) => SendAsync(HttpMethod.Patch, $"cards/{card}", new { labels = new[] { label } });

    private async Task<List<(string Id, List<string> Cards)>> LanesAsync(string story)
    {
        var board = await SendAsync(HttpMethod.Get, $"stories/{story}/board", null).ConfigureAwait(false);
        return [.. board["lanes"]!.AsArray().Select(lane => ((string)lane!["id"]!, lane["cards"]!.AsArray().Select(card => (string)card!["id"]!).ToList()))];
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string address, object? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _api.SendAsync(request).ConfigureAwait(false);
        var text = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{method} {address} answered {(int)answer.StatusCode}: {text}");
    }

    private async Task WaitUntilReadyAsync()
    {
        var began = DateTime.UtcNow;
        while (true)
        {
            try
            {
                using var answer = await _api.GetAsync(new Uri(Site, "/health/ready")).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
            }
            if (Server.HasExited || DateTime.UtcNow - began > s_patience)
                throw new InvalidOperationException("The program did not come up.");
            await Task.Delay(100).ConfigureAwait(false);
        }
    }

    // Fills in the sign-in form as a browser does: every hidden field goes back as it came.
    private async Task<(HttpClient, string)> SignInAsync(string email)
    {
        var jar = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false, MaxConnectionsPerServer = 16 }) { Timeout = s_patience };
        http.DefaultRequestHeaders.Add("Origin", Site.GetLeftPart(UriPartial.Authority));
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var page = new Uri(Site, "/login");
        var html = await http.GetStringAsync(page).ConfigureAwait(false);
        var fields = new Dictionary<string, string>();
        foreach (Match input in Inputs().Matches(html))
        {
            var attributes = Attributes().Matches(input.Value).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
            if (attributes.TryGetValue("name", out var name))
                fields[name] = attributes.GetValueOrDefault("type") switch { "password" => Password, "email" => email, _ => attributes.GetValueOrDefault("value") ?? "" };
        }
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(page, form).ConfigureAwait(false);
        if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync().ConfigureAwait(false)}");
        return (http, jar.GetCookieHeader(Site));
    }

    private static string EmailOf(int number) => $"viewer{number}@newsroom.example";

    /// <summary>The built program.</summary>
    public static string Program
    {
        get
        {
            var assembly = Path.Combine(Root, "src", "Dashboard.Web", "bin", Configuration, "net10.0", "Dashboard.Web.dll");
            return File.Exists(assembly) ? assembly : throw new InvalidOperationException($"{assembly} is not there: build the solution in {Configuration} first.");
        }
    }

    /// <summary>Folder of the repository.</summary>
    public static string Root { get; } = RepositoryRoot();

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("Dashboard.sln is in no folder above this program.");
    }

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, 2000)]
    private static partial Regex Inputs();

    [GeneratedRegex("([a-z-]+)=\"([^\"]*)\"", RegexOptions.None, 2000)]
    private static partial Regex Attributes();

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        foreach (var (http, _) in People)
            http.Dispose();
        await Server.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(_folder, recursive: true);
    }
}
