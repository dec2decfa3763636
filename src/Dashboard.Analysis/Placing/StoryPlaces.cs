using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Placing;

/// <summary>What is known of a story when something is to be placed.</summary>
/// <param name="Texts">Title, summary, and of each article its headline and first words.</param>
/// <param name="Latest">When its newest article came.</param>
public sealed record StoryProfile(string Id, IReadOnlyList<string> Texts, DateTimeOffset? Latest);

/// <summary>A story where a text may belong.</summary>
/// <param name="Score">To compare the stories of one text; it has no unit.</param>
/// <param name="Reasons">The strongest, at most three, as sentences.</param>
public sealed record StoryPlace(string StoryId, double Score, IReadOnlyList<string> Reasons);

/// <summary>
/// Says to which stories a text may belong, by the names and the rare phrases and words that both have, and by how far apart they are in
/// time. Built once for all stories; a text then costs its own words. What most stories have counts next to nothing.
/// </summary>
public sealed class StoryPlaces
{
    private const double NameWeight = 3, PhraseWeight = 2, WordWeight = 1;

    // Below that nothing is said: one shared word is chance.
    private const double Least = 3;
    private const int MostReasons = 3, MostPlaces = 3;
    private static readonly TimeSpan s_fading = TimeSpan.FromDays(14);

    private readonly IReadOnlyList<StoryProfile> _stories;

    // Term to stories, and in how many of the story's texts it stands.
    private readonly Dictionary<string, Dictionary<int, int>> _index = new(StringComparer.Ordinal);

    public StoryPlaces(IReadOnlyList<StoryProfile> stories)
    {
        _stories = stories;
        for (var story = 0; story < stories.Count; story++)
        {
            foreach (var text in stories[story].Texts)
            {
                foreach (var term in TermsOf(text).Keys)
                {
                    if (!_index.TryGetValue(term, out var counts))
                        _index[term] = counts = [];
                    counts[story] = counts.GetValueOrDefault(story) + 1;
                }
            }
        }
    }

    /// <summary>The likeliest stories first, at most three; empty when nothing speaks for any.</summary>
    /// <param name="text">Headline, full stop, and what is known of the rest.</param>
    /// <param name="at">When it was published.</param>
    /// <param name="except">Id of the story where the text is now: it is not asked for, and what only it has makes nothing less rare.</param>
    public IReadOnlyList<StoryPlace> For(string text, DateTimeOffset at, string? except = null)
    {
        var own = -1;
        for (var story = 0; story < _stories.Count && except is not null; story++)
        {
            if (_stories[story].Id == except)
                own = story;
        }
        var all = own < 0 ? _stories.Count : _stories.Count - 1;
        var shared = new Dictionary<int, List<(Term Term, double Weight)>>();
        foreach (var (key, term) in TermsOf(text))
        {
            if (!_index.TryGetValue(key, out var counts))
                continue;
            var holders = counts.ContainsKey(own) ? counts.Count - 1 : counts.Count;
            var rarity = holders == 0 ? 0 : Math.Log((1.0 + all) / holders);
            foreach (var (story, texts) in counts)
            {
                if (story == own)
                    continue;
                // A word of a single article of many says less of its story than one that runs through it.
                var runs = Math.Min(1, texts / (0.2 * _stories[story].Texts.Count));
                if (!shared.TryGetValue(story, out var terms))
                    shared[story] = terms = [];
                terms.Add((term, term.Weight * rarity * (0.4 + (0.6 * runs))));
            }
        }
        return [.. shared.Select(pair => Place(_stories[pair.Key], pair.Value, at)).OfType<StoryPlace>()
            .OrderByDescending(place => place.Score).ThenBy(place => place.StoryId, StringComparer.Ordinal).Take(MostPlaces)];
    }

    private static StoryPlace? Place(StoryProfile story, List<(Term Term, double Weight)> shared, DateTimeOffset at)
    {
        var sum = shared.Sum(term => term.Weight);
        if (sum < Least || shared.Count < 2 || shared.TrueForAll(term => term.Term.Weight == WordWeight))
            return null;
        var apart = story.Latest is { } latest ? (at - latest).Duration() : (TimeSpan?)null;
        var fresh = apart is { } time ? 0.3 + (0.7 * Math.Exp(-time / s_fading)) : 0.3;
        var reasons = new List<string>();
        var told = new List<string>();
        foreach (var (term, _) in shared.OrderByDescending(term => term.Weight).ThenBy(term => term.Term.Shown, StringComparer.Ordinal))
        {
            // A phrase says what its words would say again.
            if (reasons.Count == MostReasons || told.Exists(said => said.Contains(term.Shown, StringComparison.OrdinalIgnoreCase)))
                continue;
            told.Add(term.Shown);
            reasons.Add(term.Weight == NameWeight ? $"Both name {term.Shown}." : $"Both have “{term.Shown}”.");
        }
        if (apart is { } days && days < TimeSpan.FromDays(3))
        {
            if (reasons.Count == MostReasons)
                reasons.RemoveAt(MostReasons - 1);
            reasons.Add(days < TimeSpan.FromDays(1) ? "Its newest article is of the same day." : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Its newest article is {days.TotalDays:0} {(days.TotalDays < 1.5 ? "day" : "days")} away."));
        }
        return new StoryPlace(story.Id, sum * fresh, reasons);
    }

    /// <param name="Shown">As it stands in the text.</param>
    private readonly record struct Term(string Shown, double Weight);

    private static Dictionary<string, Term> TermsOf(string text)
    {
        var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
        var sentences = Sentences.Split(text, 0, text.Length).Select(sentence => Tokenizer.Read(text, sentence.Start, sentence.End)).ToList();
        var known = Names.Known(sentences);
        foreach (var tokens in sentences)
        {
            Names.Mark(tokens, known);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Name)
                    i = AddName(terms, text, tokens, i);
                else if (IsContent(tokens[i]))
                    AddWord(terms, text, tokens, i);
            }
        }
        return terms;
    }

    private static int AddName(Dictionary<string, Term> terms, string text, List<Token> tokens, int first)
    {
        var last = first;
        while (last + 1 < tokens.Count && tokens[last + 1].Name && tokens[last + 1].Start - tokens[last].End == 1)
            last++;
        terms.TryAdd(string.Join(' ', tokens.GetRange(first, last - first + 1).Select(token => token.Concept)), new Term(Shown(text, tokens[first], tokens[last]), NameWeight));
        return last;
    }

    private static void AddWord(Dictionary<string, Term> terms, string text, List<Token> tokens, int at)
    {
        terms.TryAdd(tokens[at].Concept, new Term(tokens[at].Lower, WordWeight));
        if (at + 1 < tokens.Count && IsContent(tokens[at + 1]) && tokens[at + 1].Start - tokens[at].End == 1)
            terms.TryAdd($"{tokens[at].Concept} {tokens[at + 1].Concept}", new Term(Shown(text, tokens[at], tokens[at + 1]).ToLowerInvariant(), PhraseWeight));
    }

    private static string Shown(string text, Token first, Token last)
    {
        var shown = text[first.Start..last.End];
        return shown.EndsWith("'s", StringComparison.Ordinal) || shown.EndsWith("’s", StringComparison.Ordinal) ? shown[..^2] : shown;
    }

    private static bool IsContent(Token token) =>
        token.IsWord && !token.Name && token.Lower.Length >= 4 && !Words.Stop.Contains(token.Lower) && !Words.Common.Contains(token.Concept) && !Words.Reporting.Contains(token.Concept)
        && !Calendar.IsDayOrMonth(token.Lower);
}
