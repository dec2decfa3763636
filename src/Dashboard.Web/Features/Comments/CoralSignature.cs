using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Web.Features.Comments;

/// <summary>How Coral signs what it sends.</summary>
internal static class CoralSignature
{
    public const string Header = "X-Coral-Signature";

    private const int MostSignatures = 10;

    /// <summary>Whether one of the signatures (<c>sha256=hex</c>, several with commas between) was made with one of our secrets.</summary>
    /// <param name="secrets">Ours, with commas between; none fits when there is none.</param>
    /// <param name="signatures">The header.</param>
    /// <param name="body">As it came.</param>
    public static bool Fits(string? secrets, string? signatures, ReadOnlySpan<byte> body)
    {
        foreach (var secret in (secrets ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var expected = Encoding.ASCII.GetBytes("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
            foreach (var given in (signatures ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostSignatures))
            {
                if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.ToLowerInvariant()), expected))
                    return true;
            }
        }
        return false;
    }
}
