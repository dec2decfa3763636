namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>What a page takes over as it is: the brief and, when there is a finding, its ClaimReview.</summary>
public static class Embed
{
    public static string Html(PublicRecord from)
    {
        var brief = ReaderFormats.Html(ReaderBrief.Of(from));
        return from.Finding is null ? brief : $"{brief}<script type=\"application/ld+json\">\n{ClaimReview.Json(from)}\n</script>\n";
    }
}
