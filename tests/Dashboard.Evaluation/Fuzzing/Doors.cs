using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Threads;
using Dashboard.Ingest.Wires;

namespace Dashboard.Evaluation.Fuzzing;

/// <summary>Something that reads what strangers send.</summary>
/// <param name="Read">Reads, and gives back every text that would be stored.</param>
internal sealed record Door(string Name, Func<byte[], string?, IEnumerable<string?>> Read)
{
    private static readonly Uri s_address = new("https://example.org/2030/harbour");
    private static readonly DateTimeOffset s_now = new(2030, 3, 3, 12, 0, 0, TimeSpan.Zero);

    public static readonly Door[] All =
    [
        new("article", (bytes, type) => Texts(new ArticleReader().Read(bytes, new ReceivedWith(type, Url: s_address.AbsoluteUri), s_now))),
        new("feed", (bytes, type) => Texts(FeedReader.Read(bytes, type, s_address))),
        new("what is this", (bytes, type) => [SourceRecognition.Of(bytes, type, s_address).ToString()]),
        new("subscriptions", (bytes, type) => OpmlFile.Read(bytes, type).Sources.SelectMany(source => (string?[])[source.Title, Address(source.Feed)])),
        new("comments", (bytes, type) => CommentImport.Read(new MemoryStream(bytes, false), type ?? "").Comments.SelectMany(Texts)),
        new("thread", (bytes, type) => FollowedThread.Read(bytes, type, s_address).Comments.SelectMany(comment => Texts(comment.Draft).Append(comment.Page))),
        new("wire", (bytes, type) => (WireReader.Split(bytes, new ReceivedWith(type)) ?? []).Select(part => part.ToString()).Append(WireReader.Notice(bytes, new ReceivedWith(type))?.ToString())),
    ];

    private static IEnumerable<string?> Texts(ArticleDraft draft) =>
        draft.Fields.Values.SelectMany(field => field.Candidates.Select(candidate => candidate.Value).Append(field.Value)).Append(draft.Text).Concat(draft.Comments.SelectMany(Texts));

    private static IEnumerable<string?> Texts(Domain.Comments.CommentDraft draft) => [draft.ExternalId, draft.Author, draft.Text, draft.ParentExternalId];

    private static IEnumerable<string?> Texts(FeedReading feed) => feed.Items
        .SelectMany(item => (string?[])[item.Id, Address(item.Link), item.Title, item.Summary, item.Author, Address(item.Comments), Address(item.CommentFeed), .. item.Categories])
        .Concat([feed.Title, feed.Description, Address(feed.Link), Address(feed.NextPage)]);

    // A link is pressed by people: nothing but the web may come through.
    private static string? Address(Uri? address) => address is null || address.Scheme is "http" or "https" ? address?.AbsoluteUri : throw new InvalidOperationException($"A link with the scheme {address.Scheme} came through.");

    /// <summary>Stores and browsers take neither NUL nor half a character.</summary>
    public static bool CanBeStored(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return false;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out var taken) != System.Buffers.OperationStatus.Done)
                return false;
            i += taken;
        }
        return true;
    }
}
