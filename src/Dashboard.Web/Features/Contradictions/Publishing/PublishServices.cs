namespace Dashboard.Web.Features.Contradictions.Publishing;

internal static class PublishServices
{
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddOptions<PublishOptions>().BindConfiguration(PublishOptions.Section)
            .Validate(publish => publish.HasGoodSite, "Publish__Site must be an address that begins with http:// or https://.")
            .Validate(publish => publish.Page.Contains("{id}", StringComparison.Ordinal), "Publish__Page must contain {id}.")
            .ValidateOnStart();
        return services.AddSingleton<PublicRecords>().AddSingleton<PublishContradiction>().AddSingleton<PublishEndpoints.Reading>();
    }
}
