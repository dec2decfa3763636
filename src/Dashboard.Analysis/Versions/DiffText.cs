using Dashboard.Analysis.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Versions;

/// <summary>A paragraph with its words, names marked.</summary>
internal sealed class DiffParagraphText(string text, Block block, List<Token> tokens)
{
    public BlockKind Kind => block.Kind;
    public int Start { get; } = block.Start;
    public int End { get; } = block.End;
    public List<Token> Tokens => tokens;

    /// <summary>Stretches between quotation marks.</summary>
    public List<(int Start, int End)> Quotes { get; } = QuoteSpans.Find(text, block.Start, block.End);

    /// <summary>Words as they are compared: how quotation marks and dashes are typed does not count.</summary>
    public IReadOnlyList<string> Words { get; } = [.. tokens.Select(token => token.Kind == TokenKind.Symbol ? Sign(text[token.Start]) : text[token.Start..token.End].Replace('’', '\''))];

    /// <summary>From one token to another, both included; empty, at the right place, when the last is before the first.</summary>
    public DiffSpan Span(int first, int last) => last >= first
        ? new(tokens[first].Start, tokens[last].End)
        : first < tokens.Count ? new(tokens[first].Start, tokens[first].Start) : new(End, End);

    private static string Sign(char sign) => sign switch
    {
        '“' or '”' or '„' or '«' or '»' or '"' => "\"",
        '’' or '‘' or '\'' => "'",
        '–' or '—' or '-' => "-",
        _ => sign.ToString(),
    };
}

/// <summary>The paragraphs of one text that belong to the article.</summary>
internal sealed class DiffText
{
    public required IReadOnlyList<DiffParagraphText> Paragraphs { get; init; }

    public static DiffText Of(VersionText version)
    {
        List<Block> blocks = [.. version.Blocks.Where(block => block.Kind is BlockKind.Title or BlockKind.Byline or BlockKind.Dateline or BlockKind.Body or BlockKind.Caption)];
        var tokens = blocks.ConvertAll(block => Tokenizer.Read(version.Text, block.Start, block.End));
        var known = Names.Known(tokens);
        tokens.ForEach(paragraph => Names.Mark(paragraph, known));
        return new() { Paragraphs = [.. blocks.Select((block, index) => new DiffParagraphText(version.Text, block, tokens[index]))] };
    }
}
