using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Support;

/// <summary>A real web server of an outlet on loopback; each path answers as a test says, and every request is remembered.</summary>
public sealed class PressSite : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new();
    private readonly WebApplication _app;
    private int _now;

    private PressSite(WebApplication app)
    {
        _app = app;
        app.Run(async context =>
        {
            Asked.Enqueue(new(context.Request.Path, context.Request.Headers.IfNoneMatch, context.Request.Headers.IfModifiedSince));
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
            try
            {
                if (_pages.TryGetValue(context.Request.Path, out var page))
                    await page(context);
                else
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }
        });
    }

    /// <summary>One request as it came.</summary>
    public sealed record Request(string Path, string? IfNoneMatch, string? IfModifiedSince);

    public ConcurrentQueue<Request> Asked { get; } = new();

    /// <summary>The most requests that were open at one moment.</summary>
    public int MostAtOnce { get; private set; }

    public static async Task<PressSite> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = new PressSite(builder.Build());
        await site._app.StartAsync();
        return site;
    }

    public string Address(string path) => _app.Urls.First() + path;

    public int Times(string path) => Asked.Count(request => request.Path == path);

    /// <summary>What a path answers from now on.</summary>
    public void On(string path, RequestDelegate page) => _pages[path] = page;

    /// <summary>A feed with validators that are honoured.</summary>
    public void Feed(string path, string rss, string tag, Action<HttpResponse>? more = null) => On(path, async context =>
    {
        context.Response.Headers.ETag = tag;
        more?.Invoke(context.Response);
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        await context.Response.WriteAsync(rss);
    });

    /// <summary>RSS whose items have a title, an address on this site and whole texts; an item without text is a teaser.</summary>
    public string Rss(string title, params (string Id, string Title, string? Text)[] items) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{title}</title><link>{Address("/")}</link>
        {string.Join('\n', items.Select((item, index) => $"<item><guid isPermaLink=\"false\">{item.Id}</guid><title>{item.Title}</title><link>{Address("/" + item.Id)}</link><pubDate>Tue, 10 Mar 2026 {10 + (index % 10)}:00:00 GMT</pubDate>"
            + (item.Text is null ? "<description>In short.</description>" : $"<content:encoded><![CDATA[{item.Text}]]></content:encoded>") + "</item>"))}
        </channel></rss>
        """;

    /// <summary>An invented text long enough to be a whole article, different for each number.</summary>
    public static string Text(int number) =>
        $"<p>The water board of Tarn Hollow said on Monday that gauge number {number} at the reservoir had risen by {number + 3} centimetres since the week before.</p>"
        + string.Concat(Enumerable.Range(1, 6).Select(part => $"<p>In part {part} of report {number}, engineers who walked along the wall told the council that they had seen no new cracks, that the pumps were running, and that the valley road would stay open for residents and for buses.</p>"));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
