using System.Runtime.CompilerServices;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

internal enum ReportTie
{
    /// <summary>"confirms the Courier's report"</summary>
    Confirms,

    /// <summary>"was inspired by the report"</summary>
    RestsOn,

    /// <summary>"followed the report": only the order is said.</summary>
    Follows,
}

/// <summary>A sentence that says how somebody's account relates to a report of an outlet.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Tie">How.</param>
/// <param name="First">Index of the first token that says so.</param>
/// <param name="Last">One past the last.</param>
/// <param name="Report">Names of whose report it is.</param>
/// <param name="By">Concepts of whose account it is.</param>
internal sealed record ReportRelation(ReadSentence Sentence, ReportTie Tie, int First, int Last, HashSet<string> Report, HashSet<string> By) : ILinkable<ReportRelation>
{
    private const int Near = 9;

    private static readonly HashSet<string> s_confirms = new("confirms confirmed confirming corroborates corroborated corroborating verifies verified substantiates substantiated vindicates vindicated".Split(' '), StringComparer.Ordinal);

    private static readonly string[][] s_restsOn =
    [
        ["inspired", "by"], ["based", "on"], ["based", "upon"], ["prompted", "by"], ["drawn", "from"], ["taken", "from"], ["came", "from"], ["derived", "from"], ["lifted", "from"],
        ["relied", "on"], ["relying", "on"], ["rests", "on"], ["rested", "on"], ["citing"], ["quoting"], ["cited"], ["repeating"], ["repeated"], ["echoing"], ["echoed"], ["reacting", "to"], ["drawing", "on"], ["drew", "on"], ["referring", "to"],
    ];

    /// <summary>Every word with which a cue begins: most words begin none.</summary>
    private static readonly HashSet<string> s_cues = new("inspired based prompted drawn taken came derived lifted relied relying rests rested citing quoting cited repeating repeated echoing echoed reacting drawing drew referring followed follows comes in".Split(' '), StringComparer.Ordinal);

    private static readonly string[][] s_follows = [["followed"], ["follows"], ["came", "after"], ["comes", "after"], ["in", "response", "to"]];

    private static readonly HashSet<string> s_messages = new("message statement comment remark announcement claim assertion #tweet".Split(' ').Select(Concepts.Of), StringComparer.Ordinal);

    public IReadOnlyList<ulong> Keys { get; } = [.. Report.Select(name => Contradictions.Keys.Of("report", name))];

    public string ArticleId => Sentence.Article.Id;

    public string SentenceId => Sentence.Id;

    public static IEnumerable<ReportRelation> Read(ReadArticle article)
    {
        HashSet<string> speaker = [];
        foreach (var sentence in article.Sentences)
        {
            for (var i = 0; i < sentence.Tokens.Count; i++)
            {
                if ((Confirmation(sentence, i, speaker) ?? Derivation(sentence, i, speaker)) is { } found)
                    yield return found;
            }
            if (Narration.NamesOf(sentence.Speaker) is { Count: > 0 } names)
                speaker = names;
        }
    }

    public int CompareTo(ReportRelation? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : First.CompareTo(other.First);
    }

