using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Log;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features;

/// <summary>Nobody is signed in, or the session or key is no longer valid.</summary>
public sealed class NotSignedInException() : Exception("Sign in, or send a valid key as \"Authorization: Bearer dk_...\".");

/// <summary>Fields of a request are wrong: field name (camelCase) to what is wrong with it.</summary>
/// <param name="errors">By field.</param>
/// <param name="status">422 when the values are at fault, 400 when the request cannot be understood.</param>
public sealed class InvalidRequestException(IReadOnlyDictionary<string, string[]> errors, int status = 422)
    : Exception(string.Join(" ", errors.SelectMany(field => field.Value.Select(what => field.Key.Length == 0 ? what : $"{field.Key}: {what}"))))
{
    public InvalidRequestException(string field, string what, int status = 422) : this(new Dictionary<string, string[]> { [field] = [what] }, status)
    {
    }

    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
    public int Status { get; } = status;
}

/// <summary>A request that cannot be done for a reason with a status of its own, such as 409, 412 or 413.</summary>
/// <param name="status">HTTP status, 400 to 499.</param>
/// <param name="fault">Name of the fault in kebab-case; becomes the problem's <c>type</c>.</param>
/// <param name="message">For the person who asked: what happened and what to do.</param>
public sealed class RefusedException(int status, string fault, string message) : Exception(message)
{
    public int Status { get; } = status;
    public string Fault { get; } = fault;
}

/// <summary>An error as programs receive it (RFC 9457).</summary>
public sealed record Problem(
    string Type, string Title, int Status, string? Detail, IReadOnlyDictionary<string, string[]>? Errors = null, string? TraceId = null, ProblemBy? By = null);

/// <summary>Who was faster, when a change came too late.</summary>
public sealed record ProblemBy(string ActorId, string Actor, string Kind, DateTimeOffset At, long Sequence);

