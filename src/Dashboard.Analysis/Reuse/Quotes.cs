namespace Dashboard.Analysis.Reuse;

/// <summary>Tells whether a short text takes words over from an article.</summary>
public static class Quotes
{
    private const int ShortestQuote = 6;

    /// <summary>True when at least six words in a row stand in the article too.</summary>
    public static bool FromArticle(string text, string article)
    {
        var source = WordRun.Of(article);
        var runs = new HashSet<ulong>();
        for (var word = 0; word + ShortestQuote <= source.Count; word++) runs.Add(source.Gram(word, ShortestQuote));
        var words = WordRun.Of(text);
        for (var word = 0; word + ShortestQuote <= words.Count; word++)
            if (runs.Contains(words.Gram(word, ShortestQuote))) return true;
        return false;
    }
}
