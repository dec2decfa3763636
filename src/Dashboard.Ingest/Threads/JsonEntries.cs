using System.Text;
using System.Text.Json;
using Dashboard.Domain.Articles;
using Dashboard.Ingest.Pages;

namespace Dashboard.Ingest.Threads;

/// <summary>One entry of a JSON array.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Document">Null when it cannot be read.</param>
/// <param name="Fault">Why not.</param>
internal sealed record JsonEntry(int Position, JsonDocument? Document, string? Fault);

/// <summary>
/// Reads the entries of a JSON array from a stream, one at a time: brackets and quotes tell where an entry ends, the parser reads it alone.
/// </summary>
internal sealed class JsonEntries : IDisposable
{
    private const int LargestEntry = 4 * 1024 * 1024;
    private const int LargestObject = 64 * 1024 * 1024;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Stream _input;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly MemoryStream _entry = new();
    private int _filled;
    private int _at;
    private int _line = 1;
    private int _column;
    private int _position;
    private bool _ended;

    public JsonEntries(Stream input)
    {
        _input = input;
        SkipBlank();
        IsArray = Peek() == '[';
        if (IsArray)
            Take();
    }

    public bool IsArray { get; }

    /// <summary>All of it, when it is no array.</summary>
    /// <exception cref="UnreadableException">Broken or too large.</exception>
    public JsonDocument Whole()
    {
        using var bytes = new MemoryStream();
        for (var next = Take(); next >= 0; next = Take())
        {
            bytes.WriteByte((byte)next);
            if (bytes.Length > LargestObject)
                throw new UnreadableException("The JSON is one object of more than 64 MB. Send the comments in it as an array.");
        }
        try
        {
            var whole = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
            return (whole.Span.IndexOf("\\ud"u8) >= 0 || whole.Span.IndexOf("\\uD"u8) >= 0) ? JsonDocument.Parse(JsonEscapes.Mend(Encoding.UTF8.GetString(whole.Span)), Options) : JsonDocument.Parse(whole, Options);
        }
        catch (JsonException broken)
        {
            throw new UnreadableException($"The JSON breaks off at line {(broken.LineNumber ?? 0) + 1}, character {(broken.BytePositionInLine ?? 0) + 1}.");
        }
    }

    /// <summary>The next entry; null at the end of the array.</summary>
    /// <exception cref="UnreadableException">The array breaks off.</exception>
    public JsonEntry? Next()
    {
        if (_ended)
            return null;
        SkipBlank();
        if (_position > 0 && Peek() == ',')
        {
            Take();
            SkipBlank();
        }
        if (Peek() == ']')
        {
            Take();
            SkipBlank();
            _ended = true;
            return Peek() < 0 ? null : throw BreaksOff();
        }
        var begin = _line;
        var tooLarge = !Collect();
        _position++;
        if (tooLarge)
            return new JsonEntry(_position, null, "This entry is larger than 4 MB.");
        try
        {
            return new JsonEntry(_position, JsonDocument.Parse(_entry.ToArray(), Options), null);
        }
        catch (JsonException broken)
        {
            throw new UnreadableException($"The JSON breaks off at line {begin + (broken.LineNumber ?? 0)}, character {(broken.BytePositionInLine ?? 0) + 1}.");
        }
    }

    /// <summary>Copies one value; false when it is too large to be kept.</summary>
    private bool Collect()
    {
        _entry.SetLength(0);
        long length = 0;
        var (depth, inString) = (0, false);
        while (true)
        {
            var next = Peek();
            if (next < 0)
                throw BreaksOff();
            if (!inString && depth == 0 && length > 0 && next is ',' or ']')
                return length <= LargestEntry;
            Keep(Take());
            if (inString)
            {
                if (next == '\\' && Peek() >= 0)
                    Keep(Take());
                else if (next == '"')
                    inString = false;
                continue;
            }
            switch (next)
            {
                case '"':
                    inString = true;
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
                case '/':
                    SkipComment();
                    break;
            }
            if (depth < 0)
                throw BreaksOff();
        }

        void Keep(int letter)
        {
            if (++length <= LargestEntry)
                _entry.WriteByte((byte)letter);
        }
    }

    // Behind the slash that was taken; the rest of the remark is kept out of the entry, and a line feed ends it for the parser.
    private void SkipComment()
    {
        _entry.SetLength(Math.Max(0, _entry.Length - 1));
        var kind = Take();
        if (kind is not ('/' or '*'))
            throw BreaksOff();
        for (var (last, next) = (0, Take()); next >= 0; (last, next) = (next, Take()))
        {
            if (kind == '/' ? next == '\n' : last == '*' && next == '/')
                return;
        }
    }

    private void SkipBlank()
    {
        while (true)
        {
            var next = Peek();
            if (next is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF)
            {
                Take();
            }
            else if (next == '/')
            {
                Take();
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private int Peek()
    {
        if (_at == _filled)
            (_at, _filled) = (0, _input.Read(_buffer, 0, _buffer.Length));
        return _filled == 0 ? -1 : _buffer[_at];
    }

    private int Take()
    {
        var next = Peek();
        if (next < 0)
            return next;
        _at++;
        (_line, _column) = next == '\n' ? (_line + 1, 0) : (_line, _column + 1);
        return next;
    }

    public void Dispose() => _entry.Dispose();

    private UnreadableException BreaksOff() => new($"The JSON breaks off at line {_line}, character {_column + 1}.");
}
