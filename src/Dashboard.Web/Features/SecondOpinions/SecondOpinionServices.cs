namespace Dashboard.Web.Features.SecondOpinions;

internal static class SecondOpinionServices
{
    public static IServiceCollection AddSecondOpinion(this IServiceCollection services)
    {
        services.AddOptions<SecondOpinionOptions>().BindConfiguration(SecondOpinionOptions.Section)
            .Validate(options => options.HasGoodAddress, "SecondOpinion__Address must be an address that begins with http:// or https://, without a name or password in it.")
            .Validate(options => !options.IsOn || !string.IsNullOrWhiteSpace(options.Model), "SecondOpinion__Model must name a model when SecondOpinion__Address is given.")
            .Validate(options => options.TimeoutSeconds is >= 1 and <= 600, "SecondOpinion__TimeoutSeconds must be from 1 to 600.")
            .Validate(options => options is { PricePerMillionIn: >= 0, PricePerMillionOut: >= 0 }, "SecondOpinion__PricePerMillionIn and SecondOpinion__PricePerMillionOut must not be below 0.")
            .Validate(options => options.PerDayLimit >= 0, "SecondOpinion__PerDayLimit must not be below 0; 0 lifts the limit.")
            .ValidateOnStart();
        services.AddSingleton<SecondOpinionModel>().AddSingleton<OpinionBudget>().AddSingleton<AskSecondOpinion>();
        services.AddSingleton<SecondOpinionWorker>().AddHostedService(provider => provider.GetRequiredService<SecondOpinionWorker>());
        return services;
    }
}
