using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>One line of the article and what it is.</summary>
internal sealed record JudgedLine(PageLine Line, BlockKind Kind, double Confidence, string Reason);

/// <summary>Sorts the lines of the article's area into text and clutter. Menus and advertisements of the page around are left out.</summary>
internal static partial class ArticleLines
{
    /// <summary>Lines between a headline and its text; farther apart they do not belong together.</summary>
    private const int MostLead = 40;

    private const string InArea = "Stands in the main column of the page.";

    /// <param name="outline">The page.</param>
    /// <param name="area">Where the article is.</param>
    /// <param name="title">The title that won, to find it on the page and not to repeat it.</param>
    public static List<JudgedLine> Judge(PageOutline outline, PageBox area, string? title)
    {
        var titleKey = PageText.Key(title);
        var headline = outline.FindHeadline(title);
        var (from, to) = Range(outline, area, headline, titleKey);
        var first = outline.Lines.FindIndex(from, to - from, line => line.IsRunning && line.Box.Zone == AreaRole.Content);
        var last = outline.Lines.FindLastIndex(to - 1, to - from, line => line.IsRunning && line.Box.Zone == AreaRole.Content && ClutterWords.Judge(line) is null);
        if (first < 0) (first, last) = (from, to - 1);

        var judged = new List<JudgedLine>(LeadCaptions(outline, headline, area.FirstLine));
        for (var i = from; i < to; i++)
        {
            var line = outline.Lines[i];
            if (titleKey.Length > 0 && PageText.Key(line.Text) == titleKey) continue;
            if (Judge(line, beforeText: i < first || (i == first && IsImprint(line.Text)), afterText: i > last) is { } one) judged.Add(one);
        }

        FoldListsOfOtherArticles(judged);
        LeaveHeadingsWithTheirText(judged);
        return judged;
    }

    /// <summary>The leading picture often stands between the headline and the area of the text; its caption belongs to the article.</summary>
    private static IEnumerable<JudgedLine> LeadCaptions(PageOutline outline, PageLine? headline, int end)
    {
        var at = headline is null ? -1 : outline.Lines.FindIndex(line => ReferenceEquals(line, headline));
        return at < 0 || end - at > MostLead ? [] : outline.Lines.Take(end).Skip(at + 1)
            .Where(line => line.Box.Zone == AreaRole.Caption && line.Text.Length >= 15 && line.LinkShare < 0.3 && ClutterWords.Judge(line) is null)
            .Select(line => new JudgedLine(line, BlockKind.Caption, 0.85, "Stands with the picture between the headline and the text."));
    }

    /// <summary>After a label such as "Related articles", a tail in which every third line is nothing but a link is a list of teasers.</summary>
    private static void FoldListsOfOtherArticles(List<JudgedLine> judged)
    {
        var all = judged.Where(line => line.Kind == BlockKind.Body).Sum(line => line.Line.Text.Length);
        var seen = 0;
        for (var i = 0; i < judged.Count; i++)
        {
            if (judged[i].Kind == BlockKind.Body) seen += judged[i].Line.Text.Length;
            if (seen < all * 0.6 || judged[i].Kind != BlockKind.RelatedLink || judged[i].Line.LinkChars > 0 || judged[i].Line.Text.Length > 45) continue;
            var rest = judged.Count - i - 1;
            if (rest == 0 || judged.Skip(i + 1).Count(line => line.Line.LinkShare > 0.85) * 3 < rest) continue;
            for (var j = i + 1; j < judged.Count; j++)
            {
                if (judged[j].Kind == BlockKind.Body) judged[j] = judged[j] with { Kind = BlockKind.RelatedLink, Confidence = 0.7, Reason = "Stands in a list of other articles." };
            }

            return;
        }
    }

    /// <summary>The lines of the area, from the headline on when it stands inside.</summary>
    private static (int From, int To) Range(PageOutline outline, PageBox area, PageLine? found, string titleKey)
    {
        var headline = outline.Lines.FindIndex(area.FirstLine, area.EndLine - area.FirstLine, line => line.IsHeading && IsTitle(line, titleKey));
        if (headline < 0) headline = outline.Lines.FindIndex(area.FirstLine, area.EndLine - area.FirstLine, line => ReferenceEquals(line, found));
        if (headline < 0) return (area.FirstLine, area.EndLine);

        int before = 0, after = 0;
        for (var i = area.FirstLine; i < area.EndLine; i++)
        {
            if (!outline.Lines[i].IsRunning || outline.Lines[i].Box.Zone != AreaRole.Content) continue;
            if (i < headline) before += outline.Lines[i].Text.Length;
            else after += outline.Lines[i].Text.Length;
        }

        return after > before || (after > 400 && PageText.Key(outline.Lines[headline].Text) == titleKey) ? (headline + 1, area.EndLine) : (area.FirstLine, area.EndLine);
    }

    private static bool IsTitle(PageLine line, string titleKey)
    {
        var key = PageText.Key(line.Text);
        return key.Length > 8 && titleKey.Length > 8 && (key == titleKey || titleKey.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(titleKey, StringComparison.Ordinal));
    }

