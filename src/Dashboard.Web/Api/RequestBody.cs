using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Web.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Api;

/// <summary>
/// The body of a request, received whole before anything is done with it: large ones lie on disk meanwhile, and one that is too
/// large is refused without being read to its end.
/// </summary>
public static class RequestBody
{
    private const int InMemory = 256 * 1024;

    /// <summary>Key of the digest that tells whether two requests with the same idempotency key are equal.</summary>
    internal static readonly object Digest = new();

    /// <param name="request">Its body must not have been read before.</param>
    /// <param name="limit">Bytes.</param>
    /// <returns>The body from its beginning; deleted when the response is done.</returns>
    /// <exception cref="RefusedException">Too large (413), compressed (415) or broken off (400).</exception>
    public static async Task<Stream> ReadAsync(HttpRequest request, long limit)
    {
        var cancel = request.HttpContext.RequestAborted;
        // The limit is ours, per call. The server's own would cut the line under a client that is still sending, so that it never
        // reads why; without it the server swallows the rest for a few seconds after the answer.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (request.Headers.ContentEncoding.Any(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, "unsupported-type", "Send the body as it is: compressed bodies are not taken.");
        if (request.ContentLength > limit)
            throw TooLarge(limit);
        var body = new FileBufferingReadStream(request.Body, InMemory, limit, Path.GetTempPath());
        request.HttpContext.Response.RegisterForDisposeAsync(body);
        using var hash = request.Headers.ContainsKey(Idempotency.Header) ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var buffer = new byte[64 * 1024];
        long length = 0;
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancel)) > 0)
            {
                length += read;
                hash?.AppendData(buffer.AsSpan(0, read));
            }
        }
        catch (IOException) when (length + buffer.Length > limit)
        {
            throw TooLarge(limit);
        }
        catch (IOException) when (cancel.IsCancellationRequested)
        {
            // The client went away in the middle of it: no fault of ours, and nobody to answer.
            throw new RefusedException(StatusCodes.Status400BadRequest, "bad-request", "The body breaks off.");
        }
        if (hash is not null)
            request.HttpContext.Items[Digest] = hash.GetHashAndReset();
        body.Position = 0;
        return body;
    }

    /// <summary>Media type in lower case without parameters; empty when there is none.</summary>
    public static string TypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.ToString().ToLowerInvariant() : "";

    public static async Task<T> ReadJsonAsync<T>(HttpRequest request, long limit) where T : class
    {
        CheckIsJson(request);
        var body = await ReadAsync(request, limit);
        return await ParseAsync<T>(request, body);
    }

    /// <exception cref="RefusedException">415.</exception>
    public static RefusedException WrongType(params string[] types) => new(
        StatusCodes.Status415UnsupportedMediaType, "unsupported-type", $"The Content-Type must be {string.Join(", ", types)}.");

    private static void CheckIsJson(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
            throw WrongType("application/json");
        if (type.Charset.HasValue && !type.Charset.Value.AsSpan().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, "unsupported-type", "JSON is sent in UTF-8.");
    }

    private static async Task<T> ParseAsync<T>(HttpRequest request, Stream body) where T : class
    {
        var options = request.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(body, options, request.HttpContext.RequestAborted)
                ?? throw new InvalidRequestException("", "The body is null; send an object.", StatusCodes.Status400BadRequest);
        }
        catch (JsonException broken)
        {
            var place = string.Create(
                CultureInfo.InvariantCulture, $"line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}");
            var what = broken switch
            {
                WrongValueException => $"{broken.Message} ({place}).",
                { InnerException: not null } => $"is not readable JSON ({place}).",
                _ => $"is of the wrong type ({place}).",
            };
            var path = FieldOf(broken.Path);
            throw new InvalidRequestException(path, path.Length == 0 ? $"The body {what}" : what, StatusCodes.Status400BadRequest);
        }
    }

    // "$.fields['a b'][2]" is for programmers of this program; "fields['a b'][2]" is the way a client wrote it.
    private static string FieldOf(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path[1..];

    private static RefusedException TooLarge(long limit) => new(
        StatusCodes.Status413PayloadTooLarge, "too-large", string.Create(CultureInfo.InvariantCulture, $"The body is larger than {limit / 1024.0 / 1024.0:0.#} MB."));
}

/// <summary>As <see cref="JsonBody{T}"/>, for requests that may come without one: then every field has its default.</summary>
public sealed record OptionalJsonBody<T>(T Value) : IBindableFromHttpContext<OptionalJsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private const long Limit = 1024 * 1024;

    static async ValueTask<OptionalJsonBody<T>?> IBindableFromHttpContext<OptionalJsonBody<T>>.BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(context.Request.ContentLength is null or 0 && !context.Request.Headers.ContainsKey(HeaderNames.TransferEncoding)
            ? JsonSerializer.Deserialize<T>("{}")!
            : await RequestBody.ReadJsonAsync<T>(context.Request, Limit));

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: true));
}

/// <summary>A JSON body of at most 1 MB, read and checked before the endpoint runs.</summary>
public sealed record JsonBody<T>(T Value) : IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private const long Limit = 1024 * 1024;

    static async ValueTask<JsonBody<T>?> IBindableFromHttpContext<JsonBody<T>>.BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(await RequestBody.ReadJsonAsync<T>(context.Request, Limit));

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}
