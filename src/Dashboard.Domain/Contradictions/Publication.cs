namespace Dashboard.Domain.Contradictions;

/// <summary>That a resolution was given to readers. When it was first published, and what changed since, is in the story's log.</summary>
/// <param name="ForReaders">Why, in words that were written for readers; null when the finding stands alone. The resolution's own reason stays in the house.</param>
/// <param name="Page">Address of the page on which it stands, when it was said.</param>
/// <param name="ById">Who published it, for the desk only.</param>
/// <param name="ByName">Their name, for the desk only.</param>
/// <param name="At">When.</param>
public sealed record Publication(string? ForReaders, string? Page, string ById, string ByName, DateTimeOffset At);
