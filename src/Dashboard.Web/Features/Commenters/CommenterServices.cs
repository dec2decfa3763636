using Dashboard.Web.Features.SignIn;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Web.Features.Commenters;

internal static class CommenterServices
{
    /// <summary>What the desk knows of commenters and does about them.</summary>
    public static IServiceCollection AddCommenters(this IServiceCollection services)
    {
        // The doors have it too; whoever is there first.
        services.TryAddSingleton<PeopleDirectory>();
        services.AddSingleton<DeskSettings>().AddSingleton<CommenterHistory>().AddSingleton<CommentersOfStories>();
        services.AddSingleton<StrikePeople>().AddSingleton<SanctionPeople>().AddSingleton<Appeals>();
        services.AddSingleton<SecondLooks>().AddSingleton<Skips>().AddSingleton<EasyItems>().AddSingleton<SessionCounter>().AddSingleton<HandOver>();
        return services;
    }
}
