using System.Globalization;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Sources;

namespace Dashboard.Data.Moderation;

/// <summary>Which comments an outlet knows, and what it can be told about them.</summary>
public static class DecisionRoute
{
    private const string WordPressId = "comment-";

    /// <summary>Whether a comment came from there: by the host of its article and the form of its identity.</summary>
    /// <param name="outlet">The comment system.</param>
    /// <param name="articleUrl">Address of the article above the comment.</param>
    /// <param name="externalId">Identity of the comment at its origin.</param>
    public static bool Leads(DecisionOutlet outlet, string? articleUrl, string externalId)
    {
        if (IdAt(outlet.System, externalId) is null || !Uri.TryCreate(articleUrl, UriKind.Absolute, out var article) || !Uri.TryCreate(outlet.Address, UriKind.Absolute, out var root))
            return false;
        // Several blogs may share a host; Coral has mostly a host of its own beside that of the articles.
        return outlet.System == CommentSystem.WordPress
            ? PlaceOf(article) == PlaceOf(root) && (article.AbsolutePath + "/").StartsWith(root.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal)
            : PlaceOf(article) == PlaceOf(root) || (article.IsDefaultPort && root.IsDefaultPort && Sites.AreOne(Sites.HostOf(article), Sites.HostOf(root)));
    }

    /// <summary>The identity as the system itself writes it; null when it cannot be one of its.</summary>
    public static string? IdAt(CommentSystem system, string externalId) => system switch
    {
        CommentSystem.WordPress => externalId.StartsWith(WordPressId, StringComparison.Ordinal)
            && ulong.TryParse(externalId.AsSpan(WordPressId.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        CommentSystem.Coral => Guid.TryParseExact(externalId, "D", out _) ? externalId : null,
        _ => null,
    };

    /// <summary>Coral has no word for these: there the comment waits as before.</summary>
    public static bool Knows(CommentSystem system, DecisionAction? action) =>
        system != CommentSystem.Coral || action is not (DecisionAction.RequestEdit or DecisionAction.Escalate);

    // A port that somebody chose belongs to the name.
    private static string PlaceOf(Uri address) => address.IsDefaultPort ? Sites.HostOf(address) : $"{Sites.HostOf(address)}:{address.Port.ToString(CultureInfo.InvariantCulture)}";
}
