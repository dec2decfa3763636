using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>An act that a sentence tells of, as a fact or from an unnamed source.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Act">Index of its verb.</param>
/// <param name="Class">What is compared.</param>
/// <param name="Source">Tokens that name the unnamed source; null when the outlet says it itself.</param>
internal sealed record ToldAct(ReadSentence Sentence, int Act, string Class, (int First, int Last)? Source) : ILinkable<ToldAct>
{
    private static readonly HashSet<string> s_sources = new("source sources".Split(' '), StringComparer.Ordinal);

    public IReadOnlyList<ulong> Keys { get; } = [.. Sentence.Names.Order(StringComparer.Ordinal).Select(name => Contradictions.Keys.Of("told " + Class, name))];

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public static IEnumerable<ToldAct> Read(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
        {
            if (sentence.IsTitle || sentence.HasDenial || sentence.Names.Count < 2)
                continue;
            var source = Unnamed(sentence);
            for (var k = 1; k < sentence.Tokens.Count; k++)
            {
                var token = sentence.Tokens[k];
                if (token.Name || !(Stems.IsPast(token.Lower) || token.Lower is "cut" or "quit" or "shut") || Words.Stop.Contains(token.Lower) || Words.Reporting.Contains(token.Concept) || Words.Common.Contains(token.Concept))
                    continue;
                // A report in the perfect tense is news of its own; a past tense may be background.
                var fact = source is null && sentence.Tokens[k - 1].Lower is "has" or "have" && Narration.IsFact(sentence, k) && sentence.Quantities.Count == 0
                    && !sentence.Tokens.Any(one => one.Lower is "before" or "previously" or "once" or "ever" or "since" or "long" or "always");
                if (fact || source is not null)
                {
                    yield return new ToldAct(sentence, k, ClassOf(sentence, k), source);
                    break;
                }
            }
        }
    }

    public int CompareTo(ToldAct? other) => other is null ? 1 : Sentence.CompareTo(other.Sentence);

    // One sentence is one thing, however alike another reads.
    public bool Equals(ToldAct? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>To cut the number of one's people somewhere is to withdraw people from there.</summary>
    private static string ClassOf(ReadSentence sentence, int act)
    {
        var tokens = sentence.Tokens;
        if (tokens[act].Concept is not ("#cut" or "#leave"))
            return tokens[act].Concept;
        for (var k = act + 1; k < tokens.Count && k < act + 8; k++)
        {
            if (tokens[k].Concept is "#employee" or "#people" or "#soldier" || tokens[k].IsWord && !tokens[k].Name && Lexicon.ClassOf(tokens[k].Lower) == NounClass.Person)
                return "withdraw people";
        }
        return tokens[act].Concept;
    }

    private static (int First, int Last)? Unnamed(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var k = 0; k < tokens.Count; k++)
        {
            if (s_sources.Contains(tokens[k].Lower) && k > 0)
            {
                var first = k;
                while (first > 0 && first > k - 6 && (tokens[first - 1].Name || tokens[first - 1].Lower is "according" or "to" or "the" or "a" or "its" || tokens[first - 1].Lower.EndsWith("ed", StringComparison.Ordinal)))
                    first--;
                return (first, k + 1);
            }
            if (tokens[k].Lower is "person" or "people" && k + 2 < tokens.Count && (tokens[k + 1].Is("close") || tokens[k + 1].Is("familiar")))
                return (k > 1 && tokens[k - 2].Is("citing") ? k - 2 : k, k + 3);
        }
        return null;
    }
}
