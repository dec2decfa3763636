using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>An act that somebody was told of: done in part ("have removed most"), or going on as a whole ("were pulling out").</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="First">Index of the first token of the verb.</param>
/// <param name="Last">One past the last token that says so.</param>
/// <param name="Act">Concept of the verb.</param>
/// <param name="Done">Done in part; else going on.</param>
internal sealed record ToldProgress(ReadSentence Sentence, int First, int Last, string Act, bool Done) : ILinkable<ToldProgress>
{
    private static readonly HashSet<string> s_parts = new("most half some part many several".Split(' '), StringComparer.Ordinal);

    public IReadOnlyList<ulong> Keys { get; } = [.. Sentence.Names.Order(StringComparer.Ordinal).Select(name => Contradictions.Keys.Of("progress " + Act, name))];

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public static IEnumerable<ToldProgress> Read(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
        {
            if (sentence.IsTitle || sentence.HasDenial || sentence.Names.Count < 2 || !sentence.Content.Contains("#tell"))
                continue;
            var tokens = sentence.Tokens;
            var told = 0;
            while (told < tokens.Count && tokens[told].Concept != "#tell")
                told++;
            for (var k = told + 2; k + 1 < tokens.Count; k++)
            {
                var before = tokens[k - 1].Lower;
                if (before is "have" or "has" or "had" && Stems.IsPast(tokens[k].Lower) && s_parts.Contains(tokens[k + 1].Lower.Trim('"')))
                    yield return new ToldProgress(sentence, k - 1, k + 2, tokens[k].Concept, true);
                else if (before is "are" or "is" or "was" or "were" && tokens[k].Lower.EndsWith("ing", StringComparison.Ordinal) && !tokens.Skip(k + 1).Take(3).Any(token => s_parts.Contains(token.Lower)))
                    yield return new ToldProgress(sentence, k - 1, k + 1 + (tokens[k + 1].Lower is "out" or "back" or "off" ? 1 : 0), tokens[k].Concept, false);
            }
        }
    }

    public int CompareTo(ToldProgress? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : First.CompareTo(other.First);
    }

    // One place in one sentence is one thing, however alike another reads.
    public bool Equals(ToldProgress? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
