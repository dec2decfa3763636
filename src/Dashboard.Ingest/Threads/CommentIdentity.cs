using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Ingest.Threads;

/// <summary>Names comments that have no identity of their own, the same way on every import.</summary>
internal sealed class CommentIdentity(string thread)
{
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);

    /// <summary>A hash of thread, author, time and the first 64 characters; a second comment with all of these gets a number behind it.</summary>
    public string Of(string author, DateTimeOffset? postedAt, string text)
    {
        var key = string.Join('\n', thread, author, postedAt?.UtcDateTime.ToString("s", CultureInfo.InvariantCulture), text.Length > 64 ? text[..64] : text);
        var id = "c-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24];
        var times = _given[id] = _given.GetValueOrDefault(id) + 1;
        return times == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{times}");
    }
}
