using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;

namespace Dashboard.Analysis.Statements;

/// <summary>One sentence of an article, read once; everything that detectors compare.</summary>
internal sealed class ReadSentence
{
    public required AnalysisArticle Article { get; init; }
    public required int Number { get; init; }
    public required int Start { get; init; }
    public required int End { get; init; }
    public required int Paragraph { get; init; }
    public required bool IsTitle { get; init; }
    public required IReadOnlyList<Token> Tokens { get; init; }
    public required IReadOnlyList<Quantity> Quantities { get; init; }
    public required IReadOnlyList<DayMention> Days { get; init; }
    public required IReadOnlyList<(int Start, int End)> Quotes { get; init; }

    /// <summary>Concepts that carry content, names included.</summary>
    public required HashSet<string> Content { get; init; }

    /// <summary>Keys of the names.</summary>
    public required HashSet<string> Names { get; init; }

    /// <summary>Both sentences name somebody or something, and nothing of it is shared.</summary>
    public bool IsAboutOther(ReadSentence other) => Names.Count > 0 && other.Names.Count > 0 && !Names.Overlaps(other.Names);

    public bool OpensWithPronoun => Tokens.Count > 0 && Words.Pronouns.Contains(Tokens[0].Lower);

    private readonly Dictionary<string, string[]> _contexts = new(StringComparer.Ordinal);
    private string? _id;

    /// <summary>Content without one concept, sorted; kept, because one number is compared with many others.</summary>
    public string[] ContentWithout(string? concept)
    {
        if (!_contexts.TryGetValue(concept ?? "", out var context))
        {
            context = [.. Content.Where(one => one != concept)];
            Array.Sort(context, StringComparer.Ordinal);
            _contexts[concept ?? ""] = context;
        }
        return context;
    }

    /// <summary>How many pairs of neighbouring content words the sentence has.</summary>
    public int PairCount { get; set; }

    public string? Speaker { get; set; }
    public string? Via { get; set; }

    /// <summary>Names of whoever "it", "they" or "he" most probably stands for at the start of this sentence.</summary>
    public HashSet<string> Earlier { get; set; } = [];

    public string Id => _id ??= Article.Id + "#" + Number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture);

    public string Quote => Article.Text[Start..End];

    public bool IsQuoted(int start, int end)
    {
        foreach (var quote in Quotes)
        {
            if (start >= quote.Start && end <= quote.End)
                return true;
        }
        return false;
    }

    /// <summary>The sentence as a statement of one side.</summary>
    public Statement As(Stance stance, string? value, IEnumerable<(int Start, int End)> marks, string? speaker = null)
    {
        var inside = marks.Where(mark => mark.Start >= Start && mark.End <= End && mark.End > mark.Start).Distinct().OrderBy(mark => mark.Start).Select(mark => new Mark(mark.Start, mark.End)).ToList();
        var voice = inside.Count > 0 && inside.All(mark => IsQuoted(mark.Start, mark.End)) ? Voice.Quoted : Voice.Narrator;
        var who = speaker ?? Speaker;
        var chain = new List<string>();
        foreach (var link in new[] { who, Via, Article.Source })
        {
            if (!string.IsNullOrWhiteSpace(link) && !chain.Contains(link))
                chain.Add(link);
        }
        return new Statement(Article.Id, Article.Source, who, chain, voice, stance, Quote, Start, End, value, inside);
    }
}
