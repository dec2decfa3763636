using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>
/// The part of SignalR's "blazorpack" (length-prefixed MessagePack) that a page speaks: invocations both ways, completions, pings.
/// </summary>
internal static class BlazorPack
{
    public static readonly byte[] Handshake = "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray();
    public static readonly byte[] Ping = [2, 0x91, 6];

    /// <summary>A call of a hub method. Arguments may be null, string, bool, long or int.</summary>
    /// <param name="id">Set when an answer is wanted.</param>
    /// <param name="target">Name of the hub method.</param>
    /// <param name="arguments">In order.</param>
    public static byte[] Call(string? id, string target, params ReadOnlySpan<object?> arguments)
    {
        var writer = new Writer(64);
        writer.Byte(0x96);
        writer.Byte(1);
        writer.Byte(0x80);
        writer.Text(id);
        writer.Text(target);
        writer.Byte((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case null or string:
                    writer.Text((string?)argument);
                    break;
                case bool truth:
                    writer.Byte(truth ? (byte)0xc3 : (byte)0xc2);
                    break;
                default:
                    writer.Number(Convert.ToInt64(argument));
                    break;
            }
        }
        writer.Byte(0x90);
        return writer.Framed();
    }

    /// <summary>Takes one whole message from the front of what was received.</summary>
    /// <returns>False when the message is not complete yet.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> received, out ReadOnlySpan<byte> message)
    {
        message = default;
        var length = 0;
        for (var place = 0; place < 5; place++)
        {
            if (place >= received.Length)
                return false;
            length |= (received[place] & 0x7f) << (7 * place);
            if ((received[place] & 0x80) != 0)
                continue;
            if (received.Length - place - 1 < length)
                return false;
            message = received.Slice(place + 1, length);
            received = received[(place + 1 + length)..];
            return true;
        }
        throw new InvalidDataException("Not a length-prefixed message.");
    }

    private sealed class Writer(int size)
    {
        private byte[] _bytes = new byte[size];
        private int _length;

        public void Byte(byte value)
        {
            Room(1);
            _bytes[_length++] = value;
        }

        public void Number(long value)
        {
            Room(9);
            _bytes[_length++] = 0xd3;
            BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length), value);
            _length += 8;
        }

        public void Text(string? value)
        {
            if (value is null)
            {
                Byte(0xc0);
                return;
            }
            var count = Encoding.UTF8.GetByteCount(value);
            Room(count + 5);
            _bytes[_length++] = 0xdb;
            BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), (uint)count);
            _length += 4 + Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length + 4));
        }

        public byte[] Framed()
        {
            var prefix = new List<byte>(5);
            for (var rest = (uint)_length; ; rest >>= 7)
            {
                if (rest < 0x80)
                {
                    prefix.Add((byte)rest);
                    break;
                }
                prefix.Add((byte)(rest | 0x80));
            }
            return [.. prefix, .. _bytes.AsSpan(0, _length)];
        }

        private void Room(int more)
        {
            if (_length + more > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}

/// <summary>Reads MessagePack values one after the other, without copying.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int Array()
    {
        var code = Byte();
        return code switch
        {
            >= 0x90 and <= 0x9f => code & 0x0f,
            0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xdd => (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => throw Unexpected(code),
        };
    }

    public long Number()
    {
        var code = Byte();
        return code switch
        {
            < 0x80 => code,
            >= 0xe0 => (sbyte)code,
            0xcc => Byte(),
            0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (sbyte)Byte(),
            0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            _ => throw Unexpected(code),
        };
    }

    /// <summary>Bytes of a string or of binary data; empty for null.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var code = Byte();
        return code switch
        {
            0xc0 => [],
            >= 0xa0 and <= 0xbf => Take(code & 0x1f),
            0xd9 or 0xc4 => Take(Byte()),
            0xda or 0xc5 => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xdb or 0xc6 => Take((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            _ => throw Unexpected(code),
        };
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Headers: always an empty map here.</summary>
    public void Headers()
    {
        var code = Byte();
        if (code != 0x80)
            throw Unexpected(code);
    }

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte code) => new($"Unexpected MessagePack code {code:x2}.");
}
