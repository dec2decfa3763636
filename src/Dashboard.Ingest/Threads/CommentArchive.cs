using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Threads;

/// <summary>What an archive of comments holds, before anything of it is stored.</summary>
/// <param name="Comments">Those that will be imported.</param>
/// <param name="Elsewhere">Those that stand under other posts of the archive.</param>
/// <param name="Threads">The posts with their numbers of comments, in the order of the archive; at most <see cref="CommentArchive.MostThreads"/>.</param>
/// <param name="Chosen">The post whose comments are meant; null for all of them.</param>
/// <param name="Preview">The first ones.</param>
/// <param name="Rejected">Every part that is no comment, and why.</param>
public sealed record CommentSurvey(
    int Comments, int Elsewhere, IReadOnlyList<ThreadCount> Threads, CommentThread? Chosen, IReadOnlyList<CommentDraft> Preview, IReadOnlyList<RejectedLine> Rejected)
{
    /// <summary>Comments that lose their parent, because they would answer themselves.</summary>
    internal IReadOnlySet<UInt128> Circular { get; init; } = new HashSet<UInt128>();

    /// <summary>Comments that stand in the file behind one of their answers.</summary>
    public IReadOnlySet<string> LateParents { get; init; } = new HashSet<string>();
}

/// <summary>A post of an archive and how many comments stand under it.</summary>
public sealed record ThreadCount(CommentThread Thread, int Comments);

/// <summary>
/// A file of comments that is read twice as a stream, however large: once to look whether all of it can be read and what is in it, once to
/// hand it on in order. Nothing is kept but identities.
/// </summary>
/// <param name="open">The file from its beginning, each time.</param>
/// <param name="contentType">What its sender says that it is.</param>
/// <param name="tables">The other tables of an export of Coral.</param>
public sealed class CommentArchive(Func<Stream> open, string contentType, CoralTables? tables = null)
{
    /// <summary>Where a pasted page stood; set it to what the article was received with, so that its comments keep their identities.</summary>
    public string? Address { get; set; }

    public const int MostThreads = 1_000;
    public const int PreviewLength = 50;
    private const int LookEvery = 2_000;

    /// <summary>Reads all of it and keeps only what a person must know before it is imported.</summary>
    /// <param name="wanted">
    /// Key or address of the post that is meant. When the archive does not know it, or null is given, all comments are meant.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="look">Called now and then with the number of comments read so far.</param>
    /// <exception cref="UnreadableException">The file as a whole is unreadable.</exception>
    public CommentSurvey Survey(string? wanted, CancellationToken cancel, Action<int>? look = null)
    {
        var counts = new Dictionary<string, (CommentThread Thread, int Comments)>(StringComparer.Ordinal);
        var preview = new Dictionary<string, List<CommentDraft>>(StringComparer.Ordinal);
        List<CommentDraft> first = [];
        var circles = new CommentCircles();
        HashSet<UInt128> seen = [], awaited = [];
        var late = new HashSet<string>(StringComparer.Ordinal);
        var total = 0;
        var sink = new CommentSink((_, draft, thread) =>
        {
            cancel.ThrowIfCancellationRequested();
            if (++total % LookEvery == 0)
                look?.Invoke(total);
            circles.Note(draft);
            var key = IdentityKey.Of(draft.ExternalId);
            seen.Add(key);
            if (awaited.Remove(key))
                late.Add(draft.ExternalId);
            if (draft.ParentExternalId is { } parent && IdentityKey.Of(parent) is var answered && !seen.Contains(answered))
                awaited.Add(answered);
            if (first.Count < PreviewLength)
                first.Add(draft);
            if (thread is null)
                return;
            var known = counts.GetValueOrDefault(thread.Key);
            counts[thread.Key] = (known.Thread ?? thread, known.Comments + 1);
            if (!Is(thread, wanted))
                return;
            var its = preview.TryGetValue(thread.Key, out var list) ? list : preview[thread.Key] = [];
            if (its.Count < PreviewLength)
                its.Add(draft);
        });
        Read(sink);
        var chosen = counts.Values.FirstOrDefault(count => Is(count.Thread, wanted));
        var circular = circles.Found();
        var comments = chosen.Thread is null ? total : chosen.Comments;
        return new CommentSurvey(comments, total - comments, [.. counts.Values.Take(MostThreads).Select(count => new ThreadCount(count.Thread, count.Comments))], chosen.Thread,
            [.. (chosen.Thread is { } post ? preview[post.Key] : first).Select(draft => circular.Contains(IdentityKey.Of(draft.ExternalId)) ? draft with { ParentExternalId = null } : draft)], sink.Rejected)
        { Circular = circular, LateParents = late };
    }

    /// <summary>Hands on every comment that the survey counted, in the order of the file.</summary>
    public void Read(CommentSurvey survey, Action<CommentDraft> take, CancellationToken cancel)
    {
        var replies = new SuspectedReplies();
        Read(new CommentSink((_, draft, thread) =>
        {
            cancel.ThrowIfCancellationRequested();
            if (survey.Chosen is null || survey.Chosen.Key == thread?.Key)
                take(replies.Mark(survey.Circular.Contains(IdentityKey.Of(draft.ExternalId)) ? draft with { ParentExternalId = null } : draft));
        }));
    }

    private void Read(CommentSink sink)
    {
        using var stream = open();
        CommentImport.Into(sink, stream, contentType, tables ?? CoralTables.None, Address);
    }

    private static bool Is(CommentThread thread, string? wanted) =>
        wanted is not null && (thread.Key == wanted || (thread.Url is { } url && Plain(url) is { } plain && plain == Plain(wanted)));

    // The same page is written with and without "www.", a slash at the end, and in both schemes.
    private static string? Plain(string address)
    {
        if (PageAddress.Clean(address) is not { } clean)
            return null;
        var rest = clean[(clean.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
        return rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? rest[4..] : rest;
    }
}
