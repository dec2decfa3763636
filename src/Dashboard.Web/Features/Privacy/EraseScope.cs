using Dashboard.Domain.Comments;

namespace Dashboard.Web.Features.Privacy;

/// <summary>What is to be erased.</summary>
internal sealed record EraseScope
{
    /// <summary>Comments that become tombstones.</summary>
    public required IReadOnlySet<string> CommentIds { get; init; }

    /// <summary>Their words, and the name when the person goes.</summary>
    public required ErasedWords Words { get; init; }

    /// <summary>Key and spellings of the person's name, folded; empty when the person stays.</summary>
    public IReadOnlySet<string> PersonKeys { get; init; } = new HashSet<string>();

    /// <summary>Spellings of the person's name and its key, as notes may name them; empty when the person stays.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Notes that are removed with all they say.</summary>
    public IReadOnlySet<string> NoteIds { get; init; } = new HashSet<string>();

    /// <summary>Comments of which only what was noted about somebody's health goes.</summary>
    public IReadOnlySet<string> HealthOf { get; init; } = new HashSet<string>();

    public static EraseScope Of(IReadOnlyCollection<Comment> comments, string? person)
    {
        string[] names = person is null ? [] : [person, .. comments.Select(row => row.Author).Distinct()];
        return new EraseScope
        {
            CommentIds = comments.Select(row => row.Id).ToHashSet(),
            Words = new ErasedWords(comments.Select(row => row.Text), names),
            PersonKeys = names.Select(Commenter.KeyOf).ToHashSet(),
            Names = [.. names.Concat(names.Select(Commenter.KeyOf)).Distinct()],
        };
    }
}
