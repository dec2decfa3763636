using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Commenters;

/// <summary>How often two people decided alike.</summary>
/// <param name="Of">Id of the policy, empty for decisions without one; or the action's word.</param>
/// <param name="Few">Too few to say anything with: fewer than <see cref="SecondLooks.Enough"/>.</param>
public sealed record Agreement(string Of, int Looks, int Agreed, bool Few)
{
    public double Share => Looks == 0 ? 0 : (double)Agreed / Looks;
}

/// <summary>Two people who decided differently.</summary>
public sealed record Disagreement(
    string CommentId, string StoryId, string Text, DecisionAction FirstAction, string? FirstPolicy, string FirstByName, DateTimeOffset FirstAt,
    DecisionAction Action, string? Policy, string ByName, DateTimeOffset At);

/// <summary>What second looks say of how the desk decides.</summary>
/// <param name="Waiting">Decisions that still wait for a second look.</param>
/// <param name="All">Whether the action was the same.</param>
/// <param name="ByPolicy">By the policy of the first decision; alike when action and policy are the same.</param>
/// <param name="ByAction">By the action of the first decision.</param>
/// <param name="Disagreements">The newest.</param>
public sealed record QualityReport(int Waiting, Agreement All, IReadOnlyList<Agreement> ByPolicy, IReadOnlyList<Agreement> ByAction, IReadOnlyList<Disagreement> Disagreements);

/// <summary>
/// Of so many decisions of people one is decided again by somebody else who does not know it. It changes nothing about the comment. Which ones
/// follows from the comment and the moment of the decision, so that nobody can guess it and every node chooses the same.
/// </summary>
public sealed class SecondLooks(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, PeopleDirectory directory, TimeProvider time)
{
    /// <summary>From so many on a share means something.</summary>
    public const int Enough = 20;

    private const int MostShown = 100;

    /// <summary>Chooses among decisions that were just made, in the transaction that makes them.</summary>
    internal static async Task SampleAsync(StoryWrite write, IReadOnlyCollection<Comment> decided, CancellationToken cancel)
    {
        var (settings, _) = await DeskSettings.ReadAsync(write.Db, cancel);
        foreach (var comment in decided)
        {
            if (comment.Decision is not { ByRule: null } decision || !IsChosen(comment.Id, decision.At, settings.SecondLookOneIn))
                continue;
            // What two people said of it before stays; a look that nobody took was at another decision.
            if (await write.Db.SecondLooks.AnyAsync(row => row.CommentId == comment.Id && row.At != null, cancel))
                continue;
            await write.Db.SecondLooks.Where(row => row.CommentId == comment.Id).ExecuteDeleteAsync(cancel);
            write.Db.SecondLooks.Add(new SecondLook
            {
                CommentId = comment.Id,
                StoryId = comment.StoryId,
                FirstAction = decision.Action,
                FirstPolicy = decision.Policy,
                FirstById = decision.ById,
                FirstAt = decision.At,
            });
        }
    }

    /// <summary>Whether this decision gets a second look.</summary>
    public static bool IsChosen(string commentId, DateTimeOffset decidedAt, int oneIn)
    {
        if (oneIn <= 0)
            return false;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{commentId}\n{decidedAt.UtcTicks}")));
        return BitConverter.ToUInt32(hash) % (uint)oneIn == 0;
    }

    /// <summary>A comment that somebody else decided, as if it were undecided; null when none waits for this person.</summary>
    /// <param name="actor">Who works.</param>
    /// <param name="storyId">Of this story; null for all.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Comment?> NextAsync(Actor actor, string? storyId = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        string[]? only = actor.OnlyStories is { } stories ? [.. stories] : null;
        var looks = await db.SecondLooks.AsNoTracking().Where(row => row.At == null && row.FirstById != actor.Id && (only == null || only.Contains(row.StoryId)) && (storyId == null || row.StoryId == storyId))
            .OrderBy(row => row.FirstAt).Take(MostShown).ToListAsync(cancel);
        foreach (var look in looks)
        {
            // Taken back, decided anew or erased since: nothing to compare with.
            if (await db.Comments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == look.CommentId, cancel) is not { ErasedAt: null } comment
                || comment.Decision?.At != look.FirstAt || !actor.May(Permission.Moderate, comment.StoryId))
                continue;
            comment.Reopen();
            return comment;
        }
        return null;
    }

    /// <summary>What somebody decided without knowing the first decision.</summary>
    /// <exception cref="NotFoundException">No second look is wanted, or it is done.</exception>
    /// <exception cref="RuleBrokenException">It was their own decision.</exception>
    public async Task AnswerAsync(Actor actor, string commentId, DecisionAction action, string? policy, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        using (await gate.EnterAsync(cancel))
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var look = await db.SecondLooks.FirstOrDefaultAsync(row => row.CommentId == commentId && row.At == null, cancel) ?? throw new NotFoundException("second look", commentId);
            actor.Require(Permission.Moderate, look.StoryId);
            if (look.FirstById == actor.Id)
                throw new RuleBrokenException("You decided this yourself; somebody else has to look at it.");
            (look.Action, look.Policy, look.ById, look.ByName, look.At) = (action, Text.Optional(policy, 200, "The policy"), actor.Id, actor.Name, time.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>How often people decide alike.</summary>
    public async Task<QualityReport> ReportAsync(Actor actor, CancellationToken cancel = default)
    {
        actor.Require(Permission.Moderate);
        string[]? only = actor.OnlyStories is { } stories ? [.. stories] : null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var mine = db.SecondLooks.AsNoTracking().Where(row => only == null || only.Contains(row.StoryId));
        var waiting = await mine.CountAsync(row => row.At == null, cancel);
        var looks = await mine.Where(row => row.At != null).OrderByDescending(row => row.At).ToListAsync(cancel);
        var unlike = looks.Where(row => row.Action != row.FirstAction).Take(MostShown).ToList();
        string[] ids = [.. unlike.Select(row => row.CommentId)];
        var texts = await db.Comments.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, row.Text }).ToDictionaryAsync(row => row.Id, row => row.Text, cancel);
        var known = await directory.GetAsync(cancel);
        return new(
            waiting, Count("", looks, row => row.Action == row.FirstAction),
            [.. looks.GroupBy(row => row.FirstPolicy ?? "").OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Count(group.Key, [.. group], row => row.Action == row.FirstAction && row.Policy == row.FirstPolicy))],
            [.. looks.GroupBy(row => row.FirstAction).OrderBy(group => group.Key).Select(group => Count(Api.ApiJson.Word(group.Key), [.. group], row => row.Action == row.FirstAction))],
            [.. unlike.Select(row => new Disagreement(
                row.CommentId, row.StoryId, texts.GetValueOrDefault(row.CommentId, ""), row.FirstAction, row.FirstPolicy, NameOf(known, row.FirstById), row.FirstAt,
                row.Action!.Value, row.Policy, row.ByName ?? "", row.At!.Value))]);
    }

    private static Agreement Count(string of, IReadOnlyList<SecondLook> looks, Func<SecondLook, bool> alike) => new(of, looks.Count, looks.Count(alike), looks.Count < Enough);

    private static string NameOf(Known known, string id) =>
        known.People.TryGetValue(id, out var person) ? person.Name : id.StartsWith("key:", StringComparison.Ordinal) && known.KeysById.TryGetValue(id[4..], out var key) ? key.Name : "Somebody";
}
