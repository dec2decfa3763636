using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Labels;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>One person holds an office outright here and only for a time or as a deputy there.</summary>
internal static class Offices
{
    public const string Rule = "office";

    private static readonly FindingText s_text = new PlainText(
        "One person is given offices that exclude each other",
        "Two offices held at once, or one after the other.",
        "Which office does this person hold, since when, and who says so?", Severity.Low, "Choose one title and use it throughout.");

    public static IEnumerable<Candidate> WithinArticle(ReadArticle article)
    {
        var held = HeldOffice.Read(article).ToList();
        for (var i = 0; i < held.Count; i++)
        {
            for (var j = i + 1; j < held.Count; j++)
            {
                if (held[i].Label.Head == held[j].Label.Head && Judge(held[i], held[j]) is [var found])
                {
                    yield return found;
                    yield break;
                }
            }
        }
    }

    public static IReadOnlyList<Candidate> Judge(HeldOffice a, HeldOffice b)
    {
        // A slip in the family name is found by the label lens; here both must be written alike, or nearly so with the same given name.
        if (a.Status == b.Status || a.Status is not null && b.Status is not null || !SamePerson(a.Label, b.Label))
            return [];
        var (outright, limited) = a.Status is null ? (a, b) : (b, a);
        // "President" alone may be short for either.
        if (outright.Label.Term == outright.Label.Head)
            return [];
        return
        [
            new Candidate(
                Rule, ContradictionKind.Office, "office|" + outright.Label.Family, $"What is {outright.Label.Written}: {outright.Label.Term}, or {limited.Label.Term}?", Side(outright, 0), Side(limited, 1),
                [], [], [], 0, null, "the same person, and the same office but for how it is held")
            {
                Text = s_text,
                SameDispute = [Contradictions.Keys.Of("offices of", outright.Label.Family + " " + outright.Label.Given)],
            },
        ];

        static Assertion Side(HeldOffice office, int sort) =>
            new(office.Sentence, Stance.Affirm, office.Label.Term, [(office.Label.Use.Start, office.Label.Use.End)], char.ToUpperInvariant(office.Label.Term[0]) + office.Label.Term[1..], sort);
    }

    private static bool SamePerson(FoundLabel a, FoundLabel b) =>
        Spellings.IsSlip(a.Family, b.Family) && (a.Family == b.Family && (a.Given.Length == 0 || b.Given.Length == 0) || a.Given.Length > 0 && a.Given == b.Given);
}
