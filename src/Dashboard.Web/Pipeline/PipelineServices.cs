using Dashboard.Ingest;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Web.Pipeline;

public static class PipelineServices
{
    /// <summary>From received bytes to flags: the reader, the analyst and the workers that carry articles through.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        var fetch = configuration.GetSection(FetchOptions.Section).Get<FetchOptions>() ?? new FetchOptions();
        services.AddSingleton(provider => new GuardedHttpClient(fetch, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ArticleReader>();
        services.AddSingleton<StoryAnalyst>();
        services.AddSingleton<PageFetch>().AddSingleton<CommentIntake>().AddSingleton<StoryPipeline>();
        services.AddSingleton<HostTurns>().AddSingleton<PipelineQueue>();
        services.AddHostedService<PipelineWorker>();
        services.AddSingleton(configuration.GetSection(WatchedFolderOptions.Section).Get<WatchedFolderOptions>() ?? new WatchedFolderOptions());
        services.AddHostedService<WatchedFolder>();
        return services;
    }
}
