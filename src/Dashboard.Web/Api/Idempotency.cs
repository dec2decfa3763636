using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Dashboard.Web.Features;
using Dashboard.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Api;

/// <summary>
/// <c>Idempotency-Key</c> on any POST: the first request does it and its answer is kept for 24 hours; the same request again
/// gets that answer and nothing is done. A refused request has changed nothing and is not kept, so it may be repeated.
/// </summary>
public sealed class Idempotency(IDbContextFactory<DashboardDbContext> contexts, WriteGate gate, TimeProvider time) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int MaxKeyLength = 200;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Headers.TryGetValue(Header, out var given))
            return await next(context);
        var key = CheckKey(given.ToString());
        var actor = await http.RequestServices.GetRequiredService<CurrentActor>().RequireAsync();
        var request = HashOf(http);
        while (await BeginAsync(actor.Id, key, request) is { } known)
        {
            if (await FinishedAsync(known, request, http.RequestAborted) is { } finished)
                return new KeptAnswer(finished, Again: true);
            // The other one was refused meanwhile and changed nothing: this one now asks for itself.
        }
        try
        {
            var answer = await BufferAsync(http, await next(context));
            if (answer.Status >= StatusCodes.Status400BadRequest)
                await ForgetAsync(actor.Id, key);
            else
                await KeepAsync(actor.Id, key, answer);
            return new KeptAnswer(answer, Again: false);
        }
        catch
        {
            await ForgetAsync(actor.Id, key);
            throw;
        }
    }

    /// <summary>Forgets answers that are older than a day.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        using (await gate.EnterAsync(cancel))
            return await db.IdempotentAnswers.Where(row => row.At < before).ExecuteDeleteAsync(cancel);
    }

    private static string CheckKey(string key) => key.Length is > 0 and <= MaxKeyLength && !key.AsSpan().ContainsAnyExceptInRange(' ', '~')
        ? key
        : throw new InvalidRequestException(Header, $"must have 1 to {MaxKeyLength} printable ASCII characters.", StatusCodes.Status400BadRequest);

    private static string HashOf(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n"));
        hash.AppendData(http.Items[RequestBody.Digest] as byte[] ?? []);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>Null when this request is the first and shall be done; the stored row otherwise.</returns>
    private async Task<IdempotentAnswer?> BeginAsync(string actorId, string key, string request)
    {
        await using var db = await contexts.CreateDbContextAsync();
        for (var attempt = 0; ; attempt++)
        {
            if (await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(row => row.ActorId == actorId && row.Key == key) is { } known)
            {
                if (time.GetUtcNow() - known.At < Kept)
                    return known;
                await ForgetAsync(actorId, key);
            }
            var row = new IdempotentAnswer { ActorId = actorId, Key = key, RequestHash = request, At = time.GetUtcNow() };
            try
            {
                db.IdempotentAnswers.Add(row);
                using (await gate.EnterAsync())
                    await db.SaveChangesAsync();
                return null;
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // Another request with this key was quicker: look at its row.
                db.Entry(row).State = EntityState.Detached;
            }
        }
    }

    /// <returns>Null when the first request was refused.</returns>
    private async Task<IdempotentAnswer?> FinishedAsync(IdempotentAnswer known, string request, CancellationToken cancel)
    {
        if (known.RequestHash != request)
            throw new InvalidRequestException(Header, "was used for another request within the last 24 hours; take a new one.");
        var began = time.GetTimestamp();
        while (known.Status == 0)
        {
            if (time.GetElapsedTime(began) > s_patience)
                throw StillWorking();
            await Task.Delay(s_look, time, cancel);
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var (actorId, key) = (known.ActorId, known.Key);
            if (await db.IdempotentAnswers.AsNoTracking().FirstOrDefaultAsync(row => row.ActorId == actorId && row.Key == key, cancel) is not { } now)
                return null;
            known = now;
        }
        return known;
    }

    private static RefusedException StillWorking() => new(
        StatusCodes.Status409Conflict, "conflict",
        "The first request with this Idempotency-Key has no answer yet, or the program was stopped in the middle of it. Wait, or look what is there and take a new key.");

    private async Task KeepAsync(string actorId, string key, IdempotentAnswer answer) => await UpdateAsync(
        actorId, key, row => row.ExecuteUpdateAsync(set => set
            .SetProperty(other => other.Status, answer.Status)
            .SetProperty(other => other.ContentType, answer.ContentType)
            .SetProperty(other => other.Location, answer.Location)
            .SetProperty(other => other.Body, answer.Body)));

    private Task ForgetAsync(string actorId, string key) => UpdateAsync(actorId, key, row => row.ExecuteDeleteAsync());

    // Without the client's patience: whether it still listens does not change what was done.
    private async Task UpdateAsync(string actorId, string key, Func<IQueryable<IdempotentAnswer>, Task> update)
    {
        await using var db = await contexts.CreateDbContextAsync();
        using (await gate.EnterAsync())
            await update(db.IdempotentAnswers.Where(row => row.ActorId == actorId && row.Key == key));
    }

    private static async Task<IdempotentAnswer> BufferAsync(HttpContext http, object? result)
    {
        var body = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await (result switch
            {
                IResult answer => answer.ExecuteAsync(http),
                null => Task.CompletedTask,
                _ => Results.Ok(result).ExecuteAsync(http),
            });
        }
        finally
        {
            http.Response.Body = body;
        }
        return new IdempotentAnswer
        {
            ActorId = "",
            Key = "",
            RequestHash = "",
            Status = http.Response.StatusCode,
            ContentType = http.Response.ContentType,
            Location = http.Response.Headers.Location,
            Body = buffer.ToArray(),
        };
    }

    private sealed record KeptAnswer(IdempotentAnswer Answer, bool Again) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Answer.Status;
            response.ContentType = Answer.ContentType;
            response.Headers.Location = Answer.Location;
            if (Again)
            {
                response.Headers["Idempotency-Replayed"] = "true";
                response.Headers.ETag = TagIn(Answer.Body);
            }
            if (Answer.Body is { Length: > 0 } body)
                await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }

        // The answer's own version is its ETag; it is kept in the body, so it needs no column.
        private static string? TagIn(byte[]? body)
        {
            if (body is not [(byte)'{', ..])
                return null;
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("version", out var version) && version.TryGetInt64(out var number) ? Api.Answer.Tag(number) : null;
        }
    }
}

/// <summary>Forgets old answers once an hour.</summary>
internal sealed partial class IdempotencySweeper(Idempotency idempotency, TimeProvider time, ILogger<IdempotencySweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await idempotency.SweepAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old answers could not be removed; trying again in an hour")]
    private static partial void Failed(ILogger logger, Exception error);
}
