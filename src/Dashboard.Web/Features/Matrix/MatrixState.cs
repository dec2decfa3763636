using Dashboard.Domain.Claims;

namespace Dashboard.Web.Features.Matrix;

/// <summary>Who says what about what, as every screen of this node shows it. Immutable.</summary>
/// <param name="Sequence">The log row up to which it is true.</param>
/// <param name="At">When that row was written.</param>
/// <param name="Columns">Articles that are read, earliest first.</param>
/// <param name="Rows">Claims, disputed ones first, then those that most articles speak of.</param>
/// <param name="Waiting">Articles that are still being read.</param>
public sealed record MatrixState(long Sequence, DateTimeOffset At, IReadOnlyList<MatrixColumn> Columns, IReadOnlyList<MatrixRow> Rows, int Waiting)
{
    public int Disputed { get; } = Rows.Count(row => row.Disputed);
}

/// <summary>One source: an article.</summary>
/// <param name="Published">ISO 8601 with a time, or only the day; null when it is not known.</param>
/// <param name="ReceivedAt">When it came in.</param>
/// <param name="CopyOf">The earlier article that it copies.</param>
/// <param name="CopyNote">How it copies it, for people.</param>
public sealed record MatrixColumn(string ArticleId, string Source, string Heading, string? Published, DateTimeOffset ReceivedAt, string? CopyOf, string? CopyNote);

/// <summary>One claim.</summary>
/// <param name="Key">Stable within the story.</param>
/// <param name="Text">The proposition in words.</param>
/// <param name="Origins">Independent origins.</param>
/// <param name="Why">How the origins were counted, for people.</param>
/// <param name="Disputed">
/// Somebody denies what somebody affirms, or a flag stands between them; where everybody affirms, one about wording, certainty or attribution does not count.
/// </param>
/// <param name="Confirmed">A person said that its statements speak of the same thing; until then it is a suggestion.</param>
/// <param name="Cells">By article; articles that are silent are left out.</param>
/// <param name="Changed">Sequence of the newest change of any part; 0 when it was so at the first look.</param>
public sealed record MatrixRow(
    string Key, string Text, int Origins, string Why, bool Disputed, bool Confirmed, IReadOnlyDictionary<string, MatrixCell> Cells, long Changed)
{
    public MatrixCell? this[MatrixColumn column] => Cells.GetValueOrDefault(column.ArticleId);

    /// <summary>Whether these words stand in the claim, its sentences, their speakers or outlets.</summary>
    public bool Has(string words) => Text.Contains(words, StringComparison.CurrentCultureIgnoreCase)
        || Cells.Values.SelectMany(cell => cell.Stances).Any(stance => stance.Quote.Contains(words, StringComparison.CurrentCultureIgnoreCase)
            || stance.Source.Contains(words, StringComparison.CurrentCultureIgnoreCase) || stance.Speaker?.Contains(words, StringComparison.CurrentCultureIgnoreCase) is true);
}

/// <summary>What one article says of one claim.</summary>
/// <param name="Stances">One or more, in text order.</param>
/// <param name="Changed">Sequence of the change that brought it; 0 when it was so at the first look.</param>
public sealed record MatrixCell(IReadOnlyList<Statement> Stances, long Changed)
{
    /// <summary>The stances with everybody who takes each, the firmest first.</summary>
    public IEnumerable<(Stance Stance, IReadOnlyList<Statement> By)> Grouped =>
        Stances.GroupBy(stance => stance.Stance).OrderBy(group => group.Key).Select(group => (group.Key, (IReadOnlyList<Statement>)[.. group]));
}

/// <summary>Which claims somebody wants to see.</summary>
/// <param name="Disputed">Only disputed ones.</param>
/// <param name="Search">Only those with these words; null or empty for all.</param>
public sealed record MatrixFilter(bool Disputed = false, string? Search = null)
{
    private readonly string? _words = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();

    public bool IsEmpty => !Disputed && _words is null;

    public bool Lets(MatrixRow row) => (!Disputed || row.Disputed) && (_words is null || row.Has(_words));

    /// <summary>In words, for what is taken along: "disputed claims only, with “bridge”".</summary>
    public string Described => (Disputed, _words) switch
    {
        (false, null) => "none",
        (true, null) => "disputed claims only",
        (false, { } words) => $"claims with “{words}”",
        (true, { } words) => $"disputed claims only, with “{words}”",
    };
}
