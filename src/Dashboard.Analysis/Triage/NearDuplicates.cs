using System.Globalization;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Finds comments that repeat an earlier one, by an index of winnowed letter runs; a comment never meets all others.</summary>
internal sealed class NearDuplicates
{
    private const int FewestLetters = 12;
    private const int FewestWordsOfOthers = 4;

    private readonly Dictionary<CommentInThread, (CommentInThread Earlier, CommentLikeness Likeness)> earlierOf = [];
    private readonly Dictionary<CommentInThread, CommentInThread> rootOf = [];
    private readonly HashSet<CommentInThread> others = [];
    private HashSet<CommentInThread>? shared;

    /// <param name="thread">The comments that are judged.</param>
    /// <param name="elsewhere">Comments of other threads of the story, or of earlier parts of this one, that they may repeat.</param>
    public static NearDuplicates Of(IReadOnlyList<CommentInThread> thread, IReadOnlyList<CommentInThread> elsewhere)
    {
        var found = new NearDuplicates();
        found.others.UnionWith(elsewhere);
        // By time, so that "earlier" means earlier whatever order the page or the importer had.
        CommentInThread[] byTime = [.. thread.Concat(elsewhere).OrderBy(comment => comment.PostedAt ?? DateTimeOffset.MinValue).ThenBy(comment => comment.Place)];
        var index = new FingerprintIndex(byTime);
        for (var number = 0; number < byTime.Length; number++)
            found.Place(number, byTime, index);
        return found;
    }

    /// <summary>Same for all near-duplicates of one comment; null for a comment that stands alone.</summary>
    public string? GroupOf(CommentInThread comment) => rootOf.TryGetValue(comment, out var root) ? $"duplicates-of-{root.Id}" : null;

    /// <summary>Whether a comment of this thread belongs to the same group as one from elsewhere.</summary>
    public bool IsShared(CommentInThread other) =>
        rootOf.TryGetValue(other, out var root) && (shared ??= [.. rootOf.Where(pair => !others.Contains(pair.Key)).Select(pair => pair.Value)]).Contains(root);

    public void Look(CommentInThread comment)
    {
        if (!earlierOf.TryGetValue(comment, out var found)) return;
        var (earlier, likeness) = found;
        var figures = string.Create(CultureInfo.InvariantCulture, $"five-word containment {likeness.Containment:0.00}, Jaccard {likeness.Jaccard:0.00}");
        var measure = likeness.Containment >= 0.8 ? figures : string.Create(CultureInfo.InvariantCulture,
            $"{figures}; with spelling and spacing undone {Math.Max(likeness.Letters, likeness.InOrder):0.00}");
        var when = earlier.PostedAt is { } at ? at.ToString("d MMM, HH:mm", CultureInfo.InvariantCulture) : "earlier in the thread";
        if (others.Contains(earlier)) when += ", in another thread of the story or an earlier part of this one";
        var sameAuthor = string.Equals(earlier.Author, comment.Author, StringComparison.OrdinalIgnoreCase);
        var reason = sameAuthor
            ? $"{comment.Author} posted this before ({when}): {measure}. The later one supersedes the earlier."
            : $"Repeats a comment by {earlier.Author} ({when}): {measure}.";
        comment.Notice(SignalKind.NearDuplicate, sameAuthor ? Severity.Low : Severity.Medium, reason, "near-duplicate-comment",
            SharedSpans(comment.Folded, earlier.Folded), earlier.Id);
    }

    private void Place(int number, CommentInThread[] byTime, FingerprintIndex index)
    {
        var comment = byTime[number];
        if (comment.Folded.LetterCount < FewestLetters) return;
        CommentInThread? best = null;
        CommentLikeness? closest = null;
        var candidates = index.Add(number);
        if (candidates.Length > 0)
        {
            using var compared = new ComparedComment(comment.Folded);
            foreach (var candidate in candidates)
            {
                var earlier = byTime[candidate];
                if (compared.LikenessOf(earlier.Folded) is not { } likeness || IsTooShort(earlier, comment) || IsQuotingReply(earlier, comment)) continue;
                if (closest is not null && (likeness.Letters, -earlier.Place).CompareTo((closest.Letters, -best!.Place)) <= 0) continue;
                (best, closest) = (earlier, likeness);
            }
        }
        if (best is null) return;
        earlierOf[comment] = (best, closest!);
        var root = rootOf.GetValueOrDefault(best, best);
        rootOf[best] = root;
        rootOf[comment] = root;
    }

    private static bool IsTooShort(CommentInThread earlier, CommentInThread comment) =>
        Math.Min(earlier.Words.Count, comment.Words.Count) < FewestWordsOfOthers
        && !string.Equals(earlier.Author, comment.Author, StringComparison.OrdinalIgnoreCase);

    // Somebody who quotes another comment and answers it has not copied it.
    private static bool IsQuotingReply(CommentInThread earlier, CommentInThread comment)
    {
        if (string.Equals(earlier.Author, comment.Author, StringComparison.OrdinalIgnoreCase)) return false;
        if (comment.Folded.LetterCount < earlier.Folded.LetterCount * 1.15) return false;
        var spans = SharedSpans(comment.Folded, earlier.Folded);
        return spans.Count > 0 && spans.All(span => QuotedText.Covers(comment.Text, span));
    }

    private static List<CommentSpan> SharedSpans(FoldedText text, FoldedText other)
    {
        var spans = new List<CommentSpan>();
        using var known = RunTable.Of(other.LetterRuns);
        var end = -1;
        for (var i = 0; i + FoldedText.LettersPerRun <= text.LetterCount; i++)
        {
            if (!known.Contains(text.LetterRunAt(i))) continue;
            var (start, last) = (text.PlaceOf(i), text.PlaceOf(i + FoldedText.LettersPerRun - 1) + 1);
            // Punctuation and a space between two shared words belong to the shared stretch.
            if (spans.Count > 0 && i <= end + 1) spans[^1] = spans[^1] with { End = last };
            else spans.Add(new CommentSpan(start, last));
            end = i + FoldedText.LettersPerRun - 1;
        }
        return spans;
    }
}
