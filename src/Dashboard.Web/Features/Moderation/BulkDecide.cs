using System.Data.Common;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Log;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Which comments are meant: exactly one of these.</summary>
/// <param name="Ids">These.</param>
/// <param name="Group">All near-duplicates of a group.</param>
/// <param name="AuthorKey">All of a commenter that wait.</param>
/// <param name="Filter">All that a queue shows.</param>
/// <param name="Except">Not these.</param>
public sealed record BulkChoice(
    IReadOnlyList<string>? Ids = null, string? Group = null, string? AuthorKey = null, QueueQuery? Filter = null, IReadOnlyList<string>? Except = null);

/// <summary>What would happen.</summary>
/// <param name="Count">Comments that would be decided.</param>
/// <param name="First">The first of them.</param>
/// <param name="Stories">How many stories it touches.</param>
/// <param name="Authors">How many commenters.</param>
/// <param name="Decided">Chosen, and decided already: they are left as they are.</param>
/// <param name="DecidedCount">How many those are.</param>
/// <param name="Ids">All that would be decided.</param>
public sealed record BulkPreview(int Count, IReadOnlyList<QueueItem> First, int Stories, int Authors, IReadOnlyList<QueueItem> Decided, int DecidedCount, IReadOnlyList<string> Ids);

/// <summary>A comment that was left as it is.</summary>
/// <param name="Why">Who did what and when.</param>
public sealed record LeftOut(string CommentId, string Author, string Why);

/// <summary>What happened.</summary>
/// <param name="UndoId">Takes all of it back; null when nothing was decided.</param>
/// <param name="Decided">How many were decided.</param>
/// <param name="Left">Those that somebody had decided already, or that are gone.</param>
/// <param name="Finished">False: it broke off after these. The others wait as before; the same act sent again decides them.</param>
public sealed record BulkResult(string? UndoId, int Decided, IReadOnlyList<LeftOut> Left, IReadOnlyList<CommentBatch> Batches, bool Finished = true);

