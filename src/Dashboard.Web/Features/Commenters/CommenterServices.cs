namespace Dashboard.Web.Features.Commenters;

internal static class CommenterServices
{
    /// <summary>What the desk knows of commenters and does about them.</summary>
    public static IServiceCollection AddCommenters(this IServiceCollection services)
    {
        services.AddSingleton<DeskSettings>().AddSingleton<CommenterHistory>().AddSingleton<CommentersOfStories>();
        services.AddSingleton<StrikePeople>().AddSingleton<SanctionPeople>().AddSingleton<Appeals>();
        return services;
    }
}
