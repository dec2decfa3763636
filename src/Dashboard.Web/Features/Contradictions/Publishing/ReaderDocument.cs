namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>One line for readers and where it comes from.</summary>
/// <param name="Text">Our words; empty when the quotation stands alone.</param>
/// <param name="Quote">Words from outside, exactly.</param>
/// <param name="Sources">At least one.</param>
public sealed record ReaderLine(string Text, string? Quote, IReadOnlyList<Citation> Sources);

/// <summary>Lines under a heading of their own, or under none.</summary>
public sealed record ReaderPart(string? Heading, IReadOnlyList<ReaderLine> Lines);

/// <summary>A text for readers, before it is written as plain text, Markdown or HTML.</summary>
/// <param name="Kicker">What kind of text it is and whose.</param>
/// <param name="Title">The question, or what is corrected.</param>
/// <param name="Dates">When it was published and changed.</param>
/// <param name="Parts">In reading order.</param>
public sealed record ReaderDocument(string Kicker, string Title, string Dates, IReadOnlyList<ReaderPart> Parts)
{
    /// <summary>"Published 12 March 2026 · Updated 14 March 2026".</summary>
    internal static string DatesOf(PublicRecord from)
    {
        var published = from.History.First is { } first ? $"Published {ReaderText.Day(first)}" : $"{ReaderText.Day(from.Today)}";
        var updated = from.History.Changes.Count > 0 && ReaderText.Day(from.History.Changes[^1].At) is var day ? $" · Updated {day}" : "";
        return published + updated;
    }

    /// <summary>"the council, via Northwire, in Valley Post, 12 March 2026".</summary>
    public static string Words(Citation source)
    {
        var from = source.Speaker is null ? source.Outlet : $"{source.Speaker}, {(source.Via is null ? "" : $"via {source.Via}, ")}in {source.Outlet}";
        return source.Day is { } day ? $"{from}, {ReaderText.Day(day)}" : from;
    }
}
