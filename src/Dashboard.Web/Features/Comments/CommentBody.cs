using System.Reflection;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Api;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Features.Comments;

/// <summary>A file of comments, received whole and not understood yet; with Coral's other tables when it came as a form.</summary>
public sealed class CommentBody(CommentArchive archive) : IBindableFromHttpContext<CommentBody>
{
    public static readonly string[] Types =
        ["application/json", "text/csv", "application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "text/html", "text/plain", "multipart/form-data"];

    public CommentArchive Archive => archive;

    public static async ValueTask<CommentBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var type = RequestBody.TypeOf(context.Request);
        if (!Types.Contains(type))
            throw RequestBody.WrongType(Types);
        var body = await RequestBody.ReadAsync(context.Request, CommentImport.MostBytes);
        return type == "multipart/form-data" ? await FromFormAsync(context, body) : new CommentBody(new CommentArchive(() => FromStart(body), context.Request.ContentType!));
    }

    // The body is one stream on disk that is read twice; who reads it must not close it.
    private static OpenStream FromStart(Stream body)
    {
        body.Position = 0;
        return new OpenStream(body);
    }

    private static async Task<CommentBody> FromFormAsync(HttpContext context, Stream body)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary).ToString();
        if (boundary.Length is 0 or > 200)
            throw Broken("The Content-Type names no usable boundary.");
        var reader = new MultipartReader(boundary, body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
        var tables = new CoralTables();
        (Stream File, string Type)? comments = null;
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
                    continue;
                var name = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                var file = await OnDiskAsync(context, section.Body);
                if (name.Contains("users", StringComparison.OrdinalIgnoreCase))
                    tables.WithUsers(file);
                else if (name.Contains("stories", StringComparison.OrdinalIgnoreCase))
                    tables.WithStories(file);
                else if (comments is null)
                    comments = (file, IsTable(name) ? "text/csv" : section.ContentType ?? "");
                else
                    throw Broken("More than one file of comments in the form. Send them one after the other.");
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw Broken("The form breaks off or is not well-formed.");
        }
        return comments is var (found, type) ? new CommentBody(new CommentArchive(() => FromStart(found), type, tables))
            : throw new UnreadableException("There is no file of comments in the form. Coral's tables are called comments.csv, stories.csv and users.csv.");
    }

    // Clients call a table plain text as often as not.
    private static bool IsTable(string name) => name.TrimEnd('"').EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static async Task<Stream> OnDiskAsync(HttpContext context, Stream section)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        context.Response.RegisterForDisposeAsync(file);
        await section.CopyToAsync(file, context.RequestAborted);
        file.Position = 0;
        return file;
    }

    private static RefusedException Broken(string what) => new(StatusCodes.Status400BadRequest, "bad-request", what);

    /// <summary>A stream that stays open when its reader closes it.</summary>
    private sealed class OpenStream(Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => inner.Read(buffer);
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
