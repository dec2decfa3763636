using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>One article lets one and the same thing grow, shrink and stay as it is.</summary>
internal static class Directions
{
    public const string Rule = "directions";

    private const int LongestObject = 5;

    /// <param name="Claimant">Who is said to claim it, when the speaker of the sentence denies it.</param>
    private sealed record Move(ReadSentence Sentence, int Verb, string Way, string Thing, int At, bool IsDenied, string? Claimant);

    private static readonly HashSet<string> s_up = new("increased expanded strengthened boosted enlarged reinforced".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_down = new("withdrawn withdrew reduced decreased cut shrunk scaled slashed removed".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_flat = new("remained remains stayed stays kept unchanged".Split(' '), StringComparer.Ordinal);

    private static readonly FindingText s_text = new PlainText(
        "One article says that the same thing grew, shrank or stayed as it is",
        "Different times, or different parts of it.",
        "Which way did it go, and over which time?", Severity.Low, "Put the statements in order of time, each with its speaker.");

    public static IEnumerable<Candidate> Find(ReadArticle article)
    {
        var moves = article.Sentences.Where(sentence => !sentence.IsTitle && sentence.Quantities.Count == 0 && !sentence.Days.Any(day => day.Year is not null)).SelectMany(Read).ToList();
        foreach (var thing in moves.GroupBy(move => move.Thing, StringComparer.Ordinal))
        {
            // A single pair may be a development; the article must also let it stay as it is, or say both in so many words.
            var ways = thing.GroupBy(move => move.Way, StringComparer.Ordinal).Select(way => way.First()).ToList();
            if (ways.Count < 2 || !ways.Exists(move => move.Way == "stayed"))
                continue;
            for (var i = 0; i < ways.Count; i++)
            {
                for (var j = i + 1; j < ways.Count; j++)
                {
                    if (ways[i].Sentence.Names.Overlaps(ways[j].Sentence.Names))
                        yield return Make(ways[i], ways[j]);
                }
            }
        }
    }

    private static Candidate Make(Move a, Move b) => new(
        Rule, ContradictionKind.SelfContradiction, "direction|" + a.Thing, $"Which way did the {a.Sentence.Tokens[a.At].Lower} go?", Side(a), Side(b),
        [.. a.Sentence.Names.Intersect(b.Sentence.Names).Append(a.Thing).Order(StringComparer.Ordinal)], [], [], 0, null,
        "the same thing of the same owner; neither sentence names a year or a number") { Text = s_text };

    private static Assertion Side(Move move) => new(
        move.Sentence, move is { IsDenied: true, Claimant: null } ? Stance.Deny : Stance.Affirm, move.Way, [Narration.Span(move.Sentence, Math.Min(move.Verb, move.At), Math.Min(move.Verb, move.At) + 1), Narration.Span(move.Sentence, Math.Max(move.Verb, move.At), Math.Max(move.Verb, move.At) + 1)],
        char.ToUpperInvariant(move.Way[0]) + move.Way[1..] + (move.IsDenied ? ": a claim, denied" : ""), move.Way == "grew" ? 0 : move.Way == "stayed" ? 1 : 2, move.Claimant);

    /// <summary>"rejected a report that it had withdrawn": whoever rejects it does not say so.</summary>
    private static string? Claimant(ReadSentence sentence, int verb) =>
        DenialReader.Read(sentence).Find(denied => denied.Form == DenialForm.Verb && denied.Cue < verb && verb < denied.Last)?.Claimant;

    private static IEnumerable<Move> Read(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var k = 1; k < tokens.Count; k++)
        {
            var way = s_up.Contains(tokens[k].Lower) ? "grew" : s_down.Contains(tokens[k].Lower) ? "shrank" : s_flat.Contains(tokens[k].Lower) ? "stayed" : null;
            if (way is null || Polarity.IsNegated(tokens, k))
                continue;
            var at = way == "stayed" ? SubjectOf(tokens, k) : ObjectOf(tokens, k);
            if (at < 0 || tokens[at].Name || Words.Common.Contains(tokens[at].Concept) || way == "stayed" && !IsLevel(tokens, k))
                continue;
            var denied = Polarity.DenialOf(tokens, k) >= 0;
            yield return new Move(sentence, k, way, tokens[at].Concept, at, denied, denied ? Claimant(sentence, k) : null);
        }
    }

    /// <summary>"remained at planned levels", "stayed the same", "remained unchanged"</summary>
    private static bool IsLevel(IReadOnlyList<Token> tokens, int verb)
    {
        for (var k = verb; k < tokens.Count && k <= verb + 4; k++)
        {
            if (tokens[k].Lower is "level" or "levels" or "same" or "unchanged" or "stable" or "steady" or "constant")
                return true;
        }
        return false;
    }

    /// <summary>The last word of the phrase behind the verb.</summary>
    private static int ObjectOf(IReadOnlyList<Token> tokens, int verb)
    {
        var last = -1;
        for (var k = verb + 1; k < tokens.Count && k <= verb + LongestObject && tokens[k].IsWord; k++)
        {
            if (Words.Determiners.Contains(tokens[k].Lower))
                continue;
            if (!StatementReader.IsContent(tokens[k]))
                break;
            last = k;
        }
        return last;
    }

    /// <summary>The noun before the verb; a place between them is passed over.</summary>
    private static int SubjectOf(IReadOnlyList<Token> tokens, int verb)
    {
        var k = verb - 1;
        while (k > 1 && (tokens[k].Name && tokens[k - 1].Lower is "in" or "at" || tokens[k].Name && tokens[k - 1].Name))
            k -= tokens[k - 1].Lower is "in" or "at" ? 2 : 1;
        return k >= 0 && StatementReader.IsContent(tokens[k]) ? k : -1;
    }
}
