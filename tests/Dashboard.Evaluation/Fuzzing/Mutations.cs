using System.Text;

namespace Dashboard.Evaluation.Fuzzing;

/// <summary>Breaks a document; the same number breaks it the same way.</summary>
internal ref struct Mutations(ulong seed)
{
    private const int MostChanges = 6;
    private const int Longest = 20_000;
    private const int Deepest = 400;

    // What readers stumble over: ends and beginnings in the wrong place, numbers out of range, halves of characters, schemes, very long names.
    private static readonly byte[][] s_stumbles = [.. ((string[])
    [
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "]]>", "<![CDATA[", "<!--", "-->", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&amp;amp;", "<", ">", "</", "/>", "<?", "?>", "<script>", "</script>",
        "<svg><style>", "<math><mi>", "<template>", "<noscript>", "<iframe srcdoc='", "javascript:alert(1)", "data:text/html,x", "http://[::1", "http://user:pw@127.0.0.1:99999/", "//", "\"", "'", "\\", "\\u0000", "\\ud800", "\u0000",
        "\u202e", "\u200b", "\ufeff", "\ufffe", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "0", "1e999", "99999999999999999999999999", "-9223372036854775808", "0000-00-00 00:00:00", "9999-12-31T23:59:59+14:00",
        "0001-01-01T00:00:00-14:00", "2030-02-30", "Feb 31", "12/13/14", "\r", "\n", "\r\n", "\t", ";", "=", "=cmd|' /C calc'!A0", "xmlns=\"x\"", "xmlns:wp=\"x\"", "xml:base=\"::\"", "xml:lang=\"" + new string('x', 300) + "\"", " ", "<p>",
        "encoding=\"utf-16\"", "encoding=\"x\"", "charset=utf-7", "İ", "ß", "ﬀ", "e\u0301", "👩‍👩‍👧", new string('a', 3000),
    ]).Select(Encoding.UTF8.GetBytes), [0xFF], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0], [0x80]];

    private ulong state = seed * 0x9E3779B97F4A7C15 + 1;

    public byte[] Of(ReadOnlySpan<byte> sound, ReadOnlySpan<byte> other)
    {
        var bytes = new List<byte>(sound.Length + 64);
        bytes.AddRange(sound);
        for (var left = 1 + Next(MostChanges); left > 0; left--)
            Change(bytes, other);
        if (bytes.Count > Longest)
            bytes.RemoveRange(Longest, bytes.Count - Longest);
        return [.. bytes];
    }

    public int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)((state >> 11) % (ulong)below);
    }

    private void Change(List<byte> bytes, ReadOnlySpan<byte> other)
    {
        var at = Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + Next(Next(8) == 0 ? 600 : 24));
        switch (Next(9))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 2 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << Next(8));
                break;
            case 3 when other.Length > 0:
                var from = Next(other.Length);
                bytes.InsertRange(at, other.Slice(from, Math.Min(other.Length - from, 1 + Next(400))));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5 when length > 0 && Next(4) == 0:
                var part = bytes.GetRange(at, Math.Min(length, 40));
                for (var times = Next(Deepest); times > 0; times--)
                    bytes.InsertRange(at, part);
                break;
            default:
                bytes.InsertRange(at, s_stumbles[Next(s_stumbles.Length)]);
                break;
        }
    }
}
