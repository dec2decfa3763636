namespace Dashboard.Domain.Claims;

public enum Voice { Narrator, Quoted }

public enum Stance { Affirm, Deny, Hedge }

/// <summary>A stretch inside a statement that a screen marks, in offsets of the article's stored text.</summary>
public sealed record Mark(int Start, int End);

/// <summary>One assertion in one article, as one side of a contradiction or one cell of the matrix shows it.</summary>
/// <param name="ArticleId">The article it stands in.</param>
/// <param name="Source">The outlet, for display.</param>
/// <param name="Speaker">Who says so, as far as the text tells; null when the outlet says it itself.</param>
/// <param name="Chain">How it reached the reader, nearest to the origin first, e.g. speaker, agency, outlet.</param>
/// <param name="Voice">The outlet's own words or words between quotation marks.</param>
/// <param name="Stance">Whether the thing is affirmed, denied or hedged.</param>
/// <param name="Quote">Exactly <c>text[Start..End]</c>.</param>
/// <param name="Start">First UTF-16 code unit in the stored text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Value">Normalised value for display (<c>40,000</c>, <c>Sun 2 Jun 2019</c>), when there is one.</param>
/// <param name="Marks">The words that conflict, inside Start..End.</param>
public sealed record Statement(
    string ArticleId,
    string Source,
    string? Speaker,
    IReadOnlyList<string> Chain,
    Voice Voice,
    Stance Stance,
    string Quote,
    int Start,
    int End,
    string? Value,
    IReadOnlyList<Mark> Marks);

/// <summary>One row of the stance matrix.</summary>
/// <param name="Key">Stable within the story while its statements stay.</param>
/// <param name="Text">The proposition in words.</param>
/// <param name="Origins">How many independent origins carry it.</param>
/// <param name="Stances">One or more cells per article.</param>
/// <param name="IsConfirmed">A person said that its statements speak of the same thing; until then it is a suggestion.</param>
/// <param name="IsDisputed">Stances differ.</param>
public sealed record ClaimRow(string Key, string Text, int Origins, IReadOnlyList<Statement> Stances, bool IsConfirmed = false, bool IsDisputed = false);
