using System.Globalization;
using System.Net;

namespace Dashboard.Ingest.Fetching;

/// <summary>
/// A block of addresses in the usual notation (<c>10.0.0.0/8</c>). Not <see cref="IPNetwork"/>: that one takes an IPv4 address wrapped in IPv6
/// (<c>::ffff:10.0.0.1</c>) for a member of IPv6 blocks that do not hold it, and here such a mistake opens a door.
/// </summary>
internal readonly struct AddressBlock
{
    private readonly byte[] _start;
    private readonly int _bits;

    public AddressBlock(string notation)
    {
        var slash = notation.IndexOf('/', StringComparison.Ordinal);
        _start = IPAddress.Parse(notation.AsSpan(0, slash)).GetAddressBytes();
        _bits = int.Parse(notation.AsSpan(slash + 1), CultureInfo.InvariantCulture);
    }

    /// <param name="address">4 or 16 bytes; an address of the other family is never a member.</param>
    public bool Holds(ReadOnlySpan<byte> address)
    {
        if (address.Length != _start.Length) return false;
        var whole = _bits / 8;
        if (!address[..whole].SequenceEqual(_start.AsSpan(0, whole))) return false;
        var rest = _bits % 8;
        return rest == 0 || (address[whole] ^ _start[whole]) >> (8 - rest) == 0;
    }
}
