using System.Runtime.CompilerServices;
using Dashboard.Analysis.Contradictions.Copies;
using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A quotation and whose it is, as far as its article tells.</summary>
/// <param name="Words">The quotation.</param>
/// <param name="Owner">The named speaker, or null.</param>
/// <param name="Unnamed">The unnamed source that it is given to or stands behind, or null.</param>
internal sealed record OwnedQuote(SpokenWords Words, string? Owner, string? Unnamed) : ILinkable<OwnedQuote>
{
    private static readonly HashSet<string> s_unnamed = new("source sources".Split(' '), StringComparer.Ordinal);

    public IReadOnlyList<ulong> Keys => Words.Keys;

    public string ArticleId => Words.ArticleId;

    public string SentenceId => Words.SentenceId;

    /// <summary>A speaker who goes on after so many sentences need not be named again.</summary>
    private const int Beside = 4;

    /// <summary>Names of whoever speaks just before or behind it.</summary>
    public IReadOnlySet<string> Near { get; private init; } = new HashSet<string>();

    public static IEnumerable<OwnedQuote> Read(ReadArticle article)
    {
        var spoken = SpokenWords.Read(article).ToLookup(words => words.Sentence);
        string? named = null;
        (string Speaker, int Paragraph)? statement = null;
        for (var i = 0; i < article.Sentences.Count; i++)
        {
            var sentence = article.Sentences[i];
            var speaker = sentence.Speaker;
            // "the statement read": the statement of whoever was named last.
            if (named is not null && IsStatement(sentence))
                statement = (named, sentence.Paragraph);
            if (speaker is null && statement is { } read && read.Paragraph == sentence.Paragraph)
                speaker = read.Speaker;
            var unnamed = speaker is not null && speaker.Split(' ').Any(word => s_unnamed.Contains(word));
            var orphan = speaker is null || unnamed;
            foreach (var words in spoken[sentence])
            {
                if (IsWholeSentence(words) && (!orphan || StandsAlone(article, i)))
                    yield return new OwnedQuote(words, unnamed ? null : speaker, unnamed ? speaker : null) { Near = NamesBeside(article, i) };
            }
            if (speaker is not null && !unnamed && Narration.NamesOf(speaker).Count > 0)
                named = speaker;
        }
    }

    public int CompareTo(OwnedQuote? other) => other is null ? 1 : Words.CompareTo(other.Words);

    // One quotation is one thing, however alike another reads.
    public bool Equals(OwnedQuote? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private static HashSet<string> NamesBeside(ReadArticle article, int i)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var k = Math.Max(0, i - Beside); k <= i + Beside && k < article.Sentences.Count; k++)
            names.UnionWith(Narration.NamesOf(article.Sentences[k].Speaker));
        return names;
    }

    private static bool IsStatement(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var k = 0; k + 1 < tokens.Count; k++)
        {
            if (tokens[k].Is("statement") && tokens[k + 1].Lower is "read" or "said" or "says" or "reads" && !sentence.IsQuoted(tokens[k].Start, tokens[k].End))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Opened and closed in one sentence that says nothing else, and no quotation before or behind it that it goes on from: newspapers let a speaker go on in a new
    /// paragraph without naming him again.
    /// </summary>
    private static bool StandsAlone(ReadArticle article, int i)
    {
        var sentence = article.Sentences[i];
        if (sentence.Quotes is not [var quote] || quote.Start < sentence.Start || quote.End > sentence.End || sentence.Tokens.Any(token => token.IsWord && (token.Start < quote.Start || token.End > quote.End)))
            return false;
        if (i == 0 || article.Sentences[i - 1].Quotes.Count > 0 || i + 1 < article.Sentences.Count && article.Sentences[i + 1] is { Quotes: [var next, ..] } after && next.Start <= after.Start + 1)
            return false;
        // Behind "a source said" in one paragraph it stands behind that source; behind a named speaker it is his.
        return sentence.Speaker is not null || article.Sentences[i - 1].Speaker is null;
    }

    /// <summary>The quotation is a sentence of its own, or all of one but for who speaks.</summary>
    private static bool IsWholeSentence(SpokenWords words) => words.Content.Count >= 5 && words.First <= 1;
}
