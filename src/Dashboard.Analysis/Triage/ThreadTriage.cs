using Dashboard.Analysis.Triage.Tone;
using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage;

/// <summary>A reader comment as the triage sees it.</summary>
/// <param name="Id">Stable id within the thread.</param>
/// <param name="Author">The name shown.</param>
/// <param name="PostedAt">When it was posted, when known.</param>
/// <param name="Text">Plain text; all spans count its UTF-16 code units.</param>
/// <param name="ParentId">The comment it answers.</param>
public sealed record TriageComment(string Id, string Author, DateTimeOffset? PostedAt, string Text, string? ParentId);

/// <summary>What was noticed about one comment.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="Signals">Most severe first; empty when there is nothing to say.</param>
/// <param name="Group">Shared by near-duplicates, stable as long as the earliest of them stays.</param>
public sealed record TriageResult(string CommentId, IReadOnlyList<Signal> Signals, string? Group);

/// <summary>What was noticed about a thread.</summary>
/// <param name="Comments">One for each comment.</param>
/// <param name="Remarks">What holds of the thread as a whole.</param>
/// <param name="GroupsElsewhere">Comments of other threads that now belong to a group of near-duplicates with one of this thread, and that group.</param>
public sealed record ThreadResult(IReadOnlyList<TriageResult> Comments, IReadOnlyList<ThreadRemark> Remarks, IReadOnlyDictionary<string, string> GroupsElsewhere);

/// <summary>An article that a comment may have been pasted from.</summary>
public sealed record KnownArticle(string Id, string Title, string Text);

/// <summary>Judges the comments of one thread by local rules only. Nothing it says removes a comment.</summary>
/// <param name="articleTitle">Title of the article above the thread.</param>
/// <param name="articleText">What the article itself says; without the comments below it, which would all seem to be pasted from it.</param>
/// <param name="known">The other articles of the story.</param>
/// <param name="pageWords">Words of the whole page, clutter and comments included, when known; otherwise article and thread are counted.</param>
public sealed class ThreadTriage(string? articleTitle, string? articleText, IReadOnlyList<KnownArticle> known, int? pageWords = null)
{
    private readonly PastedArticlePhase pasted = new(articleTitle, articleText, known, pageWords);
    private readonly StoryNames names = new([articleTitle, articleText, .. known.Select(article => article.Text)]);
    private readonly TopicWords topic = new([articleTitle, articleText, .. known.SelectMany(article => new[] { article.Title, article.Text })]);

    /// <summary>One result for each comment, in the order of <paramref name="thread"/>.</summary>
    public IReadOnlyList<TriageResult> Judge(IReadOnlyList<TriageComment> thread) => JudgeThread(thread).Comments;

    /// <summary>One result for each comment, in the order of <paramref name="thread"/>, and what holds of the thread as a whole.</summary>
    /// <param name="thread">The comments in page order.</param>
    /// <param name="elsewhere">Comments of other threads of the story, or of earlier parts of this one: looked at only for what repeats them.</param>
    public ThreadResult JudgeThread(IReadOnlyList<TriageComment> thread, IReadOnlyList<TriageComment>? elsewhere = null)
    {
        ArgumentNullException.ThrowIfNull(thread);
        var comments = thread.Select((comment, place) => new CommentInThread(comment, place, names)).ToList();
        var others = (elsewhere ?? []).Select((comment, place) => new CommentInThread(comment, thread.Count + place, names)).ToList();
        var duplicates = NearDuplicates.Of(comments, others);
        var threadWords = comments.Sum(comment => comment.Words.Count);
        var offTopic = new OffTopicPhase(topic, comments);

        // Each phase looks once at each comment and may add to its signals. What a comment is comes first, for nothing that a pasted article
        // says is its poster's; then what it says of people, then its form. "Civil" is last because it holds only where nothing else was noticed.
        Action<CommentInThread>[] phases =
        [
            duplicates.Look,
            comment => pasted.Look(comment, threadWords),
            HealthClaimPhase.Look,
            AccusationPhase.Look,
            LooksPhase.Look,
            PersonalDataPhase.Look,
            SpamPhase.Look,
            LookAtTone,
            ShoutingPhase.Look,
            offTopic.Look,
            CivilPhase.Look,
        ];
        foreach (var comment in comments)
        {
            foreach (var phase in phases) phase(comment);
            comment.LetGo();
        }

        return new ThreadResult(
            [.. comments.Select(comment => new TriageResult(comment.Id, [.. comment.Signals.OrderByDescending(signal => signal.Severity)], duplicates.GroupOf(comment)))],
            ThreadDrift.Of(comments, topic, duplicates.GroupOf),
            others.Where(duplicates.IsShared).ToDictionary(comment => comment.Id, comment => duplicates.GroupOf(comment)!, StringComparer.Ordinal));
    }

    // The three judge one reading of the comment, which is let go at once: a thread may be long.
    private static void LookAtTone(CommentInThread comment)
    {
        var tone = ToneModel.Shipped.Judge(comment.Text);
        IdentityAttackPhase.Look(comment, tone);
        InsultPhase.Look(comment, tone);
        ThreatPhase.Look(comment, tone);
    }
}
