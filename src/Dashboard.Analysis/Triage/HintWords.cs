using System.Collections.Frozen;
using Dashboard.Analysis.Reuse;

namespace Dashboard.Analysis.Triage;

/// <summary>Words without which a phase has nothing to look for. Hardly any comment has to be read sentence by sentence.</summary>
internal sealed class HintWords(string words)
{
    private readonly FrozenSet<ulong> hashes = words
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => WordRun.Of(word).Hashes[0]).ToFrozenSet();

    public bool AnyIn(WordRun words)
    {
        foreach (var hash in words.Hashes)
            if (hashes.Contains(hash)) return true;
        return false;
    }
}
