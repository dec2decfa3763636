using Dashboard.Domain.Articles;

namespace Dashboard.Web.Features.Articles;

/// <summary>Names and order of an article's fields on the screens.</summary>
public static class FieldWords
{
    private static readonly string[] s_order =
        [FieldNames.Title, FieldNames.Byline, FieldNames.Source, FieldNames.PublishedAt, FieldNames.Agency, FieldNames.Language, FieldNames.Url];

    public static string NameOf(string field) => field switch
    {
        FieldNames.Title => "Headline",
        FieldNames.Byline => "Byline",
        FieldNames.Source => "Outlet",
        FieldNames.PublishedAt => "Published",
        FieldNames.Agency => "Agency",
        FieldNames.Language => "Language",
        FieldNames.Url => "Address",
        _ => field,
    };

    public static IEnumerable<KeyValuePair<string, ReadField>> InOrder(IReadOnlyDictionary<string, ReadField> fields) =>
        fields.OrderBy(pair => Array.IndexOf(s_order, pair.Key) is >= 0 and var place ? place : s_order.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal);
}
