using System.Runtime.CompilerServices;
using Dashboard.Analysis.Contradictions.Copies;
using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A step on a path that things go one way: charged, tried, convicted.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Path">Which path.</param>
/// <param name="Step">How far on it, the furthest that the sentence names.</param>
/// <param name="At">Index of the token that names the step.</param>
internal sealed record StateReached(ReadSentence Sentence, string Path, int Step, int At) : ILinkable<StateReached>
{
    /// <summary>How far on the path the article goes anywhere.</summary>
    public int Furthest { get; set; }

    private ulong[]? _keys;
    private HashSet<string>? _words;

    /// <summary>Content words without the words of steps, in plain letters: a headline in capitals has them too.</summary>
    public HashSet<string> Words => _words ??= [.. Sentence.Tokens.Where(token => StatementReader.IsContent(token) && !LaterStates.IsStep(token)).Select(token => Names.Key(token.Lower))];

    public IReadOnlyList<ulong> Keys => _keys ??= [.. Words.Order(StringComparer.Ordinal).Select(word => Contradictions.Keys.Of(Path, word))];

    public string ArticleId => Sentence.Article.Id;
    public string SentenceId => Sentence.Id;

    public int CompareTo(StateReached? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : string.CompareOrdinal(Path, other.Path);
    }

    // One step in one sentence is one thing, however alike another reads.
    public bool Equals(StateReached? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>Two reports that say nearly the same find somebody at two steps of one path: the later one replaces the earlier.</summary>
internal static class LaterStates
{
    public const string Rule = "later-state";
    private const int FewestShared = 4;

    private static readonly FindingText Text = new CopiedText(
        "One report knows a later state than the other", "Two different people or cases.", "Is “{0}” the latest state, and as of when?", "Say the latest state with its date.", Severity.Low);

    /// <summary>Steps of each path by the base form of the verb.</summary>
    private static readonly Dictionary<string, (string Path, int Step)> Steps = Read("""
        justice: arrest detain / charge indict / plead / convict acquit / sentence
        stay: admit hospitalize hospitalise enter check / leave discharge depart
        search: vanish disappear / find locate recover
        deal: negotiate / agree sign / complete finalize finalise
        """);

    public static bool IsStep(Token token) => token.IsWord && (Steps.ContainsKey(Lexicon.Lemma(token.Lower, PartOfSpeech.Verb)) || token.Lower is "guilty" or "charges" or "into" or "out");

    public static IEnumerable<StateReached> Read(ReadArticle article)
    {
        var found = article.Sentences.SelectMany(Read).ToList();
        foreach (var reached in found)
            reached.Furthest = found.Where(other => other.Path == reached.Path).Max(other => other.Step);
        return found;
    }

    private static IEnumerable<StateReached> Read(ReadSentence sentence)
    {
        var furthest = new Dictionary<string, StateReached>(StringComparer.Ordinal);
        for (var k = 0; k < sentence.Tokens.Count; k++)
        {
            if (StepAt(sentence, k) is not var (path, step) || Polarity.IsNegated(sentence.Tokens, k))
                continue;
            if (!furthest.TryGetValue(path, out var known) || known.Step < step)
                furthest[path] = new StateReached(sentence, path, step, k);
        }
        return furthest.Values.OrderBy(reached => reached.Path, StringComparer.Ordinal);
    }

    public static IReadOnlyList<Candidate> Judge(StateReached a, StateReached b)
    {
        // An article that tells the later step too is not behind.
        if (a.Path != b.Path || a.Step == b.Step || (a.Step < b.Step ? a.Furthest >= b.Step : b.Furthest >= a.Step) || !Overlap(a, b))
            return [];
        var (ax, bx) = (a.Sentence.ContentWithout(null), b.Sentence.ContentWithout(null));
        var shared = ContextWords.Shared(ax, bx);
        var topic = "state|" + a.Path;
        return
        [
            new Candidate(
                Rule, ContradictionKind.Superseded, topic, $"What is the latest: “{CopiedCandidates.Around(a.Sentence, a.At, a.At)}”?",
                Side(a), Side(b), shared, ax, bx, 0, null, "the sentences share most of their words; the two verbs are steps of one path") 
            {
                Text = Text,
                // Every later report on one thing belongs to one flag.
                SameDispute = [.. shared.Where(concept => concept[0] == '@').Select(name => Keys.Of(topic, name))],
            },
        ];
    }

    /// <summary>Two thirds of the shorter one's words, with a name or a number of words that cannot be chance.</summary>
    private static bool Overlap(StateReached a, StateReached b)
    {
        var shared = a.Words.Count(b.Words.Contains);
        return shared >= FewestShared && shared * 3 >= Math.Min(a.Words.Count, b.Words.Count) * 2 && (a.Sentence.Names.Count > 0 || b.Sentence.Names.Count > 0);
    }

    private static (string Path, int Step)? StepAt(ReadSentence sentence, int k)
    {
        var token = sentence.Tokens[k];
        if (!token.IsWord || token.Name)
            return null;
        // "found guilty" is a verdict, "found" alone is not.
        if (token.Is("guilty") && k > 0)
            return sentence.Tokens[k - 1].Lower is "found" or "not" && !(k > 1 && Lexicon.Lemma(sentence.Tokens[k - 2].Lower, PartOfSpeech.Verb) == "plead") && !Pleads(sentence, k) ? ("justice", 3) : null;
        if (token.Lower is "found" && k + 1 < sentence.Tokens.Count && sentence.Tokens[k + 1].Lower is "guilty" or "not" or "that")
            return null;
        var lemma = Lexicon.Lemma(token.Lower, PartOfSpeech.Verb);
        if (!Steps.TryGetValue(lemma, out var step))
            return null;
        if (lemma == "check")
            return k + 1 < sentence.Tokens.Count && sentence.Tokens[k + 1].Lower is "into" or "in" ? ("stay", 0) : k + 1 < sentence.Tokens.Count && sentence.Tokens[k + 1].Is("out") ? ("stay", 1) : null;
        // "charges", "a sentence": nouns, not steps; "a convicted thief": background.
        if (token.Lower is "charge" or "charges" or "sentence" or "sentences" or "plea" || k > 0 && Words.Determiners.Contains(sentence.Tokens[k - 1].Lower))
            return null;
        var next = k + 1 < sentence.Tokens.Count ? sentence.Tokens[k + 1] : default;
        if (lemma is "leave" or "enter" or "depart")
            return next.Capital || next.Is("the") ? step : null;
        return Stems.IsPast(token.Lower) && next.IsWord && StatementReader.IsContent(next) && !next.Name && !(k > 0 && s_helpers.Contains(sentence.Tokens[k - 1].Lower)) ? null : step;
    }

    private static readonly HashSet<string> s_helpers = new("was were is are been being has have had police officers jury court judge".Split(' '), StringComparer.Ordinal);

    private static bool Pleads(ReadSentence sentence, int at)
    {
        for (var k = Math.Max(0, at - 3); k < at; k++)
        {
            if (Lexicon.Lemma(sentence.Tokens[k].Lower, PartOfSpeech.Verb) == "plead")
                return true;
        }
        return false;
    }

    private static Assertion Side(StateReached reached) => new(
        reached.Sentence, Stance.Affirm, CopiedCandidates.Written(reached.Sentence, reached.At, reached.At + 1),
        [(reached.Sentence.Tokens[reached.At].Start, reached.Sentence.Tokens[reached.At].End)], reached.Path + reached.Step, reached.Step);

    private static Dictionary<string, (string, int)> Read(string list)
    {
        var map = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        foreach (var row in list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = row.IndexOf(':', StringComparison.Ordinal);
            foreach (var (step, verbs) in row[(cut + 1)..].Split('/').Index())
            {
                foreach (var verb in verbs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    map.Add(verb, (row[..cut], step));
            }
        }
        return map;
    }
}
