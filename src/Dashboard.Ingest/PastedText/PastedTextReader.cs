using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Threads;

namespace Dashboard.Ingest.PastedText;

/// <summary>
/// Reads pasted plain text: joins wrapped lines, tells the report from the clutter, recovers title, byline, source, dates and the comment
/// trail. Nothing is deleted: what is not the report is kept and named.
/// </summary>
public static class PastedTextReader
{
    private const int HeadLength = 16;

    // A long live blog has a few thousand paragraphs; a table or a log file has more.
    private const int MostParagraphs = 50_000;

    /// <exception cref="UnreadableException">The text is empty, or falls into so many lines that it is a table or a log.</exception>
    public static ArticleDraft Read(string text, ReceivedWith with, DateTimeOffset receivedAt)
    {
        var lines = SourceText.Lines(text);
        var firstLine = lines.FindIndex(l => !l.IsBlank);
        if (firstLine < 0)
            throw new UnreadableException("There is no text in it. Paste the words of the article, or send its address.");

        var trail = PlainTrail.Find(lines, with.Url ?? lines[firstLine].Text);
        var (before, after) = ParagraphsAround(lines, trail);
        List<Paragraph> all = [.. before, .. after];
        if (all.Count > MostParagraphs)
            throw new UnreadableException($"The text falls into {all.Count} lines; that is a table or a log, no article. Send only the part that belongs to the story.");
        List<string> words = [.. all.Select(p => p.Text)];
        var verdicts = BlockClassifier.ClassifyButAuthors(words);
        var head = HeadReader.Read(before, verdicts);
        foreach (var (i, verdict) in head.Verdicts)
            verdicts[i] = verdict;
        BlockClassifier.MarkAuthors(words, verdicts, [.. head.Bylines.Select(b => b.Value)]);
        MarkSendersTitle(before, verdicts, with.Title);
        InsertFinder.Mark(all, verdicts);

        var layout = new TextLayout();
        for (var i = 0; i < all.Count; i++)
        {
            if (i == before.Count)
                AddComments(layout, trail);
            if (!head.Repeats.Contains(i))
                layout.Add(i, all[i], verdicts[i]);
        }
        if (after.Count == 0)
            AddComments(layout, trail);

        var comments = trail?.Comments.Select(c => c.Draft).ToList() ?? [];
        return Draft(layout, all, verdicts, head, comments, with, receivedAt);
    }

    private static ArticleDraft Draft(
        TextLayout layout, List<Paragraph> paragraphs, BlockVerdict[] verdicts, Head head, List<CommentDraft> comments, ReceivedWith with, DateTimeOffset receivedAt)
    {
        var article = layout.Text;
        var addresses = Addresses.Of(paragraphs, verdicts);
        var url = FieldReading.Choose(layout, addresses.Own, with.Url, "No address of its own in the text", least: 0.35);
        var published = PublicationDate.Infer(new DateEvidence(article, layout.Blocks, receivedAt)
        {
            Stated = with.PublishedAt is { } said ? [new FieldCandidate(FieldReading.Iso(said), 0.97, "Said by the sender")] : [],
            Url = url.Value,
            OtherUrls = [.. addresses.Own.Select(a => a.Value).Where(a => a != url.Value)],
            FirstComment = comments.Where(c => c.PostedAt is not null).Select(c => c.PostedAt).Min(),
        });
        var fields = new Dictionary<string, ReadField>
        {
            [FieldNames.Title] = FieldReading.Choose(layout, [.. head.Titles, .. addresses.Titles], with.Title, "The text begins at once, without a title"),
            [FieldNames.Byline] = FieldReading.Choose(layout, [.. head.Bylines, .. Signatures.Authors(paragraphs, verdicts)], with.Byline, "No author is named"),
            [FieldNames.Source] = FieldReading.Choose(layout, [.. head.Sources, .. Signatures.Outlets(paragraphs, verdicts), .. addresses.Sites], with.Source, "No outlet is named"),
            [FieldNames.PublishedAt] = published.Field,
            [FieldNames.Language] = with.Language is { Length: > 0 } tag ? FieldReading.Said(tag) : LanguageGuess.Of(article),
            [FieldNames.Url] = url,
            [FieldNames.Agency] = FieldReading.Choose(layout, Signatures.Agencies(paragraphs, verdicts), null, "No news agency is credited"),
        };
        return new ArticleDraft(article, layout.Blocks, fields, comments, published.Anchor);
    }

    private static (List<Paragraph> Before, List<Paragraph> After) ParagraphsAround(List<SourceLine> lines, Trail? trail)
    {
        if (trail is null)
            return (Paragraphs.Join(lines, 0, lines.Count, Paragraphs.WrapWidth(lines)), []);
        var article = lines.GetRange(0, trail.FirstLine);
        return (Paragraphs.Join(article, 0, article.Count, Paragraphs.WrapWidth(article)), Paragraphs.Join(lines, trail.EndLine, lines.Count, null));
    }

    private static void AddComments(TextLayout layout, Trail? trail)
    {
        foreach (var comment in trail?.Comments ?? [])
            layout.Add(comment);
    }

    private static void MarkSendersTitle(List<Paragraph> paragraphs, BlockVerdict[] verdicts, string? title)
    {
        if (string.IsNullOrWhiteSpace(title) || verdicts.Any(v => v.Kind == BlockKind.Title))
            return;
        var i = paragraphs.FindIndex(0, Math.Min(HeadLength, paragraphs.Count), p => p.Text.Equals(title.Trim(), StringComparison.OrdinalIgnoreCase));
        if (i >= 0 && verdicts[i].Kind == BlockKind.Body)
            verdicts[i] = new(BlockKind.Title, 0.98, "The title that the sender gave");
    }
}
