using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Log;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Components;

/// <summary>
/// Runs what a person asked for on a page: asks anew who is acting, says what happened, offers to take it back, and turns a refusal
/// into words instead of a broken page.
/// </summary>
public sealed partial class Acts(
    CurrentActor current, Toasts toasts, UndoEvent undo, IDbContextFactory<DashboardDbContext> contexts, ILogger<Acts> logger)
{
    /// <summary>Runs an act.</summary>
    /// <param name="act">The command.</param>
    /// <param name="said">What to say when it is done; null for nothing.</param>
    /// <param name="undoOf">Story and subject of the change that can be taken back; null when it cannot.</param>
    /// <returns>False when it was refused; the person has been told why.</returns>
    public async Task<bool> DoAsync(Func<Actor, Task> act, string? said = null, (string StoryId, string SubjectId)? undoOf = null)
    {
        var fault = await TryAsync(async actor =>
        {
            await act(actor);
            if (said is not null)
                toasts.Say(said, undoOf is { } of ? await UndoAsync(actor, of.StoryId, of.SubjectId) : null);
        });
        if (fault is not null)
            toasts.Fail(fault);
        return fault is null;
    }

    /// <summary>Runs an act whose outcome the page shows itself.</summary>
    /// <returns>Why it was refused, in words; null when it is done.</returns>
    public async Task<string?> TryAsync(Func<Actor, Task> act)
    {
        try
        {
            await act(await current.RequireAsync());
            return null;
        }
        catch (Exception fault) when (fault is RuleBrokenException or NotAllowedException or NotFoundException or MovedAwayException or LostUpdateException or CannotUndoException or TooLargeException
            or InvalidRequestException or RefusedException or UnreadableException)
        {
            return fault.Message;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NotSignedInException))
        {
            Failed(logger, fault);
            return "That did not work, and nothing was changed. Try again; if it happens twice, tell your admin the time.";
        }
    }

    // The newest change that this person made to the subject is the one just made.
    private async Task<Func<Task>?> UndoAsync(Actor actor, string storyId, string subjectId)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var sequence = await db.Log.Where(row => row.StoryId == storyId && row.SubjectId == subjectId && row.ActorId == actor.Id)
            .MaxAsync(row => (long?)row.Sequence);
        return sequence is null ? null : () => DoAsync(now => undo.HandleAsync(now, storyId, sequence.Value), "Taken back");
    }

    [LoggerMessage(LogLevel.Error, "An act on a page failed")]
    private static partial void Failed(ILogger logger, Exception error);
}
