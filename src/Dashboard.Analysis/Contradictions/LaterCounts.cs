using Dashboard.Analysis.Contradictions.Copies;
using Dashboard.Analysis.Contradictions.Texts;
using Dashboard.Analysis.Statements;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>"At least three" and "at least ten": a toll that rose while people were counting. No contradiction, but the earlier figure is out of date.</summary>
internal static class LaterCounts
{
    public const string Rule = "later-count";

    private static readonly FindingText Text = new CopiedText(
        "A count was still open when it was given, and another report has another one", "Two different groups that were counted.", "Does “{0}” still stand, and as of when?",
        "Use the latest count with its time and source.", Severity.Low);

    public static IReadOnlyList<Candidate> Judge(CountedIn a, CountedIn b)
    {
        var (x, y) = (a.Quantity, b.Quantity);
        if (!Are(a.Sentence, x, b.Sentence, y) || a.Sentence.Scope.Excludes(b.Sentence.Scope))
            return [];
        var (ax, bx) = (a.Sentence.ContentWithout(x.Head), b.Sentence.ContentWithout(y.Head));
        var shared = ContextWords.Shared(ax, bx);
        if (shared.Count < 3 || !shared.Exists(concept => concept[0] == '@') && shared.Count < 4)
            return [];
        var topic = "later|" + x.Outcome;
        return
        [
            new Candidate(
                Rule, ContradictionKind.Superseded, topic, ValueQuestions.OfCount(a.Sentence, x) ?? ValueQuestions.OfCount(b.Sentence, y) ?? "How many " + (x.HeadWord.Length > 0 ? x.HeadWord : "people") + QuantityWords.OutcomeWord(x, a.Sentence) + " by now?",
                Side(a), Side(b), shared, ax, bx, 0.45, QuantityWords.Arithmetic(x, y), "both figures are lower bounds; both count the same outcome; no year is named, so the event is under way") 
            {
                Text = Text,
                // Every later report on one thing belongs to one flag.
                SameDispute = [.. shared.Where(concept => concept[0] == '@').Select(name => Keys.Of(topic, name))],
            },
        ];
    }

    /// <summary>Two tolls of one outcome that both say themselves that they may rise.</summary>
    public static bool Are(ReadSentence a, Quantity x, ReadSentence b, Quantity y)
    {
        if (a.Article.Id == b.Article.Id || x.Outcome is null || x.Outcome != y.Outcome || x.Unit.Length > 0 || y.Unit.Length > 0 || x.Head != y.Head || x.Vague || y.Vague || x.Role != y.Role
            || x.Role != QuantityRole.Level || x.Value.Equals(y.Value))
            return false;
        // "At least twelve" and "twenty-one" may both hold; of two lower bounds the lower one was given by somebody who did not know the higher.
        return double.IsPositiveInfinity(x.High) && double.IsPositiveInfinity(y.High) && Math.Max(x.Value, y.Value) >= 1.2 * Math.Min(x.Value, y.Value) && Math.Min(x.Value, y.Value) < 1_000 && !HasYear(a) && !HasYear(b) && !a.IsAboutOther(b);
    }

    private static bool HasYear(ReadSentence sentence) => sentence.Days.Any(day => day.Year is not null);

    private static Assertion Side(CountedIn counted) =>
        new(counted.Sentence, Stance.Affirm, counted.Quantity.Shown, [(counted.Quantity.Start, counted.Quantity.End)], counted.Quantity.Plain, counted.Quantity.Value);
}
