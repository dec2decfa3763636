using Dashboard.Data;
using Dashboard.Data.People;
using Dashboard.Realtime.Hub;
using Dashboard.Web.Features.Admin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Who may come in, and how.</summary>
public static class DoorServices
{
    /// <summary>Largest message of a page or hub client, in bytes.</summary>
    internal const int MessageLimit = 64 * 1024;

    public static IServiceCollection AddDoors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DoorOptions>().Bind(configuration.GetSection(DoorOptions.Section))
            .Validate(doors => doors.HashRounds >= 1_000, "Doors__HashRounds must be at least 1000.")
            .Validate(doors => doors.IdleSession > TimeSpan.Zero && doors.LongestSession >= doors.IdleSession,
                "Doors__IdleSession must be more than nothing and at most Doors__LongestSession.")
            .ValidateOnStart();
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.Section));

        services.AddSingleton<PeopleDirectory>().AddSingleton<LiveLines>().AddSingleton<SetupCode>().AddSingleton<SignInThrottle>();
        services.AddSingleton<PasswordHashing>().AddSingleton<SignInDesk>().AddSingleton<KnownBrowser>();
        services.AddSingleton<ManagePeople>().AddSingleton<ManageKeys>().AddSingleton<FirstStart>().AddSingleton<SystemHealth>().AddSingleton<RuleFigures>();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<IHubDoor, HubDoor>();
        services.AddScoped<CircuitHandler, CircuitDoor>();
        services.AddHostedService<PeopleWatch>();

        services.AddIdentityCore<Person>(identity => identity.User.RequireUniqueEmail = true).AddEntityFrameworkStores<DashboardDbContext>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<DoorOptions>>((hasher, doors) => hasher.IterationCount = doors.Value.HashRounds);

        services.AddSchemes();
        services.AddHttpContextAccessor();
        services.AddSingleton<IAuthorizationHandler, SignedIn.Handler>().AddSingleton<IAuthorizationHandler, NeedsAttribute.Handler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new SignedIn()).Build());
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = Doors.TokenHeader;
            antiforgery.Cookie.Name = "dashboard-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.Cookie.Path = "/";
        });
        services.AddRateLimits();
        services.AddKeys(configuration);
        services.AddServerLimits(configuration);
        return services;
    }

    /// <summary>All gates in their order, then the endpoints of the doors. Pages and the API are mapped after this.</summary>
    public static WebApplication UseDoors(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseSetupGate();
        app.UseWebSockets();
        app.UseOriginGate();
        app.UseAuthentication();
        app.UseActor();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseApiTokenGate();
        app.UseAntiforgery();
        app.MapDoors();
        app.MapHealth();
        return app;
    }

    private static void AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(Doors.EitherScheme)
            .AddPolicyScheme(Doors.EitherScheme, null, scheme => scheme.ForwardDefaultSelector =
                context => KeyDoor.KeyIn(context.Request) is null ? Doors.CookieScheme : Doors.KeyScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyDoor>(Doors.KeyScheme, null)
            .AddCookie(Doors.CookieScheme);
        services.AddOptions<CookieAuthenticationOptions>(Doors.CookieScheme).Configure<IOptions<DoorOptions>>((cookie, doors) =>
        {
            cookie.Cookie.Name = Doors.Cookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.Path = "/";
            cookie.CookieManager = new HostPrefix();
            cookie.ExpireTimeSpan = doors.Value.IdleSession;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/login";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnRedirectToLogin = context => AnswerAsync(context.HttpContext, StatusCodes.Status401Unauthorized,
                () => context.Response.Redirect(context.Request.PathBase + DoorRoutes.LoginFor(context.Request.Path + context.Request.QueryString)));
            cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context.HttpContext, StatusCodes.Status403Forbidden,
                () => context.Response.Redirect(context.Request.PathBase + "/no-access"));
        });
    }

    private static Task AnswerAsync(HttpContext context, int status, Action redirect)
    {
        if (!Problems.WantsPage(context) || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)))
            return Problems.WriteAsync(context, Problems.Of(status));
        redirect();
        return Task.CompletedTask;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var known = await services.GetRequiredService<PeopleDirectory>().GetAsync(context.HttpContext.RequestAborted);
        if (known.ActorIn(context.Principal, services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<IOptions<DoorOptions>>().Value) is not null)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Doors.CookieScheme);
    }

    /// <summary>Over https the name begins with <c>__Host-</c>: no other host or path can plant the cookie.</summary>
    private sealed class HostPrefix : ICookieManager
    {
        private readonly ChunkingCookieManager _inner = new();

        private static string Name(HttpContext context, string key) => context.Request.IsHttps ? $"__Host-{key}" : key;

        public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Name(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            _inner.AppendResponseCookie(context, Name(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, Name(context, key), options);
    }

    /// <summary>The keys that seal cookies and forms, kept so that a restart signs nobody out.</summary>
    private static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration[$"{DoorOptions.Section}:KeysFolder"];
        if (string.IsNullOrEmpty(folder) && DataServices.ProviderOf(configuration) == DatabaseProvider.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(configuration.GetConnectionString("Dashboard")).DataSource;
            folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "keys");
        }
        if (string.IsNullOrEmpty(folder))
            throw new InvalidOperationException("With PostgreSQL, Doors__KeysFolder must name a folder that all nodes share and only they can read.");
        var keys = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // The folder is readable by the program alone; that the keys in it are not encrypted once more need not be said at each start.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.AddDataProtection().SetApplicationName("Dashboard").PersistKeysToFileSystem(keys);
    }

    private static void AddServerLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            if (configuration.GetSection($"{DoorOptions.Section}:Proxies").Get<string[]>() is not { Length: > 0 } proxies)
                return;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            forwarded.ForwardLimit = null;
            foreach (var proxy in proxies)
            {
                if (proxy.Contains('/'))
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                else
                    forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            }
        });
        services.Configure<HubOptions>(hub => hub.MaximumReceiveMessageSize = MessageLimit);
        services.Configure<CircuitOptions>(circuit =>
        {
            circuit.DetailedErrors = false;
            circuit.DisconnectedCircuitMaxRetained = 200;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
        });
    }
}