/// <summary>Decides several comments in one act, which one undo takes back. What somebody has decided meanwhile is not overwritten.</summary>
public sealed partial class BulkDecide(
    StoryLog log, IDbContextFactory<DashboardDbContext> contexts, ModerationQueue queue, Policies policies, HoldSignals holds, ILogger<BulkDecide> logger)
{
    /// <summary>More at once nobody has looked at.</summary>
    public const int Most = 2000;

    private const int MostShown = 20;

    // Others who write on the story wait for one lot at most.
    private const int Lot = 200;

    private sealed record Chosen(string Id, string StoryId, string AuthorKey, CommentState State);

    /// <param name="Count">How many the preview said; null to decide however many there are by now.</param>
    public sealed record Request(BulkChoice Choice, DecisionAction? Action, string? Policy = null, string? Reason = null, int? Count = null);

    /// <exception cref="RuleBrokenException">Nothing is chosen, or too much.</exception>
    public async Task<BulkPreview> PreviewAsync(Actor actor, BulkChoice choice, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var chosen = await ChooseAsync(db, actor, choice, cancel);
        var (open, decided) = (chosen.FindAll(row => row.State != CommentState.Decided), chosen.FindAll(row => row.State == CommentState.Decided));
        return new BulkPreview(
            open.Count, await queue.OfAsync(actor, open.Take(MostShown).Select(row => row.Id).ToList(), cancel),
            open.Select(row => row.StoryId).Distinct().Count(), open.Select(row => row.AuthorKey).Distinct().Count(),
            await queue.OfAsync(actor, decided.Take(MostShown).Select(row => row.Id).ToList(), cancel), decided.Count, open.ConvertAll(row => row.Id));
    }

    /// <exception cref="RuleBrokenException">Nothing is chosen, or too much; the policy does not exist or wants a reason.</exception>
    public async Task<BulkResult> HandleAsync(Actor actor, Request request, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        var action = request.Action ?? throw new RuleBrokenException("Say what to do: keep, hide, request-edit, reject or escalate.", "action");
        var policy = Text.Optional(request.Policy, 200, "The policy");
        var reason = Text.Optional(request.Reason, 2000, "The reason");
        await policies.CheckAsync(policy, reason, cancel);
        List<Chosen> chosen;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
            chosen = await ChooseAsync(db, actor, request.Choice, cancel);
        if (request.Count is { } said && chosen.Count(row => row.State != CommentState.Decided) is var open && open != said)
            throw new RefusedException(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", $"The preview said {Components.Words.Count(said, "comment")}, and by now it is {open:N0}. Look at them again; nothing was decided.");
        foreach (var story in chosen.Select(row => row.StoryId).Distinct())
            actor.Require(Permission.Moderate, story);
        var act = Ids.New();
        var (batches, left) = (new List<CommentBatch>(), new List<LeftOut>());
        try
        {
            foreach (var story in chosen.GroupBy(row => row.StoryId))
            {
                if (await DecideAsync(actor, act, story.Key, [.. story.Select(row => row.Id)], (at, id) => new Decision(action, policy, reason, actor.Id, actor.Name, at, id), left, cancel) is { } batch)
                    batches.Add(batch);
            }
        }
        catch (Exception fault)
        {
            // What was decided stays so: whoever asked must not read that nothing was changed, and gets the undo id.
            if (await SoFarAsync(act) is not { Count: > 0 } done)
                throw;
            BrokeOff(logger, fault, act, done.Sum(batch => batch.Comments));
            return new BulkResult(act, done.Sum(batch => batch.Comments), left, done, Finished: false);
        }
        return new BulkResult(batches.Count == 0 ? null : act, batches.Sum(batch => batch.Comments), left, batches);
    }

    // Empty, too, when the database does not answer any more.
    private async Task<List<CommentBatch>> SoFarAsync(string act)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            return await db.CommentBatches.AsNoTracking().Where(batch => batch.ActId == act).OrderBy(batch => batch.Id).ToListAsync(CancellationToken.None);
        }
        catch (DbException)
        {
            return [];
        }
    }

    private async Task<CommentBatch?> DecideAsync(
        Actor actor, string act, string storyId, List<string> ids, Func<DateTimeOffset, string, Decision> decide, List<LeftOut> left, CancellationToken cancel)
    {
        var done = new List<string>();
        CommentBatch? batch = null;
        try
        {
            foreach (var lot in ids.Chunk(Lot))
            {
                // Once it has begun it goes on to its end. Should it break off all the same, its row says how far it came, and that can be taken back.
                var (soFar, decided) = await log.WriteAsync(storyId, actor, write => DecideAsync(write, act, batch, lot, decide(write.Now, act), left), done.Count == 0 ? cancel : CancellationToken.None);
                batch = soFar;
                done.AddRange(decided);
                if (batch?.UndoneAt is not null)
                    break;
            }
        }
        finally
        {
            foreach (var id in done)
                holds.Raise(new HoldChange(storyId, id, null));
        }
        return batch;
    }

    /// <summary>One lot, and the row of the act behind it: a new one, or the one that is there, now with this lot. Decides nothing when the act was taken back meanwhile.</summary>
    private static async Task<(CommentBatch? Batch, IEnumerable<string> Decided)> DecideAsync(StoryWrite write, string act, CommentBatch? before, string[] lot, Decision decision, List<LeftOut> left)
    {
        var batch = before is null ? null : await write.GetAsync<CommentBatch>(before.Id, CancellationToken.None);
        if (batch?.UndoneAt is not null)
            return (batch, []);
        var first = write.Story.LastSequence + 1;
        var decided = await DecideAsync(write, lot, decision, left);
        if (batch is not null)
        {
            batch.Comments += decided.Count;
            write.Record(LogKinds.CommentsDecided, batch);
        }
        else if (decided.Count > 0)
            batch = write.Add(LogKinds.CommentsDecided, Make(write, act, decision, first, decided.Count));
        return (batch, decided.Select(comment => comment.Id));
    }

    private static async Task<List<Comment>> DecideAsync(StoryWrite write, string[] lot, Decision decision, List<LeftOut> left)
    {
        var cards = await CommentCards.OfAsync(write, lot, CancellationToken.None);
        var decided = new List<Comment>();
        var gone = new List<(Comment, Card)>();
        foreach (var comment in await write.Db.Comments.Where(row => row.StoryId == write.Story.Id && EF.Parameter(lot).Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(CancellationToken.None))
        {
            if (comment.State == CommentState.Decided)
            {
                left.Add(new LeftOut(comment.Id, comment.Author, WhyLeft(comment, write.Now)));
                continue;
            }
            comment.Decide(decision);
            write.Record(LogKinds.CommentDecided, comment);
            decided.Add(comment);
            if (comment.State == CommentState.Escalated)
                await CommentCards.FollowAsync(write, comment, CancellationToken.None);
            else if (cards.TryGetValue(comment.Id, out var card))
            {
                write.Remove(LogKinds.CardRemoved, card);
                gone.Add((comment, card));
            }
        }
        await CommentCards.PassOnAsync(write, gone, CancellationToken.None);
        await CommentCards.RefillAsync(write, CancellationToken.None);
        await SecondLooks.SampleAsync(write, decided, CancellationToken.None);
        await write.Db.CommentHolds.Where(hold => EF.Parameter(lot).Contains(hold.CommentId)).ExecuteDeleteAsync(CancellationToken.None);
        return decided;
    }

    private static CommentBatch Make(StoryWrite write, string act, Decision decision, long first, int comments) => new()
    {
        Id = Ids.New(),
        StoryId = write.Story.Id,
        ActId = act,
        Action = decision.Action,
        Policy = decision.Policy,
        Reason = decision.Reason,
        Comments = comments,
        FirstSequence = first,
        ById = decision.ById,
        ByName = decision.ByName,
        At = write.Now,
    };

    internal static string WhyLeft(Comment comment, DateTimeOffset now) => comment.Decision is { } decision
        ? $"{decision.ByName} {DecisionWords.Did(decision.Action)} this {DecisionWords.Ago(now - decision.At)}." : "Somebody acted on it since.";

    private async Task<List<Chosen>> ChooseAsync(DashboardDbContext db, Actor actor, BulkChoice choice, CancellationToken cancel)
    {
        var ways = new object?[] { choice.Ids, choice.Group, choice.AuthorKey, choice.Filter }.Count(way => way is not null);
        if (ways != 1)
            throw new RuleBrokenException("Choose comments by one of: ids, group, author, filter.", "ids");
        if (choice.Ids?.Count > Most)
            throw new RuleBrokenException($"{choice.Ids.Count:N0} comments are chosen; {Most:N0} are the most in one act.", "ids");
        var rows = choice switch
        {
            { Ids: { } ids } => db.Comments.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)),
            { Group: { } group } => db.Comments.AsNoTracking().Where(row => row.Group == group),
            { AuthorKey: { } author } => db.Comments.AsNoTracking().Where(row => row.AuthorKey == author && row.State != CommentState.Decided),
            { Filter: { } filter } => await queue.SelectAsync(db, actor, filter, cancel),
            _ => throw new InvalidOperationException("One way is chosen."),
        };
        if (actor.OnlyStories is { } only)
            rows = rows.Where(row => only.Contains(row.StoryId));
        if (choice.Except is { Count: > 0 } except)
            rows = rows.Where(row => !EF.Parameter(except).Contains(row.Id));
        var chosen = await rows.OrderBy(row => row.Id).Take(Most + 1).Select(row => new Chosen(row.Id, row.StoryId, row.AuthorKey, row.State)).ToListAsync(cancel);
        if (chosen.Count > Most)
            throw new RuleBrokenException($"More than {Most:N0} comments are chosen. Narrow it: by article, by kind of signal, by commenter.", "ids");
        return chosen.Count > 0 ? chosen : throw new RuleBrokenException("No comment is chosen.", "ids");
    }

    [LoggerMessage(LogLevel.Error, "The decision {Act} broke off after {Decided} comments; it can be taken back or sent again")]
    private static partial void BrokeOff(ILogger logger, Exception error, string act, int decided);
}
