using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class OpenApiTests(ApiHost host)
{
    private async Task<JsonElement> DocumentAsync()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        return JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json")).RootElement;
    }

    [Fact]
    public async Task Document_describes_every_call()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = document.GetProperty("paths");
        var endpoints = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();
        Assert.True(endpoints.Count >= 30);
        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText!.Replace(":long", "", StringComparison.Ordinal);
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                Assert.True(paths.TryGetProperty(path, out var calls) && calls.TryGetProperty(method.ToLowerInvariant(), out _), $"{method} {path} is not described.");
                var call = paths.GetProperty(path).GetProperty(method.ToLowerInvariant());
                Assert.NotEmpty(call.GetProperty("summary").GetString()!);
                Assert.NotEmpty(call.GetProperty("description").GetString()!);
                var answers = call.GetProperty("responses");
                Assert.Contains(answers.EnumerateObject(), answer => answer.Name[0] == '2');
                Assert.True(answers.GetProperty("401").GetProperty("content").TryGetProperty("application/problem+json", out _));
                if (method is "POST" or "PATCH" && !path.EndsWith("/retry", StringComparison.Ordinal) && !path.EndsWith("/undo", StringComparison.Ordinal) && !path.EndsWith("/confirmation", StringComparison.Ordinal)
                    && !path.EndsWith("/visit", StringComparison.Ordinal) && !path.EndsWith("/look", StringComparison.Ordinal) && !path.EndsWith("/reopen", StringComparison.Ordinal) && !path.EndsWith("/skips", StringComparison.Ordinal)
                    && !path.EndsWith("/test", StringComparison.Ordinal))
                    Assert.True(call.TryGetProperty("requestBody", out _), $"{method} {path} has no body.");
                Assert.Equal(method == "POST", call.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key"));
            }
        }
    }

    [Fact]
    public async Task Document_names_the_key_the_words_and_the_problem()
    {
        var document = await DocumentAsync();
        var components = document.GetProperty("components");
        Assert.Equal("bearer", components.GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        Assert.NotEmpty(document.GetProperty("security").EnumerateArray());
        var text = components.ToString();
        foreach (var word in new[] { "needs-decision", "not-a-conflict", "quote-drift", "wire-background", "near-duplicate", "request-edit" })
            Assert.Contains($"\"{word}\"", text, StringComparison.Ordinal);
        var problem = components.GetProperty("schemas").GetProperty("Problem").GetProperty("properties");
        foreach (var name in new[] { "type", "title", "status", "detail", "errors", "by" })
            Assert.True(problem.TryGetProperty(name, out _), name);
        var articles = document.GetProperty("paths").GetProperty("/api/v1/stories/{story}/articles").GetProperty("post");
        Assert.Equal(
            ["application/json", "application/ninjs+json", "application/nitf+xml", "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml", "application/xml", "multipart/form-data", "text/html", "text/plain", "text/xml"],
            articles.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(type => type.Name).Order(StringComparer.Ordinal));
        foreach (var reference in References(document))
            Assert.True(components.GetProperty("schemas").TryGetProperty(reference.Split('/')[^1], out _), reference);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
