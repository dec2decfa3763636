using System.Runtime.InteropServices;

namespace Dashboard.Analysis.Triage;

/// <summary>Which comments carry a fingerprint, a winnowed run of letters. Comments are known by their number; each is added once, in the order in which it shall be found.</summary>
/// <param name="comments">All that may be added, by number.</param>
internal sealed class FingerprintIndex(CommentInThread[] comments)
{
    // The smallest of each six neighbouring runs stands in the index: no shared stretch of 14 letters is missed.
    private const int Window = 6;

    // A phrase that this many comments share tells nothing more about the next one; it also bounds the memory.
    private const int MostCarriers = 48;
    private const int MostCandidates = 6;
    private const int LettersPerFingerprint = 5;

    // Most fingerprints have one carrier for ever: a list of their own would cost more than all else.
    private record struct Carriers(int First, List<int>? More);

    // As large as it will be about: to grow it step by step costs as much as to fill it.
    private readonly Dictionary<ulong, Carriers> carriersOf = new(comments.Sum(comment => comment.Text.Length / LettersPerFingerprint));
    private readonly List<ulong> fingerprints = [];
    private ulong[] runs = new ulong[512];

    // How many fingerprints of the comment in hand each earlier one shares, and which share any.
    private readonly int[] shared = new int[comments.Length];
    private readonly List<int> sharing = [];
    private readonly int[] best = new int[MostCandidates];

    /// <summary>Adds a comment and finds the earlier ones that it may repeat: those that share most, at most six. Valid until the next call.</summary>
    public ReadOnlySpan<int> Add(int number)
    {
        var folded = comments[number].Folded;
        if (runs.Length < folded.LetterRunCount) runs = new ulong[folded.LetterRunCount * 2];
        folded.AllLetterRuns(runs.AsSpan(0, folded.LetterRunCount));
        Winnow(runs.AsSpan(0, folded.LetterRunCount));
        foreach (var fingerprint in fingerprints)
        {
            ref var carriers = ref CollectionsMarshal.GetValueRefOrAddDefault(carriersOf, fingerprint, out var known);
            if (!known)
            {
                carriers.First = number;
                continue;
            }
            Count(carriers.First);
            if (carriers.More is { } more)
            {
                foreach (var carrier in CollectionsMarshal.AsSpan(more)) Count(carrier);
                if (more.Count + 1 < MostCarriers) more.Add(number);
            }
            else carriers.More = [number];
        }
        return Best();
    }

    private void Count(int carrier)
    {
        if (shared[carrier]++ == 0) sharing.Add(carrier);
    }

    private ReadOnlySpan<int> Best()
    {
        var found = 0;
        foreach (var carrier in sharing)
        {
            // A near-duplicate shares most of its fingerprints; one that shares a greeting is not worth a comparison.
            if (shared[carrier] * 6 < Math.Min(fingerprints.Count, Math.Max(1, comments[carrier].Folded.LetterCount / Window))) continue;
            var at = found;
            while (at > 0 && IsBetter(carrier, best[at - 1])) at--;
            if (at == MostCandidates) continue;
            found = Math.Min(found + 1, MostCandidates);
            for (var i = found - 1; i > at; i--) best[i] = best[i - 1];
            best[at] = carrier;
        }
        foreach (var carrier in sharing) shared[carrier] = 0;
        sharing.Clear();
        return best.AsSpan(0, found);
    }

    private bool IsBetter(int one, int other) =>
        shared[one] != shared[other] ? shared[one] > shared[other] : comments[one].Place < comments[other].Place;

    /// <summary>The smallest run of each window, none twice.</summary>
    private void Winnow(ReadOnlySpan<ulong> letterRuns)
    {
        fingerprints.Clear();
        var smallest = 0;
        for (var i = 0; i < letterRuns.Length; i++)
        {
            if (letterRuns[i] <= letterRuns[smallest]) smallest = i;
            else if (i - smallest == Window)
            {
                smallest = i - Window + 1;
                for (var k = smallest + 1; k <= i; k++)
                    if (letterRuns[k] <= letterRuns[smallest]) smallest = k;
            }
            // Neighbouring windows mostly have the same one.
            if (i + 1 >= Math.Min(Window, letterRuns.Length) && (fingerprints.Count == 0 || fingerprints[^1] != letterRuns[smallest])) fingerprints.Add(letterRuns[smallest]);
        }
        fingerprints.Sort();
        var kept = 0;
        foreach (var fingerprint in CollectionsMarshal.AsSpan(fingerprints))
            if (kept == 0 || fingerprints[kept - 1] != fingerprint) fingerprints[kept++] = fingerprint;
        fingerprints.RemoveRange(kept, fingerprints.Count - kept);
    }
}
