using Dashboard.Data;
using Dashboard.Realtime.Hub;
using Dashboard.Realtime.Presence;
using Dashboard.Realtime.Relay;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Realtime;

public static class RealtimeServices
{
    /// <summary>The feed of boards, presence, the hub's readers and the relay between processes or nodes.</summary>
    public static IServiceCollection AddDashboardRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<StoryFeed>();
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<StoryWatches>();
        services.AddHostedService<PresenceSweeper>();
        if (DataServices.ProviderOf(configuration) == DatabaseProvider.Postgres)
            services.AddHostedService<PostgreSqlRelay>();
        else
            services.AddHostedService<SqliteRelay>();
        return services;
    }
}
