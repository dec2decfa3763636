using AngleSharp.Html.Parser;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Ingest.Pages;

/// <summary>What a site shows in place of an article.</summary>
public enum StandIn
{
    /// <summary>A form to log in or to subscribe.</summary>
    Login,

    /// <summary>A page that says, with status 200, that there is none; or the front page.</summary>
    NotFound,

    /// <summary>A question about cookies and privacy.</summary>
    Consent,

    /// <summary>A test whether a person asks.</summary>
    RobotCheck,
}

/// <summary>What is known of the article from an earlier visit.</summary>
/// <param name="Title">Its title, as the reader took it from the page.</param>
/// <param name="Text">Its text of then, as stored.</param>
public sealed record KnownArticle(string? Title, string Text);

/// <summary>
/// Says whether a page that came with status 200 stands in for the article it was: a login wall, "not found", a consent page, a robot check.
/// A wrong "gone" would hide a real change, so the page must both lack the article and say what it is; in doubt it is an article.
/// </summary>
/// <param name="Kind">What the page is instead.</param>
/// <param name="Reason">One sentence for an editor, with the words or the address that gave it away.</param>
public sealed record StandInPage(StandIn Kind, string Reason)
{
    /// <summary>Decodes and looks; null when it is an article, when the status already says that there is none, or when it is no text.</summary>
    /// <param name="page">The answer.</param>
    /// <param name="asked">The address under which the article was remembered.</param>
    /// <param name="known">The article of the last visit; null on the first.</param>
    public static StandInPage? Look(FetchedPage page, Uri asked, KnownArticle? known)
    {
        if (!page.IsSuccess || page.Body.IsEmpty) return null;
        try
        {
            return Look(TextDecoder.Decode(page.Body, page.ContentType), asked, page.Address, known);
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    /// <param name="html">The decoded page.</param>
    /// <param name="asked">The address under which the article was remembered.</param>
    /// <param name="answered">The address that answered after all redirects.</param>
    /// <param name="known">The article of the last visit; null on the first.</param>
    public static StandInPage? Look(string html, Uri asked, Uri answered, KnownArticle? known)
    {
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(MarkupLimits.Bound(html));
        if (document.Body is not { } body) return null;
        var seen = new PageGlance(document, new PageOutline(body));
        if (StandInCues.FrontPage(seen, asked, answered, known) is { } front) return front;
        if (seen.Shows(known))
            return seen.CutAgainst(known!) is { } cut ? new StandInPage(StandIn.Login, cut) : null;

        return StandInCues.RobotCheck(seen) ?? StandInCues.NotFound(seen, asked, answered) ?? StandInCues.Login(seen, asked, answered) ?? StandInCues.Consent(seen, asked, answered);
    }
}
