using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dashboard.Ingest.Feeds;

/// <summary>The language tags that feeds state.</summary>
internal static partial class FeedLanguage
{
    private static readonly XName XmlLang = XNamespace.Xml + "lang";

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();

    /// <summary>"en_US" is "en-US"; null when it is no tag.</summary>
    public static string? Tag(string? raw)
    {
        var tag = raw?.Trim().Replace('_', '-') ?? "";
        return WellFormed().IsMatch(tag) ? tag : null;
    }

    /// <summary>By the nearest <c>xml:lang</c>; empty when that says that there is none, null when there is no such attribute.</summary>
    public static string? InReach(XElement element)
    {
        for (var at = element; at is not null; at = at.Parent)
        {
            if (at.Attribute(XmlLang) is { } stated) return string.IsNullOrWhiteSpace(stated.Value) ? "" : Tag(stated.Value);
        }

        return null;
    }

    /// <summary>The language of the first of these children that is there, else of the item.</summary>
    public static string? OfParts(XElement item, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (item.Elements().FirstOrDefault(child => child.Name.LocalName == part) is { } element) return InReach(element);
        }

        return InReach(item);
    }
}