    // One place in one sentence is one thing, however alike another reads.
    public bool Equals(ReportRelation? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private static ReportRelation? Confirmation(ReadSentence sentence, int i, HashSet<string> speaker)
    {
        var tokens = sentence.Tokens;
        if (!s_confirms.Contains(tokens[i].Lower) || Polarity.IsNegated(tokens, i) || Undecided(tokens, i))
            return null;
        var report = ReportAfter(tokens, i + 1);
        if (report < 0)
            report = WhatReported(tokens, i + 1);
        if (report < 0)
            return Passive(sentence, i);
        var owner = Around(tokens, i + 1, report);
        var by = new HashSet<string>(StringComparer.Ordinal);
        var named = false;
        for (var k = i - 1; k >= 0 && k >= i - Near && tokens[k].Lower is not ("," or ";" or "." or "”" or "\"" or "that" or "who" or "which"); k--)
        {
            named |= tokens[k].Name;
            if (StatementReader.IsContent(tokens[k]) && !Words.Common.Contains(tokens[k].Concept) && !s_messages.Contains(tokens[k].Concept))
                by.Add(tokens[k].Concept);
        }
        // "The president's message": whoever spoke last.
        if (!named)
            by.UnionWith(speaker);
        return owner.Count > 0 && by.Count > 0 ? new ReportRelation(sentence, ReportTie.Confirms, i, report + 1, owner, by) : null;
    }

    /// <summary>"confirmed what the Courier had reported": index of the last word, or -1.</summary>
    private static int WhatReported(IReadOnlyList<Token> tokens, int first)
    {
        if (first >= tokens.Count || !tokens[first].Is("what"))
            return -1;
        for (var k = first + 2; k < tokens.Count && k < first + Near && tokens[k].Lower is not ("," or ";" or "."); k++)
        {
            if (tokens[k].Lower is "reported" or "wrote" or "published" or "said")
                return k;
        }
        return -1;
    }

    /// <summary>"the Courier's report was confirmed by the mayor"</summary>
    private static ReportRelation? Passive(ReadSentence sentence, int i)
    {
        var tokens = sentence.Tokens;
        if (!tokens[i].Lower.EndsWith("ed", StringComparison.Ordinal) || i < 3 || i + 2 >= tokens.Count || !tokens[i + 1].Is("by") || tokens[i - 1].Lower is not ("was" or "been" or "were" or "later"))
            return null;
        var report = i - 2;
        while (report > 0 && report > i - Near && !(tokens[report].Concept == "#report" && tokens[report].Lower is not ("reported" or "reporting")))
            report--;
        if (tokens[report].Concept != "#report")
            return null;
        var owner = tokens.Skip(Math.Max(0, report - 5)).Take(i - 1 - Math.Max(0, report - 5)).Where(token => token.Name).Select(token => token.Concept).ToHashSet(StringComparer.Ordinal);
        var by = new HashSet<string>(StringComparer.Ordinal);
        for (var k = i + 2; k < tokens.Count && k < i + Near && tokens[k].Lower is not ("," or ";" or "." or "who" or "on" or "in"); k++)
        {
            if (StatementReader.IsContent(tokens[k]) && !Words.Common.Contains(tokens[k].Concept) && !s_messages.Contains(tokens[k].Concept))
                by.Add(tokens[k].Concept);
        }
        return owner.Count > 0 && by.Count > 0 ? new ReportRelation(sentence, ReportTie.Confirms, report, i + 1, owner, by) : null;
    }

    private static ReportRelation? Derivation(ReadSentence sentence, int i, HashSet<string> speaker)
    {
        var tokens = sentence.Tokens;
        if (!s_cues.Contains(tokens[i].Lower))
            return null;
        var relation = ReportTie.RestsOn;
        var cue = Array.Find(s_restsOn, words => Starts(tokens, i, words));
        if (cue is null)
        {
            relation = ReportTie.Follows;
            cue = Array.Find(s_follows, words => Starts(tokens, i, words));
        }
        if (cue is null || Polarity.IsNegated(tokens, i) || Undecided(tokens, i))
            return null;
        var after = i + cue.Length;
        var report = ReportAfter(tokens, after);
        var pronoun = after < tokens.Count && tokens[after].Lower is "it" or "this" or "that" or "them";
        if (report < 0 && !pronoun)
            return null;
        if (relation == ReportTie.Follows && !(i > 0 && Subject(tokens, i).Any(s_messages.Contains)))
            return null;
        var owner = pronoun ? Before(tokens, i) : Around(tokens, after, report);
        // "seemed to be based on its report"
        if (owner.Count == 0 && report == after + 1 && tokens[after].Lower is "its" or "the" or "that" or "their")
            owner = Before(tokens, i);
        var by = new HashSet<string>(sentence.Content.Where(concept => !owner.Contains(concept)), StringComparer.Ordinal);
        // "Her message": whoever spoke last.
        if (tokens[0].Lower is "his" or "her" or "their" or "its" or "the")
            by.UnionWith(speaker);
        return owner.Count == 0 ? null : new ReportRelation(sentence, relation, i, report >= 0 ? report + 1 : after + 1, owner, by);
    }

    private static bool Starts(IReadOnlyList<Token> tokens, int i, string[] words)
    {
        for (var k = 0; k < words.Length; k++)
        {
            if (i + k >= tokens.Count || !tokens[i + k].Is(words[k]))
                return false;
        }
        return true;
    }

    /// <summary>"declined to", "could not", "if": nothing was confirmed.</summary>
    private static bool Undecided(IReadOnlyList<Token> tokens, int i)
    {
        for (var k = Math.Max(0, i - 4); k < i; k++)
        {
            // "appeared to have been" is a judgement, "to confirm" is none yet.
            if (tokens[k].Is("to") && !(k > 0 && tokens[k - 1].Concept is "appear" or "seem") && !tokens[k + 1].Is("have") || tokens[k].Lower is "could" or "would" or "can" or "may" or "might" or "if" or "whether" or "declined" or "refused" or "yet" or "unless" or "should" or "will" or "nor" or "neither" or "nobody")
                return true;
        }
        return false;
    }

    /// <summary>Index of the word "report" or its like within the phrase, or -1.</summary>
    private static int ReportAfter(IReadOnlyList<Token> tokens, int first)
    {
        for (var k = first; k < tokens.Count && k < first + Near; k++)
        {
            if (tokens[k].Lower is "," or ";" or "." or ":" or "that" or "who" or "which" or "“" or "\"")
                return -1;
            if (tokens[k].Concept == "#report" && tokens[k].Lower is not ("reported" or "reporting"))
                return k;
        }
        return -1;
    }

    /// <summary>Names between the cue and the report and right behind it: whose report it is.</summary>
    private static HashSet<string> Around(IReadOnlyList<Token> tokens, int first, int report)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var k = first; k < tokens.Count && k < report + Near && tokens[k].Lower is not ("," or ";" or "." or "that" or "which" or "who" or "about" or "on" or "claiming" or "saying"); k++)
        {
            if (tokens[k].Name)
                names.Add(tokens[k].Concept);
        }
        return names;
    }

    private static HashSet<string> Before(IReadOnlyList<Token> tokens, int i)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        // The nearest run of names is what the pronoun stands for.
        for (var k = i - 1; k >= 0; k--)
        {
            if (tokens[k].Name)
                names.Add(tokens[k].Concept);
            else if (names.Count > 0)
                break;
        }
        return names;
    }

    private static IEnumerable<string> Subject(IReadOnlyList<Token> tokens, int i)
    {
        for (var k = i - 1; k >= 0 && k >= i - 5; k--)
            yield return tokens[k].Concept;
    }
}
