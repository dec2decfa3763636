using System.Globalization;
using System.Text;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>Writes a text for readers as plain text, Markdown or HTML.</summary>
public static class ReaderFormats
{
    public static string Text(ReaderDocument document)
    {
        var text = new StringBuilder().AppendLine(document.Title).AppendLine(CultureInfo.InvariantCulture, $"{document.Kicker}. {document.Dates}.");
        foreach (var part in document.Parts)
        {
            text.AppendLine();
            if (part.Heading is not null)
                text.AppendLine(part.Heading);
            foreach (var line in part.Lines)
            {
                var sources = string.Join("; ", line.Sources.Select(source => ReaderDocument.Words(source) + (source.Address is null ? "" : $" ({source.Address})")));
                text.Append(part.Heading is null ? "" : "- ").Append(Spoken(line.Text, line.Quote is null ? null : ReaderText.Quoted(line.Quote, ReaderText.Plain(line.Quote)))).AppendLine(CultureInfo.InvariantCulture, $" [{sources}]");
            }
        }
        return text.ToString();
    }

    public static string Markdown(ReaderDocument document)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"## {ReaderText.Markdown(document.Title)}").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"*{ReaderText.Markdown(document.Kicker)}. {ReaderText.Markdown(document.Dates)}.*");
        foreach (var part in document.Parts)
        {
            text.AppendLine();
            if (part.Heading is not null)
                text.AppendLine(CultureInfo.InvariantCulture, $"### {ReaderText.Markdown(part.Heading)}").AppendLine();
            for (var i = 0; i < part.Lines.Count; i++)
            {
                var line = part.Lines[i];
                var sources = string.Join("; ", line.Sources.Select(source => Link(source.Address, ReaderText.Markdown(ReaderDocument.Words(source)))));
                if (part.Heading is null && i > 0)
                    text.AppendLine();
                text.Append(part.Heading is null ? "" : "- ")
                    .Append(Spoken(ReaderText.Markdown(line.Text), line.Quote is null ? null : ReaderText.Quoted(line.Quote, ReaderText.Markdown(line.Quote)))).AppendLine(CultureInfo.InvariantCulture, $" — {sources}");
            }
        }
        return text.ToString();

        static string Link(string? address, string words) => address is null ? words : $"[{words}]({address})";
    }

    /// <summary>A piece of a page: no script, no style, and everything from outside is encoded.</summary>
    public static string Html(ReaderDocument document)
    {
        var html = new StringBuilder().AppendLine("<article class=\"contradiction-brief\">").AppendLine(CultureInfo.InvariantCulture, $"<h2 dir=\"auto\">{ReaderText.Html(document.Title)}</h2>")
            .AppendLine(CultureInfo.InvariantCulture, $"<p><small>{ReaderText.Html(document.Kicker)}. {ReaderText.Html(document.Dates)}.</small></p>");
        foreach (var part in document.Parts)
        {
            if (part.Heading is not null)
                html.AppendLine(CultureInfo.InvariantCulture, $"<h3 dir=\"auto\">{ReaderText.Html(part.Heading)}</h3>").AppendLine("<ul>");
            foreach (var line in part.Lines)
            {
                var sources = string.Join("; ", line.Sources.Select(Source));
                var words = Spoken(ReaderText.Html(line.Text), line.Quote is null ? null : ReaderText.OpensQuoted(line.Quote) ? ReaderText.Html(line.Quote) : $"<q>{ReaderText.Html(line.Quote)}</q>");
                html.AppendLine(CultureInfo.InvariantCulture, $"<{(part.Heading is null ? "p" : "li")} dir=\"auto\">{words} <cite>{sources}</cite></{(part.Heading is null ? "p" : "li")}>");
            }
            if (part.Heading is not null)
                html.AppendLine("</ul>");
        }
        return html.AppendLine("</article>").ToString();

        static string Source(Citation source) => source.Address is null
            ? ReaderText.Html(ReaderDocument.Words(source))
            : $"<a href=\"{ReaderText.Html(source.Address)}\" rel=\"noopener\"{(source.Title is null ? "" : $" title=\"{ReaderText.Html(source.Title)}\"")}>{ReaderText.Html(ReaderDocument.Words(source))}</a>";
    }

    private static string Spoken(string text, string? quote) => quote is null ? text : text.Length == 0 ? quote : $"{text} {quote}";
}
