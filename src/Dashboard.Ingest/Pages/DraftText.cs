using System.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>The text of an article and its blocks, paragraph by paragraph, parted by blank lines.</summary>
internal sealed class DraftText
{
    private readonly StringBuilder _text = new();

    public List<Block> Blocks { get; } = [];

    public void Add(string part, BlockKind kind, double confidence, string reason)
    {
        if (part.Length == 0) return;
        if (_text.Length > 0) _text.Append("\n\n");
        Blocks.Add(new Block(kind, _text.Length, _text.Length + part.Length, confidence, reason));
        _text.Append(part);
    }

    public override string ToString() => _text.ToString();
}
