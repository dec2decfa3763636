using Dashboard.Data.Pipeline;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Data.Configurations;

internal sealed class StoryConfiguration : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> story)
    {
        story.HasKey(row => row.Id);
        story.Property(row => row.Id).HasMaxLength(32);
        story.Ignore(row => row.StoryId);
        story.HasIndex(row => row.Slug).IsUnique();
        story.Property(row => row.Title).HasMaxLength(Story.MaxTitleLength);
        story.Property(row => row.Keywords).IsJson();
        story.Property(row => row.Ranking).IsJson();
        story.Property(row => row.MergedIntoId).HasMaxLength(32);
        story.Property(row => row.WatchPages).HasDefaultValue(true).HasSentinel(true);
    }
}

internal sealed class LogEntryConfiguration : IEntityTypeConfiguration<LogEntry>
{
    public void Configure(EntityTypeBuilder<LogEntry> row)
    {
        row.ToTable("Log");
        row.HasKey(entry => new { entry.StoryId, entry.Sequence });
        row.Property(entry => entry.Kind).HasMaxLength(64);
        row.HasIndex(entry => new { entry.StoryId, entry.SubjectId });
    }
}

internal sealed class PlacementConfiguration : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> placement)
    {
        placement.IsPartOfStory();
        placement.Property(row => row.ArticleIds).IsJson();
        placement.Property(row => row.Doubles).IsJson();
        placement.Ignore(row => row.FromStoryId);
        placement.Ignore(row => row.ToStoryId);
    }
}

internal sealed class LaneConfiguration : IEntityTypeConfiguration<Lane>
{
    public void Configure(EntityTypeBuilder<Lane> lane) => lane.IsPartOfStory();
}

internal sealed class CardConfiguration : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> card)
    {
        card.IsPartOfStory();
        card.HasIndex(row => row.LaneId);
        card.HasIndex(row => row.SubjectId);
        card.Property(row => row.Labels).IsJson();
    }
}

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> note)
    {
        note.IsPartOfStory();
        note.HasIndex(row => row.TargetId);
    }
}

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.IsPartOfStory();
        article.Ignore(row => row.Heading);
        article.Property(row => row.Absence).IsJson();
        article.HasIndex(row => new { row.StoryId, row.Sha256 });
    }
}

internal sealed class ArticleVersionConfiguration : IEntityTypeConfiguration<ArticleVersion>
{
    public void Configure(EntityTypeBuilder<ArticleVersion> version)
    {
        version.IsPartOfStory();
        version.HasIndex(row => new { row.ArticleId, row.Number }).IsUnique();
        version.Property(row => row.Blocks).IsJson();
        version.Property(row => row.Fields).IsJson();
        version.Property(row => row.Anchor).IsJson();
    }
}

internal sealed class ContradictionConfiguration : IEntityTypeConfiguration<Contradiction>
{
    public void Configure(EntityTypeBuilder<Contradiction> contradiction)
    {
        contradiction.IsPartOfStory();
        contradiction.HasIndex(row => new { row.StoryId, row.Key }).IsUnique();
        contradiction.Property(row => row.Reasons).IsJson();
        contradiction.Property(row => row.Rule).IsJson();
        contradiction.Property(row => row.Sides).IsJson();
        contradiction.Property(row => row.Gaps).IsJson();
        contradiction.Property(row => row.CallList).IsJson();
        contradiction.Property(row => row.Opinions).IsJson();
        contradiction.Property(row => row.Confirmation).IsJson();
        contradiction.Property(row => row.Resolution).IsJson();
        contradiction.Property(row => row.ReopenedBecause).IsJson();
        contradiction.Property(row => row.PartedBecause).IsJson();
        contradiction.Ignore(row => row.ArticleIds);
        contradiction.Ignore(row => row.IsSettled);
        contradiction.Ignore(row => row.IsOpen);
        contradiction.Ignore(row => row.IsDisputed);
        contradiction.Ignore(row => row.Proposal);
        contradiction.Ignore(row => row.Untouched);
    }
}

