using System.Globalization;

namespace Dashboard.Domain.Articles;

/// <summary>What an agency allows: <c>withheld</c> until further notice, <c>canceled</c> for good (a kill).</summary>
public enum PublishingStatus { Usable, Withheld, Canceled }

/// <summary>What an agency says of an item beside its text; kept among the fields of the version that it made.</summary>
/// <param name="Id">The agency's identity of the item, the same in all its versions.</param>
/// <param name="Version">The agency's own count, when it gives one.</param>
/// <param name="Status">Whether it may be used.</param>
/// <param name="EmbargoedUntil">Not for publication before.</param>
/// <param name="Urgency">1 (most) to 9.</param>
/// <param name="EdNote">The agency's note to editors.</param>
/// <param name="Slugline">The agency's short name of the matter.</param>
/// <param name="DigitalSource">How the content was made, e.g. by an algorithm, when the agency says so.</param>
public sealed record WireFacts(
    string Id, string? Version, PublishingStatus Status, DateTimeOffset? EmbargoedUntil, int? Urgency, string? EdNote, string? Slugline, string? DigitalSource)
{
    /// <summary>The end of an embargo for which the agency gives no time.</summary>
    public static readonly DateTimeOffset WithoutEnd = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Null for what did not come from a wire.</summary>
    public static WireFacts? Of(IReadOnlyDictionary<string, ReadField> fields)
    {
        string? Value(string name) => fields.TryGetValue(name, out var field) ? field.Value : null;
        if (Value(WireFieldNames.WireId) is not { } id)
            return null;
        return new WireFacts(
            id,
            Value(WireFieldNames.WireVersion),
            Enum.TryParse<PublishingStatus>(Value(WireFieldNames.PubStatus), ignoreCase: true, out var status) ? status : PublishingStatus.Usable,
            DateTimeOffset.TryParse(Value(WireFieldNames.EmbargoedUntil), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until.ToUniversalTime() : null,
            int.TryParse(Value(WireFieldNames.Urgency), NumberStyles.None, CultureInfo.InvariantCulture, out var urgency) ? urgency : null,
            Value(WireFieldNames.EdNote),
            Value(WireFieldNames.Slugline),
            Value(WireFieldNames.DigitalSource));
    }

    /// <summary>Why it must not be given to readers now, as one sentence; null when it may be.</summary>
    public string? HeldBack(DateTimeOffset now) => Status switch
    {
        PublishingStatus.Canceled => "The agency has canceled this item: it must not be used.",
        PublishingStatus.Withheld => "The agency withholds this item until further notice.",
        _ when EmbargoedUntil == WithoutEnd => "Under embargo; the agency names no end.",
        _ when EmbargoedUntil > now => $"Under embargo until {Stamp(EmbargoedUntil.Value)}.",
        _ => null,
    };

    /// <summary>"Embargo until …", for labels.</summary>
    public static string EmbargoWords(DateTimeOffset until) => until == WithoutEnd ? "Embargo without an end" : $"Embargo until {Stamp(until)}";

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
