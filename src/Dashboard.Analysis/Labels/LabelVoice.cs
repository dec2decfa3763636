using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Labels;

namespace Dashboard.Analysis.Labels;

/// <summary>Whose words the parts of one sentence are: the outlet's, a quoted speaker's, or those of somebody whose speech is reported.</summary>
internal sealed class LabelVoice
{
    private static readonly HashSet<string> s_arguing = new("arguing saying claiming insisting alleging asserting stating".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> s_says = new("said says claimed claims insisted insists argued argues alleged alleges added stated called".Split(' '), StringComparer.Ordinal);

    private readonly ReadSentence _sentence;
    private readonly int _verb;
    private readonly string? _speaker;
    private readonly int _arguing = -1;
    private readonly string? _arguer;

    /// <param name="sentence">The sentence.</param>
    /// <param name="names">Its names.</param>
    /// <param name="before">The last name before the sentence: what "he" stands for.</param>
    public LabelVoice(ReadSentence sentence, IReadOnlyList<NamedEntity> names, NamedEntity? before)
    {
        _sentence = sentence;
        var tokens = sentence.Tokens;
        _verb = sentence.Attribution.Verb;
        _speaker = sentence.Speaker;
        if (_speaker is null && Inserted(sentence, names) is { } inserted)
            (_verb, _speaker) = inserted;
        for (var k = 1; k < tokens.Count; k++)
        {
            if (!s_arguing.Contains(tokens[k].Lower) || !tokens[k - 1].Is(","))
                continue;
            _arguing = k;
            // "..., who invoked the charter, arguing": the name before "who"; else the subject of the sentence.
            var who = k - 1;
            while (who > 0 && !tokens[who].Is("who"))
                who--;
            var name = who > 0 ? names.LastOrDefault(name => name.Last <= who) : names.FirstOrDefault(name => name.Last <= k && !tokens.Take(name.First).Any(token => Words.Pronouns.Contains(token.Lower)));
            _arguer = (name ?? before)?.Written;
        }
    }

    /// <summary>The use of a term, with its voice.</summary>
    /// <param name="first">Index of the term's first token.</param>
    /// <param name="start">First UTF-16 code unit of the term.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="name">Whom it labels.</param>
    /// <param name="speaker">Who calls them so, when the words around the term tell.</param>
    public LabelUse Use(int first, int start, int end, NamedEntity name, string? speaker)
    {
        var quoted = _sentence.IsQuoted(start, end);
        var who = speaker ?? (quoted ? _speaker : Reported(first));
        // Nobody calls himself so in somebody else's words.
        if (!quoted && who is not null && Accents.Strip(who).Contains(name.Family, StringComparison.OrdinalIgnoreCase))
            who = null;
        var article = _sentence.Article;
        return new LabelUse(article.Id, article.Source, quoted ? Voice.Quoted : Voice.Narrator, who, start, end, _sentence.Start, _sentence.End);
    }

    private string? Reported(int first)
    {
        if (_arguing >= 0 && first > _arguing)
            return _arguer;
        if (_speaker is null)
            return _sentence.Via;
        if (_verb < 0)
            return _speaker;
        var tokens = _sentence.Tokens;
        // "Holm said ..., where" and what stands before "Holm said" without a comma are the outlet's words.
        if (first < _verb)
        {
            var closes = _verb > 0 && tokens.Skip(first).Take(_verb - first).Any(token => token.Is(","));
            return closes && _verb >= tokens.Count - 6 ? _speaker : null;
        }
        for (var k = first - 1; k > _verb; k--)
        {
            if (tokens[k].Is(",") && k + 1 < tokens.Count && tokens[k + 1].Lower is "where" or "which" or "who" or "whose" or "while")
                return null;
        }
        return _speaker;
    }

    /// <summary>"Holm, who runs the harbour, has said": the name before the insert.</summary>
    private static (int Verb, string Speaker)? Inserted(ReadSentence sentence, IReadOnlyList<NamedEntity> names)
    {
        var tokens = sentence.Tokens;
        for (var verb = 3; verb < tokens.Count; verb++)
        {
            if (!s_says.Contains(tokens[verb].Lower) || sentence.IsQuoted(tokens[verb].Start, tokens[verb].End))
                continue;
            var comma = verb - 1;
            while (comma > 0 && tokens[comma].Lower is "has" or "have" or "had" or "also" or "later")
                comma--;
            if (!tokens[comma].Is(","))
                continue;
            var open = comma - 1;
            while (open > 0 && !tokens[open].Is(","))
                open--;
            if (open > 0 && names.FirstOrDefault(name => name.Last == open) is { } who)
                return (verb, who.Written);
        }
        return null;
    }
}
