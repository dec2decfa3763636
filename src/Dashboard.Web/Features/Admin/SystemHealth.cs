using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.Pipeline;
using Dashboard.Domain.People;
using Dashboard.Web.CommandLine;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Admin;

/// <param name="DatabaseBytes">Size of the SQLite file and what lies beside it; null with PostgreSQL.</param>
/// <param name="LogRows">Rows in the logs of all stories.</param>
/// <param name="Waiting">Received articles that are not analysed yet.</param>
/// <param name="Failed">Received articles that could not be read.</param>
/// <param name="LastLook">When the pipeline last looked for work.</param>
/// <param name="Pages">Open pages on this node.</param>
public sealed record HealthFigures(long? DatabaseBytes, long LogRows, int Stories, int Waiting, int Failed, DateTimeOffset LastLook, int Pages);

/// <summary>How the program is doing, for admins.</summary>
public sealed class SystemHealth(
    IDbContextFactory<DashboardDbContext> contexts, LogVerifier verifier, PipelineQueue queue, LiveLines lines, IConfiguration configuration)
{
    public async Task<HealthFigures> ReadAsync(Actor actor, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // The last sequence of a story is the number of its rows: counting the rows themselves takes long on a large log.
        var rows = await db.Stories.SumAsync(story => story.LastSequence, cancel);
        var waiting = await db.Receipts.CountAsync(row => row.State == ReceiptState.Waiting || row.State == ReceiptState.Working, cancel);
        var failed = await db.Receipts.CountAsync(row => row.State == ReceiptState.Failed, cancel);
        return new(SizeOf(ServingMark.DatabaseOf(configuration)), rows, await db.Stories.CountAsync(cancel), waiting, failed, queue.LastLook, lines.Pages);
    }

    /// <summary>Recomputes the hash chain of every story's log.</summary>
    public Task<LogVerification> VerifyAsync(Actor actor, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople);
        return verifier.VerifyAsync(cancel);
    }

    private static long? SizeOf(string? file) => file is null ? null : LengthOf(file) + LengthOf(file + "-wal");

    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
