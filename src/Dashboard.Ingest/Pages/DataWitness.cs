using System.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// The article text that a page carries in its data (JSON-LD) as a witness to what its markup shows: it never replaces text that was found,
/// it settles doubtful lines, and it tells when the wrong part of the page was taken.
/// </summary>
internal static class DataWitness
{
    /// <summary>Shorter keys stand in any text by chance.</summary>
    private const int LeastKey = 24;

    /// <summary>A shorter text is a teaser.</summary>
    private const int LeastWitness = 600;

    /// <summary>What is looked at of a text and of its lines; the longest reports stay below.</summary>
    private const int MostWitness = 300_000;
    private const int MostLines = 3_000;

    /// <summary>Below this share the two are about different things.</summary>
    private const double Foreign = 0.1;

    /// <param name="lines">As judged by the markup; doubtful ones are changed in place.</param>
    /// <param name="paragraphs">The text in the data.</param>
    /// <returns>False when what was found is not what the data speaks of.</returns>
    public static bool Agrees(List<JudgedLine> lines, IReadOnlyList<string> paragraphs)
    {
        var witness = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            witness.Append(PageText.Key(paragraph, MostWitness));
            if (witness.Length > MostWitness) return true;
        }

        if (witness.Length < LeastWitness || lines.Count > MostLines) return true;

        var said = witness.ToString();
        var confirmed = lines.ConvertAll(line => PageText.Key(line.Line.Text, MostWitness) is { Length: >= LeastKey } key && said.Contains(key, StringComparison.Ordinal));
        int all = 0, shared = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind != BlockKind.Body || !lines[i].Line.IsRunning) continue;
            all += lines[i].Line.Text.Length;
            if (confirmed[i]) shared += lines[i].Line.Text.Length;
        }

        if (all > 0 && shared < all * Foreign) return false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (confirmed[i] && lines[i].Confidence <= 0.8 && lines[i].Kind is BlockKind.RelatedLink or BlockKind.Insert or BlockKind.ShareBar or BlockKind.Appeal)
                lines[i] = lines[i] with { Kind = BlockKind.Body, Reason = "Stands in the text that the page's own data (JSON-LD) gives." };
        }

        return true;
    }
}
