using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Benchmarks.Peer;

/// <summary>The program to compare with: a SignalR hub that sends what is posted to everybody, and nothing else.</summary>
internal static class BareHub
{
    public static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(address);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapHub<Hub>("/hub");
        app.MapPost("/say", async (HttpRequest request, IHubContext<Hub> hub) =>
        {
            using var reader = new StreamReader(request.Body);
            await hub.Clients.All.SendAsync("Change", await reader.ReadToEndAsync().ConfigureAwait(false)).ConfigureAwait(false);
        });
        await app.RunAsync().ConfigureAwait(false);
        return 0;
    }

    internal sealed class Hub : Microsoft.AspNetCore.SignalR.Hub;
}
