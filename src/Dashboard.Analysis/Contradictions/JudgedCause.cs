using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>What an outlet says in its own voice of a thing that has effects: that it did harm without right, or that it works.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="First">Index of the first token that says so.</param>
/// <param name="Last">One past the last.</param>
/// <param name="Thing">Concept of the thing.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Blames">It is named as a cause and judged.</param>
internal sealed record JudgedCause(ReadSentence Sentence, int First, int Last, string Thing, string Owner, bool Blames) : ILinkable<JudgedCause>
{
    private const int LongestPhrase = 6;

    private static readonly HashSet<string> s_against = new(
        "unwarranted unjustified unjust unfair illegal unlawful aggressive brutal cruel reckless needless senseless inhumane punitive disastrous failed botched".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> s_for = new("working effective successful succeeding justified lawful fair necessary".Split(' '), StringComparer.Ordinal);

    /// <summary>Adjectives of countries that do not come from the country's name.</summary>
    private static readonly Dictionary<string, string> s_owners = new(StringComparer.Ordinal)
    {
        ["american"] = "us", ["u.s."] = "us", ["u.s"] = "us", ["usa"] = "us", ["british"] = "uk", ["u.k."] = "uk", ["uk"] = "uk", ["britain"] = "uk", ["french"] = "france", ["dutch"] = "netherlands",
        ["german"] = "germany", ["greek"] = "greece", ["spanish"] = "spain", ["chinese"] = "china", ["swiss"] = "switzerland", ["polish"] = "poland", ["danish"] = "denmark", ["e.u."] = "eu", ["european"] = "eu",
    };

    public IReadOnlyList<ulong> Keys { get; } = [Contradictions.Keys.Of("cause " + Thing, Owner)];

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public static IEnumerable<JudgedCause> Read(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
        {
            var tokens = sentence.Tokens;
            for (var k = 1; k + 1 < tokens.Count; k++)
            {
                if (IsCause(tokens, k) && Narration.IsFact(sentence, k) && Blamed(sentence, k) is { } blamed)
                    yield return blamed;
                else if (s_for.Contains(tokens[k].Lower) && tokens[k - 1].Lower is "are" or "is" && k > 2 && OwnerAt(tokens, k - 3) is { } owner && StatementReader.IsContent(tokens[k - 2]) && Narration.IsFact(sentence, k))
                    yield return new JudgedCause(sentence, k - 1, k + 1, tokens[k - 2].Concept, owner, false);
            }
        }
    }

    public int CompareTo(JudgedCause? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : First.CompareTo(other.First);
    }

    // One place in one sentence is one thing, however alike another reads.
    public bool Equals(JudgedCause? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private static bool IsCause(IReadOnlyList<Token> tokens, int k) =>
        tokens[k].Is("due") && tokens[k + 1].Is("to") || tokens[k].Is("because") && tokens[k + 1].Is("of") || tokens[k].Is("caused") && tokens[k + 1].Is("by") || tokens[k].Is("owing") && tokens[k + 1].Is("to");

    private static JudgedCause? Blamed(ReadSentence sentence, int cue)
    {
        var tokens = sentence.Tokens;
        string? owner = null;
        var judged = false;
        var last = cue + 2;
        while (last < tokens.Count && last < cue + 2 + LongestPhrase && tokens[last].IsWord && (Words.Determiners.Contains(tokens[last].Lower) || StatementReader.IsContent(tokens[last])))
        {
            judged |= s_against.Contains(tokens[last].Lower);
            owner ??= OwnerAt(tokens, last);
            last++;
        }
        return judged && owner is not null && last > cue + 3 ? new JudgedCause(sentence, cue, last, tokens[last - 1].Concept, owner, true) : null;
    }

    private static string? OwnerAt(IReadOnlyList<Token> tokens, int k) => tokens[k].Name || tokens[k].Capital ? s_owners.GetValueOrDefault(tokens[k].Lower, tokens[k].Concept) : null;
}
