using System.Collections.Concurrent;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Contradictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SecondOpinions;

/// <summary>
/// Asks the language model about a contradiction and keeps what it says beside the rule's finding, once it was held against the texts. Severity,
/// status and confidence are never touched.
/// </summary>
public sealed class AskSecondOpinion(
    StoryLog log, StoryLookup lookup, SentenceContext context, SecondOpinionModel model, OpinionBudget budget, IDbContextFactory<DashboardDbContext> contexts,
    IOptions<SecondOpinionOptions> options)
{
    private readonly ConcurrentDictionary<string, bool> _underway = new();

    /// <param name="Again">Also when the model has answered already.</param>
    public sealed record Request(bool Again = false);

    public bool IsOn => options.Value.IsOn;

    /// <returns>The new opinion; its verdict is "dropped" when the answer did not stand the check. The last one when there is one and it was not to be asked again.</returns>
    /// <exception cref="RefusedException">409: no model is connected, it is being asked, or the day's limit is reached; 424: it did not answer.</exception>
    public async Task<SecondOpinion> HandleAsync(Actor actor, string id, Request request, CancellationToken cancel = default)
    {
        var contradiction = await lookup.PartAsync<Contradiction>(id, cancel);
        actor.Require(Permission.TakeContradictions, contradiction.StoryId);
        if (!IsOn)
            throw new RefusedException(StatusCodes.Status409Conflict, "no-model", "No language model is connected. An admin can give one with SecondOpinion__Address and SecondOpinion__Model.");
        if (!request.Again && await LastAsync(id, cancel) is { } known)
            return known;
        if (!_underway.TryAdd(id, true))
            throw new RefusedException(StatusCodes.Status409Conflict, "being-asked", "The model is being asked about this right now.");
        try
        {
            return await AskAsync(actor, contradiction, cancel);
        }
        finally
        {
            _underway.TryRemove(id, out _);
        }
    }

    private async Task<SecondOpinion?> LastAsync(string id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SecondOpinions.AsNoTracking().Where(row => row.ContradictionId == id && row.Verdict != OpinionVerdict.Dropped).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task<SecondOpinion> AskAsync(Actor actor, Contradiction contradiction, CancellationToken cancel)
    {
        var question = OpinionQuestion.Of(contradiction, await context.AroundAsync([.. contradiction.Sides.SelectMany(side => side.Statements)], cancel));
        var texts = await TextsAsync(contradiction, cancel);
        using var counted = await budget.BeginAsync(cancel);
        ModelAnswer answer;
        try
        {
            answer = await model.AskAsync(question, cancel);
        }
        catch (ModelSilentException silent)
        {
            counted.Fail(silent.Message);
            throw new RefusedException(StatusCodes.Status424FailedDependency, "model-silent", silent.Message);
        }
        var opinion = OpinionCheck.Read(answer.Text, texts, contradiction.Sides);
        // It has cost something, so it is kept whether or not the person who asked still waits.
        return await log.WriteAsync(contradiction.StoryId, actor, write => Task.FromResult(write.Add(LogKinds.OpinionAdded, new SecondOpinion
        {
            Id = Ids.New(),
            StoryId = contradiction.StoryId,
            ContradictionId = contradiction.Id,
            Verdict = opinion.Verdict,
            Reason = opinion.Reason,
            Quotes = opinion.Quotes,
            Model = Text.Clean(answer.Model.Length > 100 ? answer.Model[..100] : answer.Model),
            TokensIn = answer.TokensIn,
            TokensOut = answer.TokensOut,
            Cost = options.Value.CostOf(answer.TokensIn, answer.TokensOut),
            AskedById = actor.Id,
            AskedByName = actor.Name,
            At = write.Now,
        })), CancellationToken.None);
    }

    private async Task<Dictionary<string, string>> TextsAsync(Contradiction contradiction, CancellationToken cancel)
    {
        var ids = contradiction.ArticleIds.ToList();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id))
            .Join(db.ArticleVersions, article => new { article.Id, Number = article.CurrentVersion }, version => new { Id = version.ArticleId, version.Number },
                (article, version) => new { article.Id, version.Text })
            .ToDictionaryAsync(row => row.Id, row => row.Text, cancel);
    }
}
