using System.Runtime.CompilerServices;
using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Claims;

namespace Dashboard.Analysis.Contradictions;

/// <summary>An office that an article gives to a person.</summary>
internal sealed record HeldOffice(ReadSentence Sentence, FoundLabel Label, string? Status) : ILinkable<HeldOffice>
{
    /// <summary>Ways of holding an office that exclude holding it outright.</summary>
    private static readonly HashSet<string> s_status = new("interim acting provisional caretaker".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> s_offices = new(
        "president minister secretary governor mayor premier chancellor chief director chairman chairwoman speaker ambassador commissioner prosecutor".Split(' '), StringComparer.Ordinal);

    public IReadOnlyList<ulong> Keys { get; } = [Contradictions.Keys.Of("office " + Label.Head, Label.Family)];

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public static IEnumerable<HeldOffice> Read(ReadArticle article)
    {
        foreach (var label in article.Labels)
        {
            // A title right before the name; "is the", "as the" and what is past say less.
            if (!s_offices.Contains(label.Head) || label.Use.Voice != Voice.Narrator || label.Term.Contains("former", StringComparison.Ordinal) || !IsTitle(article.Article.Text, label))
                continue;
            if (article.Sentences.FirstOrDefault(sentence => sentence.Start <= label.Use.Start && sentence.End >= label.Use.End) is { } sentence)
                yield return new HeldOffice(sentence, label, label.Term.Split(' ').FirstOrDefault(s_status.Contains));
        }
    }

    private static bool IsTitle(string text, FoundLabel label) => text.AsSpan(Math.Min(label.Use.End, text.Length)).TrimStart().StartsWith(label.Written, StringComparison.Ordinal);

    public int CompareTo(HeldOffice? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : Label.CompareTo(other.Label);
    }

    // One place in one sentence is one thing, however alike another reads.
    public bool Equals(HeldOffice? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
