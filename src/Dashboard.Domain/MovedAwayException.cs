namespace Dashboard.Domain;

/// <summary>Somebody has moved it to another story since it was looked at; nothing was changed.</summary>
/// <param name="message">For the person who asked: what happened and where it is.</param>
/// <param name="storyId">The story where it is now.</param>
public sealed class MovedAwayException(string message, string storyId) : Exception(message)
{
    public string StoryId { get; } = storyId;
}
