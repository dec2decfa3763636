namespace Dashboard.Ingest.Pages;

/// <summary>The address under which a page is remembered.</summary>
public static class PageAddress
{
    private static readonly string[] TrackingPrefixes = ["utm_", "mc_", "pk_", "mtm_", "hsa_", "oly_", "vero_"];

    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "igsh", "ocid", "cmpid", "cmp", "smid", "smtyp", "ncid", "icid", "sr_share",
        "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "ref_src", "ref_url", "__twitter_impression", "amp", "ftag", "spm", "wt_mc", "xtor", "ito", "at_medium", "at_campaign",
    };

    /// <summary>Without fragment and without the parameters that only say who sent the reader; null when it is no web address.</summary>
    public static string? Clean(string? address, string? relativeTo = null)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        var based = Uri.TryCreate(relativeTo, UriKind.Absolute, out var page);
        if (!(based ? Uri.TryCreate(page, address.Trim(), out var uri) : Uri.TryCreate(address.Trim(), UriKind.Absolute, out uri))) return null;
        if (uri!.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Host.Length == 0) return null;

        var kept = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracking(pair.Split('=')[0]));
        var query = string.Join('&', kept);
        return uri.GetLeftPart(UriPartial.Path) + (query.Length > 0 ? "?" + query : "");
    }

    /// <summary>
    /// The ways in which one page's address is written: either scheme, with and without "www." and a slash at the end. Empty when it is no web address.
    /// </summary>
    public static IReadOnlyList<string> Forms(string address)
    {
        if (Clean(address) is not { } clean || !Uri.TryCreate(clean, UriKind.Absolute, out var uri)) return [];
        var host = uri.IsDefaultPort ? uri.Host : uri.Authority;
        var bare = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        var path = uri.AbsolutePath.TrimEnd('/');
        return [.. from scheme in (string[])["https", "http"] from name in (string[])[bare, "www." + bare] from end in (string[])["", "/"]
            select $"{scheme}://{name}{path}{end}{uri.Query}"];
    }

    private static bool IsTracking(string name) =>
        Tracking.Contains(name) || TrackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
