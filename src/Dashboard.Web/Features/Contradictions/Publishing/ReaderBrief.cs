namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>The brief: the question, the finding, who said what where, the arithmetic, and what changed since.</summary>
public static class ReaderBrief
{
    // The one line of the detectors' reasoning that stands by itself; the rest speaks to the desk.
    private const string Arithmetic = "Arithmetic";

    public static ReaderDocument Of(PublicRecord from)
    {
        var contradiction = from.Contradiction;
        var parts = new List<ReaderPart> { new(null, Opening(from)) };
        var holder = from.Finding is { } finding ? Findings.Holder(finding, contradiction.Sides) : null;
        foreach (var side in contradiction.Sides)
            parts.Add(new(ReaderText.Plain(side.Label) + (ReferenceEquals(side, holder) ? " – holds" : ""), Findings.Said(from, side)));
        if (contradiction.Reasons.FirstOrDefault(reason => reason.Term == Arithmetic) is { } arithmetic)
            parts.Add(new("The arithmetic", [new(ReaderText.Plain(arithmetic.Text), null, FirstOfEach(from))]));
        if (Findings.Updates(from) is { Count: > 0 } updates)
            parts.Add(new("What changed", updates));
        return new($"Contradiction checked by {from.Organisation}", ReaderText.Plain(contradiction.Title), ReaderDocument.DatesOf(from), parts);
    }

    private static List<ReaderLine> Opening(PublicRecord from)
    {
        if (from.Finding is not { } finding)
            return [new("This question is open again. Reports do not agree:", null, FirstOfEach(from))];
        var line = Findings.Line(from, finding, from.Contradiction.Sides);
        var opening = new List<ReaderLine> { from.Evidence is { } evidence ? line with { Sources = [.. line.Sources, evidence] } : line };
        if (from.ForReaders is { Length: > 0 } why)
            opening.Add(new(ReaderText.Plain(why), null, from.Evidence is { } shown ? [shown] : line.Sources));
        return opening;
    }

    private static IReadOnlyList<Citation> FirstOfEach(PublicRecord from) => from.Cite(from.Contradiction.Sides.SelectMany(side => side.Statements.Take(1)));
}
