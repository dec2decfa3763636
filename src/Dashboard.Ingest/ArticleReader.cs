using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest;

/// <summary>Bytes to article: decodes them and gives them to the reader that fits, by what the sender said or by how they look.</summary>
public sealed class ArticleReader
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>What is larger is refused; an article of 16 MB would be a shelf of books.</summary>
    public int MostBytes { get; init; } = 16 * Megabyte;

    /// <exception cref="UnreadableException">Empty, no text, too large, or of a kind that has no reader; the message says what to do.</exception>
    public ArticleDraft Read(ReadOnlyMemory<byte> bytes, ReceivedWith with, DateTimeOffset receivedAt)
    {
        if (bytes.IsEmpty)
            throw new UnreadableException("The file is empty. Send the text of the article, its page or its address.");
        if (bytes.Length > MostBytes)
            throw new UnreadableException($"The file has {bytes.Length / Megabyte} MB, an article at most {MostBytes / Megabyte} MB. Send only the part that belongs to the story.");

        var text = TextDecoder.Decode(bytes, with.ContentType);
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadableException("There is no text in it. Send the words of the article, its page or its address.");
        return PastedTextReader.Read(text, with, receivedAt);
    }
}
