using Dashboard.Domain.Articles;

namespace Dashboard.Ingest;

/// <summary>Stands in until the reader of received bytes lands, so that the pipeline compiles; replace this file whole.</summary>
public sealed class ArticleReader
{
    private readonly string _message = "There is no reader yet.";

    public ArticleDraft Read(ReadOnlyMemory<byte> bytes, ReceivedWith with, DateTimeOffset receivedAt) => throw new UnreadableException(_message);
}
