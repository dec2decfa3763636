using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Security;

public sealed class HeadersTests
{
    [Fact]
    public async Task Every_answer_carries_the_guarding_headers_errors_and_files_included()
    {
        await using var host = new DashboardHost();
        var (_, browser) = await host.SignedInAsync(role: Role.Admin);
        using var stranger = host.Browser();
        foreach (var (from, path, status) in new[]
        {
            (browser, "/", 200), (browser, "/admin/people", 200), (browser, "/nowhere", 404), (browser, "/api/v1/stories", 200), (browser, "/api/v1/nowhere", 404),
            (browser, "/css/app.css", 200), (browser, "/_framework/blazor.web.js", 200), (browser, "/.git/config", 404), (browser, "/data/dashboard.db", 404),
            (browser, "/appsettings.json", 404), (browser, "/health/ready", 200), (browser, "/error", 200), (browser, "/not-found", 200),
            (stranger, "/", 302), (stranger, "/login", 200), (stranger, "/api/v1/stories", 401), (stranger, "/_blazor", 401), (stranger, "/hubs/story", 401),
        })
        {
            var answer = await from.GetAsync(path);
            Assert.True((int)answer.StatusCode == status, $"{path}: {status} was expected, {(int)answer.StatusCode} came.");
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : $"(none on {path})";
            var policy = Header("Content-Security-Policy");
            foreach (var part in new[]
            {
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'self'", "frame-ancestors 'none'", "object-src 'none'",
            })
                Assert.Contains(part, policy.Split("; "));
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("DENY", Header("X-Frame-Options"));
            Assert.Equal("same-origin", Header("Referrer-Policy"));
            Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
            Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"), path);
            if (!path.Contains('.', StringComparison.Ordinal))
                Assert.True(answer.Headers.CacheControl?.NoStore, $"{path} may be kept: {answer.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task Https_is_remembered_by_browsers_and_http_is_not()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        Assert.False((await browser.GetAsync("/health/live")).Headers.Contains("Strict-Transport-Security"));
        browser.Headers["X-Forwarded-Proto"] = "https";
        Assert.Equal("max-age=31536000; includeSubDomains", (await browser.GetAsync("/health/live")).Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    [InlineData("DELETE")]
    public async Task Odd_methods_get_a_plain_refusal(string method)
    {
        await using var host = new DashboardHost();
        var (_, browser) = await host.SignedInAsync();
        var answer = await browser.SendAsync(new(new HttpMethod(method), "/"));
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Refusals_of_the_api_are_problems_and_tell_nothing_of_our_insides()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, int status)
        {
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.StartsWith("urn:dashboard:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", problem.ToString(), StringComparison.Ordinal);
            return problem;
        }
        var missing = await browser.GetAsync("/api/v1/stories");
        await ProblemAsync(missing, 401);
        Assert.Equal("Bearer", missing.Headers.WwwAuthenticate.ToString());
        browser.Headers["Authorization"] = "Bearer nonsense";
        await ProblemAsync(await browser.GetAsync("/api/v1/stories"), 401);
        browser.Headers["Authorization"] = $"Bearer {(await host.KeyAsync(Role.Viewer)).Secret}";
        await ProblemAsync(await browser.GetAsync("/api/v1/stories/none"), 404);
        await ProblemAsync(await browser.GetAsync("/api/v1/none"), 404);
        await ProblemAsync(await browser.SendAsync(new(HttpMethod.Post, "/api/v1/stories") { Content = JsonContent.Create(new { title = "x" }) }), 403);
        await ProblemAsync(await browser.SendAsync(new(HttpMethod.Put, "/api/v1/stories")), 405);

        // A fault of ours: the table is gone.
        await using (var db = host.Open())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "ALTER TABLE Stories RENAME TO Gone");
        var fault = await ProblemAsync(await browser.GetAsync("/api/v1/stories"), 500);
        Assert.DoesNotContain("Stories", fault.ToString(), StringComparison.OrdinalIgnoreCase);
        var trace = fault.GetProperty("traceId").GetString()!;
        Assert.Contains(host.Logged, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(trace, StringComparison.Ordinal));

        var (_, signedIn) = await host.SignedInAsync();
        var page = await signedIn.GetAsync("/");
        Assert.DoesNotContain("no such table", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Readiness_fails_while_the_database_is_not_the_programs()
    {
        await using var host = new DashboardHost();
        using var browser = host.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/ready")).StatusCode);
        await using (var db = host.Open())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "DELETE FROM __EFMigrationsHistory");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
    }
}
