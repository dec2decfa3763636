using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>What stands between quotation marks in one sentence: tokens <c>[First, Last)</c> of it.</summary>
internal sealed record SpokenWords(ReadSentence Sentence, int First, int Last) : ILinkable<SpokenWords>
{
    private const int FewestWords = 3;

    /// <summary>So many of the longest words, in pairs, find renderings that share no run of words.</summary>
    private const int LongestWords = 8;

    private IReadOnlyList<SpokenWords> _article = [];
    private HashSet<string>? _pairs;
    private ulong[]? _keys;
    private List<Token>? _content;

    public IReadOnlyList<ulong> Keys => _keys ??= ReadKeys();

    public string ArticleId => Sentence.Article.Id;
    public string SentenceId => Sentence.Id;

    /// <summary>Content words and numbers in order.</summary>
    public IReadOnlyList<Token> Content => _content ??= [.. Words.Where(token => token.Kind == TokenKind.Number || StatementReader.IsContent(token))];

    public IEnumerable<Token> Words
    {
        get
        {
            for (var k = First; k < Last; k++)
            {
                if (Sentence.Tokens[k].Kind != TokenKind.Symbol)
                    yield return Sentence.Tokens[k];
            }
        }
    }

    /// <summary>The words without marks and capitals: equal for the same quotation.</summary>
    public string Name => string.Join(' ', Words.Select(token => Spelling.Plain(token.Lower)));

    public string Written => CopiedCandidates.Written(Sentence, First, Last);

    public static IEnumerable<SpokenWords> Read(ReadArticle article)
    {
        var found = Find(article).ToList();
        foreach (var spoken in found)
            spoken._article = found;
        return found;
    }

    /// <summary>The article of this quotation carries the other one too, more or less word for word.</summary>
    public bool StandsBeside(SpokenWords other) => _article.Any(mine => mine.Name == other.Name || mine.Shares(other));

    /// <summary>Half of the shorter one's neighbouring words are neighbours in the other too.</summary>
    private bool Shares(SpokenWords other) => Pairs.Count(other.Pairs.Contains) * 2 >= Math.Max(1, Math.Min(Pairs.Count, other.Pairs.Count));

    private HashSet<string> Pairs => _pairs ??= [.. Content.Zip(Content.Skip(1)).Select(pair => pair.First.Concept + " " + pair.Second.Concept)];

    private static IEnumerable<SpokenWords> Find(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
        {
            if (sentence.IsTitle)
                continue;
            foreach (var (start, end) in sentence.Quotes)
            {
                if (!IsWhole(article.Article.Text, start, end, sentence))
                    continue;
                var first = 0;
                while (first < sentence.Tokens.Count && sentence.Tokens[first].Start < start)
                    first++;
                var last = first;
                while (last < sentence.Tokens.Count && sentence.Tokens[last].End <= end)
                    last++;
                while (last > first && sentence.Tokens[last - 1].Kind == TokenKind.Symbol)
                    last--;
                var spoken = new SpokenWords(sentence, first, last);
                if (spoken.Words.Take(FewestWords).Count() == FewestWords && spoken.Content.Count >= 2)
                    yield return spoken;
            }
        }
    }

    /// <summary>Opened where a word begins, and closed again or opening this sentence: a lost mark would make a quotation of the reporter's own words.</summary>
    private static bool IsWhole(string text, int start, int end, ReadSentence sentence) =>
        (end < text.Length && text[end] is '”' or '"' or '»' || start >= sentence.Start && start <= sentence.Start + 1) && end > start && !char.IsWhiteSpace(text[start]) && (start < 2 || !char.IsLetterOrDigit(text[start - 2]) && text[start - 2] is not ('.' or ',' or '?' or '!'));

    public int CompareTo(SpokenWords? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : First.CompareTo(other.First);
    }

    // One quotation is one thing, however alike another reads.
    public bool Equals(SpokenWords? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private ulong[] ReadKeys()
    {
        var keys = new HashSet<ulong>();
        for (var k = 1; k < Content.Count; k++)
            keys.Add(Contradictions.Keys.Of(Content[k - 1].Concept, Content[k].Concept));
        var longest = Content.Select(token => token.Concept).Distinct(StringComparer.Ordinal).OrderByDescending(concept => concept.Length).ThenBy(concept => concept, StringComparer.Ordinal).Take(LongestWords)
            .Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < longest.Count; i++)
        {
            for (var j = i + 1; j < longest.Count; j++)
                keys.Add(Contradictions.Keys.Of(longest[i] + "\t" + longest[j]));
        }
        return [.. keys];
    }
}
