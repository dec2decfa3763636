using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>Reads an article page. Nothing is loaded, no script runs, and only plain text leaves: no markup of the page reaches a screen.</summary>
public static class PageReader
{
    private const int MostCharacters = 20_000_000;
    private static readonly HtmlParserOptions Options = new() { IsScripting = false };

    /// <param name="html">The decoded page; see <see cref="TextDecoder"/>.</param>
    /// <param name="with">What the sender said; it outranks what the page says.</param>
    /// <param name="receivedAt">Until when a date can be true.</param>
    /// <exception cref="UnreadableException">There is no article text in the page, or it is larger than anything an article is.</exception>
    public static ArticleDraft Read(string html, ReceivedWith with, DateTimeOffset receivedAt)
    {
        if (html.Length > MostCharacters) throw new UnreadableException("This page is larger than 20 MB. Paste the part that matters.");
        using var document = new HtmlParser(Options).ParseDocument(MarkupLimits.Bound(html));
        if (document.Body is not { } body) throw Empty();

        var marks = new PageMarks(document);
        var data = JsonLd.Of(marks.Data);
        var metadata = new PageMetadata(document, marks, data, with);
        var outline = new PageOutline(body);
        var titles = Titles(metadata, outline);
        var title = titles is [var best, ..] ? best.Value : null;
        var headline = outline.FindHeadline(title);
        var area = MainText.Find(outline, headline);
        var lines = ArticleLines.Judge(outline, area, title);
        var told = data.Body();
        if (BodyLength(lines) < 200 && told.Sum(p => p.Length) >= Math.Max(200, BodyLength(lines) * 1.5)) lines = FromData(told, outline, "The page shows this text only with scripts");
        else if (!DataWitness.Agrees(lines, told) && IsOfThisPage(data, titles)) lines = FromData(told, outline, "What the page shows most of is another text");
        WordVerdicts.Apply(lines, [.. metadata.Bylines(null).Select(byline => byline.Value)]);
        if (BodyLength(lines) == 0) throw Empty();

        var draft = Compose(title, lines);
        var (text, blocks) = (draft.ToString(), draft.Blocks);
        var comments = PageComments.Read(body, with.Url ?? title ?? "");
        var head = HeadLines.Of(outline, headline, metadata.Languages() is [var language, ..] ? language.Value : null);
        var fields = PageFields.Of(metadata, head, titles, text, blocks, comments, receivedAt, out var anchor);
        return new ArticleDraft(text, blocks, fields, comments, anchor);
    }

    private static UnreadableException Empty() =>
        new("There is no article text in this page. If the site builds its pages in the browser, open the page there, copy the text and paste it here.");

    private static int BodyLength(List<JudgedLine> lines) => lines.Where(line => line.Kind == BlockKind.Body).Sum(line => line.Line.Text.Length);

    /// <summary>The page's headings stand between what it says in its data and the window's title.</summary>
    private static List<FieldCandidate> Titles(PageMetadata metadata, PageOutline outline)
    {
        var titles = metadata.Titles;
        if (outline.Headline is not { } headline || headline.Text.Length > 400 || IsSiteName(outline, headline, titles)) return titles;
        var shown = new FieldCandidate(PageText.Collapse(headline.Text), 0.8, "main heading of the page (h1)");
        var stub = titles.Count > 0 ? titles[0].Value.TrimEnd('.', '…', ' ') : "";
        // Systems cut the headline in their data after 110 characters; the page shows all of it.
        var at = stub.Length > 60 && stub.Length < shown.Value.Length && shown.Value.StartsWith(stub, StringComparison.OrdinalIgnoreCase) && titles[0].Confidence < 1
            ? 0
            : titles.FindIndex(title => title.Confidence < shown.Confidence);
        titles.Insert(at < 0 ? titles.Count : at, shown);
        return titles;
    }

    /// <summary>Old sites put their own name into the h1: no title of the page knows it, and another line says what the title says.</summary>
    private static bool IsSiteName(PageOutline outline, PageLine h1, List<FieldCandidate> titles)
    {
        var key = PageText.Key(h1.Text);
        return titles is [{ Confidence: < 0.8 } title, ..] && PageText.Key(title.Value) is { Length: > 12 } wanted && !wanted.Contains(key, StringComparison.Ordinal) && !key.Contains(wanted, StringComparison.Ordinal) &&
            outline.Lines.Exists(line => line.LinkChars == 0 && line.Text.Length < 400 && PageText.Key(line.Text).StartsWith(wanted, StringComparison.Ordinal));
    }

    /// <summary>The data may describe another article that the page announces; then no other title is the same.</summary>
    private static bool IsOfThisPage(JsonLd data, List<FieldCandidate> titles) =>
        PageText.Key(data.Text("headline")) is { Length: > 8 } headline && titles.Count(title => PageText.Key(title.Value).StartsWith(headline, StringComparison.Ordinal)) > 1;

    /// <summary>Pages that are built in the browser often carry their text for search engines.</summary>
    private static List<JudgedLine> FromData(IReadOnlyList<string> paragraphs, PageOutline outline, string why) =>
        [.. paragraphs.Select(paragraph => new JudgedLine(new PageLine(paragraph, outline.Boxes[0], 0, false), BlockKind.Body, 0.8, $"{why}; it was taken from the page's own data (JSON-LD)."))];

    private static DraftText Compose(string? title, List<JudgedLine> lines)
    {
        var draft = new DraftText();
        if (title is not null) draft.Add(title, BlockKind.Title, 0.95, "The title that the page gives.");
        foreach (var line in lines) draft.Add(line.Line.Text, line.Kind, line.Confidence, line.Reason);
        return draft;
    }
}
