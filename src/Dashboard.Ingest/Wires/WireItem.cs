using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Wires;

/// <summary>One of several headlines, bodies or descriptions of an item.</summary>
internal sealed record WireText(string Value, bool IsMain, bool IsHtml);

/// <summary>A time that an item states and how well it tells when this version was published.</summary>
internal sealed record WireTime(string? Raw, double Confidence, string Reason);

/// <summary>An item of a wire, whatever format brought it. Strings are as the agency wrote them, trimmed; null where it says nothing.</summary>
internal sealed record WireItem
{
    /// <summary>Guid, uri or doc-id: the same in all versions of the item.</summary>
    public required string Id { get; init; }
    public string? Version { get; init; }

    /// <summary>Text, picture and so on.</summary>
    public string? Type { get; init; }

    /// <summary>The agency's word, lower case: usable, withheld or canceled; others are refused.</summary>
    public string Status { get; init; } = "usable";
    public string? EmbargoedUntil { get; init; }
    public string? Urgency { get; init; }
    public string? EdNote { get; init; }
    public string? Slugline { get; init; }
    public string? Byline { get; init; }
    public string? Dateline { get; init; }
    public string? Language { get; init; }
    public string? CopyrightHolder { get; init; }
    public string? DigitalSource { get; init; }

    /// <summary>What the agency offers as reasons to trust the item, one sentence each.</summary>
    public IReadOnlyList<string> TrustIndicators { get; init; } = [];
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Best first within equal confidence.</summary>
    public IReadOnlyList<FieldCandidate> Titles { get; init; } = [];
    public IReadOnlyList<WireText> Bodies { get; init; } = [];
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Best first.</summary>
    public IReadOnlyList<WireTime> Times { get; init; } = [];

    public bool HasText => Bodies.Any(body => !string.IsNullOrWhiteSpace(body.Value));

    /// <summary>What tells its versions apart.</summary>
    public WireIdentity Identity => new(
        Id, Version, Times.Select(time => PageTime.Parse(time.Raw)?.Time).FirstOrDefault(time => time is not null), PublishingStatusOf(Status) ?? PublishingStatus.Usable, EdNote,
        Titles is [var title, ..] ? title.Value : null, HasText);

    /// <summary>Null for a word that means none of the three.</summary>
    public static PublishingStatus? PublishingStatusOf(string status) => status switch
    {
        "usable" or "embargoed" => PublishingStatus.Usable,
        "withheld" => PublishingStatus.Withheld,
        "canceled" or "cancelled" => PublishingStatus.Canceled,
        _ => null,
    };
}

/// <summary>By what an item is known again, and which of its versions this is.</summary>
/// <param name="Id">The agency's identity of the item, the same in all versions.</param>
/// <param name="Version">The agency's count.</param>
/// <param name="MadeAt">When this version was made.</param>
/// <param name="Status">Whether it may be used.</param>
/// <param name="EdNote">The agency's note to editors.</param>
/// <param name="Headline">Its best headline.</param>
/// <param name="HasText">False for kills without a body, and for pictures.</param>
public sealed record WireIdentity(string Id, string? Version, DateTimeOffset? MadeAt, PublishingStatus Status, string? EdNote, string? Headline, bool HasText)
{
    /// <summary>
    /// Whether this one replaces <paramref name="known"/>. Versions arrive late and doubled; a kill is never late, and what cannot be
    /// compared counts as news.
    /// </summary>
    public bool Replaces(WireIdentity known)
    {
        if (Status == PublishingStatus.Canceled && known.Status != PublishingStatus.Canceled)
            return true;
        if (long.TryParse(Version, out var ours) && long.TryParse(known.Version, out var theirs) && ours != theirs)
            return ours > theirs;
        return MadeAt is null || known.MadeAt is null || MadeAt >= known.MadeAt;
    }
}
