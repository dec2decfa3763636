using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Ingest.Wires;
using Dashboard.Web.Api;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Features.Articles;

/// <summary>An article as JSON: exactly one of url, text and html; the rest is what the sender knows about it.</summary>
public sealed record ArticleRequest(
    string? Url = null, string? Text = null, string? Html = null, string? Title = null, string? Byline = null, string? Source = null,
    DateTimeOffset? PublishedAt = null, string? Language = null);

/// <summary>The body of a request that brings articles, in any of its forms, received whole and not understood yet.</summary>
public abstract class ArticleBody : IBindableFromHttpContext<ArticleBody>
{
    /// <summary>Types that a request may have.</summary>
    public static readonly string[] Types = ["application/json", "text/plain", "text/html", .. WireReader.MediaTypes, "application/xml", "text/xml", "multipart/form-data"];

    // Text can grow sixfold when it is escaped for JSON; the article itself is measured afterwards.
    private const long JsonLimit = 4 * ReceiveArticle.MaxBytes;
    private const long FormLimit = 256L * 1024 * 1024;

    public abstract Task<IResult> ReceiveAsync(
        ReceiveArticle receive, Actor actor, string storyId, string? source, string? url, CancellationToken cancel);

    public static async ValueTask<ArticleBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        return RequestBody.TypeOf(request) switch
        {
            "application/json" => new Json(await RequestBody.ReadJsonAsync<ArticleRequest>(request, JsonLimit)),
            "application/xhtml+xml" => new Raw(await BytesAsync(await RequestBody.ReadAsync(request, ReceiveArticle.MaxBytes)), request.ContentType!),
            "multipart/form-data" => await Form.ReadAsync(request),
            var type when Types.Contains(type) => new Raw(await BytesAsync(await RequestBody.ReadAsync(request, ReceiveArticle.MaxBytes)), request.ContentType!),
            _ => throw RequestBody.WrongType(Types),
        };
    }

    private static async Task<byte[]> BytesAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<IResult> OneAsync(Task<ReceiveArticle.Result> receiving)
    {
        var (article, wasThere, isUpdate) = await receiving;
        var response = ArticleResponse.From(article);
        return wasThere || isUpdate ? Answer.Of(response, article.Version) : Answer.Created(response, article.Version, $"/api/v1/articles/{article.Id}");
    }

    private static FileResult ResultOf(string name, ReceiveArticle.Item item)
    {
        var full = string.Join(" · ", new[] { name, item.Headline }.Where(part => !string.IsNullOrEmpty(part)));
        if (item.Result is not { } result)
        {
            var problem = Problems.From(new UnreadableException(item.Fault!));
            return new FileResult(full, problem.Status, null, problem);
        }
        return new FileResult(full, result.WasThere || result.IsUpdate ? StatusCodes.Status200OK : StatusCodes.Status201Created, ArticleResponse.From(result.Article), null);
    }

    private static string? Short(string? text, string field) => Features.Text.Optional(text, 500, $"The {field}", field);

    private sealed class Json(ArticleRequest article) : ArticleBody
    {
        public override Task<IResult> ReceiveAsync(ReceiveArticle receive, Actor actor, string storyId, string? source, string? url, CancellationToken cancel)
        {
            if (new[] { article.Url, article.Text, article.Html }.Count(given => given is not null) != 1)
                throw new InvalidRequestException("text", "Send exactly one of url, text and html.");
            var with = new ReceivedWith(
                null, null, url, Short(article.Title, "title"), Short(article.Byline, "byline"), Short(article.Source ?? source, "source"),
                article.PublishedAt, Short(article.Language, "language"));
            if (article.Url is not null)
                return OneAsync(receive.HandleAsync(actor, storyId, article.Url, with, cancel));
            with = with with { ContentType = article.Html is null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8" };
            return OneAsync(receive.HandleAsync(actor, storyId, Encoding.UTF8.GetBytes(article.Text ?? article.Html!), with, cancel));
        }
    }

    private sealed class Raw(byte[] bytes, string contentType) : ArticleBody
    {
        public override async Task<IResult> ReceiveAsync(ReceiveArticle receive, Actor actor, string storyId, string? source, string? url, CancellationToken cancel)
        {
            var items = await receive.HandleMessageAsync(actor, storyId, bytes, new ReceivedWith(contentType, Url: url, Source: Short(source, "source")), cancel);
            return items is [{ Headline: null, Result: { } one }]
                ? await OneAsync(Task.FromResult(one))
                : Results.Json(new FileResults([.. items.Select(item => ResultOf("", item))]), statusCode: StatusCodes.Status207MultiStatus);
        }
    }

    private sealed record FormFile(string Name, string? ContentType, byte[]? Bytes);

    /// <summary>Files of a form; a field named source tells where all of them come from.</summary>
    private sealed class Form(IReadOnlyList<FormFile> files, string? formSource) : ArticleBody
    {
        private const int MaxFiles = 1000;

        public static async Task<Form> ReadAsync(HttpRequest request)
        {
            var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).ToString();
            if (boundary.Length is 0 or > 200)
                throw Broken("The Content-Type names no usable boundary.");
            var reader = new MultipartReader(boundary, await RequestBody.ReadAsync(request, FormLimit)) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
            var files = new List<FormFile>();
            string? source = null;
            try
            {
                while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
                {
                    var disposition = section.GetContentDispositionHeader();
                    var bytes = await UpToLimitAsync(section.Body);
                    if (disposition?.IsFileDisposition() is true)
                        files.Add(new FormFile(NameOf(disposition), section.ContentType, bytes));
                    else if (disposition?.Name == "source" && bytes is not null)
                        source = Encoding.UTF8.GetString(bytes);
                    if (files.Count > MaxFiles)
                        throw Broken($"More than {MaxFiles} files in one request; send them in several.");
                }
            }
            catch (Exception error) when (error is IOException or InvalidDataException)
            {
                throw Broken("The form breaks off or is not well-formed.");
            }
            if (request.HttpContext.Items.ContainsKey(RequestBody.Digest))
                request.HttpContext.Items[RequestBody.Digest] = DigestOf(files, source);
            return files.Count > 0 ? new Form(files, source) : throw new InvalidRequestException("files", "There is no file in the form.");
        }

        public override async Task<IResult> ReceiveAsync(ReceiveArticle receive, Actor actor, string storyId, string? source, string? url, CancellationToken cancel)
        {
            var from = Short(formSource ?? source, "source");
            var results = new List<FileResult>();
            foreach (var file in files)
                results.AddRange(await OneFileAsync(file));
            return Results.Json(new FileResults(results), statusCode: StatusCodes.Status207MultiStatus);

            async Task<IEnumerable<FileResult>> OneFileAsync(FormFile file)
            {
                try
                {
                    if (file.Bytes is null)
                        throw new TooLargeException($"Files can have up to {ReceiveArticle.MaxBytes / 1024 / 1024} MB.");
                    var with = new ReceivedWith(file.ContentType, file.Name, files.Count == 1 ? url : null, Source: from);
                    return (await receive.HandleMessageAsync(actor, storyId, file.Bytes, with, cancel)).Select(item => ResultOf(file.Name, item));
                }
                catch (Exception error) when (error is RuleBrokenException or TooLargeException)
                {
                    var problem = Problems.From(error);
                    return [new FileResult(file.Name, problem.Status, null, problem)];
                }
            }
        }

        // Clients make up another boundary for every try, so the digest of the body as sent would tell two equal forms apart.
        private static byte[] DigestOf(List<FormFile> files, string? source)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{source}\n"));
            foreach (var file in files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.ContentType}\n{file.Bytes?.Length}\n"));
                hash.AppendData(file.Bytes ?? []);
            }
            return hash.GetHashAndReset();
        }

        private static string NameOf(ContentDispositionHeaderValue disposition)
        {
            var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
            // Some browsers send the whole path of the sender's disk.
            name = Features.Text.Clean(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
            return name.Length > 200 ? name[..200] : name;
        }

        private static async Task<byte[]?> UpToLimitAsync(Stream section)
        {
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await section.ReadAsync(buffer)) > 0)
            {
                // Read on to the end of the section all the same: the next file stands behind it.
                if (bytes.Length <= ReceiveArticle.MaxBytes)
                    bytes.Write(buffer, 0, read);
            }
            return bytes.Length <= ReceiveArticle.MaxBytes ? bytes.ToArray() : null;
        }

        private static RefusedException Broken(string what) => new(StatusCodes.Status400BadRequest, "bad-request", what);
    }
}
