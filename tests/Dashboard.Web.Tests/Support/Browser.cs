using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Support;

/// <summary>A browser without a screen: keeps cookies, follows nothing by itself, fills in forms.</summary>
public sealed partial class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>Name to value; sent with every request whatever their attributes.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The cookies of the last answer as they came.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await _http.SendAsync(request);
        SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
        foreach (var cookie in SetCookies)
        {
            var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0][(cookie.IndexOf('=') + 1)..]);
            if (value.Length == 0)
                Cookies.Remove(name);
            else
                Cookies[name] = value;
        }
        return response;
    }

    /// <summary>Opens a page and sends its form with these fields, hidden ones included.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, params (string Name, string Value)[] fields)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        var hidden = HiddenFields().Matches(html).Select(match => KeyValuePair.Create(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));
        return await SendAsync(new(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        });
    }

    /// <summary>The antiforgery token that pages of this browser carry.</summary>
    public async Task<string> TokenAsync()
    {
        var html = await (await GetAsync("/")).Content.ReadAsStringAsync();
        var token = HiddenFields().Matches(html).First(match => match.Groups["name"].Value == "__RequestVerificationToken");
        return WebUtility.HtmlDecode(token.Groups["value"].Value);
    }

    /// <summary>Posts to an address with that token.</summary>
    public async Task<HttpResponseMessage> PostTokenAsync(string path) => await SendAsync(new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await TokenAsync())]),
    });

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string page = "/login") =>
        SubmitAsync(page, ("Form.Email", email), ("Form.Password", password));

    /// <summary>True when pages open without leading to the sign-in.</summary>
    public async Task<bool> IsSignedInAsync() => (await GetAsync("/")).StatusCode == HttpStatusCode.OK;

    /// <summary>Opens a WebSocket as a page of this browser would.</summary>
    /// <param name="origin">Null to send none.</param>
    public async Task<ClientWebSocket> ConnectAsync(string path, string? origin)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        if (Cookies.Count > 0)
            socket.Options.SetRequestHeader("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(address, path)) { Scheme = "ws" }.Uri, default);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return socket;
    }

    /// <summary>Where an answer sends this browser; without host where it is the program's own.</summary>
    public string? LedBy(HttpResponseMessage answer) => answer.Headers.Location is not { } to ? null
        : to.IsAbsoluteUri && to.Authority == address.Authority ? to.PathAndQuery : to.OriginalString;

    public string Origin => address.GetLeftPart(UriPartial.Authority);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" ?/?>""", RegexOptions.NonBacktracking)]
    private static partial Regex HiddenFields();
}
