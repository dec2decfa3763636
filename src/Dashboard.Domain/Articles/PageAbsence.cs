namespace Dashboard.Domain.Articles;

/// <summary>What stands at an article's address in place of the article.</summary>
public enum PageState
{
    /// <summary>Nothing, or a page that says so (404, 410, "not found", the front page).</summary>
    Gone,

    /// <summary>A form to log in or to subscribe.</summary>
    Login,

    /// <summary>A question about cookies and privacy.</summary>
    Consent,
}

/// <summary>That an article's page is no longer there for a reader. The article itself stays as it was read.</summary>
/// <param name="State">What is there instead.</param>
/// <param name="Since">When that was first seen.</param>
/// <param name="Reason">One sentence for an editor, with what gave it away.</param>
public sealed record PageAbsence(PageState State, DateTimeOffset Since, string Reason)
{
    /// <summary>For a card: "Page gone".</summary>
    public static string LabelOf(PageState state) => state switch
    {
        PageState.Gone => "Page gone",
        PageState.Login => "Page behind a login",
        _ => "Page behind a consent form",
    };

    /// <summary>The end of "the page is …".</summary>
    public static string WordsOf(PageState state) => state switch
    {
        PageState.Gone => "gone",
        PageState.Login => "behind a login",
        _ => "behind a question for consent",
    };
}
