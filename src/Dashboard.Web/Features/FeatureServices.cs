using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.CatchUp;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.Contradictions.Publishing;
using Dashboard.Web.Features.DecisionOutlets;
using Dashboard.Web.Features.Gathering;
using Dashboard.Web.Features.Labels;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.Matrix;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Features.Outlets;
using Dashboard.Web.Features.SecondOpinions;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;

namespace Dashboard.Web.Features;

public static class FeatureServices
{
    /// <summary>What people do: one command per verb. Pages and the API call the same ones.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<CreateStory>().AddSingleton<EditStory>().AddSingleton<StoryList>();
        services.AddSingleton<ReceiveArticle>().AddSingleton<CorrectArticle>().AddSingleton<RetryArticle>().AddSingleton<WatchArticle>().AddSingleton<WatchList>().AddSingleton<CompareVersions>().AddSingleton<ArticleReading>();
        services.AddSingleton<MoveCard>().AddSingleton<EditCard>().AddSingleton<ChangeLanes>().AddSingleton<WriteNote>().AddSingleton<PrivateNotes>();
        services.AddSingleton<MentionFeed>().AddHostedService(provider => provider.GetRequiredService<MentionFeed>());
        services.AddSingleton<SentenceContext>().AddSingleton<ChangeContradiction>().AddSingleton<ResolveContradiction>();
        services.AddPublishing();
        services.AddSecondOpinion();
        services.AddSingleton<MatrixFeed>().AddSingleton<ArrangeClaims>().AddSingleton<LabelFeed>();
        services.AddSingleton<CommentImports>().AddSingleton<ImportComments>().AddSingleton<DecideComment>();
        services.AddSingleton<ReceiveCoralEvent>().AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection(CoralOptions.Section).Get<CoralOptions>() ?? new CoralOptions());
        services.AddCommenters();
        services.AddPrivacy();
        services.AddDecisionOutlets();
        services.AddSingleton<UndoEvent>().AddSingleton<GatherStories>().AddSingleton<UndoGathering>().AddSingleton<PeoplesPlacing>();
        services.AddModeration();
        services.AddContradictionWork();
        services.AddSingleton<FollowSource>().AddSingleton<ChangeSource>().AddSingleton<SourceHistory>().AddSingleton<SourceFeed>().AddSingleton<WaitingItems>();
        services.AddSingleton<LookAtAddress>().AddSingleton<ListSources>().AddSingleton<StorySuggestions>();
        services.AddSingleton<OutletList>().AddSingleton<OutletCards>().AddSingleton<OutletWords>().AddSingleton<ChangeOutlet>();
        services.AddSingleton<ReadMarks>().AddSingleton<Drafts>();
        services.AddSingleton<Sample.SampleStoryLoader>();
        return services;
    }
}
