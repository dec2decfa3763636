using System.Data.Common;
using Dashboard.Data;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.Web.Tests.Pipeline;

public sealed class ReadingProgressTests : IAsyncLifetime
{
    private readonly Newsroom _newsroom = new();

    [Fact]
    public async Task A_program_that_has_just_started_says_how_many_articles_of_the_story_it_has_read_again()
    {
        var story = await _newsroom.CreateStoryAsync();
        foreach (var word in new[] { "one", "two", "three" })
            await _newsroom.ReceiveAsync(story, $"Report {word} from the valley\n\nThe water stood at the mill on Tuesday, the warden said. It is report {word}.");
        await _newsroom.AnalyseAllAsync();

        var seen = new List<ReadingProgress?>();
        var contexts = new Contexts(_newsroom);
        using var started = new StoryAnalyst(contexts, TimeProvider.System);
        contexts.Seen = () => seen.Add(started.ProgressOf(story.Id));
        await started.ReadAsync(story.Id, default);

        Assert.Equal([new(0, 3), new(1, 3), new(2, 3)], seen.OfType<ReadingProgress>().Distinct());
        Assert.Null(started.ProgressOf(story.Id));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _newsroom.DisposeAsync();

    /// <summary>The newsroom's database, with a look at every command: each article is fetched while its number is told.</summary>
    private sealed class Contexts(Newsroom newsroom) : DbCommandInterceptor, IDbContextFactory<DashboardDbContext>
    {
        public Action Seen { get; set; } = () => { };

        public DashboardDbContext CreateDbContext()
        {
            using var db = newsroom.Open();
            return new SqliteDashboardDbContext(new DbContextOptionsBuilder<SqliteDashboardDbContext>()
                .UseSqlite(db.Database.GetConnectionString()).AddInterceptors(this).Options);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Seen();
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
