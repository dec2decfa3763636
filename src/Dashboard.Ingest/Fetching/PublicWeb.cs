using System.Net;
using System.Net.Sockets;

namespace Dashboard.Ingest.Fetching;

/// <summary>
/// Decides what belongs to the public web. Addresses are compared as numbers, never as text, because one address has many spellings
/// (octal, hexadecimal, one big number, IPv4 inside IPv6).
/// </summary>
internal sealed class PublicWeb(FetchOptions options)
{
    private const string NotPublic = "This address is not on the public web, so it is not fetched. Give the public address of the page, or paste its text.";

    /// <summary>Special-purpose IPv4 blocks of the IANA registry, and one address that a large cloud uses for its machines' secrets.</summary>
    private static readonly AddressBlock[] ReservedV4 =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        ]).Select(block => new AddressBlock(block)),
    ];

    /// <summary>Only this part of IPv6 is routed in public at all: what wraps IPv4 (mapped, NAT64), local and multicast lies outside of it.</summary>
    private static readonly AddressBlock GlobalV6 = new AddressBlock("2000::/3");

    /// <summary>Within it: protocol assignments with Teredo and benchmarking, documentation, 6to4.</summary>
    private static readonly AddressBlock[] ReservedV6 =
        [new AddressBlock("2001::/23"), new AddressBlock("2001:db8::/32"), new AddressBlock("2002::/16"), new AddressBlock("3fff::/20"), new AddressBlock("2620:4f:8000::/48")];

    /// <summary>Endings of names that only mean something inside a network.</summary>
    private static readonly string[] InsideNames = ["localhost", "local", "internal", "intranet", "private", "corp", "home", "lan", "localdomain", "home.arpa", "onion"];

    /// <exception cref="FetchException">Refused: the scheme, port, user name or host is none that we fetch.</exception>
    public void Check(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw Refuse("Only addresses that begin with http:// or https:// can be fetched.");
        if (address.UserInfo.Length > 0) throw Refuse("Addresses with a user name or password in them are not fetched.");

        var host = Host(address);
        var literal = IPAddress.TryParse(host, out var number) ? number : null;
        var own = options.AllowLoopback && (literal is not null ? IPAddress.IsLoopback(literal) : host == "localhost");
        if (own) return;
        if (address.Port is not (80 or 443) && !options.ExtraPorts.Contains(address.Port))
            throw Refuse("Only the usual web ports (80 and 443) can be fetched.");
        if (literal is not null) Check(literal);
        else if (IsInsideName(host)) throw Refuse(NotPublic);
    }

    /// <exception cref="FetchException">Refused: the address is not on the public web.</exception>
    public void Check(IPAddress address)
    {
        if (!IsPublic(address) && !(options.AllowLoopback && IPAddress.IsLoopback(address))) throw Refuse(NotPublic);
    }

    /// <summary>The host in ASCII without brackets, zone-safe and without the final dot that would hide a number or a name.</summary>
    public static string Host(Uri address)
    {
        try
        {
            return address.IdnHost.TrimEnd('.').ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            throw Refuse("The name of the site in this address is not valid.");
        }
    }

    public static bool IsPublic(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !IsIn(ReservedV4, bytes)
            : GlobalV6.Holds(bytes) && !IsIn(ReservedV6, bytes);
    }

    private static bool IsIn(AddressBlock[] blocks, ReadOnlySpan<byte> address)
    {
        foreach (var block in blocks)
        {
            if (block.Holds(address)) return true;
        }

        return false;
    }

    public static FetchException Refuse(string message) => new(FetchFault.Refused, message);

    private static bool IsInsideName(string host) =>
        !host.Contains('.', StringComparison.Ordinal) ||
        InsideNames.Any(name => host == name || (host.EndsWith(name, StringComparison.Ordinal) && host[^(name.Length + 1)] == '.'));
}
