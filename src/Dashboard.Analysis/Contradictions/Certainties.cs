using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>What one report lets somebody believe, another lets the same somebody say as a fact.</summary>
internal static class Certainties
{
    public const string Rule = "certainty-drift";

    private static readonly FindingText s_text = new PlainText(
        "One report gives as a belief what another gives as a statement by the same side",
        "Two different statements, the later one made with more knowledge.",
        "Is this known, or believed? On what grounds?", Severity.Low, "Find the wording: belief or statement.");

    public static IReadOnlyList<Candidate> Judge(HeldView a, HeldView b)
    {
        if (a.Believes == b.Believes || !a.Who.Overlaps(b.Who))
            return [];
        var (believed, said) = a.Believes ? (a, b) : (b, a);
        var shared = believed.Sentence.Content.Where(said.Sentence.Content.Contains).Order(StringComparer.Ordinal).ToList();
        if (shared.Count * 2 < Math.Min(believed.Sentence.Content.Count, said.Sentence.Content.Count))
            return [];
        var more = new List<Reason>();
        if (believed.Sentence.Tokens.FirstOrDefault(token => token.Lower is "include" or "includes" or "including" or "among") is { Lower: not null } part
            && !said.Sentence.Tokens.Any(token => token.Lower is "include" or "includes" or "including" or "included" or "among"))
            more.Add(new Reason("Part and whole", $"“{part.Lower}” names a part; the other report makes it the whole"));
        return
        [
            new Candidate(
                Rule, ContradictionKind.Certainty, "certainty|" + string.Join('+', shared.Take(4)),
                $"Believed or known: “{Word(believed)}”, or “{Word(said)}”?",
                new Assertion(believed.Sentence, Stance.Hedge, null, Mark(believed), "Believed", 0),
                new Assertion(said.Sentence, Stance.Affirm, null, Mark(said), "Said as a fact", 1),
                shared, [], [], 0, null, "the same side is named for both, and four words in a row are the same") { Text = s_text, More = more },
        ];

        static string Word(HeldView view) => Narration.WordsOf(view.Sentence, view.Cue, view.Cue + 1);
        static (int, int)[] Mark(HeldView view) => [Narration.Span(view.Sentence, view.Cue, view.Cue + 1)];
    }
}
