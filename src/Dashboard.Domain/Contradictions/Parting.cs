namespace Dashboard.Domain.Contradictions;

/// <summary>Articles of a contradiction went to another story.</summary>
/// <param name="StoryId">That story.</param>
/// <param name="Title">Its title then.</param>
/// <param name="ByName">Who moved them.</param>
public sealed record Parting(string StoryId, string Title, string ByName, DateTimeOffset At);
