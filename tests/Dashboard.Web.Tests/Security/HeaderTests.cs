using System.Net;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.SignIn;

namespace Dashboard.Web.Tests.Security;

/// <summary>What every answer carries, whoever asks for whatever.</summary>
public sealed class HeaderTests(DoorsHost doors) : IClassFixture<DoorsHost>
{
    // Written out here once more: a change of the policy is a decision, not a side effect.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'; manifest-src 'self'";

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/admin/people", 200)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/login", 302)]
    [InlineData("POST", "/logout", 302)]
    [InlineData("GET", "/css/app.css", 200)]
    [InlineData("GET", "/_framework/blazor.web.js", 200)]
    [InlineData("GET", "/_content/Radzen.Blazor/Radzen.Blazor.min.js", 200)]
    [InlineData("GET", "/css/nothing.css", 404)]
    [InlineData("GET", "/api/v1/stories", 200)]
    [InlineData("GET", "/api/v1/stories/nowhere", 404)]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    [InlineData("POST", "/api/v1/stories", 400)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("POST", "/hubs/story/negotiate?negotiateVersion=1", 403)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", 403)]
    [InlineData("TRACE", "/", 405)]
    public async Task Answer_carries_the_security_headers_and_does_not_say_what_serves_it(string method, string path, int status)
    {
        var (visitor, _) = await doors.SignedInAsync(Role.Admin);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = visitor.Cookies }) { BaseAddress = doors.Host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.ParseAdd("text/html, */*;q=0.5");
        using var answer = await http.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        Assert.Equal(Policy, Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("", Header("Server") + Header("X-Powered-By") + Header("X-AspNet-Version"));
        if (answer.Content.Headers.ContentType?.MediaType is not ("text/css" or "text/javascript"))
            Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_transport_is_asked_for_over_https_only()
    {
        using var secure = doors.Visitor(("X-Forwarded-Proto", "https"), ("Host", "dashboard.example"));
        Assert.Equal("max-age=31536000; includeSubDomains", (await secure.GetAsync("/login")).Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False((await doors.Visitor(("Host", "dashboard.example")).GetAsync("/login")).Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    [InlineData("/data/dashboard.db")]
    [InlineData("/css/../appsettings.json")]
    [InlineData("/css/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/css/")]
    [InlineData("/swagger")]
    public async Task What_is_not_meant_for_browsers_is_not_served(string path)
    {
        var (visitor, _) = await doors.SignedInAsync(Role.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Fault_of_ours_tells_nobody_what_happened()
    {
        var own = await DoorsHost.StartAsync();
        var (visitor, _) = await own.SignedInAsync(Role.Admin);
        await using (var db = await own.Host.OpenAsync())
        {
            await using var command = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).CreateCommand();
            await command.Connection!.OpenAsync();
            command.CommandText = "ALTER TABLE Stories RENAME TO Elsewhere";
            await command.ExecuteNonQueryAsync();
        }
        using var api = await own.Host.As(Role.Viewer).Http.GetAsync("stories");
        using var page = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.InternalServerError, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
        // The failed part is fenced off; the way to the other pages stays.
        var shown = await Visitor.ReadAsync(page);
        Assert.Contains(shown.QuerySelectorAll("h1, h2"), heading => heading.TextContent is "This part of the page failed" or "That did not work");
        Assert.NotNull(shown.QuerySelector("nav, a[href='/']"));
        foreach (var answer in new[] { api, page })
        {
            var text = await answer.Content.ReadAsStringAsync();
            foreach (var word in new[] { "Sqlite", "no such table", "Exception", "   at ", "Elsewhere", ".cs:" })
                Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        }
        await own.DisposeAsync();
    }
}
