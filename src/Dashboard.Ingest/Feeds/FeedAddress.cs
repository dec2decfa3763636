using System.Xml.Linq;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Feeds;

/// <summary>The addresses that feeds state, as absolute web addresses.</summary>
internal static class FeedAddress
{
    private const int Longest = 4000;
    private static readonly XName XmlBase = XNamespace.Xml + "base";

    /// <summary>Null when it is no address of the web: other schemes, user names, nonsense.</summary>
    public static Uri? Resolve(string? raw, Uri relativeTo)
    {
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > Longest) return null;

        // Editors wrap long addresses, addresses get encoded once too often, and some programs write the scheme feed: before or instead of their own.
        raw = string.Concat(raw.Where(c => c is not ('\r' or '\n' or '\t'))).Trim().Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase);
        if (raw.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) raw = "https://" + raw;
        if (raw.StartsWith("feed://", StringComparison.OrdinalIgnoreCase)) raw = "http://" + raw[7..];
        else if (raw.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)) raw = raw[5..];
        return Uri.TryCreate(relativeTo, raw, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 && address.UserInfo.Length == 0 ? address : null;
    }

    /// <summary>Resolves what an element or its attribute states, by the <c>xml:base</c> in whose reach it stands.</summary>
    public static Uri? Resolve(string? raw, XElement at, Uri document) => string.IsNullOrWhiteSpace(raw) ? null : Resolve(raw, BaseOf(at, document));

    /// <summary>The address to which relative ones inside the element are relative; a base that is no web address is skipped.</summary>
    public static Uri BaseOf(XElement element, Uri document)
    {
        var outer = element.Parent is { } parent ? BaseOf(parent, document) : document;
        return element.Attribute(XmlBase) is { } stated && Resolve(stated.Value, outer) is { } address ? address : outer;
    }

    /// <summary>The address as a key: without what only says where the reader came from.</summary>
    public static string Key(Uri address) => PageAddress.Clean(address.AbsoluteUri) ?? address.AbsoluteUri;
}
