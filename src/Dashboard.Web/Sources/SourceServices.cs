namespace Dashboard.Web.Sources;

public static class SourceServices
{
    /// <summary>What the desk follows: the poller and what it brings.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddSingleton<SourceSignals>().AddSingleton<SourceChanges>();
        services.AddSingleton<PollQueue>().AddSingleton<ItemIntake>().AddSingleton<ThreadParts>().AddSingleton<ThreadIntake>().AddSingleton<SourceVisitor>();
        services.AddSingleton<FeedHubs>().AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection(HubOptions.Section).Get<HubOptions>() ?? new HubOptions());
        services.AddHostedService<SourcePoller>();
        return services;
    }
}
