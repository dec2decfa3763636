using System.Globalization;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>How much of two comments is the same text.</summary>
/// <param name="Containment">Shared five-word runs over those of the shorter one, 0 to 1.</param>
/// <param name="Jaccard">Shared five-word runs over all of both.</param>
/// <param name="Letters">Shared nine-letter runs over those of the shorter one: holds when words were split or joined.</param>
/// <param name="InOrder">Words of the shorter one that stand in the longer one in the same order; holds when single words were swapped.</param>
public sealed record CommentLikeness(double Containment, double Jaccard, double Letters, double InOrder)
{
    // Measured on copied comments; five-word containment is what an editor can check by hand, so it comes first.
    private const double Contained = 0.8;
    private const double SameWordsInOrder = 0.75;
    private const double SomeRuns = 0.25;

    public bool IsNearDuplicate => Containment >= Contained || Letters >= Contained || InOrder >= SameWordsInOrder && Letters >= SomeRuns;

    /// <summary>Compares two comments after the tricks of typing are undone.</summary>
    public static CommentLikeness Of(string a, string b) => Of(new FoldedText(a), new FoldedText(b));

    internal static CommentLikeness Of(FoldedText a, FoldedText b)
    {
        var words = Shared(a.WordRuns, b.WordRuns);
        var letters = Shared(a.LetterRuns, b.LetterRuns);
        var (x, y) = (a.WordRuns.Length, b.WordRuns.Length);
        var containment = words / (double)Math.Max(1, Math.Min(x, y));
        var ofLetters = letters / (double)Math.Max(1, Math.Min(a.LetterRuns.Length, b.LetterRuns.Length));
        // Costs the product of both lengths: only for texts that the runs leave in doubt.
        var inDoubt = containment < Contained && ofLetters is < Contained and >= SomeRuns;
        return new CommentLikeness(containment, words / (double)Math.Max(1, x + y - words), ofLetters, inDoubt ? WordsInOrder(a.Words, b.Words) : containment);
    }

    private static int Shared(ulong[] a, ulong[] b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (a[i] < b[j]) i++;
            else j++;
        }
        return shared;
    }

    private static double WordsInOrder(IReadOnlyList<ulong> a, IReadOnlyList<ulong> b)
    {
        if (Math.Min(a.Count, b.Count) == 0) return 0;
        var row = new int[b.Count + 1];
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Count; j++)
            {
                var above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.Count] / (double)Math.Min(a.Count, b.Count);
    }
}

/// <summary>Finds comments that repeat an earlier one, by an index of winnowed letter runs; a comment never meets all others.</summary>
internal sealed class NearDuplicates
{
    // The smallest of each six neighbouring runs stands in the index: no shared stretch of 14 letters is missed.
    private const int Window = 6;
    // A phrase that this many comments share tells nothing more about the next one; it also bounds the memory.
    private const int MostCarriers = 48;
    private const int MostCandidates = 6;
    private const int FewestLetters = 12;
    private const int FewestWordsOfOthers = 4;

    private readonly Dictionary<CommentInThread, (CommentInThread Earlier, CommentLikeness Likeness)> earlierOf = [];
    private readonly Dictionary<CommentInThread, CommentInThread> rootOf = [];
    private readonly HashSet<CommentInThread> others = [];

    /// <param name="thread">The comments that are judged.</param>
    /// <param name="elsewhere">Comments of other threads of the story, or of earlier parts of this one, that they may repeat.</param>
    public static NearDuplicates Of(IReadOnlyList<CommentInThread> thread, IReadOnlyList<CommentInThread> elsewhere)
    {
        var found = new NearDuplicates();
        found.others.UnionWith(elsewhere);
        var index = new Dictionary<ulong, List<CommentInThread>>();
        var wholes = new Dictionary<ulong, CommentInThread>();
        // By time, so that "earlier" means earlier whatever order the page or the importer had.
        foreach (var comment in thread.Concat(elsewhere).OrderBy(comment => comment.PostedAt ?? DateTimeOffset.MinValue).ThenBy(comment => comment.Place))
            found.Place(comment, index, wholes);
        return found;
    }