/// <summary>The one place where exceptions and bare status codes become answers.</summary>
public static partial class Problems
{
    private static readonly JsonSerializerOptions s_json = MakeJson();

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
        ApiJson.Apply(json);
        return json;
    }

    /// <summary>The name of a fault as a problem type.</summary>
    public static string TypeOf(string fault) => $"urn:dashboard:problem:{fault}";

    public static Problem From(Exception error) => error switch
    {
        NotSignedInException => Of(401, error.Message),
        NotAllowedException => Of(403, error.Message),
        NotFoundException missing => new(TypeOf("not-found"), "Not found", 404, missing.Message),
        InvalidRequestException invalid => Of(invalid.Status, invalid.Message) with { Errors = invalid.Errors },
        RuleBrokenException broken => new(
            TypeOf("rule-broken"), "That is not possible", 422, error.Message,
            broken.Field is { } field ? new Dictionary<string, string[]> { [field] = [error.Message] } : null),
        MovedAwayException moved => new(TypeOf("moved-away"), "Moved to another story", 409, moved.Message),
        UnreadableException => new(TypeOf("unreadable"), "This cannot be read", 422, error.Message),
        CannotUndoException late => Of(409, late.Message) with { By = late.Since is { } since ? By(since) : null },
        RefusedException refused => new(TypeOf(refused.Fault), TitleOf(refused.Status), refused.Status, refused.Message),
        TooLargeException => Of(413, error.Message),
        LostUpdateException lost => Of(412, lost.Message) with { By = By(lost.By) },
        DbUpdateConcurrencyException => Of(412, "Somebody else changed this in the meantime. Read it again and repeat your change."),
        BadHttpRequestException bad => Of(bad.StatusCode, bad.InnerException is JsonException json ? $"The JSON is not readable: {Place(json)}" : bad.Message),
        _ when IsForeignCharacter(error) => Of(400, "A value holds a character that no text has (U+0000)."),
        _ => Of(500, "The fault is ours and has been logged. What was saved before is safe."),
    };

    // PostgreSQL keeps no U+0000 and does not look for it either: an id or a word to search for with one in it can only have been sent.
    private static bool IsForeignCharacter(Exception error) => (error is DbUpdateException ? error.InnerException : error) is DbException { SqlState: "22021" };

    private static ProblemBy By(LogEntry row) => new(row.ActorId, row.ActorName, row.Kind, row.At, row.Sequence);

    /// <summary>A problem that says no more than its status.</summary>
    public static Problem Of(int status, string? detail = null) => new(
        TypeOf(FaultOf(status)), TitleOf(status), status, detail ?? (status == 415 ? "The types that each address takes are in /openapi/v1.json." : null));

    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(
            problem with { TraceId = problem.Status >= 500 ? Trace(context) : null }, s_json, "application/problem+json", context.RequestAborted);
    }

    /// <summary>Turns what the rest of the pipeline throws, and errors without a body, into answers.</summary>
    internal static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, SuppressDiagnosticsCallback = _ => true });
        app.Use(async (context, next) =>
        {
            await next(context);
            var response = context.Response;
            if (response.HasStarted || response.StatusCode < 400 || response.ContentLength > 0 || response.ContentType is { Length: > 0 })
                return;
            if (response.StatusCode == StatusCodes.Status404NotFound && WantsPage(context) && AcceptsPage(context))
                await PageAsync(context, next, "/not-found", StatusCodes.Status404NotFound);
            else
                await WriteAsync(context, Of(response.StatusCode));
        });
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception error) when (!context.Response.HasStarted && WantsPage(context) && AcceptsPage(context) && error is not BadHttpRequestException)
            {
                var problem = From(error);
                if (problem.Status >= 500)
                    Log(context, error);
                context.Response.Clear();
                if (problem.Status == StatusCodes.Status401Unauthorized)
                    context.Response.Redirect("/login");
                else
                    await PageAsync(context, next, problem.Status switch { 403 => "/no-access", 404 => "/not-found", _ => "/error" }, problem.Status);
            }
        });
    }

    private static bool AcceptsPage(HttpContext context) =>
        context.Request.Headers.Accept is not [{ Length: > 0 } accept, ..] || accept.Contains("text/html", StringComparison.Ordinal) || accept.Contains("*/*", StringComparison.Ordinal);

    /// <summary>Runs the pipeline again for a page that explains, in a scope of its own: what the failed one left is not to be trusted.</summary>
    private static async Task PageAsync(HttpContext context, RequestDelegate pipeline, string page, int status)
    {
        // Without it Blazor takes the status for its own "not found" and draws nothing.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = context.Request.Path, OriginalPathBase = context.Request.PathBase });
        context.Request.Path = page;
        context.Request.QueryString = QueryString.Empty;
        context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Response.StatusCode = status;
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var before = context.RequestServices;
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await pipeline(context);
        }
        finally
        {
            context.RequestServices = before;
        }
    }

    /// <summary>
    /// Answers for an exception that nobody caught. Only faults of ours are logged as errors, and nothing of the exception
    /// reaches the client unless its message was written for people.
    /// </summary>
    private static async Task AnswerAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error ?? new InvalidOperationException("No error.");
        if (error is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        var problem = From(error);
        if (problem.Status >= 500)
            Log(context, error);
        await WriteAsync(context, problem);
    }

    private static void Log(HttpContext context, Exception error) =>
        Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Dashboard.Problems"), Trace(context), context.Request.Method, error);

    /// <summary>True for addresses that people open in a browser.</summary>
    internal static bool WantsPage(HttpContext context)
    {
        var path = context.Request.Path;
        return !path.StartsWithSegments("/api") && !path.StartsWithSegments("/hubs") && !path.StartsWithSegments("/health")
            && !path.StartsWithSegments("/openapi") && !path.StartsWithSegments("/_blazor");
    }

    private static string Trace(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private static string Place(JsonException json) =>
        json.LineNumber is { } line ? $"line {line + 1}, near byte {json.BytePositionInLine}{(json.Path is { Length: > 0 } path ? $", at {path}" : "")}." : "it ends too early.";

    private static string FaultOf(int status) => status switch
    {
        400 => "bad-request",
        401 => "not-signed-in",
        403 => "not-allowed",
        404 => "not-found",
        405 => "method-not-allowed",
        409 => "conflict",
        412 => "changed-meanwhile",
        413 => "too-large",
        415 => "unsupported-type",
        422 => "invalid-request",
        429 => "too-many-requests",
        503 => "not-ready",
        >= 500 => "our-fault",
        _ => "refused",
    };

    private static string TitleOf(int status) => status switch
    {
        400 => "The request cannot be understood",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        405 => "This address does not take that method",
        409 => "In conflict with what is there",
        412 => "Changed meanwhile",
        413 => "Too large",
        415 => "This type of content is not taken here",
        422 => "Some of it is wrong",
        429 => "Too many requests",
        503 => "Not ready yet",
        >= 500 => "Something failed here",
        _ => "Refused",
    };

    [LoggerMessage(LogLevel.Error, "Request {TraceId} ({Method}) failed.")]
    private static partial void Failed(ILogger logger, string traceId, string method, Exception error);
}
