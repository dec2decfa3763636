using Dashboard.Web.Api;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Board;
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
using Dashboard.Web.Features.Sources;
using Dashboard.Web.Features.Stories;

namespace Dashboard.Web.Features;

public static class FeatureEndpoints
{
    /// <summary>What programs can do: the same commands that the pages call, under <c>/api/v1</c>.</summary>
    public static WebApplication MapFeatures(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").MapApi();
        api.MapStories();
        api.MapArticles();
        api.MapContradictions();
        api.MapPublishing();
        api.MapMatrix();
        api.MapLabels();
        api.MapSecondOpinions();
        api.MapComments();
        api.MapCommenters();
        api.MapCoral();
        api.MapModeration();
        api.MapCoralPhase();
        api.MapDecisionOutlets();
        api.MapDecisionExports();
        api.MapHubs();
        api.MapBoard();
        api.MapLog();
        api.MapSources();
        api.MapOutlets();
        api.MapGathering();
        app.MapApiDocument();
        return app;
    }
}
