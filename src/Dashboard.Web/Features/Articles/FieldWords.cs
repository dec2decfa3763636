using Dashboard.Domain.Articles;

namespace Dashboard.Web.Features.Articles;

/// <summary>Names and order of an article's fields on the screens.</summary>
public static class FieldWords
{
    private static readonly string[] s_order =
        [FieldNames.Title, FieldNames.Byline, FieldNames.Source, FieldNames.PublishedAt, FieldNames.Agency, FieldNames.Language, FieldNames.Url,
            FieldNames.PubStatus, FieldNames.EmbargoedUntil, FieldNames.Urgency, FieldNames.EdNote, FieldNames.Slugline, FieldNames.DigitalSource, FieldNames.WireVersion, FieldNames.WireId];

    public static string NameOf(string field) => field switch
    {
        FieldNames.Title => "Headline",
        FieldNames.Byline => "Byline",
        FieldNames.Source => "Outlet",
        FieldNames.PublishedAt => "Published",
        FieldNames.Agency => "Agency",
        FieldNames.Language => "Language",
        FieldNames.Url => "Address",
        FieldNames.PubStatus => "Status of the agency",
        FieldNames.EmbargoedUntil => "Embargo",
        FieldNames.Urgency => "Urgency",
        FieldNames.EdNote => "Note to editors",
        FieldNames.Slugline => "Slugline",
        FieldNames.DigitalSource => "Made by",
        FieldNames.WireVersion => "Version of the agency",
        FieldNames.WireId => "Identity at the agency",
        _ => field,
    };

    public static IEnumerable<KeyValuePair<string, ReadField>> InOrder(IReadOnlyDictionary<string, ReadField> fields) =>
        fields.OrderBy(pair => Array.IndexOf(s_order, pair.Key) is >= 0 and var place ? place : s_order.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal);
}
