using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dashboard.Web.Features.Sample;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Api;

/// <summary>One answer. Every refusal was checked to be a well-formed problem, and none to be a fault of ours.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement Json, HttpResponseMessage Response)
{
    public int Code => (int)Status;
    public string? Tag => Response.Headers.ETag?.ToString();
    public string Text(string name) => Json.GetProperty(name).GetString()!;
    public IEnumerable<JsonElement> Items => Json.GetProperty("items").EnumerateArray();

    public ApiAnswer Is(int code)
    {
        Assert.True(Code == code, $"{code} was expected, {Code} came: {Json}");
        return this;
    }

    /// <summary>Checks a refusal and that it names the bad field.</summary>
    public ApiAnswer Blames(int code, string field)
    {
        Is(code);
        Assert.True(Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out _), $"\"{field}\" is not blamed: {Json}");
        return this;
    }
}

/// <summary>A program that uses the API.</summary>
public sealed class ApiClient(HttpClient http)
{
    public HttpClient Http => http;

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);
    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);
    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? tag = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, tag, key);
    public Task<ApiAnswer> PatchAsync(string path, object body, string? tag = null) => SendAsync(HttpMethod.Patch, path, body, tag);

    public Task<ApiAnswer> PostTextAsync(string path, string text, string type = "text/plain") =>
        SendAsync(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, type));

    public Task<ApiAnswer> PostBytesAsync(string path, byte[] bytes, string type) => SendAsync(HttpMethod.Post, path, Bytes(bytes, type));

    public static ByteArrayContent Bytes(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body = null, string? tag = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch { null => null, HttpContent content => content, _ => JsonContent.Create(body) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Length > 0 && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true
            ? JsonDocument.Parse(text).RootElement : default;
        var answer = new ApiAnswer(response.StatusCode, json, response);
        Assert.True(answer.Code < 500, $"{method} {path} answered {answer.Code}: {text}");
        if (answer.Code >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(answer.Code, json.GetProperty("status").GetInt32());
            Assert.NotEmpty(json.GetProperty("type").GetString()!);
        }
        return answer;
    }

    public async Task<string> NewStoryAsync(string title = "Reservoir") => (await PostAsync("stories", new { title })).Is(201).Text("id");

    public async Task WaitAsync(string story)
    {
        var until = DateTime.UtcNow.AddSeconds(90);
        while ((await GetAsync($"stories/{story}/status")).Is(200).Json.GetProperty("pending").GetInt32() > 0)
        {
            Assert.True(DateTime.UtcNow < until, "The articles were not analysed within 90 seconds.");
            await Task.Delay(100);
        }
    }

    /// <summary>Articles of the sample story that carry no thread of their own.</summary>
    public static IReadOnlyList<SampleArticle> Articles { get; } = [.. SampleStory.Articles.SkipLast(1)];

    /// <summary>A story with those articles, analysed, and a short thread under the first.</summary>
    public async Task<(string Story, IReadOnlyList<string> Articles)> AnalysedStoryAsync(bool comments = false)
    {
        var story = await NewStoryAsync();
        var articles = new List<string>();
        foreach (var article in Articles)
            articles.Add((await PostTextAsync($"stories/{story}/articles?source={Uri.EscapeDataString(article.Source)}", article.Text)).Is(201).Text("id"));
        await WaitAsync(story);
        if (comments)
            (await PostAsync($"articles/{articles[0]}/comments", CommentsAsJson())).Is(200);
        return (story, articles);
    }

    public static object CommentsAsJson() => InventedStory.Comments.Select(comment => new
    {
        externalId = comment.ExternalId,
        author = comment.Author,
        postedAt = comment.PostedAt?.ToString("O", CultureInfo.InvariantCulture),
        text = comment.Text,
        parentExternalId = comment.ParentExternalId,
    });
}
