using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dashboard.Web.Tests.SignIn;

/// <summary>A browser without a screen: keeps cookies, sends the forms of pages, follows nothing by itself.</summary>
public sealed class Visitor : IDisposable
{
    private readonly Uri _address;
    private readonly HttpClient _http;

    /// <param name="address">Of the program.</param>
    /// <param name="headers">Sent with every request, as a proxy between would.</param>
    public Visitor(Uri address, params (string Name, string Value)[] headers)
    {
        _address = address;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        foreach (var (name, value) in headers)
            _http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>The page at an address, which must be there.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {answer.StatusCode} {answer.Headers.Location}");
        return await ReadAsync(answer);
    }

    /// <summary>What a form of a page sends besides what is typed into it.</summary>
    public async Task<Dictionary<string, string>> HiddenAsync(string path, string form = "form[method=post]") =>
        (await PageAsync(path)).QuerySelector(form)!.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().ToDictionary(field => field.Name!, field => field.Value);

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields) =>
        await PostAsync(path, await HiddenAsync(path), fields);

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> hidden, params (string Name, string Value)[] fields) =>
        _http.PostAsync(path, new FormUrlEncodedContent([.. hidden, .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]));

    /// <summary>Sends JSON to the API with the cookie, and with these headers.</summary>
    public Task<HttpResponseMessage> SendJsonAsync(string path, object body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string path = "/login") =>
        SubmitAsync(path, ("Form.Email", email), ("Form.Password", password));

    public async Task<Visitor> SignedInAsync(string email, string password = DoorsHost.Password)
    {
        using var answer = await SignInAsync(email, password);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await NoticeAsync(answer)}");
        return this;
    }

    /// <summary>What the page says about what was sent.</summary>
    public static async Task<string?> NoticeAsync(HttpResponseMessage answer) =>
        (await ReadAsync(answer)).QuerySelector("[role=alert]")?.TextContent;

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a WebSocket with the cookies.</summary>
    /// <param name="origin">Null to send none.</param>
    /// <returns>The status, and the socket when it is open.</returns>
    public async Task<(HttpStatusCode Status, ClientWebSocket? Socket)> ConnectAsync(string path, string? origin, string? key = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = Cookies;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        if (key is not null)
            socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(_address, path)) { Scheme = "ws" }.Uri, default);
            return (socket.HttpStatusCode, socket);
        }
        catch (WebSocketException)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            return (status, null);
        }
    }

    /// <summary>How long until the server closes a line that has greeted it.</summary>
    public static async Task<TimeSpan> EndOfAsync(ClientWebSocket socket)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while ((await socket.ReceiveAsync(new byte[4096].AsMemory(), patience.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut without a word.
        }
        return clock.Elapsed;
    }

    public static Task GreetAsync(ClientWebSocket socket, string protocol) =>
        socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol}}","version":1}""" + '\u001e'), WebSocketMessageType.Text, true, default);

    public void Dispose() => _http.Dispose();
}

internal static class Answers
{
    /// <summary>Where a redirect leads: path and query on the same host, the whole address elsewhere.</summary>
    public static string? LeadsTo(this HttpResponseMessage answer) => answer.Headers.Location switch
    {
        null => null,
        { IsAbsoluteUri: true } to when to.Authority == (answer.RequestMessage!.Headers.Host ?? answer.RequestMessage.RequestUri!.Authority) => to.PathAndQuery,
        var to => to.ToString(),
    };
}
