using System.Buffers;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices advertising by its form. A link alone is a source, not an advertisement.</summary>
internal static class SpamPhase
{
    private const double Enough = 2.8;

    // In a longer text a reader who argues may well name an own page or a price.
    private const double EnoughOfLong = 4.5;
    private const int Long = 40;

    // Looked for first: hardly any comment needs the patterns.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["http", "www.", ".com", ".net", ".org", ".info", "watch?v", "subscri", "suscri", "check", "visit", "click", "watch", "follow", "earn", "make money", "per day", "a day", "an hour", "free", "sign up", "giveaway",
            "my channel", "our channel", "thumbs", "vote for", "share", "sub me", "sub to", "listen to", "download", "paypal"],
        StringComparison.OrdinalIgnoreCase);

    public static void Look(CommentInThread comment)
    {
        if (comment.Has(SignalKind.PastedArticle) || !comment.Text.AsSpan().ContainsAny(Hints)) return;
        var form = SpamForm.Of(comment.Text);
        if (!form.Invites || form.Score < (form.Words <= Long ? Enough : EnoughOfLong)) return;
        comment.Notice(SignalKind.Spam, Severity.Medium, $"Reads like advertising: {string.Join(", ", form.Reasons)}.", "advertising-form", form.Spans, version: "2");
    }
}
