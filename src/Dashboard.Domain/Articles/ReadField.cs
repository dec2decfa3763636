namespace Dashboard.Domain.Articles;

/// <summary>Names of the fields that a reader recovers from an article; the keys of <see cref="ArticleVersion.Fields"/>.</summary>
public static class FieldNames
{
    public const string Title = "title";
    public const string Byline = "byline";
    public const string Source = "source";
    public const string PublishedAt = "publishedAt";
    public const string Language = "language";
    public const string Url = "url";
    public const string Agency = "agency";
}

/// <summary>Names of the fields that only items of a wire have; <see cref="WireFacts"/> reads them.</summary>
public static class WireFieldNames
{
    public const string WireId = "wireId";
    public const string WireVersion = "wireVersion";
    public const string PubStatus = "pubStatus";
    public const string EmbargoedUntil = "embargoedUntil";
    public const string Urgency = "urgency";
    public const string EdNote = "edNote";
    public const string Slugline = "slugline";
    public const string DigitalSource = "digitalSource";
}

/// <summary>A value that was considered for a field.</summary>
/// <param name="Value">The value as it would be stored; dates are ISO 8601 (<c>2019-06-04</c> when only the day is known).</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">Where it was found, in words.</param>
/// <param name="Start">Where it stands in the stored text, when it stands there.</param>
/// <param name="End">One past its last code unit.</param>
public sealed record FieldCandidate(string Value, double Confidence, string Reason, int? Start = null, int? End = null);

/// <summary>A field of an article: the value that won, why, and the candidates that lost. A null value means "not found".</summary>
/// <param name="Value">The value that won; dates as in <see cref="FieldCandidate"/>.</param>
/// <param name="Confidence">0 to 1; 1 when a person set it.</param>
/// <param name="Reason">Why it won.</param>
/// <param name="Candidates">All candidates, best first, the winner among them.</param>
public sealed record ReadField(string? Value, double Confidence, string Reason, IReadOnlyList<FieldCandidate> Candidates)
{
    public static ReadField Missing(string reason) => new(null, 0, reason, []);
}
