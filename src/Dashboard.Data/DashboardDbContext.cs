using Dashboard.Data.Moderation;
using Dashboard.Data.People;
using Dashboard.Data.Pipeline;
using Dashboard.Data.Sources;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dashboard.Data;

/// <summary>Everything that is kept. One derived context per database, because each has migrations of its own.</summary>
public abstract class DashboardDbContext(DbContextOptions options) : IdentityUserContext<Person, string>(options)
{
    public DbSet<Story> Stories => Set<Story>();
    public DbSet<Placement> Placements => Set<Placement>();
    public DbSet<Lane> Lanes => Set<Lane>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();
    public DbSet<Contradiction> Contradictions => Set<Contradiction>();
    public DbSet<Dismissal> Dismissals => Set<Dismissal>();
    public DbSet<SecondOpinion> SecondOpinions => Set<SecondOpinion>();
    public DbSet<ClaimChoice> ClaimChoices => Set<ClaimChoice>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<CommentBatch> CommentBatches => Set<CommentBatch>();
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<Strike> Strikes => Set<Strike>();
    public DbSet<Sanction> Sanctions => Set<Sanction>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<LogEntry> Log => Set<LogEntry>();
    public DbSet<Policy> Policies => Set<Policy>();
    public DbSet<ModerationSettingsRow> ModerationSettings => Set<ModerationSettingsRow>();
    public DbSet<CommentHold> CommentHolds => Set<CommentHold>();
    public DbSet<PrivateNote> PrivateNotes => Set<PrivateNote>();
    public DbSet<SecondLook> SecondLooks => Set<SecondLook>();
    public DbSet<Skip> Skips => Set<Skip>();
    public DbSet<ErasedMark> ErasedMarks => Set<ErasedMark>();
    public DbSet<DecisionOutlet> DecisionOutlets => Set<DecisionOutlet>();
    public DbSet<OutgoingDecision> OutgoingDecisions => Set<OutgoingDecision>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<SourcePolling> SourcePollings => Set<SourcePolling>();
    public DbSet<DeskEntry> DeskEntries => Set<DeskEntry>();
    public DbSet<SourceItem> SourceItems => Set<SourceItem>();
    public DbSet<Outlet> Outlets => Set<Outlet>();
    public DbSet<PageWatch> PageWatches => Set<PageWatch>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<ReadCursor> ReadCursors => Set<ReadCursor>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(DashboardDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order by DateTimeOffset; ticks in UTC sort the same on both databases.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

public sealed class SqliteDashboardDbContext(DbContextOptions<SqliteDashboardDbContext> options) : DashboardDbContext(options);

public sealed class PostgreSqlDashboardDbContext(DbContextOptions<PostgreSqlDashboardDbContext> options) : DashboardDbContext(options);
