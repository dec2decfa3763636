using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Secrets that the program hands out. Each is shown once; what is kept cannot be turned back.</summary>
public static class KeySecrets
{
    public const string Prefix = "dk_";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary><c>dk_</c> and 43 letters: 256 random bits.</summary>
    public static string NewKey() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static bool LooksLikeKey(string text) =>
        text.Length == 46 && text.StartsWith(Prefix, StringComparison.Ordinal) && text.AsSpan(3).IndexOfAnyExcept(s_keyLetters) < 0;

    /// <summary>To be read out and typed: five letters a group, no letter that looks like another; 74 bits.</summary>
    public static string NewCode() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    /// <summary>A first password for somebody else: 99 bits.</summary>
    public static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    public static string NewSession() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>Compares without telling by its time how much was right.</summary>
    public static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private static readonly System.Buffers.SearchValues<char> s_keyLetters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
