using Dashboard.Data;
using Dashboard.Realtime;
using Dashboard.Web.Api;
using Dashboard.Web.Components;
using Dashboard.Web.Features;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Pipeline;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();

// What is kept, and how everybody sees it change.
builder.Services.AddDashboardData(builder.Configuration);
builder.Services.AddDashboardRealtime(builder.Configuration);

// What the program does by itself, and what people do.
builder.Services.AddPipeline(builder.Configuration);
builder.Services.AddFeatures();
builder.Services.AddApi();

// Who may come in.
builder.Services.AddDoors(builder.Configuration);

// Screens.
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddScreens();

var app = builder.Build();
app.UseDoors();
app.MapStaticAssets();
app.MapFeatures();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(render => render.DisableWebSocketCompression = true);
app.Run();
