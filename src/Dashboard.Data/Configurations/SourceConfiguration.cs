using Dashboard.Data.Sources;
using Dashboard.Domain.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Configurations;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source)
    {
        source.IsPartOfStory();
        source.Property(row => row.Address).HasMaxLength(Source.MaxAddressLength);
        source.Property(row => row.Title).HasMaxLength(Source.MaxTitleLength);
        source.Property(row => row.ArticleId).HasMaxLength(32);
        source.Property(row => row.Zone).HasMaxLength(Source.MaxZoneLength);
        source.Property(row => row.WatchPages).HasDefaultValue(true).HasSentinel(true);
        source.Ignore(row => row.IsDesks);
        source.HasIndex(row => new { row.StoryId, row.Address }).IsUnique();
    }
}

internal sealed class SourcePollingConfiguration : IEntityTypeConfiguration<SourcePolling>
{
    public void Configure(EntityTypeBuilder<SourcePolling> polling)
    {
        polling.HasKey(row => row.SourceId);
        polling.Property(row => row.SourceId).HasMaxLength(32);
        polling.HasIndex(row => row.NextAt);
        // Few rows are leased at any moment, so that these few tell which sites are busy.
        polling.HasIndex(row => row.LeasedUntil);
    }
}

internal sealed class PageWatchConfiguration : IEntityTypeConfiguration<PageWatch>
{
    public void Configure(EntityTypeBuilder<PageWatch> watch)
    {
        watch.HasKey(row => row.ArticleId);
        watch.Property(row => row.ArticleId).HasMaxLength(32);
        watch.Property(row => row.Address).HasMaxLength(Source.MaxAddressLength);
        watch.Property(row => row.Fingerprint).HasMaxLength(64);
        watch.Property(row => row.With).IsJson();
        watch.HasIndex(row => row.NextAt);
        watch.HasIndex(row => row.LeasedUntil);
    }
}

internal sealed class DeskEntryConfiguration : IEntityTypeConfiguration<DeskEntry>
{
    public void Configure(EntityTypeBuilder<DeskEntry> entry)
    {
        entry.HasKey(row => row.Id);
        entry.Property(row => row.Id).HasMaxLength(32);
        entry.Property(row => row.SourceId).HasMaxLength(32);
        entry.Property(row => row.Kind).HasMaxLength(64);
        entry.Property(row => row.ActorId).HasMaxLength(100);
        entry.Property(row => row.ActorName).HasMaxLength(200);
        entry.HasIndex(row => new { row.SourceId, row.Id });
    }
}

internal sealed class SourceItemConfiguration : IEntityTypeConfiguration<SourceItem>
{
    public void Configure(EntityTypeBuilder<SourceItem> item)
    {
        item.HasKey(row => new { row.SourceId, row.Key });
        item.Property(row => row.SourceId).HasMaxLength(32);
        item.Property(row => row.Key).HasMaxLength(64);
        item.Property(row => row.Id).HasMaxLength(32);
        item.HasIndex(row => row.Id).IsUnique();
        item.HasIndex(row => new { row.State, row.Id });
        item.Property(row => row.Link).HasMaxLength(64);
        item.Property(row => row.Wording).HasMaxLength(64);
        item.Property(row => row.SameAs).HasMaxLength(32);
        item.HasIndex(row => row.Key);
        item.HasIndex(row => row.Link);
        item.HasIndex(row => row.Wording);
        item.HasIndex(row => row.SameAs);
        item.Property(row => row.Waiting).IsJson();
    }
}

internal sealed class OutletConfiguration : IEntityTypeConfiguration<Outlet>
{
    public void Configure(EntityTypeBuilder<Outlet> outlet)
    {
        outlet.HasKey(row => row.Key);
        outlet.Property(row => row.Key).HasMaxLength(128);
        outlet.Property(row => row.Country).HasMaxLength(Outlet.MaxCountryLength);
        outlet.Property(row => row.Owner).HasMaxLength(Outlet.MaxOwnerLength);
        outlet.Property(row => row.Version).IsConcurrencyToken();
    }
}
