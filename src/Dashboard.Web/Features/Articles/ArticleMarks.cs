using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Matrix;

namespace Dashboard.Web.Features.Articles;

/// <summary>Something that stands in the margin beside a sentence.</summary>
/// <param name="Start">First code unit of the sentence in the article's text.</param>
/// <param name="End">One past its last.</param>
/// <param name="Tone"><c>conflict</c>, <c>note</c> for a flag that is only worth knowing, <c>reuse</c> or <c>claim</c>.</param>
/// <param name="Label">A few words.</param>
/// <param name="Title">All of it, shown on hover.</param>
/// <param name="Path">Where it leads, after the story's address.</param>
/// <param name="Icon">One of <see cref="Icons"/>.</param>
/// <param name="Severity">Of a flag that is still open, as the board ranks it.</param>
/// <param name="ContradictionId">Of a flag.</param>
public sealed record MarginNote(
    int Start, int End, string Tone, string Label, string Title, string Path, string Icon = Icons.Conflict, Severity? Severity = null, string? ContradictionId = null);

/// <summary>A run of blocks that are shown together: the article's own one by one, clutter folded into one line.</summary>
/// <param name="Clutter">Not part of the article.</param>
/// <param name="Blocks">The blocks with their places in the reading.</param>
public sealed record BlockRun(bool Clutter, IReadOnlyList<(int Index, Block Block)> Blocks);

/// <summary>What is drawn over and beside an article's text.</summary>
public static class ArticleMarks
{
    /// <summary>Findings and shared passages of one article, in text order; several about the same sentence stand together.</summary>
    /// <param name="article">The article with what hangs on it.</param>
    /// <param name="outlets">Names of the story's articles by id.</param>
    /// <param name="weights">The board's sliders.</param>
    /// <param name="now">For newness.</param>
    /// <param name="claims">With what the article says in the matrix.</param>
    public static IReadOnlyList<MarginNote> Of(ReadArticle article, IReadOnlyDictionary<string, string> outlets, RankingWeights weights, DateTimeOffset now, bool claims = false)
    {
        var id = article.Article.Id;
        var notes = new List<MarginNote>();
        foreach (var contradiction in article.Contradictions.Where(found => !found.Withdrawn))
        {
            foreach (var statement in contradiction.Sides.SelectMany(side => side.Statements).Where(statement => statement.ArticleId == id))
            {
                var note = Words.IsNote(contradiction.Kind) || !contradiction.IsOpen;
                notes.Add(new MarginNote(
                    statement.Start, statement.End, note ? "note" : "conflict", contradiction.IsOpen ? Words.Of(contradiction.Kind) : $"{Words.Of(contradiction.Kind)}, {Words.Of(contradiction.Status)}",
                    $"{contradiction.Title} {Words.Explain(contradiction.Kind)}", $"/contradictions/{contradiction.Id}", contradiction.IsOpen ? Words.IconOf(contradiction.Kind) : Icons.Check,
                    note ? null : Ranking.Of(contradiction, weights, now).Severity, contradiction.Id));
            }
        }
        // While claims are looked for, what is shared with others would lie over them.
        foreach (var passage in claims ? [] : article.Reuse)
        {
            var (own, other) = passage.A.ArticleId == id ? (passage.A, passage.B) : (passage.B, passage.A);
            var with = outlets.GetValueOrDefault(other.ArticleId, "another article");
            var changes = passage.Changes.Count switch { 0 => "word for word", 1 => "1 word changed", var many => $"{many} words changed" };
            notes.Add(new MarginNote(own.Start, own.End, "reuse", $"{Words.Of(passage.Kind)}: {with}",
                $"{with}, {changes}" + (passage.Changes.Count > 0 ? ": " + string.Join(", ", passage.Changes.Take(12)) : ""), $"/articles/{other.ArticleId}", Icons.Copy));
        }
        foreach (var row in claims ? article.Claims ?? [] : [])
        {
            foreach (var statement in row.Stances.Where(statement => statement.ArticleId == id))
                notes.Add(new MarginNote(statement.Start, statement.End, "claim", $"{StanceMark.SignOf(statement.Stance)} {StanceMark.WordOf(statement.Stance)}: {Short(row.Text)}", row.Text, PathOf(row, id), Icons.Table));
        }
        return [.. notes.OrderBy(note => note.Start).ThenBy(note => Rank(note.Tone)).ThenByDescending(note => note.Severity)];
    }

