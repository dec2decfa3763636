namespace Dashboard.Analysis.Reuse;

/// <summary>Tells which stretches of a paragraph stand between quotation marks; unbalanced marks end with the paragraph.</summary>
internal static class Quotation
{
    /// <summary>Share of the words first..last (inclusive) that are quoted; the paragraph decides, not the words alone.</summary>
    public static double Share(ArticleWords article, int first, int last)
    {
        var words = article.Words;
        var text = words.Text;
        var paragraph = article.ParagraphOf[first];
        var open = false;
        var quoted = 0;
        var at = words.Start(article.ParagraphStart(paragraph));
        // Marks in front of the first word of a paragraph belong to it.
        while (at > 0 && IsMark(text[at - 1])) at--;
        for (var word = article.ParagraphStart(paragraph); word <= last; word++)
        {
            for (; at < words.Start(word); at++) open = After(text, at, open);
            at = words.End(word);
            if (word >= first && open) quoted++;
        }
        return (double)quoted / (last - first + 1);
    }

    private static bool IsMark(char letter) => letter is '"' or '“' or '”' or '„' or '«' or '»' or '‘' or '\'';

    private static bool After(string text, int at, bool open) => text[at] switch
    {
        '“' or '„' or '«' => true,
        '”' or '»' => false,
        '"' => !open,
        '‘' => true,
        // A closing single mark follows the end of a clause; elsewhere it is an apostrophe.
        '’' or '\'' when at > 0 && text[at - 1] is '.' or ',' or '!' or '?' => false,
        '\'' when (at == 0 || char.IsWhiteSpace(text[at - 1])) && at + 1 < text.Length && char.IsLetter(text[at + 1]) => true,
        _ => open,
    };
}
