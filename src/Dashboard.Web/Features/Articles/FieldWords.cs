using Dashboard.Domain.Articles;

namespace Dashboard.Web.Features.Articles;

/// <summary>Names and order of an article's fields on the screens.</summary>
public static class FieldWords
{
    private static readonly string[] s_order =
        [FieldNames.Title, FieldNames.Byline, FieldNames.Source, FieldNames.PublishedAt, FieldNames.Agency, FieldNames.Language, FieldNames.Url,
            WireFieldNames.PubStatus, WireFieldNames.EmbargoedUntil, WireFieldNames.Urgency, WireFieldNames.EdNote, WireFieldNames.Slugline, WireFieldNames.DigitalSource, WireFieldNames.WireVersion, WireFieldNames.WireId];

    public static string NameOf(string field) => field switch
    {
        FieldNames.Title => "Headline",
        FieldNames.Byline => "Byline",
        FieldNames.Source => "Outlet",
        FieldNames.PublishedAt => "Published",
        FieldNames.Agency => "Agency",
        FieldNames.Language => "Language",
        FieldNames.Url => "Address",
        WireFieldNames.PubStatus => "Status of the agency",
        WireFieldNames.EmbargoedUntil => "Embargo",
        WireFieldNames.Urgency => "Urgency",
        WireFieldNames.EdNote => "Note to editors",
        WireFieldNames.Slugline => "Slugline",
        WireFieldNames.DigitalSource => "Made by",
        WireFieldNames.WireVersion => "Version of the agency",
        WireFieldNames.WireId => "Identity at the agency",
        _ => field,
    };

    public static IEnumerable<KeyValuePair<string, ReadField>> InOrder(IReadOnlyDictionary<string, ReadField> fields) =>
        fields.OrderBy(pair => Array.IndexOf(s_order, pair.Key) is >= 0 and var place ? place : s_order.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal);
}
