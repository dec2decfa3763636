using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Features.SecondOpinions;

/// <summary>A real server on loopback that speaks as much of the OpenAI protocol as is asked of it, well or badly.</summary>
public sealed class ModelServer : IAsyncLifetime
{
    private WebApplication? _app;

    /// <summary>Base address for the configuration.</summary>
    public string Address { get; private set; } = "";

    /// <summary>How it answers the next questions.</summary>
    public Func<HttpContext, Task> Behaviour { get; set; } = context => SayAsync(context, "{}");

    /// <summary>The questions it was asked, as they came.</summary>
    public ConcurrentQueue<JsonElement> Asked { get; } = new();

    /// <summary>The keys that came with them.</summary>
    public ConcurrentQueue<string?> Keys { get; } = new();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            Asked.Enqueue(body.RootElement.Clone());
            Keys.Enqueue(context.Request.Headers.Authorization);
            await Behaviour(context);
        });
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1";
    }

    /// <summary>A proper answer with these words in it.</summary>
    public static Task SayAsync(HttpContext context, string words) => context.Response.WriteAsJsonAsync(new
    {
        id = "c1", @object = "chat.completion", created = 1_770_000_000, model = "small-model-7",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = words } } },
        usage = new { prompt_tokens = 1200, completion_tokens = 80, total_tokens = 1280 },
    });

    public static Func<HttpContext, Task> Saying(object answer) => context => SayAsync(context, answer as string ?? JsonSerializer.Serialize(answer));

    /// <summary>The accounts as the last question gave them.</summary>
    public JsonElement LastAccounts => JsonDocument.Parse(Asked.Last().GetProperty("messages")[1].GetProperty("content").ToString()).RootElement;

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
