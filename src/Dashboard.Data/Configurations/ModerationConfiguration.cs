using Dashboard.Data.Moderation;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Configurations;

internal sealed class PolicyConfiguration : IEntityTypeConfiguration<Policy>
{
    public void Configure(EntityTypeBuilder<Policy> policy)
    {
        policy.ToTable("Policies");
        policy.HasKey(row => row.Id);
        policy.Property(row => row.Id).HasMaxLength(Policy.MaxIdLength);
        policy.Property(row => row.Name).HasMaxLength(Policy.MaxNameLength);
        policy.Property(row => row.Wording).HasMaxLength(Policy.MaxWordingLength);
        policy.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class CommentBatchConfiguration : IEntityTypeConfiguration<CommentBatch>
{
    public void Configure(EntityTypeBuilder<CommentBatch> batch)
    {
        batch.IsPartOfStory();
        batch.Property(row => row.ActId).HasMaxLength(32);
        batch.HasIndex(row => row.ActId);
    }
}

internal sealed class StrikeConfiguration : IEntityTypeConfiguration<Strike>
{
    public void Configure(EntityTypeBuilder<Strike> strike)
    {
        strike.IsPartOfStory();
        strike.Property(row => row.PersonKey).HasMaxLength(Commenter.MaxKeyLength);
        strike.Property(row => row.Lifted).IsJson();
        strike.HasIndex(row => row.PersonKey);
    }
}

internal sealed class SanctionConfiguration : IEntityTypeConfiguration<Sanction>
{
    public void Configure(EntityTypeBuilder<Sanction> sanction)
    {
        sanction.IsPartOfStory();
        sanction.Property(row => row.PersonKey).HasMaxLength(Commenter.MaxKeyLength);
        sanction.Property(row => row.Lifted).IsJson();
        sanction.HasIndex(row => row.PersonKey);
    }
}

internal sealed class AppealConfiguration : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> appeal)
    {
        appeal.IsPartOfStory();
        appeal.Property(row => row.Against).IsJson();
        appeal.HasIndex(row => row.CommentId);
        appeal.HasIndex(row => row.State);
    }
}

internal sealed class LeadConfiguration : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.IsPartOfStory();
        lead.Property(row => row.Claim).IsJson();
        lead.HasIndex(row => row.CommentId);
    }
}

internal sealed class CommentHoldConfiguration : IEntityTypeConfiguration<CommentHold>
{
    public void Configure(EntityTypeBuilder<CommentHold> hold)
    {
        hold.HasKey(row => row.CommentId);
        hold.Property(row => row.CommentId).HasMaxLength(32);
        hold.HasIndex(row => new { row.StoryId, row.Until });
        hold.HasIndex(row => row.PersonId);
    }
}

internal sealed class PrivateNoteConfiguration : IEntityTypeConfiguration<PrivateNote>
{
    public void Configure(EntityTypeBuilder<PrivateNote> note)
    {
        note.HasKey(row => row.Id);
        note.Property(row => row.Id).HasMaxLength(32);
        note.HasIndex(row => new { row.AuthorId, row.TargetId });
        note.HasIndex(row => row.WrittenAt);
    }
}

internal sealed class SecondLookConfiguration : IEntityTypeConfiguration<SecondLook>
{
    public void Configure(EntityTypeBuilder<SecondLook> look)
    {
        look.HasKey(row => row.CommentId);
        look.Property(row => row.CommentId).HasMaxLength(32);
        look.HasIndex(row => new { row.At, row.StoryId });
    }
}

internal sealed class SkipConfiguration : IEntityTypeConfiguration<Skip>
{
    public void Configure(EntityTypeBuilder<Skip> skip)
    {
        skip.HasKey(row => row.Id);
        skip.Property(row => row.Id).HasMaxLength(32);
        skip.HasIndex(row => row.CommentId);
        skip.HasIndex(row => row.At);
    }
}

internal sealed class ErasedMarkConfiguration : IEntityTypeConfiguration<ErasedMark>
{
    public void Configure(EntityTypeBuilder<ErasedMark> mark)
    {
        mark.HasKey(row => new { row.ArticleId, row.Mark, row.CommentId });
        mark.Property(row => row.ArticleId).HasMaxLength(32);
        mark.Property(row => row.Mark).HasMaxLength(ErasedMark.MaxMarkLength);
        mark.Property(row => row.CommentId).HasMaxLength(32);
    }
}

internal sealed class ModerationSettingsConfiguration : IEntityTypeConfiguration<ModerationSettingsRow>
{
    public void Configure(EntityTypeBuilder<ModerationSettingsRow> settings)
    {
        settings.ToTable("ModerationSettings");
        settings.HasKey(row => row.Id);
        settings.Property(row => row.Id).ValueGeneratedNever();
        settings.Property(row => row.Value).IsJson();
        settings.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class DecisionOutletConfiguration : IEntityTypeConfiguration<DecisionOutlet>
{
    public void Configure(EntityTypeBuilder<DecisionOutlet> outlet)
    {
        outlet.HasKey(row => row.Id);
        outlet.Property(row => row.Id).HasMaxLength(32);
        outlet.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class OutgoingDecisionConfiguration : IEntityTypeConfiguration<OutgoingDecision>
{
    public void Configure(EntityTypeBuilder<OutgoingDecision> decision)
    {
        decision.HasKey(row => row.Id);
        decision.Property(row => row.Id).HasMaxLength(32);
        decision.HasIndex(row => row.NextAt);
        decision.HasIndex(row => new { row.OutletId, row.CommentId });
    }
}
