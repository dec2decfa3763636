using System.Text;

namespace Dashboard.Ingest.Pages;

/// <summary>Recognises files that are no text by their first bytes, so that the sender hears what to do instead of seeing rubbish.</summary>
internal static class FileSignature
{
    private const string PasteIt = "Open it, copy the text and paste it here.";

    /// <summary>A sentence for the sender when the bytes are a known kind of file that cannot be read as text; otherwise null.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) return null;
        if (Starts(bytes, "%PDF")) return $"This is a PDF document. {PasteIt}";
        if (Starts(bytes, "PK\u0003\u0004") || Starts(bytes, "PK\u0005\u0006"))
        {
            return Holds(bytes, "word/") ? $"This is a Word document. {PasteIt}"
                : Holds(bytes, "xl/") ? $"This is an Excel workbook. {PasteIt}"
                : "This is a zip archive. Unpack it and send the files in it one by one.";
        }

        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..]) return $"This is an old Office document. {PasteIt}";
        if (Starts(bytes, "{\\rtf")) return $"This is a rich text (RTF) document. {PasteIt}";
        if (bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] || Starts(bytes, "GIF8") || Riff(bytes, "WEBP") ||
            Box(bytes, "avif") || Box(bytes, "heic") || bytes is [0x49, 0x49, 0x2A, 0, ..] or [0x4D, 0x4D, 0, 0x2A, ..])
        {
            return "This is a picture. Only text can be read: type or paste what it says.";
        }

        if (Box(bytes, "") || Riff(bytes, "AVI ") || Riff(bytes, "WAVE") || Starts(bytes, "ID3") || Starts(bytes, "OggS") || bytes is [0x1A, 0x45, 0xDF, 0xA3, ..])
        {
            return "This is a sound or video file. Only text can be read: paste a transcript.";
        }

        if (bytes is [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [0xFD, (byte)'7', (byte)'z', (byte)'X', ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] ||
            Starts(bytes, "Rar!") || Starts(bytes, "BZh"))
        {
            return "This is a compressed archive. Unpack it and send the files in it one by one.";
        }

        if (bytes is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] || (Starts(bytes, "MZ") && bytes[..Math.Min(bytes.Length, 256)].Contains((byte)0)))
            return "This is a program, not a text.";
        if (Starts(bytes, "SQLite format 3")) return "This is a database, not a text.";
        return null;
    }

    private static bool Starts(ReadOnlySpan<byte> bytes, string ascii) => bytes.StartsWith(Encoding.Latin1.GetBytes(ascii));

    private static bool Holds(ReadOnlySpan<byte> bytes, string ascii) =>
        bytes[..Math.Min(bytes.Length, 64 * 1024)].IndexOf(Encoding.Latin1.GetBytes(ascii)) >= 0;

    private static bool Riff(ReadOnlySpan<byte> bytes, string kind) =>
        bytes.Length >= 12 && Starts(bytes, "RIFF") && Starts(bytes[8..], kind);

    private static bool Box(ReadOnlySpan<byte> bytes, string brand) =>
        bytes.Length >= 12 && bytes[0] == 0 && Starts(bytes[4..], "ftyp") && Starts(bytes[8..], brand);
}
