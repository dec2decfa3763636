using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>What somebody is said to believe, or to have said.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Cue">Index of the verb.</param>
/// <param name="Believes">Only believes, thinks or suspects.</param>
/// <param name="Who">Names of whoever believes or says it, and the noun for them.</param>
/// <param name="Runs">Every run of four content words.</param>
internal sealed record HeldView(ReadSentence Sentence, int Cue, bool Believes, HashSet<string> Who, IReadOnlyList<ulong> Runs) : ILinkable<HeldView>
{
    private const int Run = 4;

    private static readonly HashSet<string> s_believes = new("believes believe believed thinks suspects suspect suspected fears assumes assume assumed".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_says = new("said says stated confirmed announced told".Split(' '), StringComparer.Ordinal);

    public IReadOnlyList<ulong> Keys => Runs;

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public static IEnumerable<HeldView> Read(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
        {
            if (sentence.IsTitle || sentence.HasDenial)
                continue;
            var attribution = sentence.Attribution;
            if (attribution.Verb < 0 || attribution.Speaker is not { } speaker)
                continue;
            var verb = sentence.Tokens[attribution.Verb].Lower;
            var believes = s_believes.Contains(verb);
            // "said they believe" is a belief told, neither the one nor the other.
            if (!believes && (!s_says.Contains(verb) || sentence.HasHedge || sentence.Tokens.Any(token => s_believes.Contains(token.Lower))))
                continue;
            var who = Narration.NamesOf(speaker);
            foreach (var token in Tokenizer.Read(speaker, 0, speaker.Length))
            {
                if (StatementReader.IsContent(token) && !token.Capital && !Words.Common.Contains(token.Concept))
                    who.Add(token.Concept);
            }
            var content = sentence.Tokens.Where(StatementReader.IsContent).Select(token => token.Concept).ToList();
            var runs = new SortedSet<ulong>();
            for (var i = 0; i + Run <= content.Count; i++)
                runs.Add(Contradictions.Keys.Of("view", string.Join(' ', content.Skip(i).Take(Run))));
            if (who.Count > 0 && runs.Count > 0)
                yield return new HeldView(sentence, attribution.Verb, believes, who, [.. runs]);
        }
    }

    public int CompareTo(HeldView? other) => other is null ? 1 : Sentence.CompareTo(other.Sentence);

    // One sentence is one thing, however alike another reads.
    public bool Equals(HeldView? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
