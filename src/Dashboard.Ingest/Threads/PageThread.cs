using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Threads;

/// <summary>The reader comments of a page that was copied or saved, HTML or plain.</summary>
internal static class PageThread
{
    private const int MostBytes = 16 * 1024 * 1024;

    public static void Read(Stream input, string contentType, string? address, CommentSink sink)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
                throw new UnreadableException("A page has at most 16 MB. Send an export of the comments instead.");
        }
        // When it was received tells the day of the article, which is not asked for here.
        var page = new ArticleReader().Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), new ReceivedWith(contentType, Url: address), DateTimeOffset.UnixEpoch);
        if (page.Comments.Count == 0)
            throw new UnreadableException("No reader comments were found in this. Paste the page from its headline to its last comment, or send an export.");
        var place = 0;
        foreach (var comment in page.Comments)
            sink.Add(++place, comment);
    }
}
