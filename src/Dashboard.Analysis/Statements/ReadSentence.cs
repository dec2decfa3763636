using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Text;
using Dashboard.Analysis.Text.Syntax;
using Dashboard.Domain.Claims;

namespace Dashboard.Analysis.Statements;

/// <summary>One sentence of an article, read once; everything that detectors compare.</summary>
internal sealed class ReadSentence : ILinkable<ReadSentence>
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
    private ulong[]? _pairs;
    private bool? _hasDenial;
    private bool? _hasHedge;
    private Scope? _scope;
    private List<ClockTime>? _times;
    private Parse? _parse;
    private Attribution? _attribution;

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

    /// <summary>Pairs of neighbouring content words, in rising order: two sentences that share several are nearly the same.</summary>
    public IReadOnlyList<ulong> Keys => _pairs ??= Pairs();

    /// <summary>A "not" or a denying verb stands somewhere in it.</summary>
    public bool HasDenial => _hasDenial ??= Tokens.Any(token => Polarity.IsNegator(token) || Polarity.IsDenial(token));

    /// <summary>It says itself that it is not sure.</summary>
    public bool HasHedge => _hasHedge ??= Tokens.Any(Polarity.IsHedge);

    /// <summary>The numbered things and places that it speaks of.</summary>
    public Scope Scope => _scope ??= Scope.Of(this);

    /// <summary>The times of day that it names.</summary>
    public IReadOnlyList<ClockTime> Times => _times ??= ClockReader.Read(Tokens);

    /// <summary>Whom its article names, and as what.</summary>
    public ArticleNames Around { get; set; } = new([]);

    /// <summary>Word classes and the tree over the words; worked out when first asked.</summary>
    public Parse Parse => _parse ??= Parse.Of(Article.Text, Tokens);

    public string ArticleId => Article.Id;

    string ILinkable<ReadSentence>.SentenceId => Id;

    /// <summary>Acts that it affirms; filled by whoever asks first.</summary>
    public IReadOnlyList<string>? Affirmed { get; set; }

    /// <summary>Who says it, by this sentence alone.</summary>
    public Attribution Attribution => _attribution ??= Attribution.Read(this);

    /// <summary>Who says it; a pronoun is resolved. Null also where it cannot be.</summary>
    public string? Speaker { get; set; }

    /// <summary>A name for the speaker, for counting origins; filled by whoever counts first.</summary>
    public string? VoiceName { get; set; }

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

    private bool IsWhollyQuoted
    {
        get
        {
            var words = Tokens.Where(token => token.Kind != TokenKind.Symbol).ToList();
            return words.Count > 0 && IsQuoted(words[0].Start, words[^1].End);
        }
    }

    /// <summary>The sentence as a statement of one side.</summary>
    public Statement As(Stance stance, string? value, IEnumerable<(int Start, int End)> marks, string? speaker = null)
    {
        var inside = marks.Where(mark => mark.Start >= Start && mark.End <= End && mark.End > mark.Start).Distinct().OrderBy(mark => mark.Start).Select(mark => new Mark(mark.Start, mark.End)).ToList();
        var quoted = inside.Count > 0 ? inside.All(mark => IsQuoted(mark.Start, mark.End)) : IsWhollyQuoted;
        var voice = quoted ? Voice.Quoted : Voice.Narrator;
        var who = speaker ?? Speaker;
        var chain = new List<string>();
        foreach (var link in new[] { who, Via, Article.Source })
        {
            if (!string.IsNullOrWhiteSpace(link) && !chain.Contains(link))
                chain.Add(link);
        }
        return new Statement(Article.Id, Article.Source, who, chain, voice, stance, Quote, Start, End, value, inside);
    }

    /// <summary>In the order in which articles came in, then by place in the article.</summary>
    public int CompareTo(ReadSentence? other)
    {
        if (other is null)
            return 1;
        var order = Article.ReceivedAt.CompareTo(other.Article.ReceivedAt);
        if (order == 0)
            order = string.CompareOrdinal(Article.Id, other.Article.Id);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }

    private ulong[] Pairs()
    {
        var pairs = new HashSet<ulong>();
        string? last = null;
        foreach (var token in Tokens)
        {
            if (!StatementReader.IsContent(token))
                continue;
            if (last is not null)
                pairs.Add(Contradictions.Keys.Of(last, token.Concept));
            last = token.Concept;
        }
        var sorted = pairs.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
