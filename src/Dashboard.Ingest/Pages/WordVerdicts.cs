using Dashboard.Domain.Articles;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Pages;

/// <summary>What the words of a paragraph say about it counts for pages as for pasted text, after the markup had its say.</summary>
internal static class WordVerdicts
{
    /// <summary>Below this the markup, which calls the line body, is believed instead.</summary>
    private const double Least = 0.9;

    /// <summary>The longest live blogs stay below; what comes after is judged by its markup alone.</summary>
    private const int Most = 3_000;

    public static void Apply(List<JudgedLine> lines, IReadOnlyCollection<string> authors)
    {
        var body = Enumerable.Range(0, lines.Count).Where(i => lines[i].Kind == BlockKind.Body).Take(Most).ToList();
        var verdicts = BlockClassifier.Classify([.. body.Select(i => lines[i].Line.Text.Replace('\n', ' '))], authors);
        foreach (var (i, verdict) in body.Zip(verdicts))
        {
            if (verdict.Kind is not BlockKind.Body && verdict.Confidence >= Least)
                lines[i] = lines[i] with { Kind = verdict.Kind, Confidence = verdict.Confidence, Reason = verdict.Reason };
        }
    }
}
