using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Dashboard.Ingest.Threads;

/// <summary>Stands for the identity of a comment where hundreds of thousands are remembered: sixteen bytes instead of a text.</summary>
internal static class IdentityKey
{
    public static UInt128 Of(string identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(identity.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
