using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Sample;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Demo;

/// <summary>Loads the sample story and lets its later articles and comments arrive one by one.</summary>
internal sealed partial class DemoTrickle(
    SampleStoryLoader loader, ImportComments importComments, IDbContextFactory<DashboardDbContext> contexts,
    TimeProvider time, IConfiguration configuration, ILogger<DemoTrickle> logger) : BackgroundService
{
    private static readonly Actor s_wire = new("sample-wire", "Sample wire", Role.Reporter);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var story = await loader.LoadAsync(s_wire, stoppingToken);
            using var timer = new PeriodicTimer(configuration.GetValue("Demo:Every", TimeSpan.FromSeconds(12)), time);
            var comments = new Queue<Domain.Comments.CommentDraft>(SampleStory.TrickleComments);
            foreach (var article in SampleStory.Trickle)
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await loader.ReceiveAsync(s_wire, story.Id, article, stoppingToken);
                for (var next = 0; next < 2 && comments.Count > 0; next++)
                {
                    await timer.WaitForNextTickAsync(stoppingToken);
                    await CommentAsync(story, comments.Dequeue(), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The demonstration was closed.
        }
        catch (Exception error)
        {
            TrickleEnded(logger, error);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            if (configuration["Demo:Folder"] is { } folder)
                Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Something still holds a file of it; the system clears its temporary folder.
        }
    }

    private async Task CommentAsync(Story story, Domain.Comments.CommentDraft draft, CancellationToken stop)
    {
        var db = await contexts.CreateDbContextAsync(stop);
        await using var dispose = db.ConfigureAwait(false);
        var address = SampleStory.Articles.First(article => article.FileName == SampleStory.CommentedArticle).Url;
        var article = await db.Articles.AsNoTracking().FirstAsync(row => row.StoryId == story.Id && row.Url == address, stop);
        if (article.Status == ArticleStatus.Ready)
            await importComments.HandleAsync(s_wire, article.Id, [draft], stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The demonstration stopped sending new articles")]
    private static partial void TrickleEnded(ILogger logger, Exception error);
}
