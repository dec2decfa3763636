namespace Dashboard.Web.Features.Moderation;

internal static class ModerationServices
{
    /// <summary>The moderation desk: its queues, who works on what, decisions about several comments, policies and leads.</summary>
    public static void AddModeration(this IServiceCollection services)
    {
        services.AddSingleton<StateCounts>().AddSingleton<ModerationQueue>().AddSingleton<NewComments>().AddTransient<DeskRhythm>().AddSingleton<CommentContext>();
        // One of each for every page: DeskDecisions has the rest of them.
        services.AddTransient<DeskList>().AddTransient<DeskContexts>().AddTransient<DeskHold>().AddTransient<DeskUndo>().AddTransient<ErasedMeanwhile>();
        services.AddTransient<DeskScreen>().AddTransient<DeskDecisions>();
        services.AddSingleton<HoldSignals>().AddSingleton<HoldComment>().AddHostedService<HoldWatcher>();
        services.AddSingleton<Policies>().AddSingleton<ReopenComment>().AddSingleton<FeatureComment>().AddSingleton<FeaturedComments>();
        services.AddSingleton<BulkDecide>().AddSingleton<UndoBatch>().AddSingleton<LinkLead>();
    }
}