    /// <summary>Same for all near-duplicates of one comment; null for a comment that stands alone.</summary>
    public string? GroupOf(CommentInThread comment) => rootOf.TryGetValue(comment, out var root) ? $"duplicates-of-{root.Id}" : null;

    /// <summary>Whether a comment of this thread belongs to the same group as one from elsewhere.</summary>
    public bool IsShared(CommentInThread other) =>
        rootOf.TryGetValue(other, out var root) && (shared ??= [.. rootOf.Where(pair => !others.Contains(pair.Key)).Select(pair => pair.Value)]).Contains(root);

    private HashSet<CommentInThread>? shared;

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

    private void Place(CommentInThread comment, Dictionary<ulong, List<CommentInThread>> index, Dictionary<ulong, CommentInThread> wholes)
    {
        var folded = comment.Folded;
        if (folded.LetterCount < FewestLetters) return;
        var fingerprints = Winnow(folded);
        var best = Candidates(fingerprints, index)
            .Select(earlier => (Earlier: earlier, Likeness: CommentLikeness.Of(earlier.Folded, folded)))
            .Where(pair => pair.Likeness.IsNearDuplicate && !IsTooShort(pair.Earlier, comment) && !IsQuotingReply(pair.Earlier, comment))
            .OrderByDescending(pair => pair.Likeness.Letters).ThenBy(pair => pair.Earlier.Place)
            .FirstOrDefault();
        if (best.Earlier is not null)
        {
            earlierOf[comment] = best;
            var root = rootOf.GetValueOrDefault(best.Earlier, best.Earlier);
            rootOf[best.Earlier] = root;
            rootOf[comment] = root;
        }
        foreach (var fingerprint in fingerprints)
        {
            if (!index.TryGetValue(fingerprint, out var carriers)) index.Add(fingerprint, carriers = new List<CommentInThread>(1));
            if (carriers.Count < MostCarriers) carriers.Add(comment);
        }
    }

    private static IEnumerable<CommentInThread> Candidates(HashSet<ulong> fingerprints, Dictionary<ulong, List<CommentInThread>> index)
    {
        var shared = new Dictionary<CommentInThread, int>();
        foreach (var fingerprint in fingerprints)
            if (index.TryGetValue(fingerprint, out var carriers))
                foreach (var carrier in carriers) shared[carrier] = shared.GetValueOrDefault(carrier) + 1;
        // A near-duplicate shares most of its fingerprints; one that shares a greeting is not worth a comparison.
        return shared
            .Where(pair => pair.Value * 6 >= Math.Min(fingerprints.Count, Math.Max(1, pair.Key.Folded.LetterCount / Window)))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Place)
            .Take(MostCandidates).Select(pair => pair.Key);
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

    private static HashSet<ulong> Winnow(FoldedText folded)
    {
        var chosen = new HashSet<ulong>();
        var runs = Math.Max(1, folded.LetterCount - FoldedText.LettersPerRun + 1);
        var recent = new ulong[Window];
        for (var i = 0; i < runs; i++)
        {
            recent[i % Window] = folded.LetterRunAt(i);
            if (i >= Window - 1) chosen.Add(Min(recent, Window));
            else if (i == runs - 1) chosen.Add(Min(recent, runs));
        }
        return chosen;
    }

    private static ulong Min(ulong[] values, int count)
    {
        var smallest = values[0];
        for (var i = 1; i < count; i++) smallest = Math.Min(smallest, values[i]);
        return smallest;
    }

    private static List<CommentSpan> SharedSpans(FoldedText text, FoldedText other)
    {
        var spans = new List<CommentSpan>();
        var end = -1;
        for (var i = 0; i + FoldedText.LettersPerRun <= text.LetterCount; i++)
        {
            if (Array.BinarySearch(other.LetterRuns, text.LetterRunAt(i)) < 0) continue;
            var (start, last) = (text.PlaceOf(i), text.PlaceOf(i + FoldedText.LettersPerRun - 1) + 1);
            // Punctuation and a space between two shared words belong to the shared stretch.
            if (spans.Count > 0 && i <= end + 1) spans[^1] = spans[^1] with { End = last };
            else spans.Add(new CommentSpan(start, last));
            end = i + FoldedText.LettersPerRun - 1;
        }
        return spans;
    }
}
