using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>What a group of people of a country or body is called.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="First">Index of the country or body.</param>
/// <param name="Last">One past the noun.</param>
/// <param name="Of">Name of the country or body.</param>
/// <param name="Sort">What kind of people the noun makes of them.</param>
internal sealed record GroupName(ReadSentence Sentence, int First, int Last, string Of, string Sort) : ILinkable<GroupName>
{
    /// <summary>Nouns by what they make of people: who says one of them of a group does not say another of it.</summary>
    private static readonly Dictionary<string, string> s_sorts = Build("""
        armed: troops soldiers servicemen fighters forces
        helpers: specialists experts technicians advisers advisors instructors trainers engineers
        hired: mercenaries
        rebels: rebels insurgents guerrillas militants
        terrorists: terrorists extremists
        protesters: protesters demonstrators marchers
        rioters: rioters thugs hooligans looters vandals
        refugees: refugees migrants
        illegals: illegals invaders
        """);

    private static readonly HashSet<(string, string)> s_clashes =
        [("armed", "helpers"), ("armed", "hired"), ("helpers", "hired"), ("rebels", "terrorists"), ("protesters", "rioters"), ("illegals", "refugees")];

    public IReadOnlyList<ulong> Keys { get; } = [Contradictions.Keys.Of("group", Of)];

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public string Noun => Sentence.Tokens[Last - 1].Lower;

    public bool Clashes(GroupName other) => s_clashes.Contains((Sort, other.Sort)) || s_clashes.Contains((other.Sort, Sort));

    /// <summary>The first use of each sort in an article.</summary>
    public static IEnumerable<GroupName> Read(ReadArticle article) =>
        article.Sentences.SelectMany(Read).DistinctBy(group => (group.Of, group.Sort));

    public int CompareTo(GroupName? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : First.CompareTo(other.First);
    }

    // One place in one sentence is one thing, however alike another reads.
    public bool Equals(GroupName? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private static IEnumerable<GroupName> Read(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!tokens[i].Name || tokens[i].End - tokens[i].Start > tokens[i].Lower.Length)
                continue;
            // "Norland troops", "[Norland] specialists", "Norland technical experts"
            for (var k = i + 1; k < tokens.Count && k <= i + 3; k++)
            {
                if (!s_sorts.TryGetValue(tokens[k].Lower, out var sort))
                {
                    if (tokens[k].Lower is "]" or "“" or "”" or "\"" || tokens[k].IsWord && !tokens[k].Name && !Words.Stop.Contains(tokens[k].Lower))
                        continue;
                    break;
                }
                if (!Polarity.IsNegated(tokens, i) && Polarity.DenialOf(tokens, i) < 0)
                    yield return new GroupName(sentence, i, k + 1, tokens[i].Concept, sort);
                break;
            }
        }
    }

    private static Dictionary<string, string> Build(string table)
    {
        var sorts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = row.Split(':');
            foreach (var noun in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                sorts[noun] = parts[0].Trim();
        }
        return sorts;
    }
}
