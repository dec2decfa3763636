using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Domain.Log;

/// <summary>
/// One change of a story. Live push, catch-up, history, undo, rewind, audit and webhooks all read these rows.
/// Within a story <see cref="Sequence"/> starts at 1 and has no holes; <see cref="Hash"/> covers the row and the row before it.
/// </summary>
public sealed class LogEntry
{
    public required string StoryId { get; init; }
    public required long Sequence { get; init; }

    /// <summary>What happened, <c>subject.verb</c>, e.g. <c>card.moved</c>; the names are in <see cref="LogKinds"/>.</summary>
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string SubjectType { get; init; }
    public required string SubjectId { get; init; }

    /// <summary>JSON object of the changed properties as they were; null when the subject is new.</summary>
    public string? Before { get; init; }

    /// <summary>JSON object of the changed properties as they are, all of them for a new subject; null when the subject is gone.</summary>
    public string? After { get; init; }

    /// <summary>Sequence of the change that this one takes back.</summary>
    public long? Undoes { get; init; }

    /// <summary>
    /// Somebody's words were taken out of <see cref="Before"/> or <see cref="After"/> when they were erased. The hash stays that of the row as it
    /// was written: the chain holds, and this row alone can no longer be checked against it.
    /// </summary>
    public bool Redacted { get; set; }

    /// <summary>SHA-256, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The row as it shall read from now on: other words, the hash as it was written, and marked.</summary>
    public LogEntry Redact(string? before, string? after) => new()
    {
        StoryId = StoryId,
        Sequence = Sequence,
        Kind = Kind,
        At = At,
        ActorId = ActorId,
        ActorName = ActorName,
        SubjectType = SubjectType,
        SubjectId = SubjectId,
        Before = before,
        After = after,
        Undoes = Undoes,
        Redacted = true,
        Hash = Hash,
    };

    /// <summary>Hash over the fields of this row alone, as they read now.</summary>
    public string Digest() => ComputeHash("");

    /// <summary>Links the row to the one before it; call once, after every other property is set.</summary>
    public LogEntry Seal(string previousHash)
    {
        Hash = ComputeHash(previousHash);
        return this;
    }

    /// <summary>
    /// Hash over the previous hash and every field. Each field is written with its length, so that no two different rows
    /// give the same bytes.
    /// </summary>
    public string ComputeHash(string previousHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? field)
        {
            var bytes = Encoding.UTF8.GetBytes(field ?? "");
            hash.AppendData(Encoding.ASCII.GetBytes(field is null ? "-;" : bytes.Length.ToString(CultureInfo.InvariantCulture) + ";"));
            hash.AppendData(bytes);
        }
        Add(previousHash);
        Add(StoryId);
        Add(Sequence.ToString(CultureInfo.InvariantCulture));
        Add(Kind);
        Add(At.UtcTicks.ToString(CultureInfo.InvariantCulture));
        Add(ActorId);
        Add(ActorName);
        Add(SubjectType);
        Add(SubjectId);
        Add(Before);
        Add(After);
        Add(Undoes?.ToString(CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
