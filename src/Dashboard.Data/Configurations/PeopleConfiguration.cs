using Dashboard.Data.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person) => person.Property(row => row.Name).HasMaxLength(100);
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.HasKey(row => row.Id);
        key.HasIndex(row => row.Hash).IsUnique();
        key.Property(row => row.Name).HasMaxLength(100);
        key.Property(row => row.Stories).IsJson();
    }
}

internal sealed class ReadCursorConfiguration : IEntityTypeConfiguration<ReadCursor>
{
    public void Configure(EntityTypeBuilder<ReadCursor> cursor) => cursor.HasKey(row => new { row.PersonId, row.StoryId });
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft) => draft.HasKey(row => new { row.PersonId, row.Key });
}

internal sealed class IdempotentAnswerConfiguration : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> answer)
    {
        answer.HasKey(row => new { row.ActorId, row.Key });
        answer.HasIndex(row => row.At);
    }
}
