using Dashboard.Data;
using Dashboard.Realtime;
using Dashboard.Web.Api;
using Dashboard.Web.Components;
using Dashboard.Web.Features;
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

// Screens.
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddScreens();

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapFeatures();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.Run();
