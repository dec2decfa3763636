using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>The correction note: what each report said, and what holds instead. Ready to stand under the reports that carried it.</summary>
public static class CorrectionNote
{
    public static ReaderDocument Of(PublicRecord from)
    {
        var contradiction = from.Contradiction;
        var (kind, parts) = from.Finding switch
        {
            { Verdict: Verdict.Side } finding when Findings.Holder(finding, contradiction.Sides) is { } holder => ("Correction", Corrected(from, finding, holder)),
            { Verdict: Verdict.Superseded } finding => ("Update", Explained(from, finding)),
            { } finding => ("Clarification", Explained(from, finding)),
            null => ("Under review", [new(null, [new("The earlier note is under review: the question is open again.", null, from.Cite(contradiction.Sides.SelectMany(side => side.Statements.Take(1))))])]),
        };
        if (Findings.Updates(from) is { Count: > 0 } updates)
            parts.Add(new("What changed", updates));
        return new(from.Organisation, $"{kind}: {ReaderText.Plain(contradiction.Title)}", ReaderDocument.DatesOf(from), parts);
    }

    private static List<ReaderPart> Corrected(PublicRecord from, Resolution finding, Side holder)
    {
        var wrong = from.Contradiction.Sides.Where(side => !ReferenceEquals(side, holder)).SelectMany(side => side.Statements).DistinctBy(statement => (statement.ArticleId, statement.Start));
        return [new(null, [.. wrong.Select(statement => new ReaderLine($"{Report(from, statement)} said:", statement.Quote, [from.Cite(statement)]))]), new("What holds", Finding(from, finding))];
    }

    private static List<ReaderPart> Explained(PublicRecord from, Resolution finding) =>
        [new(null, Finding(from, finding)), .. from.Contradiction.Sides.Select(side => new ReaderPart(ReaderText.Plain(side.Label), Findings.Said(from, side)))];

    private static List<ReaderLine> Finding(PublicRecord from, Resolution finding)
    {
        var line = Findings.Line(from, finding, from.Contradiction.Sides);
        if (from.Evidence is { } evidence)
            line = line with { Sources = [.. line.Sources, evidence] };
        return from.ForReaders is { Length: > 0 } why ? [line, new(ReaderText.Plain(why), null, from.Evidence is { } shown ? [shown] : line.Sources)] : [line];
    }

    private static string Report(PublicRecord from, Statement statement)
    {
        var article = from.Articles.GetValueOrDefault(statement.ArticleId);
        var outlet = ReaderText.Plain(article?.Source ?? statement.Source);
        var whose = string.Equals(outlet, from.Organisation, StringComparison.OrdinalIgnoreCase) ? "Our report" : $"A report in {outlet}";
        return Titled(whose, article);
    }

    private static string Titled(string whose, Article? article) => article?.Title is { Length: > 0 } title ? $"{whose}, “{ReaderText.Plain(title)}”," : whose;
}
