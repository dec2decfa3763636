namespace Dashboard.Analysis.Triage;

/// <summary>An article that came after comments which may have been pasted from it.</summary>
/// <param name="title">Of the article.</param>
/// <param name="text">What it says.</param>
public sealed class LateArticle(string? title, string text)
{
    /// <summary>A comment with fewer letters holds too few words to be an article's; it need not be asked about.</summary>
    public const int FewestLetters = 50;

    private readonly PastedArticlePhase phase = new(title, text, [], null);

    /// <summary>Whether the triage would call this comment pasted from the article.</summary>
    public bool IsPastedIn(string comment) => phase.IsKnown(comment);
}
