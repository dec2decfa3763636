using System.Reflection;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Api;

namespace Dashboard.Web.Features.Comments;

/// <summary>A file of comments, received whole and not understood yet.</summary>
public sealed class CommentBody(Stream body, string contentType) : IBindableFromHttpContext<CommentBody>
{
    private const long Limit = 64L * 1024 * 1024;

    private static readonly string[] s_types =
        ["application/json", "text/csv", "application/xml", "text/xml", "application/rss+xml", "application/atom+xml"];

    public static async ValueTask<CommentBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var type = RequestBody.TypeOf(context.Request);
        if (!s_types.Contains(type))
            throw RequestBody.WrongType(s_types);
        return new CommentBody(await RequestBody.ReadAsync(context.Request, Limit), context.Request.ContentType!);
    }

    /// <exception cref="Domain.Articles.UnreadableException">The file as a whole cannot be read.</exception>
    public Task<CommentImportResult> ReadAsync(CancellationToken cancel) => Task.Run(() => CommentImport.Read(body, contentType), cancel);
}
