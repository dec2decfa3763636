using Dashboard.Domain.Articles;

namespace Dashboard.Web.Features.Moderation;

/// <summary>The paragraph of the article that a comment speaks of.</summary>
/// <param name="Start">In the article's stored text, UTF-16 code units.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Text">The words.</param>
/// <param name="Matched">False: nothing in it fits better than the rest, so it is the beginning.</param>
/// <param name="Shared">Words that comment and paragraph share, the rarest first.</param>
public sealed record ArticlePassage(string ArticleId, int Start, int End, string Text, bool Matched, IReadOnlyList<string> Shared)
{
    // One shared word is chance; words of three letters are mostly grammar.
    private const int FewestShared = 2;
    private const int ShortestWord = 4;

    /// <summary>The paragraph that shares the most and the rarest words with the comment; the first one when none shares two.</summary>
    public static ArticlePassage? About(string articleId, string text, IReadOnlyList<Block> blocks, string comment)
    {
        var paragraphs = blocks.Where(block => block.Kind is BlockKind.Body or BlockKind.Caption && block.End <= text.Length)
            .SelectMany(block => Paragraphs.Of(text[block.Start..block.End]).Select(one => (Start: block.Start + one.Start, End: block.Start + one.End))).ToList();
        if (paragraphs.Count == 0)
            return null;
        var words = paragraphs.ConvertAll(paragraph => WordsIn(text.AsSpan(paragraph.Start, paragraph.End - paragraph.Start)));
        var known = words.SelectMany(set => set).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var wanted = WordsIn(comment);
        wanted.RemoveWhere(word => !known.TryGetValue(word, out var count) || count * 2 > paragraphs.Count + 1);
        var (best, score) = (0, 0d);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var shared = words[i].Where(wanted.Contains).ToList();
            var sum = shared.Count < FewestShared ? 0 : shared.Sum(word => Math.Log(1 + ((double)paragraphs.Count / known[word])));
            if (sum > score)
                (best, score) = (i, sum);
        }
        var (start, end) = paragraphs[best];
        return new ArticlePassage(articleId, start, end, text[start..end], score > 0, score > 0 ? [.. words[best].Where(wanted.Contains).OrderBy(word => known[word]).ThenBy(word => word, StringComparer.Ordinal)] : []);
    }

    private static HashSet<string> WordsIn(ReadOnlySpan<char> text)
    {
        var words = new HashSet<string>();
        for (var start = 0; start < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[start]))
            {
                start++;
                continue;
            }
            var end = start + 1;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            if (end - start >= ShortestWord || char.IsDigit(text[start]))
                words.Add(text[start..end].ToString().ToLowerInvariant());
            start = end;
        }
        return words;
    }
}

/// <summary>Stretches of a text between blank lines.</summary>
internal static class Paragraphs
{
    public static IEnumerable<(int Start, int End)> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0)
                end = text.Length;
            if (!string.IsNullOrWhiteSpace(text[start..end]))
                yield return (start, end);
            start = end + 2;
        }
    }
}
