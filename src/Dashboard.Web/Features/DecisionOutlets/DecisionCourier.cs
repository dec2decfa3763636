using System.Security.Cryptography;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Domain.Boards;
using Dashboard.Domain.People;
using Dashboard.Ingest.Fetching;
using Dashboard.Web.Features.Board;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>Carries batches of decisions to their comment systems.</summary>
public sealed partial class DecisionCourier(
    DecisionQueue queue, OutletSecrets secrets, GuardedHttpClient web, StoryLog log, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, ILogger<DecisionCourier> logger)
{
    /// <summary>Longer than the two or three requests of one decision can last.</summary>
    private static readonly TimeSpan s_oneSend = TimeSpan.FromSeconds(45);

    /// <summary>Sends one batch, if one is due.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> CarryAsync(CancellationToken stop)
    {
        if (await queue.TakeAsync(stop) is not { } batch)
            return false;
        await CarryAsync(batch, stop);
        return true;
    }

    internal async Task CarryAsync(DecisionBatch batch, CancellationToken stop)
    {
        var sent = new List<SentDecision>();
        try
        {
            foreach (var decision in batch.Decisions)
            {
                if (stop.IsCancellationRequested || time.GetUtcNow() + s_oneSend > batch.Until && sent.Count > 0)
                    break;
                var delivery = await SendAsync(batch.Outlet, decision, stop);
                sent.Add(new(decision, delivery));
                if (delivery.End is DeliveryEnd.Away or DeliveryEnd.Refused)
                    break;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        await queue.FinishAsync(batch, sent, CancellationToken.None);
        foreach (var (decision, delivery) in sent)
        {
            if (SayOf(batch.Outlet, decision, delivery) is { } words)
                await SayAsync(decision, words);
        }
    }

    /// <summary>The system behind an outlet.</summary>
    internal ICommentSystem SystemOf(DecisionOutlet outlet) => outlet.System == CommentSystem.Coral ? new CoralComments(web, time) : new WordPressComments(web, time);

    private async Task<Delivery> SendAsync(DecisionOutlet outlet, OutgoingDecision decision, CancellationToken stop)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            var externalId = await db.Comments.Where(row => row.Id == decision.CommentId).Select(row => row.ExternalId).FirstOrDefaultAsync(stop);
            if (externalId is null || DecisionRoute.IdAt(outlet.System, externalId) is not { } id)
                return new(DeliveryEnd.Arrived);
            return await SystemOf(outlet).SendAsync(outlet.Address, secrets.Open(outlet.Secret), id, decision, stop);
        }
        catch (FetchException fault)
        {
            return Deliveries.Of(fault);
        }
        catch (CryptographicException)
        {
            return new(DeliveryEnd.Refused, "The secret cannot be read any more, because the keys that sealed it are gone. Write it again; then resume.");
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            CouldNotSend(logger, decision.Id, outlet.Id, fault);
            return new(DeliveryEnd.Failed, "Sending failed because of a fault in this program, which is logged.");
        }
    }

    private static string? SayOf(DecisionOutlet outlet, OutgoingDecision decision, Delivery delivery) => delivery.End switch
    {
        DeliveryEnd.NoSuchComment => $"{outlet.Name} has no such comment any more: the decision did not reach it.",
        DeliveryEnd.Impossible => $"{outlet.Name}: {delivery.Fault}",
        DeliveryEnd.Failed when decision.Attempts + 1 >= DecisionQueue.MostTries => $"{outlet.Name} did not take the decision in {DecisionQueue.MostTries} tries: {delivery.Fault}",
        _ => null,
    };

    private async Task SayAsync(OutgoingDecision decision, string words)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            if (await db.Comments.Where(row => row.Id == decision.CommentId).Select(row => row.StoryId).FirstOrDefaultAsync() is { } story)
                await log.WriteAsync(story, Actor.Program, write => WriteNote.PutAsync(write, words.Length > Note.MaxTextLength ? words[..Note.MaxTextLength] : words, NoteTarget.Comment, decision.CommentId, CancellationToken.None));
        }
        catch (Exception fault)
        {
            CouldNotSend(logger, decision.Id, decision.OutletId, fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "Decision {Decision} could not be dealt with for outlet {Outlet}")]
    private static partial void CouldNotSend(ILogger logger, string decision, string outlet, Exception fault);
}

/// <summary>Looks every second whether a decision is due, and has some outlets served at the same time.</summary>
internal sealed partial class DecisionCourierWorker(DecisionCourier courier, DecisionQueue queue, ILogger<DecisionCourierWorker> logger) : BackgroundService
{
    private const int Slots = 4;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _running.RemoveAll(task => task.IsCompleted);
                while (_running.Count < Slots && await queue.TakeAsync(stoppingToken) is { } batch)
                    _running.Add(Task.Run(() => RunAsync(batch, stoppingToken), CancellationToken.None));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                // The database may be away; leases end by themselves.
                CouldNotWork(logger, fault);
            }
            await Task.Delay(s_look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(_running);
    }

    private async Task RunAsync(DecisionBatch batch, CancellationToken stop)
    {
        try
        {
            await courier.CarryAsync(batch, stop);
        }
        catch (Exception fault)
        {
            CouldNotWork(logger, fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "The courier of decisions met an error and goes on")]
    private static partial void CouldNotWork(ILogger logger, Exception fault);
}
