using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Threads;

namespace Dashboard.Ingest.PastedText;

/// <summary>Lays paragraphs out as the stored text and keeps where each of them stands.</summary>
internal sealed class TextLayout
{
    // Only the opening paragraphs carry datelines.
    private const int DatelineReach = 3;

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<int, int> _starts = [];
    private int _bodies;
    private string? _laid;

    public string Text => _laid ??= _text.ToString();

    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>Where a paragraph begins in the stored text; null for one that was left out.</summary>
    public int? StartOf(int paragraph) => _starts.TryGetValue(paragraph, out var start) ? start : null;

    public void Add(int paragraph, Paragraph words, BlockVerdict verdict)
    {
        var start = Append(words.Text, words.AfterBlank);
        _starts[paragraph] = start;
        if (verdict.Kind == BlockKind.Body && _bodies++ < DatelineReach && Credits.OpeningDateline(words.Text) is { } dateline)
        {
            var body = start + dateline.Length;
            while (_text[body] == ' ')
                body++;
            _blocks.Add(new Block(BlockKind.Dateline, start, start + dateline.Length, 0.9, "A place, and perhaps a day and an agency, before a dash"));
            start = body;
        }
        _blocks.Add(new Block(verdict.Kind, start, _text.Length, verdict.Confidence, verdict.Reason));
    }

    public void Add(TrailComment comment)
    {
        var start = Append(comment.Header, true);
        foreach (var paragraph in comment.Paragraphs)
            Append(paragraph.Text, paragraph.AfterBlank);
        _blocks.Add(new Block(BlockKind.Comment, start, _text.Length, 0.95, "A reader comment, under a line with a name and a time"));
    }

    private int Append(string words, bool afterBlank)
    {
        if (_text.Length > 0)
            _text.Append(afterBlank ? "\n\n" : "\n");
        var start = _text.Length;
        _text.Append(words);
        return start;
    }
}