    private static JudgedLine? Judge(PageLine line, bool beforeText, bool afterText)
    {
        switch (line.Box.Zone)
        {
            case AreaRole.Chrome or AreaRole.Comments: return null;
            case AreaRole.Share: return new(line, BlockKind.ShareBar, 0.9, "Stands in the page's area for sharing.");
            case AreaRole.Related: return new(line, BlockKind.RelatedLink, 0.9, "Stands in the page's area for other articles.");
            case AreaRole.Appeal: return new(line, BlockKind.Appeal, 0.9, "Stands in the page's area for subscriptions and donations.");
            case AreaRole.AuthorBio: return new(line, BlockKind.AuthorBio, 0.9, "Stands in the page's area about the author.");
            case AreaRole.ReplyForm: return new(line, BlockKind.ReplyForm, 0.9, "Stands in the form for comments.");
            case AreaRole.Caption: return new(line, BlockKind.Caption, 0.9, "Stands with a picture.");
            case AreaRole.Byline when !line.IsRunning: return Header(line) ?? new(line, BlockKind.Byline, 0.7, "Stands where the page names author and time.");
        }

        if (ClutterWords.Judge(line) is var (kind, reason)) return new(line, kind, 0.8, reason);
        if (line.IsRunning && !(beforeText && IsImprint(line.Text))) return new(line, BlockKind.Body, 0.95, InArea);
        if (PhotoCredit().IsMatch(line.Text)) return new(line, BlockKind.Caption, 0.75, "Credits a picture.");
        if (line.LinkShare > 0.85 && !EndsSentence(line.Text)) return new(line, BlockKind.RelatedLink, 0.7, "Is nothing but a link.");
        if (beforeText)
        {
            if (Header(line) is { } header) return header;
            return EndsSentence(line.Text) || line.IsHeading || (line.Text.Length >= 40 && line.LinkShare < 0.3) ? new(line, BlockKind.Body, 0.6, "Stands above the text, as a summary does.") : null;
        }

        if (afterText)
        {
            if (line.LinkShare > 0.5) return new(line, BlockKind.RelatedLink, 0.6, "Links below the text.");
            return EndsSentence(line.Text) || line.Box.Tag is "li" or "blockquote" or "p" && line.Text.Length > 25 ? new(line, BlockKind.Body, 0.6, InArea) : null;
        }

        return new(line, BlockKind.Body, line.IsHeading ? 0.85 : 0.75, line.IsHeading ? "A heading between the paragraphs." : InArea);
    }

    /// <summary>Author and time above the text.</summary>
    private static JudgedLine? Header(PageLine line)
    {
        if (line.Text.Length > 160) return null;
        if (IsImprint(line.Text)) return new(line, BlockKind.Byline, 0.8, "Says above the text who published it and when.");
        if (ByLine().IsMatch(line.Text)) return new(line, BlockKind.Byline, 0.8, "Names the author above the text.");
        return PageTimePatterns.HasYear().IsMatch(line.Text) && line.Text.Length < 90 && !EndsSentence(line.Text) ? new(line, BlockKind.Dateline, 0.75, "Gives the time above the text.") : null;
    }

    /// <summary>A heading belongs to what follows it: without body text under it, it is clutter of the same kind.</summary>
    private static void LeaveHeadingsWithTheirText(List<JudgedLine> judged)
    {
        for (var i = judged.Count - 1; i >= 0; i--)
        {
            if (!judged[i].Line.IsHeading || judged[i].Kind != BlockKind.Body) continue;
            var next = judged.FindIndex(i + 1, later => later.Kind is not (BlockKind.Caption or BlockKind.Insert or BlockKind.ShareBar or BlockKind.Byline or BlockKind.Dateline));
            if (next >= 0 && judged[next].Kind == BlockKind.Body) continue;
            judged[i] = judged[i] with { Kind = next < 0 ? BlockKind.RelatedLink : judged[next].Kind, Confidence = 0.6, Reason = "A heading over what is no part of the text." };
        }
    }

    /// <summary>A line such as "5 May 2030 - Posted by: A. Writer - Category: Coast", long enough to pass for a sentence.</summary>
    private static bool IsImprint(string text) => text.Length < 200 && !EndsSentence(text) && Imprint().IsMatch(text);

    private static bool EndsSentence(string text) =>
        text.AsSpan().TrimEnd("\"”’)'»“ ") is [.., '.' or '!' or '?' or '…' or ':' or '。' or '！' or '？' or '।' or '۔' or '؟'];

    [GeneratedRegex(@"^(by|von|par|por|di|door|af|av)\s*:?\s+\p{Lu}|^(written|posted|published|reporting|story) by\b|^(author|reporter|editor)s?:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ByLine();

    [GeneratedRegex(@"^[\W\d]*(\p{L}+ \d{1,2},? \d{4}\W+)?((posted|published|written|updated|filed)( (on|by|in|at|under))?\b|(publicado|postado|escrito|publié|écrit|veröffentlicht|pubblicato)\b)[^.]{0,80}(:|\d{4}|\|)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Imprint();

    [GeneratedRegex(@"^\W*(photo|image|picture|credit|source|file photo|photograph|courtesy|illustration|screenshot|graphic|getty|foto|bild|imagen)s?( (credit|courtesy|by|copyright|source|of))*\s*[:/©]|^©.{0,80}$|^\(?(photo|image|picture|credit)s? (by|courtesy)\b.{0,100}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PhotoCredit();
}
