using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Analysis.Reuse;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Recognises an article that was pasted as a comment: by a known article's words, or by an article's form.</summary>
internal sealed partial class PastedArticlePhase
{
    private const int Run = 5;
    // A quotation with a thought of one's own stays well below, a pasted text well above.
    private const double MostlyKnown = 0.75;
    private const int FewestKnownWords = 25;
    private const int LongestTitle = 22;
    private const int FewestWords = 180;
    private const int FewestParagraphs = 4;

    private readonly int? pageWords;
    private readonly int articleWords;
    // Which article a run stands in; the article above the thread wins over others that share the run.
    private readonly Dictionary<ulong, int> articleOfRun = [];
    private readonly List<(string Title, int Runs)> articles = [];

    public PastedArticlePhase(string? articleTitle, string? articleText, IReadOnlyList<KnownArticle> known, int? pageWords)
    {
        this.pageWords = pageWords;
        if (!string.IsNullOrWhiteSpace(articleText))
        {
            articleWords = Learn(string.IsNullOrWhiteSpace(articleTitle) ? "the article above" : $"“{articleTitle.Trim()}” above", articleText);
        }
        foreach (var article in known) Learn($"“{article.Title.Trim()}”", article.Text);
    }

    public void Look(CommentInThread comment, int threadWords)
    {
        if (LookForKnown(comment)) return;
        LookAtForm(comment, threadWords);
    }

    private int Learn(string title, string text)
    {
        var words = WordRun.Of(text);
        articles.Add((title, Math.Max(1, words.Count - Run + 1)));
        for (var word = 0; word + Run <= words.Count; word++) articleOfRun.TryAdd(words.Gram(word, Run), articles.Count - 1);
        return words.Count;
    }

    /// <summary>Whether a text is mostly that of an article.</summary>
    public bool IsKnown(string text)
    {
        var words = WordRun.Of(text);
        return Cover(words) is var (_, known) && IsMostly(known);
    }

    private bool LookForKnown(CommentInThread comment)
    {
        var words = comment.Words;
        if (Cover(words) is not var (runsOf, known) || !IsMostly(known)) return false;
        var (best, shared) = runsOf.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key).Select(pair => (articles[pair.Key], pair.Value.Count)).First();
        var covered = known.Count(one => one);
        comment.Notice(SignalKind.PastedArticle, Severity.Medium,
            $"{Percent(covered, words.Count)} of the comment is text of {best.Title} ({covered:N0} words, {Percent(shared, best.Runs)} of that article).".Replace('\u00A0', ' '),
            "pasted-known-article", Spans(words, known));
        return true;
    }

    private static bool IsMostly(bool[] known) => known.Count(one => one) is var covered && covered >= FewestKnownWords && covered >= MostlyKnown * known.Length;

    /// <summary>Which runs of which article stand in a text, and which of its words they cover; null for a text that is too short.</summary>
    private (Dictionary<int, HashSet<ulong>> RunsOf, bool[] Known)? Cover(WordRun words)
    {
        if (words.Count < FewestKnownWords || articleOfRun.Count == 0) return null;
        var runsOf = new Dictionary<int, HashSet<ulong>>();
        var known = new bool[words.Count];
        for (var word = 0; word + Run <= words.Count; word++)
        {
            var gram = words.Gram(word, Run);
            if (!articleOfRun.TryGetValue(gram, out var article)) continue;
            if (!runsOf.TryGetValue(article, out var runs)) runsOf.Add(article, runs = []);
            runs.Add(gram);
            known.AsSpan(word, Run).Fill(true);
        }
        return (runsOf, known);
    }

    private void LookAtForm(CommentInThread comment, int threadWords)
    {
        var words = comment.Words.Count;
        if (words < FewestWords) return;
        var paragraphs = comment.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (paragraphs.Length < FewestParagraphs + 2 || !IsTitle(paragraphs[0])) return;
        if (Byline(paragraphs[1]) is not { } byline) return;

        var page = Math.Max(words, pageWords ?? articleWords + threadWords);
        var where = (pageWords ?? articleWords) > 0 ? "page" : "thread";
        comment.Notice(SignalKind.PastedArticle, Severity.Medium, string.Create(CultureInfo.InvariantCulture,
            $"Has the form of an article: a title line, a byline (“{byline}”) and {words:N0} words in {paragraphs.Length - 2} paragraphs, {Percent(words, page)} of the {where}."),
            "pasted-article-form");
    }

    // A headline is one line without a full stop whose longer words mostly have capitals, or at least short and unpunctuated.
    private static bool IsTitle(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 3 and <= LongestTitle && line[^1] is not ('.' or ',' or ';' or ':') && char.IsUpper(line.FirstOrDefault(char.IsLetter, 'a'));
    }

    private static string? Byline(string line) => line.Length is > 4 and <= 90 && BylineForm().IsMatch(line) ? line : null;

    private static string Percent(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / Math.Max(1, whole):0} %");

    private static List<CommentSpan> Spans(WordRun words, bool[] known)
    {
        var spans = new List<CommentSpan>();
        for (var word = 0; word < words.Count; word++)
        {
            if (!known[word]) continue;
            if (word > 0 && known[word - 1]) spans[^1] = spans[^1] with { End = words.End(word) };
            else spans.Add(new CommentSpan(words.Start(word), words.End(word)));
        }
        return spans;
    }

    // "By Name Name", "Name Name | Outlet", "Name Name, Outlet Name - 4 May": capitalised names, then at most an outlet or a day.
    [GeneratedRegex(@"^(?:[Bb][Yy]:? )?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|del|der|van|von|bin|al|el|and)){1,4}(?: ?[|•·–—,/-] ?\p{Lu}[\p{L}\p{N} .,:'’&-]{1,60})?$", RegexOptions.NonBacktracking)]
    private static partial Regex BylineForm();
}
