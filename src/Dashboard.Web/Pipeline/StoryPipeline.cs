using System.Security.Cryptography;
using System.Text;
using Dashboard.Analysis;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Ingest;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Wires;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// The whole way of an article, in one straight method: fetch, read, match, claims, flags. Every step is stored and logged before
/// the next begins and may be done again without doing anything twice, so the program can die between any two lines.
/// </summary>
public sealed partial class StoryPipeline(
    PipelineQueue queue, PageFetch pages, ArticleReader reader, StoryAnalyst analyst, CommentIntake thread, EraseMarks erased, StoryLog log,
    IDbContextFactory<DashboardDbContext> contexts, TimeProvider time, ILogger<StoryPipeline> logger)
{
    /// <summary>Carries one leased article through. A fault of the article ends on its card; a fault of ours is tried again.</summary>
    public async Task RunAsync(Receipt receipt, CancellationToken stop)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewing = KeepLeaseAsync(receipt.Id, working.Token);
        var before = receipt.Attempts;
        try
        {
            if (receipt.Attempts >= Receipt.MaxAttempts)
                throw new UnreadableException("Analysing this article stopped the program several times. It was set aside so that others can go on; retry it after an update.");

            var article = await BeginAsync(receipt, stop);
            if (await NewestAsync(receipt, stop) is var newest && IsToRead(receipt, newest))
            {
                var bytes = receipt.Bytes ?? await pages.FetchAsync(receipt, stop);
                await queue.BeginAsync(receipt, stop);
                if (Read(receipt, bytes, newest, out var trouble) is { } draft)
                    await KeepReadingAsync(receipt, draft, stop);
                else
                    await KeepAsItWasAsync(receipt, trouble!, stop);
                before = 0;
            }
            await CommentJudge.JudgeThreadAsync(log, contexts, receipt.StoryId, receipt.ArticleId, stop);
            await CommentJudge.JudgePastedAsync(log, contexts, receipt.StoryId, receipt.ArticleId, stop);
            await analyst.WithAsync(receipt.StoryId, desk => AnalyseAsync(desk, receipt, stop), stop);
        }
        catch (Exception error) when (error is UnreadableException or FetchException)
        {
            await FailAsync(receipt, error.Message);
        }
        catch (MovedAwayException)
        {
            // Somebody moved the article to another story while it was worked on: there the work begins anew.
            receipt.Attempts = before;
            await queue.PutBackAsync(receipt, stop);
        }
        catch (NotFoundException)
        {
            // The article or its story was removed meanwhile: nothing is left to do.
            await queue.DropAsync(receipt.Id, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // An orderly stop accuses nobody.
            receipt.Attempts = before;
            await queue.PutBackAsync(receipt, CancellationToken.None);
        }
        catch (Exception error)
        {
            // A fault while it waited counts too, or it would be tried for ever.
            receipt.Attempts = Math.Max(receipt.Attempts, before + 1);
            AnalysisFailed(logger, receipt.ArticleId, receipt.Attempts, error);
            if (receipt.Attempts >= Receipt.MaxAttempts)
                await FailAsync(receipt, "This article could not be analysed because of a fault in the program; its text is safe. Retry it, or tell the administrator: the log has the details.");
            else
                await queue.PutBackAsync(receipt, stop);
        }
        finally
        {
            await working.CancelAsync();
            await renewing;
            queue.Leave(receipt.Id);
        }
    }

    private Task<Article> BeginAsync(Receipt receipt, CancellationToken stop) =>
        log.WriteAsync(receipt.StoryId, Actor.Program, async write =>
        {
            var article = await write.GetAsync<Article>(receipt.ArticleId, stop);
            // A corrected article stays on the board as it is while it is compared again.
            if (article.Status != ArticleStatus.Ready)
                article.BeginReading();
            write.Record(LogKinds.ArticleReading, article);
            return article;
        }, stop);

    private async Task<ArticleVersion?> NewestAsync(Receipt receipt, CancellationToken stop)
    {
        var db = await contexts.CreateDbContextAsync(stop);
        await using var dispose = db.ConfigureAwait(false);
        return await db.ArticleVersions.AsNoTracking().Where(row => row.ArticleId == receipt.ArticleId).OrderByDescending(row => row.Number).FirstOrDefaultAsync(stop);
    }

    // Versions have the id of what they were read from, and ids sort by time: what came earlier, or was read already, is not read again.
    private static bool IsToRead(Receipt receipt, ArticleVersion? newest) => newest is null || string.CompareOrdinal(newest.Id, receipt.Id) < 0;

    private ArticleDraft? Read(Receipt receipt, ReadOnlyMemory<byte> bytes, ArticleVersion? before, out string? trouble)
    {
        trouble = null;
        try
        {
            // A kill often has no text, and when it has, it is not the text that others used.
            if (before is not null && WireReader.Notice(bytes, receipt.With) is { } notice
                && (notice.Identity.Status == PublishingStatus.Canceled || (notice.Identity.Status == PublishingStatus.Withheld && !notice.Identity.HasText)))
                return UpdateIntake.WithStanding(before, notice);
            return reader.Read(bytes, receipt.With, receipt.ReceivedAt);
        }
        catch (UnreadableException error) when (before is not null)
        {
            trouble = error.Message;
            return null;
        }
    }

    private Task KeepAsItWasAsync(Receipt receipt, string trouble, CancellationToken stop) =>
        log.WriteAsync(receipt.StoryId, Actor.Program, async write =>
            await UpdateIntake.SayUnreadableAsync(write, await write.GetAsync<Article>(receipt.ArticleId, stop), trouble, stop), stop);

    private Task KeepReadingAsync(Receipt receipt, ArticleDraft draft, CancellationToken stop) =>
        log.WriteAsync(receipt.StoryId, Actor.Program, async write =>
        {
            var article = await write.GetAsync<Article>(receipt.ArticleId, stop);
            var before = await write.Db.ArticleVersions.AsNoTracking().Where(row => row.ArticleId == article.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(stop);
            // Two versions that come at once are read at once; the later one may be done first.
            if (!IsToRead(receipt, before))
                return;
            draft = await ReceivedTexts.CoverAsync(write, receipt.Id, draft, await erased.AmongAsync(write.Db, article, draft.Comments, stop), stop);
            var version = write.Add(LogKinds.ArticleRead, new ArticleVersion
            {
                Id = receipt.Id,
                StoryId = receipt.StoryId,
                ArticleId = article.Id,
                Number = article.CurrentVersion + 1,
                ReadAt = time.GetUtcNow(),
                Text = draft.Text,
                TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Text))),
                Words = CountWords(draft),
                Blocks = before is null ? draft.Blocks : UpdateIntake.KeepCorrections(before, draft),
                Fields = before is null ? draft.Fields : UpdateIntake.KeepCorrections(before.Fields, draft.Fields),
                Anchor = draft.Anchor,
            });
            article.Take(version);
            write.Record(before is null ? LogKinds.ArticleStepped
                : WireFacts.Of(version.Fields)?.Status == PublishingStatus.Canceled ? LogKinds.ArticleKilled : LogKinds.ArticleUpdated, article);
            await UpdateIntake.ShowAsync(write, article, before, version, stop);
            if (before is null)
                await WatchBook.BeginAsync(write, article, draft, stop);
            await StoryDates.SettleAsync(write, article, stop);
            await thread.AddAsync(write, article, draft.Comments, stop);
            // Reading it did no harm, so nothing is counted while it waits for its turn at the analysis.
            receipt.Attempts = 0;
            await write.Db.Receipts.Where(row => row.Id == receipt.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, 0), stop);
        }, stop);

    private async Task<bool> AnalyseAsync(StoryAnalyst.Desk desk, Receipt receipt, CancellationToken stop)
    {
        AnalysisArticle article;
        long version;
        var db = await contexts.CreateDbContextAsync(stop);
        await using (db.ConfigureAwait(false))
        {
            article = await StoryAnalyst.LoadAsync(db, receipt.ArticleId, stop);
            version = await db.ArticleVersions.Where(row => row.ArticleId == receipt.ArticleId).MaxAsync(row => row.Version, stop);
        }
        await queue.BeginAsync(receipt, stop);
        desk.Forget(article.Id);
        desk.Analysis.Match(article);
        await ReachAsync(receipt, PipelineStep.Matched, desk, stop);
        desk.Analysis.ReadStatements(article);
        desk.Known[article.Id] = version;
        await ReachAsync(receipt, PipelineStep.Claims, desk, stop);

        while (!await KeepFindingsAsync(desk, receipt, stop))
            await analyst.SyncAsync(desk, stop, keep: article.Id);
        return true;
    }

    private Task ReachAsync(Receipt receipt, PipelineStep step, StoryAnalyst.Desk desk, CancellationToken stop) =>
        log.WriteAsync(receipt.StoryId, Actor.Program, async write =>
        {
            var article = await write.GetAsync<Article>(receipt.ArticleId, stop);
            var copy = desk.Analysis.CopyOf(article.Id);
            article.MarkCopy(copy?.Of, copy?.Note);
            article.Reach(step);
            write.Record(LogKinds.ArticleStepped, article);
        }, stop);

    /// <summary>
    /// Makes the stored flags equal to the found ones and finishes the article, in one transaction. False when another node has
    /// finished an article meanwhile that this analysis does not know: its flags would be taken for gone.
    /// </summary>
    private Task<bool> KeepFindingsAsync(StoryAnalyst.Desk desk, Receipt receipt, CancellationToken stop) =>
        log.WriteAsync(receipt.StoryId, Actor.Program, async write =>
        {
            var ready = await StoryAnalyst.ReadyAsync(write.Db, receipt.StoryId, stop);
            ready.Remove(receipt.ArticleId);
            if (!ready.All(pair => desk.Known.GetValueOrDefault(pair.Key) == pair.Value) || desk.Known.Count != ready.Count + 1)
                return false;
            await FindingsIntake.KeepAsync(write, desk.Analysis.Findings, stop);
            var article = await write.GetAsync<Article>(receipt.ArticleId, stop);
            article.Finish();
            write.Record(LogKinds.ArticleReady, article);
            await write.Db.Receipts.Where(row => row.Id == receipt.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ReceiptState.Done), stop);
            return true;
        }, stop);

    private async Task FailAsync(Receipt receipt, string reason)
    {
        try
        {
            await log.WriteAsync(receipt.StoryId, Actor.Program, async write =>
            {
                var article = await write.GetAsync<Article>(receipt.ArticleId);
                article.Fail(reason);
                write.Record(LogKinds.ArticleFailed, article);
                await write.Db.Receipts.Where(row => row.Id == receipt.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ReceiptState.Failed));
            });
        }
        catch (MovedAwayException)
        {
            // It fails on the story where it is now.
            await queue.PutBackAsync(receipt, CancellationToken.None);
        }
    }

    private async Task KeepLeaseAsync(string receiptId, CancellationToken working)
    {
        using var timer = new PeriodicTimer(PipelineQueue.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(working))
                await queue.RenewAsync(receiptId, working);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested)
        {
            // Done.
        }
        catch (Exception error)
        {
            // At worst another worker takes the article over and does the same again.
            LeaseNotRenewed(logger, receiptId, error);
        }
    }

    private static int CountWords(ArticleDraft draft)
    {
        var words = 0;
        foreach (var block in draft.Blocks.Where(block => block.IsEvidence))
        {
            var inWord = false;
            foreach (var letter in draft.Text.AsSpan(block.Start, block.End - block.Start))
            {
                var isLetter = char.IsLetterOrDigit(letter);
                if (isLetter && !inWord)
                    words++;
                inWord = isLetter || (inWord && letter is '\'' or '’' or '-');
            }
        }
        return words;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {ArticleId} failed in the pipeline (attempt {Attempt})")]
    private static partial void AnalysisFailed(ILogger logger, string articleId, int attempt, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of {ReceiptId} could not be renewed")]
    private static partial void LeaseNotRenewed(ILogger logger, string receiptId, Exception error);
}
