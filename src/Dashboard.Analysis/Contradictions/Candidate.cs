using System.Runtime.CompilerServices;
using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>One sentence's part in a possible conflict.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Stance">What it does with the disputed fact.</param>
/// <param name="Value">Normalised value for display, or null.</param>
/// <param name="Marks">The words that conflict.</param>
/// <param name="Group">Which side it belongs to: assertions of one dispute with equal groups stand together.</param>
/// <param name="Sort">Orders sides, e.g. by value.</param>
/// <param name="Speaker">Overrides the sentence's speaker.</param>
internal sealed record Assertion(
    ReadSentence Sentence,
    Stance Stance,
    string? Value,
    IReadOnlyList<(int Start, int End)> Marks,
    string Group,
    double Sort,
    string? Speaker = null) : IComparable<Assertion>
{
    /// <summary>Who speaks, for counting origins; filled by whoever counts first.</summary>
    public string? VoiceName { get; set; }

    /// <summary>Where in the article the disputed fact stands, when it is more than the marked words; names the assertion.</summary>
    public int? At { get; init; }

    /// <summary>The earlier words first, then the longer list of them.</summary>
    public int CompareTo(Assertion? other)
    {
        if (other is null)
            return 1;
        var order = (Marks.Count > 0 ? Marks[0].Start : 0).CompareTo(other.Marks.Count > 0 ? other.Marks[0].Start : 0);
        if (order == 0)
            order = other.Marks.Count.CompareTo(Marks.Count);
        return order != 0 ? order : string.CompareOrdinal(Value, other.Value);
    }

    /// <summary>Two assertions with one name are the same words about the same fact.</summary>
    public string Name(string kind) => kind + "|" + Sentence.Id + "|" + (At ?? (Marks.Count > 0 ? Marks[0].Start : Sentence.Start));
}

/// <summary>Two assertions that cannot both hold, if they speak of the same thing; whether they do is weighed when all articles are known.</summary>
/// <param name="Rule">Detector's name.</param>
/// <param name="Kind">Kind of conflict.</param>
/// <param name="Topic">Normalised name of the disputed fact.</param>
/// <param name="Question">The question that both answer differently.</param>
/// <param name="A">One side.</param>
/// <param name="B">The other.</param>
/// <param name="Shared">Concepts that both share around the disputed words.</param>
/// <param name="AContext">Concepts around the disputed words in the first.</param>
/// <param name="BContext">The same in the second.</param>
/// <param name="Needed">Weighted share of common context that must be reached, 0 when the sentences are copies but for the conflict.</param>
/// <param name="Arithmetic">The calculation, or null.</param>
/// <param name="Checked">What was compared before.</param>
internal sealed record Candidate(
    string Rule,
    ContradictionKind Kind,
    string Topic,
    string Question,
    Assertion A,
    Assertion B,
    IReadOnlyList<string> Shared,
    IReadOnlyList<string> AContext,
    IReadOnlyList<string> BContext,
    double Needed,
    string? Arithmetic,
    string Checked)
{
    private readonly FindingText? _text;

    /// <summary>What the rule says to an editor.</summary>
    public FindingText Text { get => _text ?? FindingTexts.Of(Kind); init => _text = value; }

    /// <summary>Further lines of the explanation.</summary>
    public IReadOnlyList<Reason> More { get; init; } = [];

    /// <summary>Most that the finding can be trusted, for a reason that no labelled text shows; the reason is in <see cref="More"/>.</summary>
    public double MostConfidence { get; init; } = 1;

    /// <summary>Names of the two assertions, equal for the same words about the same fact.</summary>
    public ulong AName { get; } = Keys.Of(A.Name(Kind.ToString()));

    public ulong BName { get; } = Keys.Of(B.Name(Kind.ToString()));

    /// <summary>Sorts candidates the same way whatever their order of arrival.</summary>
    public string Order => string.CompareOrdinal(A.Sentence.Id, B.Sentence.Id) < 0 ? A.Name("") + B.Name("") : B.Name("") + A.Name("");

    /// <summary>The key of a finding that is named after it; filled by whoever asks first.</summary>
    public string? Key { get; set; }

    /// <summary>How likely the sentence judge calls the two sentences a contradiction; filled by whoever asks first.</summary>
    public double? Judged { get; set; }

    // One comparison is one thing, however alike another reads.
    public bool Equals(Candidate? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>When the later of the two came in.</summary>
    public DateTimeOffset When => A.Sentence.Article.ReceivedAt > B.Sentence.Article.ReceivedAt ? A.Sentence.Article.ReceivedAt : B.Sentence.Article.ReceivedAt;

    /// <summary>
    /// The same two numbers for the same thing are one dispute, wherever they stand: for the same names, or, without a name, for the same words,
    /// and at the same place.
    /// </summary>
    public IReadOnlyList<ulong> SameDispute { get; init; } = Kind == ContradictionKind.Number ? NumberNames(Topic, A, B, Shared) : [];

    private static ulong[] NumberNames(string topic, Assertion a, Assertion b, IReadOnlyList<string> shared)
    {
        var (low, high) = string.CompareOrdinal(a.Group, b.Group) < 0 ? (a.Group, b.Group) : (b.Group, a.Group);
        var numbers = Keys.Of(topic + "|" + low + "|" + high, a.Sentence.Scope.Name + "|" + b.Sentence.Scope.Name);
        if (a.Sentence.Scope.Name != b.Sentence.Scope.Name)
            return [];
        var names = shared.Where(concept => concept[0] == '@').Select(name => Keys.Of(numbers, name)).ToArray();
        return names.Length > 0 ? names : [Keys.Of(numbers, string.Join(' ', shared))];
    }
}

/// <summary>Sets of concepts as sorted lists, so that sums over them come out the same whatever the order of arrival.</summary>
internal static class ContextWords
{
    public static string[] Sorted(IEnumerable<string> concepts)
    {
        var sorted = concepts.Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    public static List<string> Shared(string[] a, string[] b)
    {
        var shared = new List<string>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var order = string.CompareOrdinal(a[i], b[j]);
            if (order == 0)
            {
                shared.Add(a[i]);
                i++;
                j++;
            }
            else if (order < 0)
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return shared;
    }
}
