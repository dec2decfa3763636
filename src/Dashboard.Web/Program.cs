using Dashboard.Data;
using Dashboard.Realtime;
using Dashboard.Web.Api;
using Dashboard.Web.CommandLine;
using Dashboard.Web.Components;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Demo;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;
using Dashboard.Web.Watching;

return await CommandLineProgram.RunAsync(args, Compose, Open);

static void Compose(WebApplicationBuilder builder)
{
    builder.WebHost.UseStaticWebAssets();

    // What is kept, and how everybody sees it change.
    builder.Services.AddDashboardData(builder.Configuration);
    builder.Services.AddDashboardRealtime(builder.Configuration);

    // What the program does by itself, and what people do.
    builder.Services.AddPipeline(builder.Configuration);
    builder.Services.AddSources();
    builder.Services.AddWatching();
    builder.Services.AddFeatures();
    builder.Services.AddApi();

    // Who may come in.
    builder.Services.AddDoors(builder.Configuration);

    // Screens.
    builder.Services.AddRazorComponents().AddInteractiveServerComponents();
    builder.Services.AddScreens();
}

static void Open(WebApplication app)
{
    app.UseDoors();
    app.MapStaticAssets();
    app.MapFeatures();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(render => render.DisableWebSocketCompression = true);
    app.MapDemo();
}
