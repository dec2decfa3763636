using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>An unnamed source and whom it is said to be close to.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="First">Index of the word "source", "person" or the like.</param>
/// <param name="Last">One past the last token of the description.</param>
/// <param name="Near">Names of whom it is close to, sorted.</param>
internal sealed record SourcePhrase(ReadSentence Sentence, int First, int Last, string Near) : ILinkable<SourcePhrase>
{
    private static readonly HashSet<string> s_nouns = new("source sources person people official officials insider insiders".Split(' '), StringComparer.Ordinal);

    public IReadOnlyList<ulong> Keys { get; } = [Contradictions.Keys.Of("source near", Near)];

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public static IEnumerable<SourcePhrase> Read(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
        {
            var tokens = sentence.Tokens;
            for (var i = 0; i + 3 < tokens.Count; i++)
            {
                if (!s_nouns.Contains(tokens[i].Lower) || !(tokens[i + 1].Is("close") && tokens[i + 2].Is("to") || tokens[i + 1].Is("familiar") && tokens[i + 2].Is("with")))
                    continue;
                var last = i + 3;
                while (last < tokens.Count && (Words.Determiners.Contains(tokens[last].Lower) || tokens[last].Name))
                    last++;
                var names = tokens.Skip(i + 3).Take(last - i - 3).Where(token => token.Name).Select(token => token.Concept).Distinct().Order(StringComparer.Ordinal).ToList();
                if (names.Count > 0)
                    yield return new SourcePhrase(sentence, i, last, string.Join('+', names));
            }
        }
    }

    public int CompareTo(SourcePhrase? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : First.CompareTo(other.First);
    }

    // One place in one sentence is one thing, however alike another reads.
    public bool Equals(SourcePhrase? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
