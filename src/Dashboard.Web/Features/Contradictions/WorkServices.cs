namespace Dashboard.Web.Features.Contradictions;

internal static class WorkServices
{
    /// <summary>What a team does about contradictions beyond taking and settling them.</summary>
    public static IServiceCollection AddContradictionWork(this IServiceCollection services) => services
        .AddSingleton<ConfirmContradiction>().AddSingleton<LiftDismissal>().AddSingleton<ChangeRanking>().AddSingleton<LinkClaims>()
        .AddSingleton<ContradictionList>();
}
