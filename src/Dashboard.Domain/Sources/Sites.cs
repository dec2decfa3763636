namespace Dashboard.Domain.Sources;

/// <summary>Hosts of one site, as far as their names tell.</summary>
public static class Sites
{
    private const string Www = "www.";

    /// <summary>The host of a web address without <c>www.</c>; null when it is none.</summary>
    public static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? HostOf(uri) : null;

    public static string HostOf(Uri address) => address.IdnHost.StartsWith(Www, StringComparison.OrdinalIgnoreCase) ? address.IdnHost[Www.Length..] : address.IdnHost;

    /// <summary>"feeds.example.org" and "news.example.org" both end with what the other has beside its first label.</summary>
    public static bool AreOne(string host, string other) => host == other || Below(host, other) || Below(other, host) || Parent(host) is { } parent && parent == Parent(other);

    private static bool Below(string host, string site) => host.EndsWith("." + site, StringComparison.Ordinal);

    private static string? Parent(string host) => host.Split('.') is { Length: > 2 } labels && labels[^2].Length > 3 ? string.Join('.', labels[1..]) : null;
}
