using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Dashboard.Web.Components;

/// <summary>What the screens need from the container.</summary>
public static class Screens
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Toasts>().AddScoped<Acts>();
        services.AddScoped<PageLine>().AddScoped<CircuitHandler>(page => page.GetRequiredService<PageLine>());
        services.AddRadzenComponents();
        return services;
    }
}