    private static string Short(string text) => text.Length <= 44 || text.LastIndexOf(' ', 42) is not (> 20 and var space) ? text : text[..space] + "…";

    // What needs somebody stands above what is good to know. Where marks overlap, the first of these wins too.
    private static int Rank(string tone) => Array.IndexOf(s_tones, tone);

    private static readonly string[] s_tones = ["conflict", "note", "claim", "reuse"];

    private static string PathOf(ClaimRow row, string articleId) => $"/matrix?claim={Uri.EscapeDataString(row.Key)}&article={Uri.EscapeDataString(articleId)}";

    /// <summary>Neighbouring clutter becomes one run; every block of the article itself is a run of its own.</summary>
    /// <param name="blocks">All blocks in text order.</param>
    /// <param name="headline">Stands above the text already.</param>
    public static IReadOnlyList<BlockRun> Runs(IReadOnlyList<Block> blocks, Block? headline)
    {
        var runs = new List<BlockRun>();
        var clutter = new List<(int, Block)>();
        void Close()
        {
            if (clutter.Count == 0)
                return;
            runs.Add(new BlockRun(true, [.. clutter]));
            clutter.Clear();
        }
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index] == headline)
                continue;
            if (IsClutter(blocks[index].Kind))
            {
                clutter.Add((index, blocks[index]));
                continue;
            }
            Close();
            runs.Add(new BlockRun(false, [(index, blocks[index])]));
        }
        Close();
        return runs;
    }

    /// <summary>The block of the text that is the article's headline, when the text has it word for word.</summary>
    public static Block? HeadlineOf(ReadArticle article) => article.Version is { } version
        ? version.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Title && version.Text.AsSpan(block.Start, block.End - block.Start).Trim().SequenceEqual(article.Article.Title))
        : null;

    public static bool IsClutter(BlockKind kind) =>
        kind is not (BlockKind.Title or BlockKind.Byline or BlockKind.Dateline or BlockKind.Body or BlockKind.Caption);

    /// <summary>Marks for one block: the sentences of the notes, and exactly the words where a note says them.</summary>
    public static IEnumerable<MarkedSpan> MarksIn(Block block, IReadOnlyList<MarginNote> notes) =>
        notes.Where(note => note.Start < block.End && note.End > block.Start)
            .OrderBy(note => Rank(note.Tone))
            .Select(note => new MarkedSpan(note.Start, note.End, note.Tone, note.Title, $"at-{note.Start}"));

    /// <summary>What a folded run holds, in words: "3 related links, an appeal".</summary>
    public static string Describe(BlockRun run, string text)
    {
        var kinds = run.Blocks.GroupBy(item => item.Block.Kind)
            .Select(group => group.Count() == 1 ? Words.Of(group.Key) : $"{group.Count()} × {Words.Of(group.Key)}");
        var words = run.Blocks.Sum(item => Count(text.AsSpan(item.Block.Start, item.Block.End - item.Block.Start)));
        return $"{Words.Count(words, "word")} folded: {string.Join(", ", kinds)}";
    }

    private static int Count(ReadOnlySpan<char> text)
    {
        var (count, inside) = (0, false);
        foreach (var letter in text)
        {
            var white = char.IsWhiteSpace(letter);
            if (!white && !inside)
                count++;
            inside = !white;
        }
        return count;
    }
}
