using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Versions;

/// <summary>What a change of the text changes, the weightiest first.</summary>
public enum ChangeKind { Number, Name, Date, Quote, Negation, Hedge, Paragraph, Wording }

/// <summary>One text of an article with what its stretches are.</summary>
public sealed record VersionText(string Text, IReadOnlyList<Block> Blocks);

/// <summary>A stretch of the old or the new text; empty where words came or went.</summary>
public sealed record DiffSpan(int Start, int End)
{
    public bool IsEmpty => End <= Start;
}

/// <summary>One place where the two texts differ.</summary>
/// <param name="Kinds">What it changes, the weightiest first; never empty.</param>
/// <param name="Old">In the earlier text.</param>
/// <param name="New">In the later one.</param>
public sealed record VersionChange(IReadOnlyList<ChangeKind> Kinds, DiffSpan Old, DiffSpan New)
{
    public ChangeKind Kind => Kinds[0];
}

/// <summary>A run of words that both texts have, or that one has where the other has something else.</summary>
/// <param name="Change">Index of the change in <see cref="VersionDiff.Changes"/>; null for what is the same.</param>
public sealed record DiffPiece(DiffSpan Old, DiffSpan New, int? Change);

/// <summary>A paragraph as it was, as it is, or both.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Pieces">In text order.</param>
public sealed record DiffParagraph(BlockKind Kind, IReadOnlyList<DiffPiece> Pieces)
{
    public bool IsSame => Pieces.All(piece => piece.Change is null);
}

/// <summary>
/// Two texts of one article, paragraph by paragraph and word by word. Only what belongs to the article is compared. Changes of number, name,
/// date, quotation, negation and hedge stand before those of wording.
/// </summary>
/// <param name="Paragraphs">In the order of the later text; what went stands where it was.</param>
/// <param name="Changes">In text order.</param>
public sealed record VersionDiff(IReadOnlyList<DiffParagraph> Paragraphs, IReadOnlyList<VersionChange> Changes)
{
    /// <summary>Indexes of the changes, the weightiest first.</summary>
    public IReadOnlyList<int> Ranked => [.. Enumerable.Range(0, Changes.Count).OrderBy(index => Changes[index].Kind).ThenBy(index => index)];

    /// <summary>The same two texts always give the same.</summary>
    public static VersionDiff Of(VersionText old, VersionText now)
    {
        var (before, after) = (DiffText.Of(old), DiffText.Of(now));
        var judge = new ChangeJudge(before, after);
        var (paragraphs, changes) = (new List<DiffParagraph>(), new List<VersionChange>());
        foreach (var (a, b) in ParagraphPairs.Of(before, after))
            paragraphs.Add(Compare(before, after, a, b, judge, changes));
        return new(paragraphs, changes);
    }

    private static DiffParagraph Compare(DiffText before, DiffText after, int? a, int? b, ChangeJudge judge, List<VersionChange> changes)
    {
        var was = a is { } one ? before.Paragraphs[one] : null;
        var now = b is { } other ? after.Paragraphs[other] : null;
        var kind = (now ?? was)!.Kind;
        if (was is null || now is null)
        {
            var change = new VersionChange([ChangeKind.Paragraph], SpanOf(was), SpanOf(now));
            changes.Add(change);
            return new(kind, [new DiffPiece(change.Old, change.New, changes.Count - 1)]);
        }
        var pieces = new List<DiffPiece>();
        foreach (var run in WordRuns.Of(was, now))
        {
            var (old, @new) = (was.Span(run.FirstA, run.LastA), now.Span(run.FirstB, run.LastB));
            if (run.IsSame)
            {
                pieces.Add(new(old, @new, null));
                continue;
            }
            changes.Add(new(judge.KindsOf(was, now, run), old, @new));
            pieces.Add(new(old, @new, changes.Count - 1));
        }
        return new(kind, pieces);
    }

    private static DiffSpan SpanOf(DiffParagraphText? paragraph) => paragraph is null ? new(0, 0) : new(paragraph.Start, paragraph.End);
}
