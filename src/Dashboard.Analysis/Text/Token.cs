namespace Dashboard.Analysis.Text;

internal enum TokenKind { None, Word, Number, Symbol }

/// <summary>One word, number or sign of a text, with everything that later steps compare.</summary>
/// <param name="Start">First UTF-16 code unit in the article's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Lower">Lower case, curly apostrophes made straight, possessive "'s" removed.</param>
/// <param name="Concept">What is compared: a class such as <c>#tell</c>, a name such as <c>@acme</c>, or a stem.</param>
/// <param name="Capital">Starts with a capital letter.</param>
/// <param name="Name">Looks like (a part of) a name.</param>
internal readonly record struct Token(int Start, int End, TokenKind Kind, string Lower, string Concept, bool Capital, bool Name)
{
    public bool IsWord => Kind == TokenKind.Word;
    public bool Is(string lower) => string.Equals(Lower, lower, StringComparison.Ordinal);
}
