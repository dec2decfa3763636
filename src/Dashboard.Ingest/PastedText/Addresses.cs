using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>The addresses that stand on lines of their own: which one is the article's, and what its words give away.</summary>
internal sealed partial record Addresses(IReadOnlyList<FoundValue> Own, IReadOnlyList<FoundValue> Titles, IReadOnlyList<FoundValue> Sites)
{
    private const int Most = 20;

    [GeneratedRegex(@"https?://\S+$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.None, 10000)]
    private static partial Regex SlugWord();

    public static Addresses Of(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<BlockVerdict> verdicts)
    {
        var own = new List<FoundValue>();
        HashSet<string>? story = null;
        List<HashSet<string>> links = [];
        for (var i = 0; i < paragraphs.Count && own.Count < Most; i++)
        {
            if (verdicts[i].Kind != BlockKind.RelatedLink || paragraphs[i].Text.Length > 2000 || Address().Match(paragraphs[i].Text) is not { Success: true } match)
                continue;
            if (story is null)
                (story, links) = WordsOf(paragraphs, verdicts);
            own.Add(Weigh(paragraphs, i, match, story, links));
        }
        var best = own.MaxBy(a => a.Confidence);
        return best is null || best.Confidence < 0.35
            ? new(own, [], [])
            : new(own, TitleIn(best) is { } title ? [title] : [], SiteOf(best) is { } site ? [site] : []);
    }

    private static FoundValue Weigh(IReadOnlyList<Paragraph> paragraphs, int i, Match match, HashSet<string> story, List<HashSet<string>> links)
    {
        var url = match.Value;
        var labelled = match.Index > 0 || (i > 0 && !paragraphs[i].AfterBlank && paragraphs[i - 1].Text.EndsWith(':')) || (i > 0 && paragraphs[i - 1].Text.EndsWith(':') && paragraphs[i - 1].Text.Length < 40);
        var slug = Slug(url);
        var (confidence, reason) = labelled ? (0.9, "A label before it calls it the address of the article") : (0.4, "An address on a line of its own");
        if (slug.Count >= 3)
        {
            var inStory = slug.Count(story.Contains) / (double)slug.Count;
            var inLink = links.Select(l => slug.Count(l.Contains) / (double)slug.Count).DefaultIfEmpty(0).Max();
            if (inLink > 0.6 && inLink > inStory)
                (confidence, reason) = (0.1, "Its words are those of a related article that is announced in the text");
            else if (inStory >= 0.6)
                (confidence, reason) = (Math.Min(0.96, confidence + 0.2), reason + "; its words are those of the article");
            else if (inStory < 0.4)
                (confidence, reason) = (confidence * 0.5, reason + "; but its words are not those of the article");
        }
        return new FoundValue(url, confidence, reason, i, match.Index);
    }

    private static (HashSet<string> Story, List<HashSet<string>> Links) WordsOf(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<BlockVerdict> verdicts)
    {
        var story = new HashSet<string>(StringComparer.Ordinal);
        var links = new List<HashSet<string>>();
        for (var i = 0; i < paragraphs.Count && i < 2000; i++)
        {
            var words = InsertFinder.Words(paragraphs[i].Text.Length > 20_000 ? paragraphs[i].Text[..20_000] : paragraphs[i].Text);
            if (verdicts[i].Kind is BlockKind.Body or BlockKind.Title)
                story.UnionWith(words);
            else if (verdicts[i].Kind == BlockKind.RelatedLink && !Address().IsMatch(paragraphs[i].Text) && links.Count < 50)
                links.Add(words);
        }
        return (story, links);
    }

    private static HashSet<string> Slug(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? InsertFinder.Words(uri.AbsolutePath.Replace('_', '-')) : [];

    // The last part of the path often is the headline in lower case: shown as a hint, too uncertain to win.
    private static FoundValue? TitleIn(FoundValue url)
    {
        if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var uri) || uri.Segments.Length == 0)
            return null;
        var words = SlugWord().Matches(uri.Segments[^1]).Select(m => m.Value).ToList();
        return words.Count >= 4 ? new FoundValue(string.Join(' ', words), 0.2, "The words of the address") : null;
    }

    private static FoundValue? SiteOf(FoundValue url)
    {
        if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return null;
        var host = uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
        return new FoundValue(host, 0.5, "The site of the address");
    }
}
