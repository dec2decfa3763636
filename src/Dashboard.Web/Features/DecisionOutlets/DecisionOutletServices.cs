namespace Dashboard.Web.Features.DecisionOutlets;

internal static class DecisionOutletServices
{
    /// <summary>How decisions leave the house, and how Coral asks for our opinion.</summary>
    public static void AddDecisionOutlets(this IServiceCollection services)
    {
        services.AddSingleton<CoralPhase>();
        services.AddSingleton<OutletSecrets>().AddSingleton<DecisionQueue>().AddSingleton<DecisionCourier>().AddHostedService<DecisionCourierWorker>();
        services.AddSingleton<ManageDecisionOutlets>().AddSingleton<DecisionExport>().AddSingleton<CoralArchive>();
    }
}
