namespace Dashboard.Web.Features.Privacy;

internal static class PrivacyServices
{
    /// <summary>Erasing commenters, and what is over its time.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<StoreCleaner>().AddSingleton<EraseMarks>().AddSingleton<ErasePass>().AddSingleton<EraseCommenter>().AddSingleton<Retention>();
        services.AddHostedService<RetentionWorker>();
        return services;
    }
}
