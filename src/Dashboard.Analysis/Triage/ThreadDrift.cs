using System.Globalization;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices where several readers go on about a name that neither the article nor its story mentions.</summary>
internal static class ThreadDrift
{
    private const int FewestComments = 3;
    private const int FewestAuthors = 2;
    private const int WidestGap = 3;
    private const int MostRemarks = 3;
    private const int MostNames = 3;

    // A pasted article brings its own names, which nobody in the thread speaks of.
    private const int MostWords = 400;

    private sealed record Run(string Name, List<CommentInThread> Comments);

    public static List<ThreadRemark> Of(IReadOnlyList<CommentInThread> thread, TopicWords topic, Func<CommentInThread, string?> groupOf)
    {
        if (!topic.IsKnown) return [];
        var carriers = Carriers(thread, topic);
        var runs = carriers.SelectMany(pair => Runs(pair.Key, pair.Value))
            .Where(run => IsDrift(run.Comments, groupOf))
            .OrderByDescending(run => run.Comments.Count).ThenBy(run => run.Comments[0].Place).ThenBy(run => run.Name, StringComparer.Ordinal).ToList();
        var remarks = new List<ThreadRemark>();
        while (runs.Count > 0 && remarks.Count < MostRemarks)
        {
            // Names of one stretch are one drift.
            var (from, to) = (runs[0].Comments[0].Place, runs[0].Comments[^1].Place);
            var one = runs.Where(run => run.Comments[0].Place <= to && run.Comments[^1].Place >= from).ToList();
            runs.RemoveAll(one.Contains);
            remarks.Add(Tell(one));
        }
        return remarks;
    }

    private static ThreadRemark Tell(List<Run> runs)
    {
        var comments = runs.SelectMany(run => run.Comments).Distinct().OrderBy(comment => comment.Place).ToList();
        List<string> names = [.. runs.Select(run => run.Name).Take(MostNames)];
        var first = comments[0];
        var when = first.PostedAt is { } at ? $" of {at.ToString("d MMM, HH:mm", CultureInfo.InvariantCulture)}" : "";
        var authors = comments.Select(comment => comment.Author).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return new ThreadRemark(ThreadRemarkKind.Drift, first.Id, names, [.. comments.Select(comment => comment.Id)], string.Create(CultureInfo.InvariantCulture,
            $"From {first.Author}'s comment{when} on, {comments.Count} comments by {authors} people speak of {string.Join(", ", names.Select(name => $"“{name}”"))}, which neither the article nor its story mentions."));
    }

    private static bool IsDrift(List<CommentInThread> comments, Func<CommentInThread, string?> groupOf) =>
        comments.Select(comment => groupOf(comment) ?? comment.Id).Distinct(StringComparer.Ordinal).Count() >= FewestComments
        && comments.Select(comment => comment.Author).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= FewestAuthors
        && comments.Count * 2 >= comments[^1].Place - comments[0].Place + 1;

    private static IEnumerable<Run> Runs(string name, List<CommentInThread> carriers)
    {
        var run = new List<CommentInThread>();
        foreach (var carrier in carriers)
        {
            if (run.Count > 0 && carrier.Place - run[^1].Place > WidestGap)
            {
                yield return new Run(name, run);
                run = [];
            }
            run.Add(carrier);
        }
        yield return new Run(name, run);
    }

    /// <summary>Names that the topic lacks, with the comments that write them.</summary>
    private static Dictionary<string, List<CommentInThread>> Carriers(IReadOnlyList<CommentInThread> thread, TopicWords topic)
    {
        var authors = thread.SelectMany(comment => comment.Author.Split(' ')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var carriers = new Dictionary<string, List<CommentInThread>>(StringComparer.OrdinalIgnoreCase);
        foreach (var comment in thread.OrderBy(comment => comment.Place))
        {
            if (comment.Words.Count > MostWords || comment.Has(SignalKind.PastedArticle) || comment.Has(SignalKind.Shouting)) continue;
            for (var word = 1; word < comment.Words.Count; word++)
            {
                var written = comment.Words.Word(word);
                if (written.Length < 4 || !char.IsUpper(written[0]) || !char.IsLower(written[^1]) || topic.Knows(comment.Words, word) || !IsInsideSentence(comment, word)) continue;
                var name = written.EndsWith("'s") || written.EndsWith("’s") ? written[..^2].ToString() : written.ToString();
                if (authors.Contains(name) || Words.Stop.Contains(name.ToLowerInvariant()) || Analysis.Text.Calendar.IsDayOrMonth(name.ToLowerInvariant())) continue;
                if (!carriers.TryGetValue(name, out var list)) carriers.Add(name, list = []);
                if (list.Count == 0 || list[^1] != comment) list.Add(comment);
            }
        }
        return carriers;
    }

    // Only a blank may stand between it and the word before: no full stop, quotation mark or new line.
    private static bool IsInsideSentence(CommentInThread comment, int word)
    {
        var between = comment.Text.AsSpan(comment.Words.End(word - 1), comment.Words.Start(word) - comment.Words.End(word - 1));
        return between is " " or "\u00A0" or ", ";
    }
}