internal sealed class DismissalConfiguration : IEntityTypeConfiguration<Dismissal>
{
    public void Configure(EntityTypeBuilder<Dismissal> dismissal)
    {
        dismissal.IsPartOfStory();
        dismissal.HasIndex(row => row.ContradictionId).IsUnique();
        dismissal.Property(row => row.Rule).IsJson();
        dismissal.Property(row => row.Values).IsJson();
        dismissal.Property(row => row.Sentences).IsJson();
        dismissal.Property(row => row.Silenced).IsJson();
    }
}

internal sealed class SecondOpinionConfiguration : IEntityTypeConfiguration<SecondOpinion>
{
    public void Configure(EntityTypeBuilder<SecondOpinion> opinion)
    {
        opinion.IsPartOfStory();
        opinion.HasIndex(row => row.ContradictionId);
        opinion.Property(row => row.Quotes).IsJson();
    }
}

internal sealed class ClaimChoiceConfiguration : IEntityTypeConfiguration<ClaimChoice>
{
    public void Configure(EntityTypeBuilder<ClaimChoice> link)
    {
        link.IsPartOfStory();
        link.Property(row => row.A).IsJson();
        link.Property(row => row.B).IsJson();
        link.Ignore(row => row.Link);
    }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.IsPartOfStory();
        comment.HasIndex(row => new { row.ArticleId, row.ExternalId }).IsUnique();
        comment.Property(row => row.AuthorKey).HasMaxLength(Commenter.MaxKeyLength);
        // The queues: of one story, and of the whole newsroom; worst first, then the oldest. And by time alone.
        comment.HasIndex(row => new { row.StoryId, row.State, row.Urgency, row.PlacedAt, row.Id }).IsDescending(false, false, true, false, false);
        comment.HasIndex(row => new { row.State, row.Urgency, row.PlacedAt, row.Id }).IsDescending(false, true, false, false);
        comment.HasIndex(row => new { row.StoryId, row.State, row.PlacedAt, row.Id });
        comment.HasIndex(row => new { row.State, row.PlacedAt, row.Id });
        comment.HasIndex(row => row.ImportedAt);
        comment.HasIndex(row => row.AuthorKey);
        // The thread in page order, and what stands beside a comment or answers it: read one at a time out of very many.
        comment.HasIndex(row => new { row.ArticleId, row.Position });
        comment.HasIndex(row => new { row.ArticleId, row.ParentId, row.Position });
        // What is like it, in the story and in the thread. By the group alone SQLite would not look: it would rather read a whole thread by one of the above.
        comment.HasIndex(row => new { row.Group, row.StoryId, row.PlacedAt }).HasFilter("\"Group\" IS NOT NULL");
        comment.HasIndex(row => new { row.Group, row.ArticleId, row.Position }).HasFilter("\"Group\" IS NOT NULL");
        // The few that are featured, of a story by time; of all stories, too, they are sought here and nowhere else.
        comment.HasIndex(row => new { row.StoryId, row.PlacedAt, row.Id }).HasFilter("\"Featured\"");
        comment.Property(row => row.Signals).IsJson();
        comment.Property(row => row.Decision).IsJson();
    }
}

internal sealed class ReceiptConfiguration : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.HasKey(row => row.Id);
        receipt.Property(row => row.Id).HasMaxLength(32);
        receipt.HasIndex(row => new { row.StoryId, row.Sha256 }).IsUnique();
        receipt.HasIndex(row => new { row.State, row.Id });
        receipt.HasIndex(row => row.ArticleId);
        receipt.Property(row => row.With).IsJson();
    }
}

internal static class StoryPartConfiguration
{
    public static void IsPartOfStory<T>(this EntityTypeBuilder<T> part) where T : class, IStoryPart
    {
        part.HasKey(row => row.Id);
        part.Property(row => row.Id).HasMaxLength(32);
        part.Property(row => row.StoryId).HasMaxLength(32);
        part.HasIndex(row => row.StoryId);
    }
}
