using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Dashboard.Analysis.Triage;
using Dashboard.Data;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>What Coral asks an external moderation phase about a comment that is being written. What is not used here is not read.</summary>
/// <param name="Action"><c>NEW</c> or <c>EDIT</c>.</param>
public sealed record CoralPhaseRequest(string? Action, CoralPhaseComment? Comment, CoralPhaseAuthor? Author, CoralPhaseStory? Story);

/// <param name="Body">Limited HTML.</param>
/// <param name="ParentID">The comment it answers.</param>
public sealed record CoralPhaseComment(string? Body, string? ParentID);

/// <param name="Role"><c>COMMENTER</c>, or somebody of the house: <c>STAFF</c>, <c>MODERATOR</c>, <c>ADMIN</c>.</param>
public sealed record CoralPhaseAuthor(string? Id, string? Role);

public sealed record CoralPhaseStory(string? Id, string? Url);

/// <summary>A flag that Coral shall set.</summary>
/// <param name="ActionType"><c>FLAG</c>.</param>
/// <param name="Reason"><c>COMMENT_DETECTED_TOXIC</c> or <c>COMMENT_DETECTED_SPAM</c>; Coral takes no other from a phase.</param>
public sealed record CoralPhaseAction(string ActionType, string Reason);

/// <summary>What we say about the comment.</summary>
/// <param name="Tags">Always empty: Coral knows <c>FEATURED</c> and <c>STAFF</c>, and neither is for a machine to give.</param>
/// <param name="Status">Only by a policy whose own decisions the team switched on; otherwise left out.</param>
public sealed record CoralPhaseResponse(
    IReadOnlyList<CoralPhaseAction> Actions, IReadOnlyList<string> Tags, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Status);

/// <summary>
/// The triage as a phase of Coral's pipeline. It looks at the comment beside its article and the last comments of the thread, if these are known
/// here; it stores nothing and, unless the team switched a policy on, decides nothing.
/// </summary>
public sealed class CoralPhase(Policies policies, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    // Coral waits a few hundred milliseconds and then goes on without us: what is longer is judged by its beginning.
    private const int LongestText = 20_000;

    /// <summary>So many of the last comments are looked at for near-duplicates.</summary>
    private const int Latest = 50;

    private const int MostThreads = 32;
    private const string Fresh = "";

    /// <summary>What an article says changes seldom; reading the whole story for each comment would cost more than judging it.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> _threads = new();

    private sealed record Known(string? ArticleId, ThreadTriage Triage, DateTimeOffset At);

    /// <returns>Null for no opinion.</returns>
    public async Task<CoralPhaseResponse?> JudgeAsync(CoralPhaseRequest request, CancellationToken cancel)
    {
        var text = TextOf(request.Comment?.Body ?? "");
        if (text.Length == 0 || request.Author?.Role is "STAFF" or "MODERATOR" or "ADMIN")
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var known = await KnownAsync(db, request.Story?.Url, cancel);
        var thread = new List<TriageComment>();
        // A comment that is edited stands in the thread already and would repeat itself.
        if (known.ArticleId is { } article && request.Action != "EDIT")
            thread.AddRange(await LatestAsync(db, article, cancel));
        var parent = request.Comment!.ParentID is { } id && known.ArticleId is not null
            ? await db.Comments.Where(row => row.ArticleId == known.ArticleId && row.ExternalId == id).Select(row => row.Id).FirstOrDefaultAsync(cancel) : null;
        thread.Add(new TriageComment(Fresh, request.Author?.Id is { Length: > 0 and <= 200 } author ? author : "Anonymous", DateTimeOffset.MaxValue, text, parent));
        var signals = known.Triage.Judge(thread)[^1].Signals;
        if (signals.Count == 0)
            return null;
        // "Nobody has decided" is a status too, and naming it would end Coral's own pipeline.
        var status = await AutomaticAsync(signals, cancel) is { } action ? CoralVocabulary.Status(action) : null;
        var reasons = signals.Where(signal => signal.Severity >= Severity.Medium).Select(signal => ReasonOf(signal.Kind)).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        CoralPhaseAction[] flags = [.. reasons.Select(reason => new CoralPhaseAction("FLAG", reason))];
        return flags.Length == 0 && status is null ? null : new(flags, [], status);
    }

    /// <summary>The two words that a phase has: what hurts people, and what is sent to many.</summary>
    private static string? ReasonOf(SignalKind kind) => kind switch
    {
        SignalKind.IdentityAttack or SignalKind.Insult or SignalKind.Threat => "COMMENT_DETECTED_TOXIC",
        SignalKind.Spam or SignalKind.NearDuplicate => "COMMENT_DETECTED_SPAM",
        _ => null,
    };

    /// <summary>The strictest of what policies do by themselves; nothing unless somebody switched it on.</summary>
    /// <returns>Null also for what Coral has no status for: it is then for people to do.</returns>
    private async Task<DecisionAction?> AutomaticAsync(IReadOnlyList<Signal> signals, CancellationToken cancel)
    {
        var switchedOn = (await policies.ListAsync(cancel)).Where(policy => policy.Automatic is not null && !policy.Retired);
        bool Acts(Policy policy) => signals.Any(signal => signal.Kind != SignalKind.Civil && signal.Policy == policy.Id && signal.Severity >= policy.AutomaticFrom);
        DecisionAction[] strictestFirst = [DecisionAction.Reject, DecisionAction.Hide, DecisionAction.Escalate, DecisionAction.Keep];
        var actions = switchedOn.Where(Acts).Select(policy => policy.Automatic).ToHashSet();
        return strictestFirst.Where(action => actions.Contains(action)).Select(action => (DecisionAction?)action).FirstOrDefault();
    }

    private async Task<Known> KnownAsync(DashboardDbContext db, string? url, CancellationToken cancel)
    {
        if (url is not { Length: > 0 and <= 2000 })
            return new Known(null, new ThreadTriage(null, null, []), default);
        var now = time.GetUtcNow();
        if (_threads.TryGetValue(url, out var known) && now - known.At < s_kept)
            return known;
        // Articles that came without an address would all stand at "no address".
        var clean = Ingest.Pages.PageAddress.Clean(url) ?? url;
        var article = await db.Articles.AsNoTracking().Where(row => row.Url == url || row.Url == clean).OrderBy(row => row.Id).Select(row => new { row.Id, row.StoryId }).FirstOrDefaultAsync(cancel);
        known = new Known(article?.Id, article is null ? new ThreadTriage(null, null, []) : await CommentJudge.TriageAsync(db, article.StoryId, article.Id, cancel), now);
        if (_threads.Count >= MostThreads && _threads.MinBy(pair => pair.Value.At) is { Key: { } oldest })
            _threads.TryRemove(oldest, out _);
        return _threads[url] = known;
    }

    private static async Task<IEnumerable<TriageComment>> LatestAsync(DashboardDbContext db, string articleId, CancellationToken cancel)
    {
        var rows = await db.Comments.AsNoTracking().Where(row => row.ArticleId == articleId && row.ErasedAt == null).OrderByDescending(row => row.Position).Take(Latest)
            .Select(row => new { row.Id, row.Author, row.PostedAt, row.Text, row.ParentId }).ToListAsync(cancel);
        rows.Reverse();
        return rows.Select(row => new TriageComment(row.Id, row.Author, row.PostedAt, Cut(row.Text), row.ParentId));
    }

    private static string TextOf(string html) => Cut(Features.Text.Clean(CommentText.Of(html)));

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
