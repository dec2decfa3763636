namespace Dashboard.Web.Components;

/// <summary>A stretch to mark, UTF-16 code units, end exclusive.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Tone">Class of the mark.</param>
/// <param name="Title">Shown on hover.</param>
/// <param name="Id">Anchor of the mark's first piece.</param>
public sealed record MarkedSpan(int Start, int End, string Tone = "conflict", string? Title = null, string? Id = null);

/// <summary>A piece of a marked text; <see cref="Tone"/> is null between the marks.</summary>
public sealed record MarkedPiece(string Text, string? Tone, string? Title, string? Id)
{
    /// <summary>Cuts a text at the edges of its marks. Marks outside the text are cut off; where two overlap the earlier one wins.</summary>
    public static IReadOnlyList<MarkedPiece> Cut(string text, IEnumerable<MarkedSpan> marks, int offset = 0)
    {
        var pieces = new List<MarkedPiece>();
        var at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.Start).ThenByDescending(mark => mark.End))
        {
            var start = Math.Max(at, mark.Start - offset);
            var end = Math.Min(text.Length, mark.End - offset);
            if (end <= start)
                continue;
            if (start > at)
                pieces.Add(new MarkedPiece(text[at..start], null, null, null));
            pieces.Add(new MarkedPiece(text[start..end], mark.Tone, mark.Title, start == mark.Start - offset ? mark.Id : null));
            at = end;
        }
        if (at < text.Length)
            pieces.Add(new MarkedPiece(text[at..], null, null, null));
        return pieces;
    }
}
